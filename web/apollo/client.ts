import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable } from '@apollo/client';
import { cacheSizes } from '@apollo/client/utilities';
import { OperationTypeNode } from 'graphql';
import { tap } from 'rxjs';
import './masking.ts';
import { reportReachable, reportSignedOut } from './connection.ts';
import { isNetworkFailure } from './network-failure.ts';
import { loadChunk } from '../lib/load-chunk.ts';
import { withViewerName } from '../lib/viewer-name.ts';
import { isSignedOut, saysSignedOut } from './signed-out.ts';

/** Every type of the schema that implements `Node`: what `node(id)` may answer. */
const POSSIBLE_TYPES = { Node: ['AgentRun', 'Patch', 'Person', 'Project', 'Task'] };

const httpLink = new HttpLink({
  uri: '/graphql',
  fetch: (address, request) => fetch(address, withViewerName(request)),
});

/** Answers and refusals both come from a server that is there; only a failed request says that it is not. */
const reachabilityLink = new ApolloLink((operation, forward) =>
  forward(operation).pipe(
    tap({
      next: ({ errors }) => {
        reportReachable(true);
        reportSignedOut(saysSignedOut(errors));
      },
      error: (error: unknown) => {
        if (isNetworkFailure(error)) reportReachable(false);
        else if (isSignedOut(error)) reportSignedOut(true);
      },
    }),
  ),
);

const socketLink = new ApolloLink(
  (operation) =>
    new Observable((observer) => {
      let subscription: { unsubscribe(): void } | undefined;
      let isOver = false;
      const connect = async () => {
        const { socketLink } = await loadChunk(() => import('./socket.ts'));
        if (!isOver) subscription = socketLink.request(operation).subscribe(observer);
      };
      connect().catch((error: unknown) => observer.error(error));
      return () => {
        isOver = true;
        subscription?.unsubscribe();
      };
    }),
);

/**
 * The cache remembers what it has read from it, one entry for each object of an answer, and lets go of none below 50,000:
 * each answer to the same question adds some. Ours holds lists of projects, people and providers; plans are elsewhere.
 */
cacheSizes['inMemoryCache.executeSelectionSet'] = 500;
cacheSizes['inMemoryCache.executeSubSelectedArray'] = 100;
cacheSizes['inMemoryCache.maybeBroadcastWatch'] = 100;

export const cache = new InMemoryCache({ possibleTypes: POSSIBLE_TYPES });

// HTTP for queries and mutations, a WebSocket on the same path for subscriptions.
const link = ApolloLink.split(
  ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
  socketLink,
  reachabilityLink.concat(httpLink),
);

/** The client of components: fragments are masked, so that each component sees what it has asked for. */
export const client = new ApolloClient({ cache, link, dataMasking: true });

/**
 * The client of plans, over the same cache and link. Whole plans pass through it, for their store and not for components;
 * masking would walk through every field of every task (140 ms of 10,000 tasks) to hide nothing.
 */
export const planClient = new ApolloClient({ cache, link });
