import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { ProjectId } from '../../server/domain/ids.ts';
import { SqliteBus } from '../../server/events/sqlite-bus.ts';
import { DATABASES } from '../support/databases.ts';
import { createProject, createTask, startNodes, type TestNode } from '../support/node.ts';

/** Resolves at the next hint; there is no clock in it, so only a hint ends the wait. */
function nextHint(node: TestNode, projectId: ProjectId): Promise<void> {
  return new Promise((resolve) => {
    const stop = node.bus.subscribe(`project ${projectId}`, () => {
      stop();
      resolve();
    });
  });
}

describe.each(DATABASES)('news on %s', (kind) => {
  test('reach the node where something happens at once, and the other nodes soon', async () => {
    const nodes = await startNodes(kind, 3);
    await using first = nodes[0]!;
    const { id } = await createProject(first);
    for (const writer of nodes) {
      const hints = nodes.map((node) => nextHint(node, id));
      await createTask(writer, id, 'Task');
      await expect(Promise.all(hints)).resolves.toHaveLength(nodes.length);
    }
  });
});

describe('news on PostgreSQL', () => {
  test('survive what is no news', async () => {
    const nodes = await startNodes('postgres', 2);
    await using first = nodes[0]!;
    const { id } = await createProject(first);
    for (const payload of ['', 'nonsense', '{"a":1}', 'null', '[]', '[1,2,3]'])
      await sql`select pg_notify('orchestrator_news', ${payload})`.execute(first.database.db);
    const hint = nextHint(nodes[1]!, id);
    await createTask(first, id, 'Task');
    await expect(hint).resolves.toBeUndefined();
  });

  test('flow again after their connection was lost, and whoever may have missed some is told to look', async () => {
    const nodes = await startNodes('postgres', 2);
    await using first = nodes[0]!;
    const { id } = await createProject(first);
    const missed = nodes.map((node) => nextHint(node, id));
    const listeners = sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and (query like 'listen %' or query like 'select pg_notify%') and pid <> pg_backend_pid()`;
    await listeners.execute(first.database.db);
    await Promise.all(missed);
    const hint = nextHint(nodes[1]!, id);
    await createTask(first, id, 'Task');
    await expect(hint).resolves.toBeUndefined();
  });
});

test('news on SQLite: whoever follows is told to look when the file cannot say whether another process has written', async () => {
  let read = (): number => 1;
  const bus = new SqliteBus(() => read());
  const hint = new Promise<void>((resolve) => void bus.subscribe('queue', resolve));
  read = () => {
    throw new Error('disk I/O error');
  };
  await hint;
  const again = new Promise<void>((resolve) => void bus.subscribe('queue', resolve));
  read = () => 2;
  await expect(again).resolves.toBeUndefined();
  await bus.close();
});
