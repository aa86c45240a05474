import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { onConnectionReturn, reportReachable, reportSignedOut } from './connection.ts';

export interface FollowOptions<Data, Variables extends OperationVariables> {
  readonly client: ApolloClient;
  readonly subscription: TypedDocumentNode<Data, Variables>;
  /** Asked at every attempt, so that it can say from where to go on. */
  readonly variables: () => Variables;
  readonly onData: (data: Data) => void;
  /** The server has ended the stream by itself: there is nothing more to come. */
  readonly onEnd?: () => void;
  /** The server refuses (no such project, no right to it). Nothing is tried again. */
  readonly onRefused?: (error: Error) => void;
  /** Called when an attempt fails for lack of a connection; another follows by itself. */
  readonly onLost?: () => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/** Refusals that pass: the server asks to come again, or the person has to sign in again. */
const PASSING_CODES = new Set(['UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL', 'RESYNC', 'UNAUTHENTICATED']);

/**
 * Follows a subscription for as long as it takes: after a lost connection it asks again, with what `variables` says
 * then, waiting 0.5 s at first and up to 10 s later, and at once when the machine is back on the network.
 * Answers a function that stops it. Data goes past Apollo's cache: what to keep is the caller's choice.
 */
export function follow<Data, Variables extends OperationVariables>(
  options: FollowOptions<Data, Variables>,
): () => void {
  let isStopped = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: { unsubscribe(): void } | null = null;

  function attempt(): void {
    clearTimeout(timer);
    timer = undefined;
    let outcome: 'open' | 'done' = 'open';
    const request = {
      query: options.subscription,
      variables: options.variables(),
      fetchPolicy: 'no-cache',
    } as ApolloClient.SubscribeOptions<Data, Variables>;
    current = options.client.subscribe<Data, Variables>(request).subscribe({
      next(result) {
        if (isStopped || outcome === 'done') return;
        if (result.error) {
          outcome = 'done';
          fail(result.error);
        } else if (result.data) {
          failures = 0;
          reportReachable(true);
          options.onData(result.data as Data);
        }
      },
      error: (error: unknown) => {
        if (isStopped || outcome === 'done') return;
        outcome = 'done';
        fail(error instanceof Error ? error : new Error(String(error)));
      },
      complete() {
        if (isStopped || outcome === 'done') return;
        outcome = 'done';
        isStopped = true;
        stopListening();
        options.onEnd?.();
      },
    });
  }

  function fail(error: Error): void {
    current?.unsubscribe();
    current = null;
    if (CombinedGraphQLErrors.is(error)) {
      const code = error.errors[0]?.extensions?.['code'];
      if (code === 'UNAUTHENTICATED') reportSignedOut(true);
      if (typeof code !== 'string' || !PASSING_CODES.has(code)) {
        isStopped = true;
        stopListening();
        options.onRefused?.(error);
        return;
      }
    } else {
      reportReachable(false);
    }
    options.onLost?.();
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures) * (0.75 + Math.random() / 2);
    failures += 1;
    timer = setTimeout(attempt, wait);
  }

  const stopListening = onConnectionReturn(() => {
    if (timer !== undefined) {
      failures = 0;
      attempt();
    }
  });
  attempt();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    stopListening();
    current?.unsubscribe();
  };
}
