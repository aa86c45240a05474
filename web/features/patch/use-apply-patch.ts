import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';
import type { ApplyPatchInput, ReviewPage_ApplyMutation } from '../../__generated__/graphql.ts';
import { ReviewPage_ApplyDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { planSession } from '../../apollo/plan-sessions.ts';

export type ApplyPayload = ReviewPage_ApplyMutation['applyPatch'];
export type ApplyOutcome =
  | { readonly type: 'answered'; readonly payload: ApplyPayload }
  | { readonly type: 'failed'; readonly sentence: string };

/** Applies a proposal. A call whose answer got lost is repeated with its key, so that it cannot apply twice. */
export function useApplyPatch(projectId: string) {
  const client = useApolloClient();
  const [isApplying, setIsApplying] = useState(false);
  const unanswered = useRef<{ request: string; idempotencyKey: string } | null>(null);
  const isBusy = useRef(false);

  /** Null where a call is already on its way. */
  async function apply(input: Omit<ApplyPatchInput, 'idempotencyKey'>): Promise<ApplyOutcome | null> {
    if (isBusy.current) return null;
    isBusy.current = true;
    setIsApplying(true);
    const request = JSON.stringify(input);
    if (unanswered.current?.request !== request) {
      unanswered.current = { request, idempotencyKey: crypto.randomUUID() };
    }
    const { idempotencyKey } = unanswered.current;
    try {
      const { data } = await client.mutate({
        mutation: ReviewPage_ApplyDocument,
        variables: { input: { ...input, idempotencyKey } },
        fetchPolicy: 'no-cache',
      });
      if (!data) return { type: 'failed', sentence: 'The server did not answer. Nothing is lost: try again.' };
      // An answer settles the call: what is tried next is a call of its own.
      unanswered.current = null;
      if (data.applyPatch.applied) {
        planSession(projectId).receive(data.applyPatch, data.applyPatch.patch?.appliedVersion ?? null);
      }
      return { type: 'answered', payload: data.applyPatch };
    } catch (error) {
      return { type: 'failed', sentence: errorSentence(error) };
    } finally {
      isBusy.current = false;
      setIsApplying(false);
    }
  }

  return { apply, isApplying };
}
