import type { ApolloClient } from '@apollo/client';
import {
  type ConflictPolicy,
  Undo_ProposeRevertDocument,
  Undo_RevertDocument,
  type Undo_RevertMutation,
  Undo_TargetsDocument,
} from '../../__generated__/graphql.ts';
import { wasAppliedHere } from './applied-here.ts';
import { type AppliedPatch, undoTargets } from './undo-targets.ts';

/** How far back the keys look. Older changes can be undone from the history. */
const LOOK_BACK = 100;

/** Undoes a patch, or single operations of it, where nothing is in the way. Throws what the server refuses with. */
export async function requestRevert(
  client: ApolloClient,
  patchId: string,
  onConflict: ConflictPolicy,
  operations?: readonly string[],
): Promise<Undo_RevertMutation['revertPatch']> {
  const { data } = await client.mutate({
    mutation: Undo_RevertDocument,
    variables: { id: patchId, onConflict, ...(operations && { operations: [...operations] }) },
    fetchPolicy: 'no-cache',
  });
  if (!data) throw new Error('The server did not answer.');
  return data.revertPatch;
}

/** Makes a proposal of the undo of these operations, and answers its id. */
export async function requestRevertProposal(
  client: ApolloClient,
  patchId: string,
  operations: readonly string[],
): Promise<string> {
  const { data } = await client.mutate({
    mutation: Undo_ProposeRevertDocument,
    variables: { id: patchId, operations: [...operations] },
    fetchPolicy: 'no-cache',
  });
  if (!data) throw new Error('The server did not answer.');
  return data.proposeRevert.id;
}

/** The patch that undo or redo takes back, and what to call that; null where there is none. */
export async function requestUndoTarget(
  client: ApolloClient,
  projectId: string,
  direction: 'undo' | 'redo',
): Promise<{ readonly patchId: string; readonly title: string } | null> {
  const { data } = await client.query({
    query: Undo_TargetsDocument,
    variables: { projectId, first: LOOK_BACK },
    fetchPolicy: 'no-cache',
  });
  const own = (data?.project?.patches.nodes ?? [])
    .filter(
      ({ id, authorKind, authorName }) =>
        (authorKind === 'USER' && authorName === data?.viewer.name) || wasAppliedHere(id),
    )
    // By when they were applied: a proposal may have waited while edits were made by hand. What has changed
    // nothing has no version, and nothing to undo.
    .filter(({ appliedVersion }) => appliedVersion !== null)
    .sort((a, b) => (b.appliedVersion ?? 0) - (a.appliedVersion ?? 0));
  const target: AppliedPatch | null = undoTargets(own)[direction];
  if (!target) return null;
  const undone = direction === 'redo' ? own.find(({ id }) => id === target.reverts?.id) : undefined;
  return { patchId: target.id, title: undone?.title ?? target.title };
}
