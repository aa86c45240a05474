import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { ProjectId } from '../../server/domain/ids.ts';
import { AnnouncementFile } from '../../server/events/announcement-file.ts';
import { SqliteBus } from '../../server/events/sqlite-bus.ts';
import { createTestDatabase, DATABASES } from '../support/databases.ts';
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
  const bus = new SqliteBus({ readDataVersion: () => read(), announcements: null });
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

test('news on SQLite: what is announced reaches the other processes in order, each once, and nobody else', async () => {
  const nodes = await startNodes('sqlite', 3);
  await using first = nodes[0]!;
  first.bus.announce('Before anybody listened');
  const heard = nodes.map(() => [] as string[]);
  const last = Promise.withResolvers<void>();
  nodes.forEach((node, index) =>
    node.bus.hear((text) => {
      heard[index]!.push(text);
      if (heard[1]!.length === 251 && heard[2]!.length === 251) last.resolve();
    }),
  );
  const said = Array.from({ length: 250 }, (_, number) => `News ${number}`);
  for (const text of said) first.bus.announce(text);
  await last.promise;
  const all = ['Before anybody listened', ...said];
  expect(heard).toEqual([[], all, all]);
});

test('news on SQLite: a process that starts hears nothing of what was said before, and a broken file is no fault', async () => {
  await using place = await createTestDatabase('sqlite');
  const path = `${place.url.slice('sqlite:'.length)}-news`;
  const early = new AnnouncementFile(path, 'early');
  early.say('Old');
  const late = new AnnouncementFile(path, 'late');
  expect(late.hear()).toEqual([]);
  early.say('New');
  expect(late.hear()).toEqual(['New']);
  expect(late.hear()).toEqual([]);
  early.close();
  late.close();
  const bus = new SqliteBus({ readDataVersion: () => 1, announcements: late });
  expect(() => bus.announce('Lost')).not.toThrow();
  await bus.close();
});
