import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { Database } from '../../server/storage/database.ts';
import { migrateToLatest } from '../../server/storage/migrate.ts';
import { DATABASES, type DatabaseName } from '../support/databases.ts';
import { FaultAt } from '../support/fault-at.ts';
import { databaseUrl } from '../support/global-databases.ts';

/** Each statement is interrupted once, after all before it: some five thousand statements, more with each migration. */
describe.each(DATABASES)('a migration on %s', { timeout: 120_000 }, (kind) => {
  test('that is interrupted at any of its statements is whole or not there, and the next start migrates', async () => {
    const url = await createEmptyDatabase(kind);
    const found: string[][] = [];
    for (let at = 1, isThrough = false; !isThrough && at < 500; at += 1) {
      const database = new Database({ url, onIdleError: () => undefined });
      const fault = FaultAt.install(database);
      fault.in = at;
      isThrough = await migrateToLatest(database).then(
        () => true,
        () => false,
      );
      fault.in = 0;
      found.push(await listTables(database));
      await database.close();
    }
    const all = found.at(-1)!;
    expect(all).toContain('task');
    const interrupted = found.filter((tables) => tables.length === 0);
    expect(found.filter((tables) => tables.length > 0)).toEqual(
      Array.from({ length: found.length - interrupted.length }, () => all),
    );
    // Fewer would mean that the fault no longer reaches the migrations.
    expect(interrupted.length).toBeGreaterThan(20);
  });
});

/** Without Kysely's own, which it makes before. */
async function listTables({ db, kind }: Database): Promise<string[]> {
  const query =
    kind === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_master where type = 'table' order by name`
      : sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public' order by tablename`;
  return (await query.execute(db)).rows.map(({ name }) => name).filter((name) => !name.startsWith('kysely_'));
}

async function createEmptyDatabase(kind: DatabaseName): Promise<string> {
  if (kind === 'sqlite') {
    const folder = await mkdtemp(join(tmpdir(), 'orchestrator-migrations-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    return `sqlite:${join(folder, 'empty.db')}`;
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
