import BetterSqlite, { type Database as SqliteFile, type Statement } from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type Dialect,
  type Driver,
  type SqliteDatabase,
} from 'kysely';

/** Prepared statements kept per connection; the product's own number of distinct statements is far below it. */
const PREPARED_STATEMENTS = 500;
/** SQLite waits in the calling thread, so it may wait only briefly; `Database.transaction` tries again without blocking. */
const BUSY_TIMEOUT_MS = 50;
/** Nothing else happens yet, and another process may be making the same file. */
const BUSY_TIMEOUT_AT_START_MS = 10_000;

export function openSqlite(path: string): { dialect: Dialect; file: SqliteFile } {
  const file = new BetterSqlite(path, { timeout: BUSY_TIMEOUT_AT_START_MS });
  try {
    file.pragma('journal_mode = WAL');
    file.pragma('foreign_keys = ON');
    // The log is moved into the file by every commit that finds it long enough. A thread that did it before made commits
    // slower, not faster: both wait for one disk, and the log is begun anew less often.
    // With WAL, NORMAL loses no committed transaction when the process dies; FULL also survives a power cut.
    file.pragma('synchronous = FULL');
    file.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  } catch (error) {
    file.close();
    throw error;
  }
  // SQLite's own lower() knows only ASCII.
  file.function('lower', { deterministic: true }, (value: unknown) =>
    typeof value === 'string' ? value.toLowerCase() : value,
  );
  return { dialect: new OneFileDialect(file), file };
}

class OneFileDialect extends SqliteDialect {
  readonly #file: SqliteFile;
  constructor(file: SqliteFile) {
    super({ database: file });
    this.#file = file;
  }
  override createDriver(): Driver {
    return new OneFileDriver(this.#file);
  }
  override createAdapter(): SqliteAdapter {
    return new OneFileAdapter();
  }
}

class OneFileDriver extends SqliteDriver {
  readonly #file: SqliteFile;
  constructor(file: SqliteFile) {
    super({ database: withPreparedStatements(file) });
    this.#file = file;
  }
  /** Takes the write lock at the start: a transaction that only asks for it at its first write can fail there. */
  override async beginTransaction(connection: Parameters<SqliteDriver['beginTransaction']>[0]): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
  /** SQLite has rolled back by itself where the disk is full or broken; asking again would hide that behind an error of its own. */
  override async rollbackTransaction(connection: Parameters<SqliteDriver['rollbackTransaction']>[0]): Promise<void> {
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
  }
}

class OneFileAdapter extends SqliteAdapter {
  /**
   * It can, contrary to what Kysely says: so a migration is whole or not at all, and of two processes that start at once
   * the second waits for the first.
   */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function withPreparedStatements(file: SqliteFile): SqliteDatabase {
  const kept = new Map<string, Statement>();
  return {
    close: () => void file.close(),
    prepare(sql) {
      const known = kept.get(sql);
      if (known) {
        kept.delete(sql);
        kept.set(sql, known);
        return known;
      }
      const statement = file.prepare(sql);
      kept.set(sql, statement);
      if (kept.size > PREPARED_STATEMENTS) kept.delete(kept.keys().next().value!);
      return statement;
    },
  };
}
