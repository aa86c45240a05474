import { useState } from 'react';
import { ReviewPage_RebaseDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { announce } from '../../ui/live-regions.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { Proposal } from './use-proposal.ts';

export interface Rebase {
  /** Puts the proposal on the plan as it is now. Says how that went; never throws. */
  readonly rebase: () => void;
  readonly isRebasing: boolean;
}

/** `onRebased` is called before the success is said. */
export function useRebase(proposal: Proposal, onRebased: () => void): Rebase {
  const [isRebasing, setIsRebasing] = useState(false);

  async function rebase() {
    setIsRebasing(true);
    try {
      await proposal.change(ReviewPage_RebaseDocument, { id: proposal.patch.id }, ({ rebasePatch }) => rebasePatch);
      onRebased();
      announce('The proposal now stands against the plan as it is. All decisions are kept.');
    } catch (error) {
      showToast({ title: 'The proposal could not be rebased.', description: errorSentence(error), tone: 'error' });
    } finally {
      setIsRebasing(false);
    }
  }

  return { rebase: () => void rebase(), isRebasing };
}
