import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PatchStatus } from '../../__generated__/graphql.ts';
import { ReviewPage_LiveDocument, ReviewPage_StandingDocument } from '../../__generated__/graphql.ts';
import { follow } from '../../apollo/follow.ts';
import type { ReviewConflict } from './conflict.ts';
import { conflictsByOperation } from './conflict.ts';
import type { ReviewedPatch } from './review-header.tsx';

export interface Standing {
  readonly status: PatchStatus;
  readonly conflicts: readonly ReviewConflict[];
}

export interface Proposal {
  /** As the server told it last; an operation that has stayed the same stays the same object. */
  readonly patch: ReviewedPatch;
  readonly conflicts: ReadonlyMap<string, readonly ReviewConflict[]>;
  /** Takes over what the server has answered to a change of the proposal. */
  readonly receive: (patch: ReviewedPatch) => void;
  readonly setConflicts: (conflicts: readonly ReviewConflict[]) => void;
  /** Asks the server anew how it stands; answers what it says, null where it does not answer. */
  readonly refresh: () => Promise<Standing | null>;
  /** Sends a change of the proposal and takes over what it has led to. Rejects where the server refuses. */
  readonly change: <Data, Variables extends OperationVariables>(
    mutation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    patchIn: (data: Data) => ReviewedPatch,
  ) => Promise<ReviewedPatch>;
}

/** A proposal that stays as the server has it: what others decide and edit, and how it stands against the plan now. */
export function useProposal(initial: ReviewedPatch): Proposal {
  const client = useApolloClient();
  const [patch, setPatch] = useState(initial);
  const { id } = initial;
  const receive = useCallback((next: ReviewedPatch) => setPatch((was) => keepingOperations(was, next)), []);

  useEffect(
    function followProposal() {
      return follow({
        client,
        subscription: ReviewPage_LiveDocument,
        variables: () => ({ id }),
        onData: ({ proposalChanged }) => receive(proposalChanged as ReviewedPatch),
      });
    },
    [client, id, receive],
  );

  const refresh = useCallback(async (): Promise<Standing | null> => {
    try {
      const { data } = await client.query({
        query: ReviewPage_StandingDocument,
        variables: { id },
        fetchPolicy: 'no-cache',
      });
      const standing = data?.patch;
      if (!standing) return null;
      setPatch((was) => ({ ...was, status: standing.status, conflicts: standing.conflicts }));
      return standing;
    } catch {
      // Applying checks anyway; until then what was known is shown.
      return null;
    }
  }, [client, id]);

  const change = useCallback<Proposal['change']>(
    async (mutation, variables, patchIn) => {
      const { data } = await client.mutate({
        mutation,
        variables,
        fetchPolicy: 'no-cache',
      } as ApolloClient.MutateOptions);
      if (!data) throw new Error('The server’s answer was empty.');
      const next = patchIn(data as Parameters<typeof patchIn>[0]);
      receive(next);
      return next;
    },
    [client, receive],
  );

  const setConflicts = useCallback(
    (conflicts: readonly ReviewConflict[]) =>
      setPatch((was) => ({ ...was, conflicts: conflicts as ReviewedPatch['conflicts'] })),
    [],
  );
  const conflicts = useMemo(() => conflictsByOperation(patch.conflicts), [patch.conflicts]);
  return { patch, conflicts, receive, setConflicts, refresh, change };
}

/** `next` with the objects of `was` where an operation has stayed the same, so that its row need not render again. */
function keepingOperations(was: ReviewedPatch, next: ReviewedPatch): ReviewedPatch {
  const known = new Map(was.operations.map((operation) => [operation.id, operation]));
  let hasChanged = was.operations.length !== next.operations.length;
  const operations = next.operations.map((operation, index) => {
    const before = known.get(operation.id);
    const kept = before && JSON.stringify(before) === JSON.stringify(operation) ? before : operation;
    if (kept !== was.operations[index]) hasChanged = true;
    return kept;
  });
  return { ...next, operations: hasChanged ? operations : was.operations };
}
