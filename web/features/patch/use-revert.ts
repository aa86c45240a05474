import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ConflictPolicy } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { planSession } from '../../apollo/plan-sessions.ts';
import { announce } from '../../ui/live-regions.tsx';
import { showToast } from '../../ui/toasts.ts';
import { setUndoConflicts } from './undo-conflicts.ts';

export interface RevertOptions {
  readonly patchId: string;
  /** Title of what is undone or redone, for the notice. */
  readonly title: string;
  readonly word: 'Undone' | 'Redone';
  readonly onConflict?: ConflictPolicy;
  /** Operations of the patch to undo; all when absent. */
  readonly operations?: readonly string[];
}

/** What undo asks the server: loaded when the browser is idle, and not before the plan is on the screen. */
export const revertRequests = () => import('./revert-requests.ts');

/** The same for what has not left this page, and so can be undone without the server. */
export const waitingUndo = () => import('./waiting-undo.ts');

export type Revert = (options: RevertOptions) => Promise<boolean>;

/** The same as a hook: see `revertPatch`. */
export function useRevert(projectId: string): Revert {
  const client = useApolloClient();
  const navigate = useNavigate();
  return useCallback((options) => revertPatch(client, navigate, projectId, options), [client, navigate, projectId]);
}

/**
 * Undoes an applied patch, or redoes by undoing an undo. Where later changes are in the way nothing changes, and the
 * patch's page opens, which shows them and asks; for single operations the undo becomes a proposal to review. Answers whether it was done; never throws.
 */
export async function revertPatch(
  client: ApolloClient,
  navigate: ReturnType<typeof useNavigate>,
  projectId: string,
  options: RevertOptions,
): Promise<boolean> {
  const { patchId, title, word, onConflict = 'FAIL', operations } = options;
  try {
    const { requestRevert, requestRevertProposal } = await revertRequests();
    const payload = await requestRevert(client, patchId, onConflict, operations);
    if (!payload.applied && operations) {
      const proposalId = await requestRevertProposal(client, patchId, operations);
      announce('Later changes are in the way. Decide on the undo as on any proposal.', 'assertive');
      await navigate({ to: '/p/$projectId/plan/$patchId', params: { projectId, patchId: proposalId } });
      return false;
    }
    if (!payload.applied) {
      setUndoConflicts(patchId, payload.conflicts);
      announce('Later changes are in the way. Choose what is to win.', 'assertive');
      await navigate({ to: '/p/$projectId/history/$patchId', params: { projectId, patchId } });
      return false;
    }
    setUndoConflicts(patchId, null);
    planSession(projectId).receive(payload, payload.patch?.appliedVersion ?? null);
    const undone = payload.patch;
    const next = word === 'Undone' ? 'Redone' : 'Undone';
    showToast({
      title: `${word}: ${title}`,
      key: `revert-${projectId}`,
      ...(undone && {
        action: {
          label: word === 'Undone' ? 'Redo' : 'Undo',
          onPress: () => void revertPatch(client, navigate, projectId, { patchId: undone.id, title, word: next }),
        },
      }),
    });
    return true;
  } catch (error) {
    showToast({
      title: `Could not be ${word.toLowerCase()}: ${title}`,
      description: errorSentence(error),
      tone: 'error',
    });
    return false;
  }
}
