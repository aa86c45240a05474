import { useApolloClient } from '@apollo/client/react';
import { useCallback, useRef } from 'react';
import { Undo_TargetsDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { announce } from '../../ui/live-regions.tsx';
import { showToast } from '../../ui/toasts.ts';
import { wasAppliedHere } from './applied-here.ts';
import { undoTargets } from './undo-targets.ts';
import { useRevert } from './use-revert.ts';

/** How far back the keys look. Older changes can be undone from the history. */
const LOOK_BACK = 100;

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
        const { data } = await client.query({
          query: Undo_TargetsDocument,
          variables: { projectId, first: LOOK_BACK },
          fetchPolicy: 'no-cache',
        });
        const all = data?.project?.patches.nodes ?? [];
        const own = all
          .filter(
            ({ id, authorKind, authorName }) =>
              (authorKind === 'USER' && authorName === data?.viewer.name) || wasAppliedHere(id),
          )
          // By when they were applied: a proposal may have waited while edits were made by hand. What has changed
          // nothing has no version, and nothing to undo.
          .filter(({ appliedVersion }) => appliedVersion !== null)
          .sort((a, b) => (b.appliedVersion ?? 0) - (a.appliedVersion ?? 0));
        const target = undoTargets(own)[direction];
        if (!target) {
          announce(`There is nothing to ${direction}.`);
          showToast({ title: `There is nothing to ${direction}.`, key: `revert-${projectId}` });
          return;
        }
        const undone = target.reverts ? own.find(({ id }) => id === target.reverts?.id) : undefined;
        const title = direction === 'redo' && undone ? undone.title : target.title;
        await revert({ patchId: target.id, title, word: direction === 'undo' ? 'Undone' : 'Redone' });
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
