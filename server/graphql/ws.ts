import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError, type ExecutionArgs } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ErrorTranslator, ReportError } from './errors.ts';
import type { ApiLimits } from './limits.ts';
import type { ApiMetrics } from './metrics.ts';
import { SocketOperations, type SocketOperationsOptions } from './socket-operations.ts';

interface SocketServerOptions extends SocketOperationsOptions {
  readonly report: ReportError;
}
interface Extra {
  readonly request: IncomingMessage;
}

export interface SocketServer {
  /** Takes over a connection that asked to become a WebSocket. Who may ask has been settled before. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly size: number;
  /** Ends all subscriptions and closes all sockets with 1001; cuts off those that have not gone after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/**
 * GraphQL over WebSockets, protocol graphql-transport-ws. A fault in one operation is answered to that operation; the socket
 * and its other operations go on.
 */
export function createSocketServer(options: SocketServerOptions): SocketServer {
  const { errors, report, limits, metrics } = options;
  const protocol = createProtocol(new SocketOperations(options), errors, limits);
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    handleProtocols,
  });
  const stopPinging = keepAlive(webSockets, limits.pingEveryMs);
  return {
    upgrade: (request, socket, head) =>
      webSockets.handleUpgrade(request, socket, head, (webSocket) => {
        webSockets.emit('connection', webSocket, request);
        serve(protocol, webSocket, request, { report, limits, metrics });
      }),
    get size() {
      return webSockets.clients.size;
    },
    close: async (graceMs) => {
      stopPinging();
      const gone = new Promise<void>((resolve) => webSockets.close(() => resolve()));
      for (const socket of webSockets.clients) socket.close(1001, 'The server is going away.');
      const impatience = setTimeout(() => {
        for (const socket of webSockets.clients) socket.terminate();
      }, graceMs);
      await gone;
      clearTimeout(impatience);
    },
  };
}

function createProtocol(operations: SocketOperations, errors: ErrorTranslator, limits: ApiLimits) {
  return makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: 10_000,
    // The one that asks is among them already.
    onSubscribe: async ({ subscriptions, extra }, _id, payload) =>
      Object.keys(subscriptions).length > limits.operationsPerSocket
        ? [tooManyOperations(limits.operationsPerSocket)]
        : operations.prepare(payload, extra.request),
    execute: (args) => operations.answer(args as ExecutionArgs),
    subscribe: (args) => operations.follow(args as ExecutionArgs),
    onNext: (_context, _id, { operationName }, _args, result) =>
      result.errors && {
        ...result,
        errors: result.errors.map((error) => errors.translate(error, operationName ?? null)),
      },
    onError: (_context, _id, { operationName }, found) =>
      found.map((error) => errors.translate(error, operationName ?? null)),
  });
}

function serve(
  protocol: ReturnType<typeof createProtocol>,
  socket: WebSocket,
  request: IncomingMessage,
  { report, limits, metrics }: { report: ReportError; limits: ApiLimits; metrics: ApiMetrics },
): void {
  metrics.sockets.inc();
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      // Resolved when the message has left: whoever makes the events waits for the client who reads them. And not before
      // the others had their turn: a long replay from SQLite waits for nothing else, and would not even notice the end.
      send: (text) =>
        new Promise((resolve) => {
          const sent = (): void => void setImmediate(resolve);
          // A failure to send is the end of the socket, which has an event of its own.
          if (socket.readyState === socket.OPEN) socket.send(text, sent);
          else sent();
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (take) => {
        socket.on('message', (data: Buffer) => {
          // Somebody who asks without reading the answers.
          if (socket.bufferedAmount > limits.waitingBytes) return socket.terminate();
          take(data.toString()).catch((error: unknown) => {
            report('A message over a WebSocket failed.', { error });
            socket.close(4500, 'Internal server error');
          });
        });
      },
    },
    { request },
  );
  // ws closes the socket by itself with the code that fits, such as 1009 for a message that is too long.
  socket.on('error', () => {});
  socket.once('close', (code, reason) => {
    metrics.sockets.dec();
    closed(code, String(reason)).catch((error: unknown) => report('A WebSocket was not closed cleanly.', { error }));
  });
}

/** Finds connections that are dead without having said so. Answers how to stop. */
function keepAlive(webSockets: WebSocketServer, everyMs: number): () => void {
  const alive = new WeakSet<WebSocket>();
  webSockets.on('connection', (socket) => {
    alive.add(socket);
    socket.on('pong', () => alive.add(socket));
  });
  const timer = setInterval(() => {
    for (const socket of webSockets.clients) {
      if (alive.delete(socket)) socket.ping();
      else socket.terminate();
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function tooManyOperations(limit: number): GraphQLError {
  return new GraphQLError(`At most ${limit} operations can be at work on one connection. End one first.`, {
    extensions: { code: 'RATE_LIMITED' },
  });
}
