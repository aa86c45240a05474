import { useApolloClient } from '@apollo/client/react';
import { useCallback, useRef } from 'react';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { editsAnswered, forgetTakenBack } from '../../apollo/plan-edits.ts';
import { announce } from '../../ui/live-regions.tsx';
import { showToast } from '../../ui/toasts.ts';
import { revertRequests, useRevert, waitingUndo } from './use-revert.ts';

export interface Undo {
  /** Takes back the latest change that this person made and that is not taken back yet. Never throws. */
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
}

/**
 * Undo and redo of a person's own changes to a plan. A change is one patch: an edit by hand, or an agent's proposal that
 * was applied from this browser. Where later changes are in the way, the page of the patch opens and asks.
 */
export function useUndo(projectId: string): Undo {
  const client = useApolloClient();
  const revert = useRevert(projectId);
  // Keys repeat; a second step may only begin where the first has ended, or it would take back the same patch.
  const isBusy = useRef(false);

  const step = useCallback(
    async (direction: 'undo' | 'redo') => {
      if (isBusy.current) return;
      isBusy.current = true;
      try {
        const { stepInWaiting } = await waitingUndo();
        if (stepInWaiting(projectId, direction)) return;
        const { requestUndoTarget } = await revertRequests();
        // What has been done last may be on its way still.
        await editsAnswered();
        const target = await requestUndoTarget(client, projectId, direction);
        if (!target) {
          announce(`There is nothing to ${direction}.`);
          showToast({ title: `There is nothing to ${direction}.`, key: `revert-${projectId}` });
          return;
        }
        forgetTakenBack(projectId);
        await revert({ ...target, word: direction === 'undo' ? 'Undone' : 'Redone' });
      } catch (error) {
        showToast({ title: `Could not ${direction}.`, description: errorSentence(error), tone: 'error' });
      } finally {
        isBusy.current = false;
      }
    },
    [client, projectId, revert],
  );

  const undo = useCallback(() => step('undo'), [step]);
  const redo = useCallback(() => step('redo'), [step]);
  return { undo, redo };
}
