import BetterSqlite, { type Database as SqliteFile, type Statement } from 'better-sqlite3';
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresDialect,
  sql,
  SqliteDialect,
  SqliteDriver,
  type Dialect,
  type Driver,
  type Kysely,
  type RawBuilder,
  type SqliteDatabase,
} from 'kysely';
import { Pool, types, type PoolClient } from 'pg';

/** The few places in which the two databases differ. */
export type DatabaseKind = 'sqlite' | 'postgres';

/** Prepared statements kept per connection; the product's own number of distinct statements is far below it. */
const PREPARED_STATEMENTS = 500;
/** SQLite waits in the calling thread, so it may wait only briefly; `transaction.ts` tries again without blocking. */
const SQLITE_BUSY_TIMEOUT_MS = 50;
const POSTGRES_CONNECTIONS = 8;
const INT8 = 20;

export function openSqlite(file: string): { dialect: Dialect; file: SqliteFile } {
  const database = new BetterSqlite(file, { timeout: SQLITE_BUSY_TIMEOUT_MS });
  database.pragma('journal_mode = WAL');
  database.pragma('foreign_keys = ON');
  // With WAL, NORMAL loses no committed transaction when the process dies; FULL also survives a power cut.
  database.pragma('synchronous = FULL');
  // SQLite's own lower() knows only ASCII.
  database.function('lower', { deterministic: true }, (value: unknown) =>
    typeof value === 'string' ? value.toLowerCase() : value,
  );
  return { dialect: new ImmediateSqliteDialect({ database: withPreparedStatements(database) }), file: database };
}

/** A write transaction takes the write lock at its start: one that only asks for it at its first write can fail there. */
class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: { readonly database: SqliteDatabase };
  constructor(config: { readonly database: SqliteDatabase }) {
    super(config);
    this.#config = config;
  }
  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config);
  }
}
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: Parameters<SqliteDriver['beginTransaction']>[0]): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
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

/** Counts come as 64-bit integers, which pg leaves as text; ours never leave the range of a number. */
const parserOf: typeof types.getTypeParser = ((oid: number, format?: 'text') =>
  oid === INT8 ? Number : (types.getTypeParser(oid, format) as unknown)) as typeof types.getTypeParser;

/** `onIdleError` hears of idle connections that the server closed; the pool replaces them by itself. */
export function openPostgres(url: string, onIdleError: (error: Error) => void): { dialect: Dialect; pool: Pool } {
  const pool = new Pool({
    connectionString: url,
    max: POSTGRES_CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    query_timeout: 35_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    types: { getTypeParser: parserOf },
  });
  pool.on('error', onIdleError);
  pool.on('connect', (client: PoolClient) => client.on('error', onIdleError));
  return { dialect: new PostgresDialect({ pool }), pool };
}

interface Lockable<Query> {
  forUpdate(): Query;
  skipLocked(): Query;
}

/**
 * Locks the rows that a query finds until the transaction ends; with `skip locked` those that others hold are passed over.
 * In SQLite every write transaction is alone already.
 */
export function withRowLock<Query extends Lockable<Query>>(
  tx: Pick<Kysely<unknown>, 'getExecutor'>,
  query: Query,
  others: 'wait' | 'skip locked' = 'wait',
): Query {
  if (!(tx.getExecutor().adapter instanceof PostgresAdapter)) return query;
  return others === 'wait' ? query.forUpdate() : query.forUpdate().skipLocked();
}

/**
 * The database's clock, `inMs` from now, in the form of our instants. What several nodes compare has to come from one
 * clock: their own differ.
 */
export function databaseInstant(db: Pick<Kysely<unknown>, 'getExecutor'>, inMs = 0): RawBuilder<string> {
  const seconds = sql.lit((inMs / 1_000).toFixed(3));
  return db.getExecutor().adapter instanceof PostgresAdapter
    ? sql`to_char(clock_timestamp() at time zone 'utc' + cast(${seconds} || ' seconds' as interval), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ${seconds} || ' seconds')`;
}

/** Whether the whole transaction may be tried again, because another one was in the way. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code.startsWith('SQLITE_BUSY') || code === '40001' || code === '40P01';
}

export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === '23505';
}

/** Whether the database cannot do its work at present: gone, starting, full, or too slow to answer. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_BUSY')) return true;
  // Classes 08, 53 and 57 of the PostgreSQL manual's appendix A: connection, resources, operator intervention.
  if (/^(08|53|57)[0-9A-Z]{3}$/.test(code)) return true;
  if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(code)) return true;
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Query read timeout/.test(error.message)
  );
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
