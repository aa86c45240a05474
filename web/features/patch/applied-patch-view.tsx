import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { countSigns } from './operation.ts';
import type { OperationListHandle } from './operation-list.tsx';
import { PatchReview, useExpanded } from './patch-review.tsx';
import { effectOf, revertingStep } from './patch-effect.ts';
import { AppliedBy, Moment, PatchAuthor } from './patch-status.tsx';
import { groupedRows } from './review-groups.ts';
import type { ReviewedPatch } from './review-header.tsx';
import { EMPTY_REVIEW, standings, withOperations, withVerdicts } from './review-model.ts';
import type { Verdict } from './review-model.ts';
import { SignCounters } from './sign-chip.tsx';
import { setUndoConflicts, useUndoConflicts } from './undo-conflicts.ts';
import { UndoConflicts } from './undo-conflicts-panel.tsx';
import { useDecisions } from './use-decisions.ts';
import { usePlanKnowledge } from './use-plan-knowledge.ts';
import { useRevert } from './use-revert.ts';

export interface AppliedPatchViewProps {
  readonly projectId: string;
  readonly patch: ReviewedPatch;
  readonly onChanged: () => void;
}

const noRisk = () => null;

/** What a patch changed, with what was left out of it, who undid it, and the button that does. */
export function AppliedPatchView({ projectId, patch, onChanged }: AppliedPatchViewProps) {
  const { operations } = patch;
  const { names } = usePlanKnowledge(projectId, operations);
  const revert = useRevert(projectId);
  const step = revertingStep(patch);
  const conflicts = useUndoConflicts(step.patchId);
  const [isReverting, setIsReverting] = useState(false);
  const review = useMemo(() => decidedReview(patch), [patch]);
  const rows = useMemo(() => groupedRows(operations), [operations]);
  const where = useMemo(() => standings(review), [review]);
  const { expanded, toggle } = useExpanded();
  const list = useRef<OperationListHandle>(null);
  const { activeId, activate, shortcuts } = useDecisions({ review, rows, dispatch: ignore, list });
  useShortcuts('review', { next: shortcuts.next, previous: shortcuts.previous });

  const { isUndone, by } = effectOf(patch);
  const word = isUndone ? 'Redo' : 'Undo';
  async function undo(onConflict: 'FAIL' | 'SKIP' | 'OVERWRITE') {
    setIsReverting(true);
    const hasHappened = await revert({ ...step, onConflict });
    setIsReverting(false);
    if (hasHappened) onChanged();
  }

  const canUndoSingly =
    patch.status === 'APPLIED' && patch.appliedVersion !== null && !isUndone && operations.length > 1;
  const undoOne = useCallback(
    (id: string) => {
      const title = operations.find((each) => each.id === id)?.title ?? patch.title;
      void revert({ patchId: patch.id, title, word: 'Undone', operations: [id] }).then((hasHappened) => {
        if (hasHappened) onChanged();
      });
    },
    [operations, patch.id, patch.title, revert, onChanged],
  );

  const applied = operations.filter(({ decision }) => decision !== 'REJECTED');
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-col gap-1 border-b border-line px-3 py-2 sm:px-4">
        <Link
          to="/p/$projectId/history"
          params={{ projectId }}
          className="inline-flex min-h-6 items-center gap-1 self-start rounded-control text-12 text-mut hover:text-fg coarse:min-h-11"
        >
          <ArrowLeft className="size-3.5" aria-hidden="true" />
          History
        </Link>
        <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
          <h1 tabIndex={-1} className="min-w-0 text-16 font-semibold [overflow-wrap:anywhere]">
            {patch.title}
          </h1>
          <SignCounters hidesZeros {...countSigns(applied)} />
          {isUndone && <Chip>Undone</Chip>}
          {patch.status === 'APPLIED' && patch.appliedVersion !== null && (
            <Button className="ml-auto" busy={isReverting} onClick={() => void undo('FAIL')}>
              {word}
            </Button>
          )}
        </div>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-12 text-mut">
          <PatchAuthor kind={patch.authorKind} name={patch.authorName} />
          <AppliedBy {...patch} />
          <Moment at={patch.appliedAt ?? patch.createdAt} />
          {patch.appliedVersion !== null && <span>Version {patch.appliedVersion}</span>}
          {patch.reverts && <RelatedPatch projectId={projectId} word="Undoes" patch={patch.reverts} />}
          {by && <RelatedPatch projectId={projectId} word={isUndone ? 'Undone by' : 'Redone by'} patch={by} />}
        </p>
        {patch.rationale !== null && patch.rationale !== '' && (
          <p className="max-h-32 max-w-3xl overflow-y-auto [overflow-wrap:anywhere] whitespace-pre-wrap">
            {patch.rationale}
          </p>
        )}
      </header>
      {conflicts && (
        <UndoConflicts
          conflicts={conflicts}
          names={names}
          word={word}
          isBusy={isReverting}
          onChoose={(policy) => void undo(policy)}
          onCancel={() => setUndoConflicts(step.patchId, null)}
        />
      )}
      <PatchReview
        ref={list}
        label="Changes"
        rows={rows}
        review={review}
        standings={where}
        names={names}
        isPast
        onUndo={canUndoSingly ? undoOne : undefined}
        activeId={activeId}
        onActivate={activate}
        onDecide={ignore}
        expanded={expanded}
        onToggle={toggle}
      />
    </div>
  );
}

interface RelatedPatchProps {
  readonly projectId: string;
  readonly word: string;
  readonly patch: { readonly id: string; readonly title: string };
}

function RelatedPatch({ projectId, word, patch }: RelatedPatchProps) {
  return (
    <span>
      {word}{' '}
      <Link
        to="/p/$projectId/history/$patchId"
        params={{ projectId, patchId: patch.id }}
        className="rounded-chip text-acctx underline underline-offset-2"
      >
        {patch.title}
      </Link>
    </span>
  );
}

/** The decisions as they were made when the patch was applied. */
function decidedReview(patch: ReviewedPatch) {
  const rejected = patch.operations
    .filter(({ decision }) => decision === 'REJECTED')
    .map(({ id }): [string, Verdict] => [id, { type: 'rejected', because: id }]);
  return withVerdicts(withOperations(EMPTY_REVIEW, patch.operations, noRisk), new Map(rejected));
}

function ignore(): void {
  // Nothing can be decided about a patch that is applied.
}
