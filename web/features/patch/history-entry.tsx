import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Undo2 } from 'lucide-react';
import type { HistoryPageQuery } from '../../__generated__/graphql.ts';
import { Chip } from '../../ui/chip.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NO_SIGNS, signOf } from './operation.ts';
import type { SignCounts } from './operation.ts';
import { effectOf } from './patch-effect.ts';
import { AppliedBy, Moment, PatchAuthor } from './patch-status.tsx';
import { SignCounters } from './sign-chip.tsx';

export type HistoryPatch = NonNullable<HistoryPageQuery['project']>['patches']['nodes'][number];

export interface HistoryEntryProps {
  readonly patch: HistoryPatch;
  readonly projectId: string;
  /** Null where there is nothing to undo. */
  readonly onUndo: ((patch: HistoryPatch) => void) | null;
  /** While versions are picked to compare; absent otherwise. */
  readonly pick?: { readonly isPicked: boolean; readonly onToggle: (version: number) => void };
}

/** One patch in the history: what, who, when, and whether it still holds. */
export function HistoryEntry({ patch, projectId, onUndo, pick }: HistoryEntryProps) {
  const { isUndone } = effectOf(patch);
  const word = isUndone ? 'Redo' : 'Undo';
  return (
    <li className="flex items-start gap-2 border-b border-line px-3 py-2 last:border-b-0">
      {pick && patch.appliedVersion !== null && (
        <label className="relative grid size-6 shrink-0 place-items-center coarse:size-11">
          <span className="sr-only">{`Compare version ${patch.appliedVersion}`}</span>
          <input
            type="checkbox"
            checked={pick.isPicked}
            onChange={() => pick.onToggle(patch.appliedVersion ?? 0)}
            className="size-4 accent-acc"
          />
        </label>
      )}
      <span className="mt-px w-9 shrink-0 text-12 text-faint tabular-nums">
        {patch.appliedVersion === null ? '' : `v${patch.appliedVersion}`}
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <Link
            to={patch.status === 'PROPOSED' ? '/p/$projectId/plan/$patchId' : '/p/$projectId/history/$patchId'}
            params={{ projectId, patchId: patch.id }}
            className={clsx(
              'rounded-chip font-medium [overflow-wrap:anywhere] hover:underline touch-target',
              isUndone && 'text-mut line-through',
            )}
          >
            {patch.title}
          </Link>
          {isUndone && <Chip>Undone</Chip>}
          {patch.status === 'APPLIED' && patch.appliedVersion === null && <Chip>Changed nothing</Chip>}
        </div>
        <div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-12 text-mut">
          <PatchAuthor kind={patch.authorKind} name={patch.authorName} />
          <AppliedBy {...patch} />
          <Moment at={patch.appliedAt ?? patch.createdAt} />
          <SignCounters hidesZeros {...acceptedSigns(patch)} />
        </div>
      </div>
      {onUndo && patch.appliedVersion !== null && (
        <IconButton
          label={`${word}: ${patch.title}`}
          icon={<Undo2 className={clsx('size-4', word === 'Redo' && '-scale-x-100')} aria-hidden="true" />}
          onClick={() => onUndo(patch)}
        />
      )}
    </li>
  );
}

/** Counts of what was applied; of a proposal, of all that it holds. */
function acceptedSigns(patch: HistoryPatch): SignCounts {
  const counts = { ...NO_SIGNS };
  for (const { kind, decision } of patch.operations) if (decision !== 'REJECTED') counts[signOf(kind)] += 1;
  return counts;
}
