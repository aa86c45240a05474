import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database as SqliteFile } from 'better-sqlite3';
import { Kysely, type Transaction } from 'kysely';
import { AppError } from '../domain/app-error.ts';
import type { ProjectId } from '../domain/ids.ts';
import { TooManyWaiting, Turns } from '../lib/turns.ts';
import { isBusy, type DatabaseKind } from './dialect.ts';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import type { Tables } from './tables.ts';

/** Reads accept either; writes ask for `WriteDb`, so "must run in a transaction" is a compile error. */
export type ReadDb = Kysely<Tables>;
export type WriteDb = Transaction<Tables>;

export interface DatabaseSettings {
  /** `sqlite:path/to/file.db`, or `postgres://…`. */
  readonly url: string;
  readonly onIdleError: (error: Error) => void;
}

/** Changes of one project that may wait in this process. */
const WRITERS_WAITING = 1_000;
/** How long one unit of work is tried again while others are in its way, before the caller hears of it. */
const BUSY_LIMIT_MS = 15_000;

export class Database {
  readonly kind: DatabaseKind;
  readonly url: string;
  /** Of the SQLite file; null for PostgreSQL, and for a database in memory. */
  readonly path: string | null;
  readonly db: Kysely<Tables>;
  readonly #file: SqliteFile | null;
  readonly #turns = new Turns<ProjectId>(WRITERS_WAITING);
  readonly #listeners = new Set<(sql: string) => void>();

  constructor(settings: DatabaseSettings) {
    this.url = settings.url;
    this.kind = settings.url.startsWith('sqlite:') ? 'sqlite' : 'postgres';
    const opened =
      this.kind === 'sqlite' ? openSqlite(sqliteFile(settings.url)) : openPostgres(settings.url, settings.onIdleError);
    const { dialect } = opened;
    this.#file = 'file' in opened ? opened.file : null;
    this.path = this.#file === null || this.#file.memory ? null : this.#file.name;
    this.db = new Kysely<Tables>({
      dialect,
      log: (event) => {
        for (const listener of this.#listeners) listener(event.query.sql);
      },
    });
  }

  /** Calls `listener` with the SQL of every statement from now on; the answer ends it. */
  onStatement(listener: (sql: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Runs `work` in one transaction: all of it or none of it. Where another transaction is in the way the whole of `work`
   * runs again, so it must not do anything outside the database; that is for `afterCommit`, whose callbacks run in order
   * once the data is safe.
   */
  async transaction<T>(work: (tx: WriteDb, afterCommit: (hook: () => void) => void) => Promise<T>): Promise<T> {
    const hooks: (() => void)[] = [];
    const result = await whileBusy(() => {
      hooks.length = 0;
      return this.db.transaction().execute((tx) => work(tx, (hook) => hooks.push(hook)));
    });
    for (const hook of hooks) hook();
    return result;
  }

  /**
   * A transaction that begins with taking a project's lock. Those of one project wait for each other here, before they
   * take a connection: a busy project must not hold all connections while its writers queue for one row.
   * Throws RATE_LIMITED when very many wait already.
   */
  async projectTransaction<T>(id: ProjectId, work: Parameters<typeof this.transaction<T>>[0]): Promise<T> {
    try {
      return await this.#turns.take(id, () => this.transaction(work));
    } catch (error) {
      if (!(error instanceof TooManyWaiting)) throw error;
      const message = 'Very many changes of this project are waiting. Try again in a moment.';
      throw new AppError('RATE_LIMITED', message, { retryAfterSeconds: 2, cause: error });
    }
  }

  /** SQLite: a number that changes when another connection has written. PostgreSQL: always 0. */
  readonly dataVersion = (): number =>
    this.#file?.open === true ? (this.#file.pragma('data_version', { simple: true }) as number) : 0;

  /** Throws where the database does not answer. */
  async ping(): Promise<void> {
    await this.db.selectFrom('workspace').select('id').limit(1).execute();
  }

  async close(): Promise<void> {
    await this.db.destroy();
  }
}

function sqliteFile(url: string): string {
  const path = url.slice('sqlite:'.length);
  if (path === ':memory:') return path;
  const file = resolve(path);
  if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
  return file;
}

/** Runs `work` again while another transaction is in its way. Throws what is in the way when it has been for too long. */
export async function whileBusy<T>(work: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + BUSY_LIMIT_MS;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error;
      await pause(Math.min(5 * 2 ** attempt, 200) * (0.5 + Math.random() / 2));
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
