import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { ReviewPage_RebaseDocument } from '../../__generated__/graphql.ts';
import { endPreview, startPreview } from '../../apollo/preview.ts';
import { useConnection } from '../../apollo/connection.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { Optional } from '../../app/optional.tsx';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { lastView } from '../../app/last-view.ts';
import { announce } from '../../ui/live-regions.tsx';
import { showToast } from '../../ui/toasts.ts';
import { planOfApplying } from './apply-plan.ts';
import type { ReviewConflict } from './conflict.ts';
import type { ReviewOperation } from './operation.ts';
import type { OperationListHandle } from './operation-list.tsx';
import { PatchReview, useExpanded } from './patch-review.tsx';
import { PlanChangedBanner } from './plan-changed-banner.tsx';
import { previewOperations } from './preview-operations.ts';
import { reviewReducer } from './review-actions.ts';
import { ReviewBar } from './review-bar.tsx';
import { groupedRows } from './review-groups.ts';
import { ReviewHeader } from './review-header.tsx';
import type { ReviewedPatch } from './review-header.tsx';
import { EMPTY_REVIEW, standings, withOperations, withVerdicts } from './review-model.ts';
import { decisionsIn, verdictsFrom } from './server-decisions.ts';
import { useDecisions } from './use-decisions.ts';
import { isEmptied, toggledField, useLeftOutFields } from './left-out-fields.ts';
import { useKeptVerdicts, verdictsKey } from './use-kept-verdicts.ts';
import { useOperationEdits } from './use-operation-edits.tsx';
import { usePlanKnowledge } from './use-plan-knowledge.ts';
import { useProposal } from './use-proposal.ts';
import { useSettleProposal } from './use-settle-proposal.ts';
import { useServerDecisions } from './use-server-decisions.ts';

const BriefCoverage = lazyComponent(() => import('../planning/brief-coverage.tsx'), 'BriefCoverage');
const AgainEditor = lazyComponent(() => import('../planning/again-editor.tsx'), 'AgainEditor');
const DiscardDialog = lazy(async () => ({ default: (await import('./discard-dialog.tsx')).DiscardDialog }));

const NO_CONNECTION = 'There is no connection. The proposal is kept: apply it when the connection is back.';
/** Why it cannot be applied now. */
const OBSTACLES = {
  online: null,
  offline: NO_CONNECTION,
  reconnecting: NO_CONNECTION,
  'signed-out': 'You are not signed in any more. The proposal and your decisions are kept: sign in to apply it.',
};

export interface ProposalReviewProps {
  readonly projectId: string;
  readonly patch: ReviewedPatch;
  /** Called when somebody else has applied or discarded it meanwhile. */
  readonly onSettled: () => void;
}

