import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { constants } from 'node:zlib';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastifyCompress from '@fastify/compress';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { Actor } from '../domain/actor.ts';
import type { Services } from '../services/services.ts';
import { createApollo } from './apollo.ts';
import { NO_CONTENT_POLICY } from './content-security-policy.ts';
import { createContext, type ApiContext } from './context.ts';
import { ErrorTranslator, refusalError, type ReportError } from './errors.ts';
import { serveExports } from './export-routes.ts';
import { serveImports } from './import-routes.ts';
import { API_LIMITS, type ApiLimits } from './limits.ts';
import { ApiMetrics } from './metrics.ts';
import { serveOperations } from './operations-routes.ts';
import { refusalOfOrigin } from './origin.ts';
import { buildApiSchema } from './schema.ts';
import { serveWebPages } from './web-pages.ts';
import { createSocketServer } from './ws.ts';

export interface HttpServerOptions {
  readonly services: Services;
  /** Who is asking. Throws an AppError, such as UNAUTHENTICATED, for somebody who may not ask anything. */
  readonly actorFor: (request: IncomingMessage) => Promise<Actor>;
  /** Takes bugs and outages, each once, with `incidentId`, `operationName` and `error` in the details. */
  readonly report: ReportError;
  /** Folder of the built web application; null where something else serves it. */
  readonly webFolder: string | null;
  /** Whether the database answers. Asked by /readyz. */
  readonly ready: () => Promise<boolean>;
  /** Whether an error says that the database cannot do its work at present. */
  readonly isOutage?: (error: unknown) => boolean;
  /** Hides from error messages what the schema has. Off while developing. */
  readonly isProduction: boolean;
  /** Names under which the server is reached, besides localhost and IP addresses. */
  readonly allowedHosts?: readonly string[];
  /** Runs that are not finished, by status, for /metrics. */
  readonly countRuns?: () => Promise<Readonly<Record<string, number>>>;
  readonly limits?: Partial<ApiLimits>;
  readonly now?: () => Date;
}

export interface HttpServer {
  /** Begins to answer. Port 0 takes a free one. Rejects with the system's error, such as EADDRINUSE. */
  listen(host: string, port: number): Promise<{ readonly url: string }>;
  /** Takes no more requests, lets those that are under way finish, then closes the sockets. Ends within `graceMs`. */
  close(graceMs?: number): Promise<void>;
}

/** The API and the web application on one port. Answers nothing before `listen`. */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { services, report, isProduction: hideSchemaDetails, now } = options;
  const limits = { ...API_LIMITS, ...options.limits };
  const metrics = new ApiMetrics(options.countRuns);
  const names = (options.allowedHosts ?? []).map((name) => name.toLowerCase());
  const errors = new ErrorTranslator({
    report,
    suggest: !hideSchemaDetails,
    ...(options.isOutage && { isOutage: options.isOutage }),
  });
  const schema = await buildApiSchema();
  let isClosing = false;

  const contextFor = async (request: IncomingMessage): Promise<ApiContext> => {
    try {
      return createContext(await options.actorFor(request), services, now);
    } catch (error) {
      throw refusalError(error);
    }
  };

  const app = Fastify({ bodyLimit: limits.bodyBytes, requestTimeout: 60_000, return503OnClosing: true });
  secure(app, (request) => refusalOfOrigin(request, names));
  answerFailures(app, errors, limits);
  await app.register(fastifyCompress, {
    threshold: 2048,
    encodings: ['gzip', 'identity'],
    // The first levels win most of the bytes in a fraction of the time.
    zlibOptions: { level: constants.Z_BEST_SPEED },
  });

  const apollo = createApollo({ schema, errors, limits, metrics, hideSchemaDetails });
  await apollo.start();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: fastifyApolloHandler(apollo, { context: (request) => contextFor(request.raw) }),
  });
  serveExports(app, { projectFiles: services.projectFiles, actorFor: options.actorFor });
  await serveImports(app, { projectFiles: services.projectFiles, actorFor: options.actorFor });
  serveOperations(app, { metrics, ready: async () => !isClosing && (await options.ready()) });
  if (options.webFolder !== null) await serveWebPages(app, options.webFolder);

  const sockets = createSocketServer({ schema, contextFor, errors, report, limits, metrics, hideSchemaDetails });
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const refusal = refusalOfOrigin(request, names);
    if (refusal !== null) refuseUpgrade(socket, '403 Forbidden', refusal);
    else if (request.url?.split('?')[0] !== '/graphql')
      refuseUpgrade(socket, '404 Not Found', 'WebSockets are at /graphql.');
    else if (isClosing) refuseUpgrade(socket, '503 Service Unavailable', 'The server is going away.');
    else if (sockets.size >= limits.sockets)
      refuseUpgrade(socket, '503 Service Unavailable', 'There are too many connections.');
    else sockets.upgrade(request, socket, head);
  });

  const underWay = countUnderWay(app);
  return {
    async listen(host, port) {
      await app.listen({ host, port });
      return { url: urlOf(host, (app.server.address() as AddressInfo).port) };
    },
    async close(graceMs = 3_000) {
      if (isClosing) return;
      isClosing = true;
      const deadline = Date.now() + graceMs;
      // Stops listening at once; is done when every connection is gone, so it is waited for last.
      const closed = app.close();
      await underWay.finished(graceMs);
      await sockets.close(Math.max(200, deadline - Date.now()));
      app.server.closeAllConnections();
      await closed;
      await apollo.stop();
    },
  };
}

function secure(app: FastifyInstance, refusalOf: (request: IncomingMessage) => string | null): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': NO_CONTENT_POLICY,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const refusal = refusalOf(request.raw);
    if (refusal !== null) return reply.code(403).send(graphqlErrors(refusal, 'FORBIDDEN'));
  });
}

/** Whatever goes wrong around GraphQL is answered as GraphQL clients can read it. */
function answerFailures(app: FastifyInstance, errors: ErrorTranslator, limits: ApiLimits): void {
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 413) {
      const megabytes = (limits.bodyBytes / 1024 / 1024).toLocaleString('en');
      return reply
        .code(413)
        .send(graphqlErrors(`The request has more than ${megabytes} MB. Send less at once.`, 'BAD_USER_INPUT'));
    }
    if (status >= 400 && status < 500) return reply.code(status).send(graphqlErrors(error.message, 'BAD_REQUEST'));
    return reply.code(500).send({ errors: [errors.translate(error)] });
  });
}

function graphqlErrors(message: string, code: string): object {
  return { errors: [{ message, extensions: { code } }] };
}

function refuseUpgrade(socket: Duplex, status: string, message: string): void {
  const body = `${message}\n`;
  const headers = `content-type: text/plain\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`;
  socket.end(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n${body}`);
}

/** Requests that have come and have not been answered. */
function countUnderWay(app: FastifyInstance): { finished(timeoutMs: number): Promise<void> } {
  let count = 0;
  let whenNone = (): void => {};
  app.server.on('request', (_request, response) => {
    count += 1;
    response.once('close', () => {
      count -= 1;
      if (count === 0) whenNone();
    });
  });
  return {
    finished: (timeoutMs) =>
      new Promise((resolve) => {
        if (count === 0) return resolve();
        const timer = setTimeout(resolve, timeoutMs);
        whenNone = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}

/** An address that can be typed into a browser. */
function urlOf(host: string, port: number): string {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
