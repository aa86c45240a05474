import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createTestDatabase, DATABASES } from '../support/databases.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { startServer, startServerInVain, type Ended } from '../support/server-process.ts';

/** A folder that is gone after the test. */
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'orchestrator-process-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** What a person may read: sentences, and nothing that belongs to programmers. */
function expectSentences({ code, output }: Ended, variable: string): void {
  expect(output).toContain(variable);
  expect(output).not.toMatch(/^\s+at /m);
  expect(output.trim().split('\n').length).toBeLessThanOrEqual(3);
  expect(code).toBe(1);
}

describe('a start that cannot work', () => {
  test('names PORT where the port is in use', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void blocker.close());
    await new Promise((resolve) => blocker.once('listening', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    await using place = await createTestDatabase('sqlite');
    const ended = await startServerInVain({ DATABASE_URL: place.url, PORT: port });
    expectSentences(ended, 'PORT');
    expect(ended.output).toContain(port);
  });

  test.each([
    ['is no address', 'nonsense'],
    ['names an unknown kind of database', 'oracle://localhost/plans'],
    ['leads nowhere', 'postgres://somebody:secret@127.0.0.1:1/plans'],
    ['is a folder', `sqlite:${tmpdir()}`],
  ])('names DATABASE_URL where it %s', async (_, url) => {
    const ended = await startServerInVain({ DATABASE_URL: url });
    expectSentences(ended, 'DATABASE_URL');
    expect(ended.output).not.toContain('secret');
  });

  test.each([
    ['PORT', { PORT: 'four thousand' }],
    ['DEFAULT_PROVIDER', { DEFAULT_PROVIDER: 'nobody' }],
    ['DEFAULT_PROVIDER', { DEFAULT_PROVIDER: 'openai' }],
  ])('names %s where it is wrong: %o', async (variable, settings) => {
    await using place = await createTestDatabase('sqlite');
    expectSentences(await startServerInVain({ DATABASE_URL: place.url, ...settings }), variable);
  });
});

describe.each(DATABASES)('a start on %s', (kind) => {
  test('answers within 5 seconds, and keeps what the last one stored', async () => {
    await using place = await createTestDatabase(kind);
    let projectId: string;
    {
      await using server = await startServer({ DATABASE_URL: place.url });
      await using client = new GraphqlClient(server.url);
      const created = await client.request<{ createProject: { id: string } }>(
        'mutation { createProject(input: { name: "Kept" }) { id } }',
      );
      projectId = created.createProject.id;
      const { code } = await server.end('SIGTERM');
      expect(code).toBe(0);
    }
    await using server = await startServer({ DATABASE_URL: place.url });
    expect(server.startedInMs).toBeLessThan(5_000);
    await using client = new GraphqlClient(server.url);
    const found = await client.request('query ($id: ID!) { project(id: $id) { name } }', { id: projectId });
    expect(found).toEqual({ project: { name: 'Kept' } });
  });

  test('migrates a database that has never been used', async () => {
    await using place = await createTestDatabase(kind);
    await using server = await startServer({ DATABASE_URL: place.url });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});

test('makes the folder and the file of a new SQLite database', async () => {
  const folder = await makeFolder();
  await using server = await startServer({ DATABASE_URL: `sqlite:${join(folder, 'new/plans.db')}` });
  await using client = new GraphqlClient(server.url);
  expect(await client.request('{ projects { totalCount } }')).toEqual({ projects: { totalCount: 0 } });
});

test('serves the web application, its deep links and the playground', async () => {
  await using place = await createTestDatabase('sqlite');
  await using server = await startServer({ DATABASE_URL: place.url });
  for (const path of ['/', '/welcome', '/p/anything/outline', '/playground']) {
    const response = await fetch(server.url + path, { headers: { accept: 'text/html' } });
    expect([path, response.status, response.headers.get('content-type')]).toEqual([
      path,
      200,
      expect.stringContaining('text/html'),
    ]);
  }
});