/** Deciding on an open proposal, and applying what is accepted in one step. */
export function ProposalReview({ projectId, patch: initial, onSettled }: ProposalReviewProps) {
  const proposal = useProposal(initial);
  const { patch, conflicts } = proposal;
  const { operations } = patch;
  const navigate = useNavigate();
  const { names, riskOf: riskInPlan } = usePlanKnowledge(projectId, operations);
  // The server knows more, such as what people set by hand; this browser knows the plan as it is at this moment.
  const riskOf = useMemo(() => {
    const reasons = new Map(patch.protectedOperations.map(({ operationId, reason }) => [operationId, reason]));
    return (operation: ReviewOperation) => reasons.get(operation.id) ?? riskInPlan(operation);
  }, [patch.protectedOperations, riskInPlan]);
  const [review, dispatch] = useReducer(reviewReducer, operations, (all) => {
    const fresh = withOperations(EMPTY_REVIEW, all, riskOf);
    return withVerdicts(fresh, verdictsFrom(fresh.graph, decisionsIn(all)));
  });
  const key = verdictsKey(patch);
  const isOnServer = useServerDecisions(patch, review, dispatch);
  useKeptVerdicts(key, review.verdicts, dispatch, isOnServer);
  useEffect(
    function takeOverWhatHasChanged() {
      dispatch({ type: 'arrive', operations, riskOf });
    },
    [operations, riskOf],
  );

  const [overwriting, setOverwriting] = useState<ReadonlySet<string>>(new Set());
  const [isRebasing, setIsRebasing] = useState(false);
  const [isDiscarding, setIsDiscarding] = useState(false);

  const [leftOut, toggleField] = useLeftOutFields(`fields:${patch.id}`);
  const list = useRef<OperationListHandle>(null);
  const rows = useMemo(() => groupedRows(operations), [operations]);
  const where = useMemo(() => standings(review), [review]);
  const plan = useMemo(() => planOfApplying(review, conflicts, overwriting), [review, conflicts, overwriting]);
  const clashCount = [...conflicts.keys()].filter((id) => where.get(id) !== 'rejected').length;
  const accepted = useMemo(() => new Set(plan.accept), [plan]);
  const included = useMemo(() => operations.filter(({ id }) => accepted.has(id)), [operations, accepted]);
  const { expanded, toggle } = useExpanded();
  const decisions = useDecisions({ review, rows, dispatch, list });

  const edits = useOperationEdits(proposal, names, () => {
    const index = rows.findIndex((row) => row.type === 'operation' && row.operation.id === decisions.activeId);
    if (index >= 0) list.current?.focusRow(index);
  });
  const { activeId } = decisions;
  const titles = useMemo(() => new Map(included.map(({ id, title }) => [id, title])), [included]);
  function showOperation(id: string) {
    decisions.activate(id);
    list.current?.focusRow(rows.findIndex((row) => row.type === 'operation' && row.operation.id === id));
  }

  const { decide } = decisions;
  const { byId } = review.graph;
  const toggleFieldOf = useCallback(
    (id: string, field: string) => {
      const operation = byId.get(id);
      // Leaving out the last field is leaving out the whole of it.
      if (operation && isEmptied(operation, toggledField(leftOut, id, field))) decide('reject', id);
      else toggleField(id, field);
    },
    [byId, leftOut, decide, toggleField],
  );

  const obstacle = OBSTACLES[useConnection()];
  const settle = useSettleProposal({
    projectId,
    proposal,
    plan,
    review,
    leftOut,
    onConflicts: showConflicts,
    onSettled,
  });
  const { isApplying } = settle;
  const apply = () => {
    if (obstacle === null) void settle.apply();
  };

  /** Says it at once, and goes to the first clash: the list may have to scroll there before it exists in the page. */
  function showConflicts(sentence: string, clashes: readonly ReviewConflict[]) {
    announce(sentence, 'assertive');
    showToast({ title: sentence, tone: 'error', key: 'conflicts' });
    const clashing = new Set(clashes.map(({ operationId }) => operationId));
    const first = rows.findIndex((row) => row.type === 'operation' && clashing.has(row.operation.id));
    const row = rows[first];
    if (row?.type !== 'operation') return;
    decisions.activate(row.operation.id);
    list.current?.focusRow(first);
  }

  function preview() {
    startPreview({
      projectId,
      patchId: patch.id,
      title: patch.title,
      operations: previewOperations(included, leftOut),
    });
    const view = lastView(projectId);
    const to = `/p/$projectId/${view === 'timeline' || view === 'board' ? view : 'outline'}` as const;
    void navigate({ to, params: { projectId } });
  }
  // Whoever comes back by another way has left it as well.
  useEffect(endPreview, []);

  async function rebase() {
    setIsRebasing(true);
    try {
      await proposal.change(ReviewPage_RebaseDocument, { id: patch.id }, ({ rebasePatch }) => rebasePatch);
      setOverwriting(new Set());
      announce('The proposal now stands against the plan as it is. All decisions are kept.');
    } catch (error) {
      showToast({ title: 'The proposal could not be rebased.', description: errorSentence(error), tone: 'error' });
    } finally {
      setIsRebasing(false);
    }
  }

  useShortcuts(
    'review',
    {
      ...decisions.shortcuts,
      preview,
      edit: () => {
        if (activeId !== null) edits.onEdit(activeId);
      },
      apply,
    },
    { isEnabled: !isApplying },
  );

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ReviewHeader
        patch={patch}
        included={included}
        coverage={
          patch.run?.agent === 'PLANNER' && (
            <Optional>
              <Suspense>
                <BriefCoverage runId={patch.run.id} titles={titles} onShow={showOperation} />
              </Suspense>
            </Optional>
          )
        }
        onPreview={preview}
        onRest={() => {
          if (obstacle === null) void settle.applyAndGetTheRest();
        }}
        refine={
          patch.run && (
            <Suspense>
              <AgainEditor
                projectId={projectId}
                projectName={patch.project.name}
                run={patch.run}
                label={patch.run.agent === 'PLANNER' ? 'Refine the goal' : 'Refine the instructions'}
                submitLabel={patch.run.agent === 'PLANNER' ? 'Plan again' : 'Ask again'}
                autoFocus
              />
            </Suspense>
          )
        }
      />
      {clashCount > 0 && (
        <PlanChangedBanner clashCount={clashCount} isBusy={isRebasing} onRebase={() => void rebase()} />
      )}
      <PatchReview
        ref={list}
        label="Proposed changes"
        rows={rows}
        review={review}
        standings={where}
        names={names}
        conflicts={conflicts}
        included={accepted}
        overwriting={overwriting}
        onOverwrite={(id) => {
          dispatch({ type: 'accept', id });
          setOverwriting((was) => new Set([...was, id]));
        }}
        isReadOnly={isApplying}
        leftOutFields={leftOut}
        onToggleField={toggleFieldOf}
        {...edits}
        activeId={decisions.activeId}
        onActivate={decisions.activate}
        onDecide={decisions.decide}
        expanded={expanded}
        onToggle={toggle}
      />
      <ReviewBar
        included={plan.accept.length}
        total={operations.length}
        deletes={included.filter(({ kind }) => kind === 'DELETE_TASK').length}
        undecided={[...where.values()].filter((standing) => standing === 'undecided').length}
        unsettled={plan.unsettled.length}
        isApplying={isApplying}
        obstacle={obstacle}
        onApply={apply}
        onAcceptRest={() => dispatch({ type: 'acceptRest' })}
        onRejectRest={() => dispatch({ type: 'rejectRest' })}
        onDiscard={() => setIsDiscarding(true)}
      />
      <Suspense>
        {isDiscarding && (
          <DiscardDialog count={operations.length} onDiscard={settle.discard} onClose={() => setIsDiscarding(false)} />
        )}
      </Suspense>
    </div>
  );
}
