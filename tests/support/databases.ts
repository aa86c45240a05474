import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { databaseUrl } from './global-databases.ts';

/** The one list of databases that tests of storage, services and API run on: `describe.each(DATABASES)('… on %s', …)`. */
export const DATABASES = ['sqlite', 'postgres'] as const;
export type DatabaseName = (typeof DATABASES)[number];

/** A migrated, empty database that nobody else has: `await using place = await createTestDatabase(kind)`. */
export interface TestDatabase extends AsyncDisposable {
  /** For DATABASE_URL. */
  readonly url: string;
}

/** Makes a database without opening it, for what opens it by itself. Disposing removes it, whoever is still connected. */
export function createTestDatabase(kind: DatabaseName): Promise<TestDatabase> {
  return kind === 'sqlite' ? createSqlite() : createPostgres();
}

async function createSqlite(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'orchestrator-test-'));
  const file = join(folder, 'test.db');
  await copyFile(inject('databases').sqliteTemplate, file);
  return {
    url: `sqlite:${file}`,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function createPostgres(): Promise<TestDatabase> {
  const { postgresUrl, postgresTemplate } = inject('databases');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(postgresUrl, `create database ${name} template ${postgresTemplate}`);
  return {
    url: databaseUrl(postgresUrl, name),
    [Symbol.asyncDispose]: () => administer(postgresUrl, `drop database if exists ${name} with (force)`),
  };
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
