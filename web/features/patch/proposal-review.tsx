import { Suspense, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { Optional } from '../../app/optional.tsx';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { announce } from '../../ui/live-regions.tsx';
import { showToast } from '../../ui/toasts.ts';
import { planOfApplying } from './apply-plan.ts';
import { beginAttempt, overwrittenIn, useAttemptConflicts } from './apply-attempt.ts';
import type { ReviewConflict } from './conflict.ts';
import type { OperationListHandle } from './operation-list.tsx';
import { PatchReview, useExpanded } from './patch-review.tsx';
import { previewOperations } from './preview-operations.ts';
import { reviewReducer } from './review-actions.ts';
import { ReviewBar } from './review-bar.tsx';
import { groupedRows, indexOf, onlyOf } from './review-groups.ts';
import { ReviewHeader } from './review-header.tsx';
import type { ReviewedPatch } from './review-header.tsx';
import { EMPTY_REVIEW, standings, withOperations, withVerdicts } from './review-model.ts';
import { decisionsIn, verdictsFrom } from './server-decisions.ts';
import { useDecisions } from './use-decisions.ts';
import { isEmptied, toggledField, useLeftOutFields } from './left-out-fields.ts';
import { useFix } from './use-fix.ts';
import { useKeptVerdicts, verdictsKey } from './use-kept-verdicts.ts';
import { useLargeChange } from './use-large-change.ts';
import { useObstacle } from './use-obstacle.ts';
import { useOpenPreview } from './use-open-preview.ts';
import { useOperationEdits } from './use-operation-edits.tsx';
import { usePlanKnowledge } from './use-plan-knowledge.ts';
import { useProblems } from './use-problems.ts';
import { useProposal } from './use-proposal.ts';
import { useReviewAnnouncements } from './use-review-announcements.ts';
import { useReviewRisks } from './use-review-risks.ts';
import { type SettleProposalOptions, useSettleProposal } from './use-settle-proposal.ts';
import { useServerDecisions } from './use-server-decisions.ts';

const ProposalOrigin = lazyComponent(() => import('../planning/proposal-origin.tsx'), 'ProposalOrigin');
const PlanChangedBanner = lazyComponent(() => import('./plan-changed-banner.tsx'), 'PlanChangedBanner');
const ApplyingProgress = lazyComponent(() => import('./applying-progress.tsx'), 'ApplyingProgress');
const AgainEditor = lazyComponent(() => import('../planning/again-editor.tsx'), 'AgainEditor');
const DiscardDialog = lazyComponent(() => import('./discard-dialog.tsx'), 'DiscardDialog');

export interface ProposalReviewProps {
  readonly projectId: string;
  readonly patch: ReviewedPatch;
  /** What the one who looks goes by. */
  readonly viewerName: string;
  readonly onLeave: SettleProposalOptions['onLeave'];
  /** Called when somebody else has applied or discarded it meanwhile. */
  readonly onSettled: () => void;
}

/** Deciding on an open proposal, and applying what is accepted in one step. */
export function ProposalReview({ projectId, patch: initial, viewerName, onLeave, onSettled }: ProposalReviewProps) {
  const proposal = useProposal(initial);
  const { patch, conflicts } = proposal;
  const { operations } = patch;
  const knowledge = usePlanKnowledge(projectId, operations);
  const { names } = knowledge;
  const problems = useProblems(projectId, proposal, knowledge);
  const riskOf = useReviewRisks(patch, viewerName, problems, knowledge.riskOf);
  const [review, dispatch] = useReducer(reviewReducer, operations, (all) => {
    const fresh = withOperations(EMPTY_REVIEW, all, riskOf);
    return withVerdicts(fresh, verdictsFrom(fresh.graph, decisionsIn(all)));
  });
  const key = verdictsKey(patch);
  const isOnServer = useServerDecisions(patch, viewerName, review, dispatch);
  useKeptVerdicts(key, review.verdicts, dispatch, isOnServer);
  useEffect(
    function takeOverWhatHasChanged() {
      dispatch({ type: 'arrive', operations, riskOf });
    },
    [operations, riskOf],
  );

  const [overwriting, setOverwriting] = useState(() => overwrittenIn(patch.id));
  const [isDiscarding, setIsDiscarding] = useState(false);

  const [leftOut, toggleField] = useLeftOutFields(`fields:${patch.id}`);
  const list = useRef<OperationListHandle>(null);
  const [showsOnlyClashes, setShowsOnlyClashes] = useState(false);
  const where = useMemo(() => standings(review), [review]);
  const plan = useMemo(() => planOfApplying(review, conflicts, overwriting), [review, conflicts, overwriting]);
  const isOpen = (id: string) => where.get(id) !== 'rejected';
  const clashing = useMemo(
    () => new Set([...conflicts.keys()].filter((id) => !problems.has(id))),
    [conflicts, problems],
  );
  const clashCount = [...clashing].filter(isOpen).length;
  const unsettled = plan.unsettled.filter((id) => clashing.has(id)).length;
  const undecided = [...where].flatMap(([id, standing]) => (standing === 'undecided' ? [id] : []));
  const questions = undecided.filter((id) => problems.has(id)).length;
  const toFix = plan.unsettled.length - unsettled + questions;
  const allRows = useMemo(() => groupedRows(operations), [operations]);
  const isFiltered = showsOnlyClashes && clashCount > 0;
  const rows = useMemo(() => (isFiltered ? onlyOf(allRows, clashing) : allRows), [allRows, clashing, isFiltered]);
  const accepted = useMemo(() => new Set(plan.accept), [plan]);
  const included = useMemo(() => operations.filter(({ id }) => accepted.has(id)), [operations, accepted]);
  const { expanded, toggle } = useExpanded();
  const decisions = useDecisions({ review, rows, dispatch, list });

  const overwrite = (id: string) => {
    dispatch({ type: 'accept', id });
    setOverwriting((was) => new Set([...was, id]));
  };
  const edits = useOperationEdits(proposal, names, {
    // Whoever writes another value into what clashes has looked at the clash.
    onSaved: (id) => {
      if (clashing.has(id)) overwrite(id);
    },
    onClosed: () => {
      const index = indexOf(rows, decisions.activeId);
      if (index >= 0) list.current?.focusRow(index);
    },
  });
  const { activeId, activate } = decisions;
  const [destination, goTo] = useState<string | null>(null);
  useEffect(
    function goThere() {
      if (destination === null) return;
      // The row may have come into the list, or changed its place in it, with this very render.
      activate(destination);
      list.current?.focusRow(indexOf(rows, destination));
      goTo(null);
    },
    [destination, rows, activate],
  );
  const titles = useMemo(() => new Map(included.map(({ id, title }) => [id, title])), [included]);
  function showOperation(id: string) {
    setShowsOnlyClashes(false);
    goTo(id);
  }

  const { decide } = decisions;
  const fix = useFix(projectId, proposal, decide);
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

  const large = useLargeChange(patch, included, viewerName);
  const obstacle = useObstacle(large);
  const settle = useSettleProposal({
    projectId,
    proposal,
    plan,
    review,
    leftOut,
    included,
    overwriting,
    onConflicts: showConflicts,
    onLeave,
    onSettled,
  });
  const { isApplying } = settle;
  const apply = () => {
    if (obstacle === null) void settle.apply();
  };

  /** Says it at once, shows what clashes alone, and goes to the first of it. */
  function showConflicts(sentence: string, clashes: readonly ReviewConflict[]) {
    announce(sentence, 'assertive');
    showToast({ title: sentence, tone: 'error', key: 'conflicts' });
    setShowsOnlyClashes(true);
    const [first] = onlyOf(allRows, new Set(clashes.map(({ operationId }) => operationId)));
    if (first?.type === 'operation') goTo(first.operation.id);
  }

  const refused = useAttemptConflicts(patch.id);
  useEffect(
    function showWhatStoodInTheWay() {
      if (refused === null) return;
      beginAttempt(patch.id, overwriting);
      proposal.setConflicts(refused);
      showConflicts('Nothing was applied: the plan has changed meanwhile. Look at the conflicts.', refused);
    },
    // Once for each refusal, whatever has been decided since.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [refused],
  );

  const preview = useOpenPreview(projectId, patch, () => previewOperations(included, leftOut));

  useReviewAnnouncements(patch, toFix);
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
        large={large}
        origin={
          patch.run && (
            <Optional>
              <Suspense>
                <ProposalOrigin run={patch.run} titles={titles} onShow={showOperation} />
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
        <Suspense>
          <PlanChangedBanner
            clashCount={clashCount}
            proposal={proposal}
            showsOnlyClashes={isFiltered}
            onToggle={() => setShowsOnlyClashes(!isFiltered)}
            onRebased={() => setOverwriting(new Set())}
          />
        </Suspense>
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
        onOverwrite={overwrite}
        problems={problems}
        onFix={fix}
        viewerName={viewerName}
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
      <Suspense>{isApplying && <ApplyingProgress count={plan.accept.length} />}</Suspense>
      <ReviewBar
        included={plan.accept.length}
        total={operations.length}
        deletes={included.filter(({ kind }) => kind === 'DELETE_TASK').length}
        undecided={undecided.length - questions}
        unsettled={unsettled}
        toFix={toFix}
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
