import { describe, expect, test } from 'vitest';
import { API_LIMITS } from '../../server/graphql/limits.ts';
import { RawSocket } from './support/raw-socket.ts';
import { sharedApp } from './support/shared-app.ts';
import { apply, createProject } from './support/world.ts';

const app = sharedApp('sqlite');

const ALIASES = `{ ${Array.from({ length: 1000 }, (_, index) => `a${index}: viewer { id }`).join(' ')} }`;
const NESTED = '{ projects(first: 200) { nodes { outline { children { children { id } } } } } }';
const TOKENS = `{ ${'viewer { id } '.repeat(5000)} }`;
const DEEP = `{ task(id: "1") ${'{ parent '.repeat(25)} { id } ${'}'.repeat(25)} }`;
const TOO_MUCH = [
  ['a thousand aliases', ALIASES],
  ['lists within lists within lists', NESTED],
  ['a document of 20,000 words', TOKENS],
  ['a query 25 fields deep', DEEP],
] as const;

const codesOf = (payload: unknown) =>
  (payload as { extensions: { code: string } }[]).map(({ extensions }) => extensions.code);

describe('over HTTP', () => {
  test.each(TOO_MUCH)('refuses %s', async (_name, query) => {
    const { errors, data } = await app.client.execute(query);
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'QUERY_TOO_COMPLEX' }]);
    expect(data).toBeNull();
  });

  test('refuses a body of more than 5 MB with a sentence', async () => {
    const { status, errors } = await app.client.execute('{ viewer { id } }', {
      filler: 'x'.repeat(API_LIMITS.bodyBytes),
    });
    expect(status).toBe(413);
    expect(errors).toEqual([
      { message: 'The request has more than 5 MB. Send less at once.', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  test('says nothing about the schema to those who guess', async () => {
    const { errors } = await app.client.execute('{ viewr { id } }');
    expect(errors.map(({ message }) => message)).toEqual(['Cannot query field "viewr" on type "Query".']);
  });

  test('does not answer what a page of another site could make a browser send', async () => {
    const post = (headers: Record<string, string>, body: string) =>
      fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
    const body = JSON.stringify({ query: '{ viewer { id } }' });
    expect((await post({ 'content-type': 'text/plain' }, body)).status).toBeGreaterThanOrEqual(400);
    expect((await post({ 'content-type': 'application/json', origin: 'https://evil.example' }, body)).status).toBe(403);
    expect((await fetch(`${app.url}/graphql?query={viewer{id}}`)).status).toBe(400);
  });
});

describe('over a WebSocket', () => {
  test.each(TOO_MUCH)('refuses %s', async (_name, query) => {
    await using socket = await RawSocket.connect(app.url);
    const { type, payload } = await socket.ask('1', query);
    expect(type).toBe('error');
    expect(codesOf(payload)).toEqual(['QUERY_TOO_COMPLEX']);
    expect(await socket.ask('2', '{ viewer { role } }')).toMatchObject({
      payload: { data: { viewer: { role: 'ADMIN' } } },
    });
  });

  test.each([
    ['a syntax error', '{ viewer {', 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', '{ viewr { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'several operations without a name',
      'query A { viewer { id } } query B { viewer { id } }',
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('answers %s to that operation alone', async (_name, query, code) => {
    const projectId = await createProject(app.client);
    await using socket = await RawSocket.connect(app.url);
    socket.subscribe('feed', 'subscription ($id: ID!) { projectChanged(projectId: $id, after: 0) { version } }', {
      id: projectId,
    });
    const { type, payload } = await socket.ask('1', query);
    expect(type).toBe('error');
    expect(codesOf(payload)).toEqual([code]);
    expect(JSON.stringify(payload)).not.toContain('Did you mean');
    await apply(app.client, projectId, { createTask: { title: 'Still here' } });
    expect(await socket.next(({ id }) => id === 'feed')).toMatchObject({
      type: 'next',
      payload: { data: { projectChanged: { version: 1 } } },
    });
  });

  test('names the field of a variable that does not fit, as over HTTP', async () => {
    await using socket = await RawSocket.connect(app.url);
    const query = 'mutation ($input: PlanProjectInput!) { planProject(input: $input) { id } }';
    const { payload } = await socket.ask('1', query, { input: { goal: 7 } });
    const overHttp = await app.client.execute(query, { input: { goal: 7 } });
    expect(payload).toEqual({ errors: overHttp.errors });
    expect(overHttp.errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'input.goal' });
  });

  test('answers queries and mutations with the same sentences as over HTTP', async () => {
    await using socket = await RawSocket.connect(app.url);
    const query = 'mutation { createProject(input: { name: "" }) { id } }';
    const { payload } = await socket.ask('1', query);
    expect(payload).toEqual({ data: null, errors: (await app.client.execute(query)).errors });
  });

  test('closes a socket that sends a message of 5 MB', async () => {
    await using socket = await RawSocket.connect(app.url);
    socket.subscribe('1', '{ viewer { id } }', { filler: 'x'.repeat(5_000_000) });
    expect(await socket.closed).toBe(1009);
  });

  test('follows at most a hundred things on one socket, and goes on with these', async () => {
    const projectId = await createProject(app.client);
    await using socket = await RawSocket.connect(app.url);
    const feed = 'subscription ($id: ID!) { projectChanged(projectId: $id) { version } }';
    for (let index = 1; index <= 500; index += 1) socket.subscribe(`${index}`, feed, { id: projectId });
    for (let refused = 0; refused < 400; refused += 1) {
      const { payload } = await socket.next(({ type }) => type === 'error');
      expect(codesOf(payload)).toEqual(['RATE_LIMITED']);
    }
    await apply(app.client, projectId, { createTask: { title: 'News' } });
    const told = new Set<string | undefined>();
    while (told.size < 100) told.add((await socket.next(({ type }) => type === 'next')).id);
    // One that ends makes room for another.
    socket.send({ id: [...told][0], type: 'complete' });
    socket.subscribe('late', 'subscription ($id: ID!) { projectChanged(projectId: $id, after: 0) { version } }', {
      id: projectId,
    });
    expect(await socket.next(({ id }) => id === 'late')).toMatchObject({ type: 'next' });
  });

  test('does not open for pages of other sites or under names of others', async () => {
    await expect(RawSocket.connect(app.url, { origin: 'https://evil.example' })).rejects.toThrow('HTTP 403');
    await expect(RawSocket.connect(app.url, { host: 'evil.example' })).rejects.toThrow('HTTP 403');
    await using socket = await RawSocket.connect(app.url, { origin: app.url });
    expect(await socket.ask('1', '{ viewer { role } }')).toMatchObject({ type: 'next' });
  });

  test('cuts off a client that goes on asking without reading the answers', { timeout: 60_000 }, async () => {
    const projectId = await createProject(app.client);
    const operations = Array.from({ length: 2000 }, (_, index) => ({
      createTask: { title: `Task ${index} ${'x'.repeat(200)}` },
    }));
    await apply(app.client, projectId, ...operations);
    await using other = await RawSocket.connect(app.url);
    await using socket = await RawSocket.connect(app.url);
    socket.pause();
    // 60 answers of 0.6 MB: more than may wait.
    const query = 'query ($id: ID!) { project(id: $id) { outline { id title description } } }';
    for (let index = 0; index < 60; index += 1) socket.subscribe(`${index}`, query, { id: projectId });
    for (let index = 0; index < 60; index += 1) {
      socket.send({ type: 'ping' });
      expect(await other.ask(`${index}`, '{ viewer { role } }')).toMatchObject({ type: 'next' });
    }
    socket.resume();
    expect(await socket.closed).toBe(1006);
  });
});
