import { ReviewPage_EditDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { isNetworkFailure } from '../../apollo/network-failure.ts';
import { isSignedOut } from '../../apollo/signed-out.ts';
import { showToast } from '../../ui/toasts.ts';
import type { EditDraft } from './edit-draft.ts';
import { keepPendingEdits, readPendingEdits } from './pending-edits.ts';
import type { Proposal } from './use-proposal.ts';

export interface SendPendingEditsOptions {
  readonly runId: string;
  readonly patchId: string;
  readonly change: Proposal['change'];
  /** Gives the form back with what was written, where the server refuses it. */
  readonly reopen: (operationId: string, draft: EditDraft) => void;
}

/**
 * Puts into a proposal what was written into its operations while they still arrived. What is sent is forgotten here, one by
 * one; without a connection the rest waits for the next visit. Never rejects.
 */
export async function sendPendingEdits({ runId, patchId, change, reopen }: SendPendingEditsOptions): Promise<void> {
  const waiting = new Map(await readPendingEdits(runId));
  for (const [operationId, { changes, draft }] of Array.from(waiting)) {
    try {
      await change(ReviewPage_EditDocument, { patchId, operationId, changes }, ({ editOperation }) => editOperation);
    } catch (error) {
      if (isNetworkFailure(error) || isSignedOut(error)) return;
      showToast({ title: 'An edit was not taken over.', description: errorSentence(error), tone: 'error' });
      reopen(operationId, draft);
    }
    waiting.delete(operationId);
    await keepPendingEdits(runId, waiting);
  }
}
