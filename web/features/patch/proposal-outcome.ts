import type { ApolloClient } from '@apollo/client';
import type { useNavigate } from '@tanstack/react-router';
import type { AppliedProposal, EditOutcome } from '../../apollo/plan-edit.ts';
import { showToast } from '../../ui/toasts.ts';
import { rememberAppliedHere } from './applied-here.ts';
import { endAttempt, failAttempt } from './apply-attempt.ts';
import { counted } from './patch-totals.ts';
import { revertPatch } from './use-revert.ts';

/**
 * Says how applying a proposal has ended, wherever one is by then. What was refused has been rolled back, and its review
 * opens, with everything as it was decided.
 */
export function tellProposalOutcome(
  proposal: AppliedProposal & { readonly projectId: string; readonly title: string },
  outcome: EditOutcome,
  client: ApolloClient,
  navigate: ReturnType<typeof useNavigate>,
): void {
  const { projectId, patchId, title, count } = proposal;
  if (outcome.type === 'applied') {
    endAttempt(patchId);
    rememberAppliedHere(patchId);
    showToast({
      title: `${counted(count, 'change')} applied`,
      tone: 'success',
      // Undoing by key or from elsewhere takes its place: its own button would have nothing left to undo.
      key: `revert-${projectId}`,
      action: {
        label: 'Undo',
        onPress: () => void revertPatch(client, navigate, projectId, { patchId, title, word: 'Undone' }),
      },
      more: {
        label: 'See it',
        onPress: () => void navigate({ to: '/p/$projectId/history/$patchId', params: { projectId, patchId } }),
      },
    });
    return;
  }
  if (outcome.type === 'conflict') failAttempt(patchId, outcome.conflicts);
  if (outcome.type === 'refused')
    showToast({ title: 'Nothing was applied.', description: outcome.message, tone: 'error' });
  void navigate({ to: '/p/$projectId/plan/$patchId', params: { projectId, patchId } });
}
