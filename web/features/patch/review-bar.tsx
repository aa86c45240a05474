import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { counted } from './patch-totals.ts';

export interface ReviewBarProps {
  readonly included: number;
  readonly total: number;
  readonly deletes: number;
  readonly undecided: number;
  /** Clashes that nobody has settled: their operations are left out. */
  readonly unsettled: number;
  /** Operations that cannot be right as they are. */
  readonly toFix: number;
  readonly isApplying: boolean;
  /** Why nothing can be applied now, in a sentence; null where it can. */
  readonly obstacle: string | null;
  readonly onApply: () => void;
  readonly onAcceptRest: () => void;
  readonly onRejectRest: () => void;
  readonly onDiscard: () => void;
}

/** The bar under a review: how it stands, and Apply. It stays in view on every screen. */
export function ReviewBar(props: ReviewBarProps) {
  const { included, total, deletes, undecided, unsettled, toFix, obstacle, isApplying } = props;
  const leavesSomething = unsettled + toFix > 0;
  const what = leavesSomething ? 'the rest' : counted(included, 'change');
  return (
    <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line bg-raised px-3 py-2 pb-[calc(0.5rem+env(safe-area-inset-bottom))] sm:px-4">
      <p className="min-w-24 flex-1 text-12 text-mut" id="review-standing">
        <Standing {...{ included, total, undecided, unsettled, toFix }} />
        {obstacle !== null && <span className="block text-del">{obstacle}</span>}
      </p>
      <span className="hidden gap-2 lg:flex">
        <Button variant="ghost" onClick={props.onDiscard} disabled={isApplying}>
          Discard
        </Button>
        <Button onClick={props.onRejectRest} shortcut="review.rejectRest" disabled={isApplying}>
          Reject the rest
        </Button>
        <Button onClick={props.onAcceptRest} shortcut="review.acceptRest" disabled={isApplying}>
          Accept the rest
        </Button>
      </span>
      <span className="lg:hidden">
        <Menu
          align="end"
          trigger={<IconButton label="More" icon={<Ellipsis className="size-4" aria-hidden="true" />} />}
        >
          <MenuItem onSelect={props.onAcceptRest}>Accept the rest</MenuItem>
          <MenuItem onSelect={props.onRejectRest}>Reject the rest</MenuItem>
          <MenuSeparator />
          <MenuItem tone="danger" onSelect={props.onDiscard}>
            Discard the proposal
          </MenuItem>
        </Menu>
      </span>
      <Button
        variant="primary"
        busy={isApplying}
        disabled={included === 0 || obstacle !== null}
        shortcut="review.apply"
        data-tooltip="Apply"
        aria-describedby="review-standing"
        onClick={props.onApply}
      >
        <span className="sm:hidden">Apply {leavesSomething ? 'rest' : included}</span>
        <span className="max-sm:hidden">
          Apply {what}
          {deletes > 0 && ` · delete ${deletes}`}
        </span>
      </Button>
    </footer>
  );
}

function Standing(props: Pick<ReviewBarProps, 'included' | 'total' | 'undecided' | 'unsettled' | 'toFix'>): ReactNode {
  const { included, total, undecided, unsettled, toFix } = props;
  const notes = [
    undecided > 0 ? `${undecided} to decide` : '',
    toFix > 0 ? `${toFix} to fix` : '',
    unsettled > 0 ? `${counted(unsettled, 'conflict')} to settle` : '',
  ].filter((note) => note !== '');
  return (
    <>
      <span className="tabular-nums">
        {included} of {total} included
      </span>
      {notes.length > 0 && (
        <span className="text-mod">
          {` · ${notes.join(' · ')}`}
          <span className="max-sm:hidden">, left out until then</span>
        </span>
      )}
    </>
  );
}
