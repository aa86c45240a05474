import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { DATABASES, type DatabaseName } from '../support/databases.ts';
import { databaseUrl } from '../support/global-databases.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { startServer } from '../support/server-process.ts';

const SERVERS = 4;

describe.each(DATABASES)('servers that start at once on %s', (kind) => {
  test('on a database that nobody has used yet all start, and hear of each other’s changes', async () => {
    const url = await createUnusedDatabase(kind);
    await using stack = new AsyncDisposableStack();
    const starting = Array.from({ length: SERVERS }, () => startServer({ DATABASE_URL: url }));
    const started = await Promise.allSettled(starting);
    for (const each of started) if (each.status === 'fulfilled') stack.use(each.value);
    expect(started.map(({ status }) => status)).toEqual(started.map(() => 'fulfilled'));

    const clients = await Promise.all(starting).then((servers) =>
      servers.map((server) => stack.use(new GraphqlClient(server.url))),
    );
    const { createProject } = await clients[0]!.request<{ createProject: { id: string } }>(
      'mutation { createProject(input: { name: "Shared" }) { id } }',
    );
    const id = createProject.id;
    const feeds = clients.map((client) =>
      client.subscribe<{ projectChanged: { version: number } }>(
        'subscription ($id: ID!) { projectChanged(projectId: $id, after: 0) { version } }',
        { id },
      ),
    );
    for (const [index, client] of clients.entries()) {
      const next = feeds.map((feed) => feed.next());
      const operation = { createTask: { title: `From server ${index}` } };
      await client.request('mutation ($input: ApplyPatchInput!) { applyPatch(input: $input) { applied } }', {
        input: { projectId: id, operations: [operation] },
      });
      const heard = await Promise.all(next);
      expect(heard.map(({ value }) => value)).toEqual(heard.map(() => ({ projectChanged: { version: index + 1 } })));
    }
  });
});

async function createUnusedDatabase(kind: DatabaseName): Promise<string> {
  if (kind === 'sqlite') {
    const folder = await mkdtemp(join(tmpdir(), 'orchestrator-together-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    return `sqlite:${join(folder, 'plans.db')}`;
  }
  const { postgresUrl } = inject('databases');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const administer = async (statement: string): Promise<void> => {
    const client = new pg.Client(postgresUrl);
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await administer(`create database ${name}`);
  onTestFinished(() => administer(`drop database if exists ${name} with (force)`));
  return databaseUrl(postgresUrl, name);
}
