import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { Database } from '../../server/storage/database.ts';
import { migrateToLatest } from '../../server/storage/migrate.ts';
import { openRunQueue } from '../../server/storage/run-queue.ts';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databases: TestDatabases;
  }
}

/** Where tests get databases from. Plain data: it travels from the global setup to the test files. */
export interface TestDatabases {
  /** postgres://…/postgres of the server that runs while the suite runs, with the right to create databases. */
  readonly postgresUrl: string;
  /** A migrated, empty database on that server, to copy. */
  readonly postgresTemplate: string;
  /** A migrated, empty SQLite file, to copy. */
  readonly sqliteTemplate: string;
}

interface Running {
  readonly databases: TestDatabases;
  stop(): Promise<void>;
}

/** Two projects want it and load this module each for itself; what runs is theirs together. */
const shared = globalThis as typeof globalThis & { running?: { readonly started: Promise<Running>; users: number } };

/** Starts PostgreSQL once for the run; without one the suite fails here, with a sentence. Answers how to stop it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = (shared.running ??= { started: start(), users: 0 });
  running.users += 1;
  const started = await running.started;
  project.provide('databases', started.databases);
  return async () => {
    running.users -= 1;
    if (running.users > 0) return;
    delete shared.running;
    await started.stop();
  };
}

async function start(): Promise<Running> {
  const postgres = await startPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'orchestrator-sqlite-'));
  const databases = {
    postgresUrl: postgres.url,
    postgresTemplate: 'orchestrator_template',
    sqliteTemplate: join(folder, 'template.db'),
  };
  const client = new pg.Client(postgres.url);
  await client.connect();
  await client.query(`create database ${databases.postgresTemplate}`);
  await client.end();
  await migrate(databaseUrl(postgres.url, databases.postgresTemplate));
  await migrate(`sqlite:${databases.sqliteTemplate}`);
  return {
    databases,
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function migrate(url: string): Promise<void> {
  const database = new Database({ url, onIdleError: () => undefined });
  await migrateToLatest(database);
  // Its tables are part of what is copied.
  const queue = await openRunQueue(database, fail);
  await queue.close();
  await database.close();
}

function fail(error: Error): never {
  throw error;
}

/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
