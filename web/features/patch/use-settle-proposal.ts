import { useApolloClient } from '@apollo/client/react';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ReviewPage_RejectDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { applyEdit, useIsBeingApplied } from '../../apollo/plan-edits.ts';
import { planSession, plans } from '../../apollo/plan-sessions.ts';
import { arriveAt } from '../../lib/arrival.ts';
import { keepLocally } from '../../lib/kept-locally.ts';
import { whenIdle } from '../../lib/when-idle.ts';
import { showToast } from '../../ui/toasts.ts';
import { useAskForTheRest } from '../planning/use-ask-for-the-rest.ts';
import { firstInPlan } from '../task/first-in-plan.ts';
import { beginAttempt } from './apply-attempt.ts';
import type { ApplyPlan } from './apply-plan.ts';
import type { ReviewConflict } from './conflict.ts';
import { acceptEntries, type LeftOutFields } from './left-out-fields.ts';
import type { ReviewOperation } from './operation.ts';
import { previewOperations } from './preview-operations.ts';
import type { Review } from './review-model.ts';
import { verdictsKey } from './use-kept-verdicts.ts';
import type { Proposal } from './use-proposal.ts';

export interface SettleProposalOptions {
  readonly projectId: string;
  readonly proposal: Proposal;
  readonly plan: ApplyPlan;
  readonly review: Review;
  readonly leftOut: LeftOutFields;
  /** The operations that the plan of applying accepts. */
  readonly included: readonly ReviewOperation[];
  /** Those of them whose proposed values are to win. */
  readonly overwriting: ReadonlySet<string>;
  /** Shows what stands in the way, and why. */
  readonly onConflicts: (sentence: string, conflicts: readonly ReviewConflict[]) => void;
  /**
   * Called in the moment before the plan shows what is applied, where that is shown instead of the review: what is about
   * to go need not be drawn again with each step on the way.
   */
  readonly onLeave: () => void;
  /** Called when somebody else has applied or discarded it meanwhile. */
  readonly onSettled: () => void;
}

export interface SettleProposal {
  readonly apply: () => Promise<void>;
  /** Applies, and asks the agent once more for what has not arrived. */
  readonly applyAndGetTheRest: () => Promise<void>;
  readonly discard: () => Promise<void>;
  readonly isApplying: boolean;
}

/** Ends a review: applies what is accepted in one step, or discards all of it, and goes to the plan. */
export function useSettleProposal(options: SettleProposalOptions): SettleProposal {
  const { projectId, proposal, plan, review, leftOut, included, overwriting, onConflicts, onLeave, onSettled } =
    options;
  const { patch, conflicts } = proposal;
  const client = useApolloClient();
  const navigate = useNavigate();
  const router = useRouter();
  const askForTheRest = useAskForTheRest(projectId);
  const isApplying = useIsBeingApplied(patch.id);
  const isStarting = useRef(false);
  const { status } = patch;
  // Whoever applies or discards it is told by the answer, and is on the way elsewhere.
  const isLeaving = useRef(false);
  useEffect(
    function noticeThatItIsSettled() {
      if (status !== 'PROPOSED' && !isLeaving.current) onSettled();
    },
    [status, onSettled],
  );

  /** Shows what is accepted in the plan and sends it. Null where that is not to be done; otherwise whether it was applied. */
  async function begin(beforeShown = () => {}): Promise<{ readonly isApplied: Promise<boolean> } | null> {
    if (plan.accept.length === 0 || isApplying || isStarting.current) return null;
    isStarting.current = true;
    try {
      if (plan.policy === 'OVERWRITE') {
        // What is overwritten has to be what somebody has looked at: a clash that is new since then is shown first.
        const fresh = await proposal.refresh();
        const unseen = fresh?.conflicts.filter(({ operationId }) => !conflicts.has(operationId)) ?? [];
        if (unseen.length > 0) {
          onConflicts('The plan has changed meanwhile. Look at the new conflicts.', unseen);
          return null;
        }
      }
      isLeaving.current = true;
      beginAttempt(patch.id, overwriting);
      beforeShown();
      // Undo may be asked for at once, before the code is there that tells of the outcome.
      const here = import('./applied-here.ts');
      const outcome = applyEdit({
        projectId,
        title: patch.title,
        operations: previewOperations(included, leftOut),
        onConflict: plan.policy,
        proposal: {
          patchId: patch.id,
          // Named one by one, also when it is all of them: without names the server leaves out what it finds too risky.
          accept: acceptEntries(plan.accept, review.graph.byId, leftOut),
          count: plan.accept.length,
        },
      });
      void Promise.all([here, outcome]).then(
        ([{ rememberAppliedHere }, { type }]) => type === 'applied' && rememberAppliedHere(patch.id),
        () => undefined,
      );
      return { isApplied: outcome.then(({ type }) => settled(type === 'applied')) };
    } finally {
      isStarting.current = false;
    }
  }

  function settled(isApplied: boolean): boolean {
    isLeaving.current = isApplied;
    if (isApplied) {
      for (const key of [verdictsKey(patch), `fields:${patch.id}`, `large:${patch.id}`])
        void keepLocally(key, undefined);
    }
    return isApplied;
  }

  useEffect(
    function makeTheWayReady() {
      return whenIdle(() => void router.preloadRoute({ to: '/p/$projectId/outline', params: { projectId } }));
    },
    [router, projectId],
  );

  async function apply() {
    // Where the plan is there, it shows the result at once; a refusal leads back here.
    const showsAtOnce = planSession(projectId).getState().type === 'ready';
    const begun = await begin(showsAtOnce ? onLeave : undefined);
    if (begun && (showsAtOnce || (await begun.isApplied))) await goToPlan();
  }

  async function applyAndGetTheRest() {
    const begun = await begin();
    if (!begun || !(await begun.isApplied) || !patch.run || (await askForTheRest(patch.run))) return;
    await goToPlan();
    showToast({ title: 'The rest could not be asked for. Refine the goal to try again.', tone: 'error' });
  }

  async function goToPlan() {
    const changed = new Set(included.flatMap(({ taskId }) => taskId ?? []));
    const first = firstInPlan(plans.index(projectId), changed);
    if (first !== null) arriveAt(projectId, first);
    await navigate({ to: '/p/$projectId/outline', params: { projectId } });
  }

  async function discard() {
    isLeaving.current = true;
    try {
      await client.mutate({
        mutation: ReviewPage_RejectDocument,
        variables: { id: patch.id },
        fetchPolicy: 'no-cache',
      });
      void keepLocally(verdictsKey(patch), undefined);
      await navigate({ to: '/p/$projectId/outline', params: { projectId } });
      showToast({ title: `Discarded: ${patch.title}` });
    } catch (error) {
      isLeaving.current = false;
      showToast({ title: 'The proposal could not be discarded.', description: errorSentence(error), tone: 'error' });
    }
  }

  return { apply, applyAndGetTheRest, discard, isApplying };
}
