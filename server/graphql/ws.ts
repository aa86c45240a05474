import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  execute,
  getOperationAST,
  GraphQLError,
  subscribe,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ApiContext } from './context.ts';
import { refusalError, type ErrorTranslator, type ReportError } from './errors.ts';
import type { ApiLimits } from './limits.ts';
import { outcomeOf, type ApiMetrics } from './metrics.ts';
import { PreparedDocuments } from './prepared-documents.ts';
import { excessOf } from './query-limits.ts';

interface SocketServerOptions {
  readonly schema: GraphQLSchema;
  readonly contextFor: (request: IncomingMessage) => Promise<ApiContext>;
  readonly errors: ErrorTranslator;
  readonly report: ReportError;
  readonly limits: ApiLimits;
  readonly metrics: ApiMetrics;
  readonly hideSchemaDetails: boolean;
  /** Between two pings; a client that has not answered by the next is gone. */
  readonly pingEveryMs?: number;
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
 * GraphQL over WebSockets, protocol graphql-transport-ws, with the limits and the errors of GraphQL over HTTP. A fault in one
 * operation is answered to that operation; the socket and its other operations go on.
 */
export function createSocketServer(options: SocketServerOptions): SocketServer {
  const { schema, errors, report, limits, metrics, hideSchemaDetails, pingEveryMs = 15_000 } = options;
  const documents = new PreparedDocuments({ schema, tokens: limits.tokens, hideSchemaDetails });
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    handleProtocols,
  });

  const protocol = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: 10_000,
    onSubscribe: async ({ subscriptions, extra }, _id, payload) => {
      if (Object.keys(subscriptions).length > limits.operationsPerSocket)
        return [tooManyOperations(limits.operationsPerSocket)];
      try {
        return await prepare(payload, extra.request);
      } catch (error) {
        return [asGraphQLError(error)];
      }
    },
    execute: (args) => answer(args as ExecutionArgs),
    subscribe: (args) => begin(args as ExecutionArgs),
    onNext: (_context, _id, { operationName }, _args, result) =>
      result.errors && {
        ...result,
        errors: result.errors.map((error) => errors.translate(error, operationName ?? null)),
      },
    onError: (_context, _id, { operationName }, found) =>
      found.map((error) => errors.translate(error, operationName ?? null)),
  });

  async function prepare(
    payload: SubscribePayload,
    request: IncomingMessage,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const document = documents.prepare(payload.query);
    if (!('kind' in document)) return document;
    const operation = getOperationAST(document, payload.operationName);
    if (!operation) return [unknownOperation(payload.operationName)];
    const excess = excessOf(schema, document, operation, payload.variables ?? {}, limits);
    if (excess) return [excess];
    return {
      schema,
      document,
      operationName: payload.operationName,
      variableValues: payload.variables,
      contextValue: await options.contextFor(request),
      hideSuggestions: hideSchemaDetails,
    };
  }

  async function answer(args: ExecutionArgs): Promise<ExecutionResult> {
    const start = performance.now();
    const result = await execute(args);
    count(args, result, (performance.now() - start) / 1000);
    return result;
  }

  async function begin(args: ExecutionArgs): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
    const result = (await subscribe(args)) as AsyncGenerator<ExecutionResult, void, void> | ExecutionResult;
    if (!(Symbol.asyncIterator in result)) {
      count(args, result, null);
      return result;
    }
    count(args, {}, null);
    metrics.subscriptions.inc();
    return onEnd(result, () => metrics.subscriptions.dec());
  }

  function count(args: ExecutionArgs, result: ExecutionResult, seconds: number | null): void {
    const operation = getOperationAST(args.document, args.operationName);
    const name = operation?.name?.value ?? null;
    const codes = (result.errors ?? []).map((error) => errors.translate(error, name).extensions?.code);
    metrics.count(name, 'websocket', outcomeOf(codes), seconds);
  }

  function serve(socket: WebSocket, request: IncomingMessage): void {
    metrics.sockets.inc();
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        // Resolved when the message has left: whoever makes the events waits for the client who reads them.
        send: (text) =>
          new Promise((resolve) => {
            if (socket.readyState !== socket.OPEN) return resolve();
            // A failure to send is the end of the socket, which has an event of its own.
            socket.send(text, () => resolve());
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => {
          socket.on('message', (data) => {
            // Somebody who asks without reading the answers.
            if (socket.bufferedAmount > limits.waitingBytes) return socket.terminate();
            take(String(data)).catch((error: unknown) => {
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

  const answered = new WeakSet<WebSocket>();
  const pings = setInterval(() => {
    for (const socket of webSockets.clients) {
      if (!answered.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, pingEveryMs);
  pings.unref();

  return {
    upgrade: (request, socket, head) =>
      webSockets.handleUpgrade(request, socket, head, (webSocket) => {
        answered.add(webSocket);
        webSocket.on('pong', () => answered.add(webSocket));
        serve(webSocket, request);
      }),
    get size() {
      return webSockets.clients.size;
    },
    close: async (graceMs) => {
      clearInterval(pings);
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

function tooManyOperations(limit: number): GraphQLError {
  return new GraphQLError(`At most ${limit} operations can be at work on one connection. End one first.`, {
    extensions: { code: 'RATE_LIMITED' },
  });
}

function unknownOperation(name: string | null | undefined): GraphQLError {
  const message = name
    ? `The document has no operation with the name "${name}".`
    : 'The document has several operations; say in operationName which one is meant.';
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
}

function asGraphQLError(error: unknown): GraphQLError {
  const refusal = refusalError(error);
  if (refusal instanceof GraphQLError) return refusal;
  return new GraphQLError('Unexpected error.', { originalError: refusal instanceof Error ? refusal : undefined });
}

/** Calls `ended` once, however the source comes to its end. */
function onEnd<T>(source: AsyncGenerator<T, void, void>, ended: () => void): AsyncGenerator<T, void, void> {
  let isOver = false;
  const over = (): void => {
    if (!isOver) ended();
    isOver = true;
  };
  return {
    async next() {
      try {
        const result = await source.next();
        if (result.done) over();
        return result;
      } catch (error) {
        over();
        throw error;
      }
    },
    async return() {
      over();
      return source.return();
    },
    async throw(error) {
      over();
      return source.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}
