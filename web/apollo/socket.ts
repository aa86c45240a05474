import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import { reportReachable } from './connection.ts';

// No retries here: what follows a stream resumes from where it was (follow.ts), and this client would replay its
// first request from the start.
const socket = createClient({
  url: '/graphql',
  lazy: true,
  lazyCloseTimeout: 3_000,
  retryAttempts: 0,
  keepAlive: 15_000,
  connectionAckWaitTimeout: 10_000,
  on: { connected: () => reportReachable(true) },
});

/** Subscriptions over a WebSocket; loaded with the first of them, which is after the first paint. */
export const socketLink = new GraphQLWsLink(socket);
