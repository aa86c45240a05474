import { PostgresAdapter, sql, type Kysely, type RawBuilder } from 'kysely';

/** The few places in which the two databases differ. */
export type DatabaseKind = 'sqlite' | 'postgres';

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

/** What the drivers say without a code where a connection is lost, cannot be had, or is closed because the server stops. */
const LOST_CONNECTION =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|not queryable|has been discarded|pool after calling end|already been destroyed|connection is not open/;
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const SQLITE_CODES = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|PROTOCOL|CANTOPEN|READONLY|NOMEM)/;
/**
 * By appendix A of the PostgreSQL manual: connection (08), resources (53), operator intervention (57), in each other's way
 * (40001, 40P01, 55P03), a server that only reads, as after a failover (25006), a transaction that waited too long (25P03).
 */
const POSTGRES_CODES = /^(08...|53...|57...|40001|40P01|55P03|25006|25P03)$/;

/** Whether the database cannot do its work at present: gone, starting, full, or too slow to answer. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (SQLITE_CODES.test(code) || POSTGRES_CODES.test(code) || NETWORK_CODES.has(code)) return true;
  return error instanceof Error && (LOST_CONNECTION.test(error.message) || isSilence(error));
}

/** Whether a question to the database was not answered in time. */
export function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
