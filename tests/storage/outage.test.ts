import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { Database, type WriteDb } from '../../server/storage/database.ts';
import { isUnavailable } from '../../server/storage/dialect.ts';
import { createTestDatabase } from '../support/databases.ts';
import { startLossyProxy } from '../support/lossy-proxy.ts';
import { change, createProject, openNode, outline, startNode } from '../support/node.ts';

const insertWorkspace = (id: string) => (tx: WriteDb) =>
  tx.insertInto('workspace').values({ id, name: id, created_at: '' }).execute();
const listWorkspaces = async ({ db }: Database): Promise<string[]> =>
  (await db.selectFrom('workspace').select('id').where('name', '!=', 'My workspace').orderBy('id').execute()).map(
    ({ id }) => id,
  );
const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('a lost connection to PostgreSQL', () => {
  test.each(['before a statement', 'before the commit'])(
    '%s of a transaction is an outage, leaves nothing behind, and the next transaction works',
    async (when) => {
      await using node = await startNode('postgres');
      const { database } = node;
      const attempt = database.transaction(async (tx) => {
        await insertWorkspace('lost')(tx);
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
        await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(database.db);
        if (when === 'before a statement') await insertWorkspace('lost too')(tx);
      });
      expect(isUnavailable(await errorOf(attempt))).toBe(true);
      await database.transaction(insertWorkspace('kept'));
      expect(await listWorkspaces(database)).toEqual(['kept']);
    },
  );

  test('that nobody used is replaced without anybody noticing for long', async () => {
    await using node = await startNode('postgres');
    const { database } = node;
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => database.transaction(insertWorkspace(`before ${index}`))),
    );
    await using other = await openNode(database.url);
    const others = sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await others.execute(other.database.db);
    const errors = [];
    for (let index = 0; index < 20; index += 1) {
      const error = await errorOf(database.transaction(insertWorkspace(`after ${index}`)));
      if (error !== null) errors.push(error);
    }
    expect(errors.every(isUnavailable)).toBe(true);
    expect(errors.length).toBeLessThanOrEqual(8);
    expect((await listWorkspaces(database)).length).toBe(8 + 20 - errors.length);
  });

  test('that took the answer to a commit with it: the same call with its key finds its work done', async () => {
    await using place = await createTestDatabase('postgres');
    await using proxy = await startLossyProxy(place.url);
    await using node = await openNode(proxy.url);
    const { id } = await createProject(node);
    const call = () =>
      change(node, id, [{ kind: 'CREATE_TASK', taskId: null, parentId: null, fields: { title: 'Once' } }], {
        idempotencyKey: 'key',
      });
    proxy.loseAnswerTo('commit');
    expect(isUnavailable(await errorOf(call()))).toBe(true);
    expect((await outline(node, id)).map(({ title }) => title)).toEqual(['Once']);
    expect(await call()).toMatchObject({ applied: true, patch: { appliedVersion: 1 } });
    expect(await outline(node, id)).toHaveLength(1);
  });

  test('that only fell silent is given up, and what comes after it has an answer', async () => {
    await using place = await createTestDatabase('postgres');
    await using proxy = await startLossyProxy(place.url);
    const database = new Database({ url: `${proxy.url}?query_timeout=200`, onIdleError: () => undefined });
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => database.transaction(insertWorkspace(`before ${index}`))),
    );
    proxy.fallSilent();
    const reads = await Promise.all(Array.from({ length: 8 }, () => errorOf(listWorkspaces(database))));
    expect(reads.map(isUnavailable)).toEqual(reads.map(() => true));
    expect(await listWorkspaces(database)).toHaveLength(8);
    await database.transaction(insertWorkspace('after'));
    await database.close();
  });
});

describe('a SQLite file that cannot grow', () => {
  test('is an outage for whoever writes, at every size of transaction, loses nothing, and goes on when there is room', async () => {
    await using node = await startNode('sqlite');
    const { database } = node;
    await database.transaction(insertWorkspace('before'));
    const pages = async (limit: number): Promise<void> =>
      void (await sql.raw(`pragma max_page_count = ${limit}`).execute(database.db));
    for (const kilobytes of [1, 10, 100, 1_000]) {
      await pages(1);
      const filling = database.transaction(async (tx) => {
        for (let index = 0; index < 100; index += 1)
          await insertWorkspace(`${kilobytes} ${index} ${'x'.repeat(kilobytes * 1_000)}`)(tx);
      });
      expect(isUnavailable(await errorOf(filling))).toBe(true);
      expect(await listWorkspaces(database)).toEqual(['before']);
    }
    await pages(1_000_000);
    await database.transaction(insertWorkspace('later'));
    expect(await listWorkspaces(database)).toEqual(['before', 'later']);
  });
});
