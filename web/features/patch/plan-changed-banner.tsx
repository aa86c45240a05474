import { RefreshCw } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { counted } from './patch-totals.ts';
import type { Proposal } from './use-proposal.ts';
import { useRebase } from './use-rebase.ts';

export interface PlanChangedBannerProps {
  /** Operations that clash with the plan as it is now. */
  readonly clashCount: number;
  readonly proposal: Proposal;
  /** Whether the others are out of sight. */
  readonly showsOnlyClashes: boolean;
  readonly onToggle: () => void;
  /** Called when the proposal stands on the plan as it is now. */
  readonly onRebased: () => void;
}

/** Said while a proposal no longer fits the plan, with the way to make it fit. */
export function PlanChangedBanner(props: PlanChangedBannerProps) {
  const { clashCount, proposal, showsOnlyClashes, onToggle, onRebased } = props;
  const { rebase, isRebasing } = useRebase(proposal, onRebased);
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-mod-bg px-3 py-2 sm:px-4"
    >
      <RefreshCw className="size-4 shrink-0 text-mod" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-56">
        <strong className="font-medium">The plan has changed.</strong>{' '}
        {clashCount === 1 ? '1 change clashes' : `${counted(clashCount, 'change')} clash`} with it. Decide on each
        below, or rebase: the proposal then stands against the plan as it is now, and all decisions are kept.
      </p>
      <Button variant="ghost" aria-pressed={showsOnlyClashes} onClick={onToggle}>
        {showsOnlyClashes ? 'Show all changes' : `Show only ${clashCount === 1 ? 'this' : 'these'}`}
      </Button>
      <Button busy={isRebasing} onClick={rebase}>
        Rebase
      </Button>
    </div>
  );
}
