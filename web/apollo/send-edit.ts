import type { ApolloClient } from '@apollo/client';
import { ApplyPatchDocument, type ApplyPatchMutation } from '../__generated__/graphql.ts';
import type { KeptEdit } from './plan-edit.ts';

/**
 * Asks the server to carry out an edit, or to apply the proposal that it stands for. Sent again, it has no second effect.
 * Rejects where there was no answer, and where the server has refused.
 */
export async function sendEdit(
  client: ApolloClient,
  { edit, key, base }: KeptEdit,
): Promise<ApplyPatchMutation['applyPatch']> {
  const { projectId, title, operations, onConflict = 'FAIL', proposal } = edit;
  const input = proposal
    ? { patchId: proposal.patchId, accept: [...proposal.accept] }
    : { projectId, title, operations: [...operations], baseVersion: base };
  const { data } = await client.mutate({
    mutation: ApplyPatchDocument,
    variables: { input: { ...input, onConflict, idempotencyKey: key } },
    fetchPolicy: 'no-cache',
  });
  if (!data?.applyPatch) throw new Error('The server’s answer was empty.');
  return data.applyPatch;
}
