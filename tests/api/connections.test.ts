import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { AppError } from '../../server/domain/app-error.ts';
import { createHttpServer, type HttpServerOptions } from '../../server/graphql/http.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { fakeServices, OWNER } from './support/fake-services.ts';
import { RawSocket } from './support/raw-socket.ts';

async function startServer(options: Partial<HttpServerOptions> = {}) {
  const reports: Readonly<Record<string, unknown>>[] = [];
  const server = await createHttpServer({
    services: fakeServices({}),
    actorFor: async () => OWNER,
    report: (_message, details) => reports.push(details),
    webFolder: null,
    ready: async () => true,
    isProduction: true,
    ...options,
  });
  const { url } = await server.listen('127.0.0.1', 0);
  return { url, reports, [Symbol.asyncDispose]: () => server.close(100) };
}

const codeOf = (payload: unknown) => (payload as { extensions: { code: string } }[])[0]?.extensions.code;

test('cuts off a client that is gone without having said so, and keeps one that answers', async () => {
  await using server = await startServer({ limits: { pingEveryMs: 50 } });
  await using alive = await RawSocket.connect(server.url);
  const gone = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    autoPong: false,
  });
  const code = await new Promise((resolve) => gone.once('close', resolve));
  expect(code).toBe(1006);
  expect(await alive.ask('1', '{ viewer { id } }')).toMatchObject({ payload: { data: { viewer: { id: 'owner' } } } });
});

test('opens no more sockets than it can carry, and others when some have closed', async () => {
  await using server = await startServer({ limits: { sockets: 2 } });
  const first = await RawSocket.connect(server.url);
  await using _second = await RawSocket.connect(server.url);
  await expect(RawSocket.connect(server.url)).rejects.toThrow('HTTP 503');
  await first[Symbol.asyncDispose]();
  await using third = await RawSocket.connect(server.url);
  expect(await third.ask('1', '{ viewer { id } }')).toMatchObject({ type: 'next' });
});

test('opens sockets at /graphql alone, and only for the protocol that it speaks', async () => {
  await using server = await startServer();
  const open = (path: string) =>
    new Promise((resolve) => {
      const socket = new WebSocket(server.url.replace('http', 'ws') + path);
      socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
      socket.once('close', resolve);
      socket.on('error', () => {});
    });
  expect(await open('/elsewhere')).toBe(404);
  expect(await open('/graphql')).toBe(4406);
});

test('answers nobody who is not let in, in the same words over HTTP and over a WebSocket', async () => {
  await using server = await startServer({
    actorFor: async () => {
      throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    },
  });
  const { status, errors } = await new GraphqlClient(server.url).execute('{ viewer { id } }');
  expect(status).toBe(401);
  expect(errors).toEqual([{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }]);
  await using socket = await RawSocket.connect(server.url);
  expect(await socket.ask('1', '{ viewer { id } }')).toMatchObject({ type: 'error', payload: errors });
  expect(server.reports).toEqual([]);
});

test('reports a failure once with the name of the operation, and says no more than its id', async () => {
  const failure = new Error('password of the database');
  const people = { list: async () => Promise.reject(failure) };
  await using server = await startServer({ services: fakeServices({ people }) });
  const query = 'query Everybody { people { id } }';
  const { errors } = await new GraphqlClient(server.url).execute(query);
  expect(errors[0]?.extensions).toMatchObject({ code: 'INTERNAL' });
  expect(JSON.stringify(errors)).not.toContain('password');
  const [incidentId] = [errors[0]?.extensions?.['incidentId']];
  expect(server.reports).toEqual([{ incidentId, operationName: 'Everybody', error: failure }]);
});

test('ends a subscription that fails with an error, and goes on with the socket', async () => {
  const patches = {
    // eslint-disable-next-line require-yield -- it fails before it has anything to say
    changes: async function* () {
      await Promise.resolve();
      throw new Error('password of the database');
    },
  };
  await using server = await startServer({ services: fakeServices({ patches }) });
  await using socket = await RawSocket.connect(server.url);
  const { type, payload } = await socket.ask('1', 'subscription { projectChanged(projectId: "1") { version } }');
  expect([type, codeOf(payload)]).toEqual(['error', 'INTERNAL']);
  expect(JSON.stringify(payload)).not.toContain('password');
  expect(server.reports).toHaveLength(1);
  expect(await socket.ask('2', '{ viewer { id } }')).toMatchObject({ type: 'next' });
});

test('tells the source that nobody listens any more when the client leaves or is cut off', async () => {
  const aborted: string[] = [];
  const following = Promise.withResolvers<void>();
  const patches = {
    changes: async function* (_actor: unknown, projectId: string, _after: unknown, signal: AbortSignal) {
      if (projectId === 'b') following.resolve();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      aborted.push(projectId);
      yield* [];
    },
  };
  await using server = await startServer({ services: fakeServices({ patches }) });
  const socket = await RawSocket.connect(server.url);
  const feed = 'subscription ($id: ID!) { projectChanged(projectId: $id) { version } }';
  socket.subscribe('1', feed, { id: 'a' });
  socket.subscribe('2', feed, { id: 'b' });
  await following.promise;
  socket.send({ id: '1', type: 'complete' });
  await socket.ask('3', '{ viewer { id } }');
  expect(aborted).toEqual(['a']);
  await socket[Symbol.asyncDispose]();
  await expect.poll(() => aborted).toEqual(['a', 'b']);
  const figures = await (await fetch(`${server.url}/metrics`)).text();
  expect(figures).toContain('orchestrator_subscriptions 0');
  expect(figures).toContain('orchestrator_websockets 0');
});

test('makes events only as fast as the client reads them', async () => {
  let made = 0;
  const patches = {
    changes: async function* () {
      while (true) {
        made += 1;
        yield { version: made, patch: { deletedTaskIds: [`${'x'.repeat(100_000)}`] } };
      }
    },
  };
  await using server = await startServer({ services: fakeServices({ patches }) });
  await using socket = await RawSocket.connect(server.url);
  await using other = await RawSocket.connect(server.url);
  socket.pause();
  socket.subscribe('1', 'subscription { projectChanged(projectId: "1") { version deletedTaskIds } }');
  let before = -1;
  // Until the buffers of the system are full and nothing more is made.
  for (let round = 0; before !== made || made === 0; round += 1) {
    before = made;
    for (let index = 0; index < 50; index += 1) await other.ask(`${round}-${index}`, '{ viewer { id } }');
    expect(made).toBeLessThan(500);
  }
});
