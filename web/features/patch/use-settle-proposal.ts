import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ReviewPage_RejectDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { plans } from '../../apollo/plan-sessions.ts';
import { arriveAt } from '../../lib/arrival.ts';
import { keepLocally } from '../../lib/kept-locally.ts';
import { showToast } from '../../ui/toasts.ts';
import { useAskForTheRest } from '../planning/use-ask-for-the-rest.ts';
import { firstInPlan } from '../task/first-in-plan.ts';
import { rememberAppliedHere } from './applied-here.ts';
import type { ApplyPlan } from './apply-plan.ts';
import type { ReviewConflict } from './conflict.ts';
import { acceptEntries, type LeftOutFields } from './left-out-fields.ts';
import { counted } from './patch-totals.ts';
import type { Review } from './review-model.ts';
import { useApplyPatch } from './use-apply-patch.ts';
import { verdictsKey } from './use-kept-verdicts.ts';
import type { Proposal } from './use-proposal.ts';
import { useRevert } from './use-revert.ts';

interface Changed {
  readonly id: string;
}

export interface SettleProposalOptions {
  readonly projectId: string;
  readonly proposal: Proposal;
  readonly plan: ApplyPlan;
  readonly review: Review;
  readonly leftOut: LeftOutFields;
  /** Shows what stands in the way, and why. */
  readonly onConflicts: (sentence: string, conflicts: readonly ReviewConflict[]) => void;
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
  const { projectId, proposal, plan, review, leftOut, onConflicts, onSettled } = options;
  const { patch, conflicts } = proposal;
  const client = useApolloClient();
  const navigate = useNavigate();
  const revert = useRevert(projectId);
  const askForTheRest = useAskForTheRest(projectId);
  const { apply, isApplying } = useApplyPatch(projectId);
  const { status } = patch;
  // Whoever applies or discards it is told by the answer, and is on the way elsewhere.
  const isLeaving = useRef(false);
  useEffect(
    function noticeThatItIsSettled() {
      if (status !== 'PROPOSED' && !isLeaving.current) onSettled();
    },
    [status, onSettled],
  );

  async function applyAccepted(afterwards: (changed: readonly Changed[]) => Promise<void>): Promise<void> {
    if (plan.accept.length === 0) return;
    if (plan.policy === 'OVERWRITE') {
      // What is overwritten has to be what somebody has looked at: a clash that is new since then is shown first.
      const fresh = await proposal.refresh();
      const unseen = fresh?.conflicts.filter(({ operationId }) => !conflicts.has(operationId)) ?? [];
      if (unseen.length > 0) return onConflicts('The plan has changed meanwhile. Look at the new conflicts.', unseen);
    }
    isLeaving.current = true;
    const outcome = await apply({
      patchId: patch.id,
      // Named one by one, also when it is all of them: without names the server leaves out what it finds too risky.
      accept: acceptEntries(plan.accept, review.graph.byId, leftOut),
      onConflict: plan.policy,
    });
    if (outcome === null) return;
    isLeaving.current = outcome.type === 'answered' && outcome.payload.applied;
    if (outcome.type === 'failed') {
      showToast({ title: 'Nothing was applied.', description: outcome.sentence, tone: 'error' });
      void proposal.refresh();
      return;
    }
    const { payload } = outcome;
    if (!payload.applied) {
      proposal.setConflicts(payload.conflicts);
      onConflicts('Nothing was applied: the plan has changed meanwhile. Look at the conflicts.', payload.conflicts);
      return;
    }
    rememberAppliedHere(patch.id);
    void keepLocally(verdictsKey(patch), undefined);
    void keepLocally(`fields:${patch.id}`, undefined);
    void keepLocally(`large:${patch.id}`, undefined);
    await afterwards(payload.changedTasks);
  }

  async function getTheRest(changed: readonly Changed[]) {
    if (!patch.run || (await askForTheRest(patch.run))) return;
    await celebrate(changed);
    showToast({ title: 'The rest could not be asked for. Refine the goal to try again.', tone: 'error' });
  }

  async function celebrate(changed: readonly Changed[]) {
    const first = firstInPlan(plans.index(projectId), new Set(changed.map(({ id }) => id)));
    if (first !== null) arriveAt(projectId, first);
    await navigate({ to: '/p/$projectId/outline', params: { projectId } });
    const title = `${counted(plan.accept.length, 'change')} applied`;
    showToast({
      title,
      tone: 'success',
      // Undoing by key or from elsewhere takes its place: its own button would have nothing left to undo.
      key: `revert-${projectId}`,
      action: {
        label: 'Undo',
        onPress: () => void revert({ patchId: patch.id, title: patch.title, word: 'Undone' }),
      },
      more: {
        label: 'See it',
        onPress: () =>
          void navigate({ to: '/p/$projectId/history/$patchId', params: { projectId, patchId: patch.id } }),
      },
    });
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

  return {
    apply: () => applyAccepted(celebrate),
    applyAndGetTheRest: () => applyAccepted(getTheRest),
    discard,
    isApplying,
  };
}
