import { PostgresDialect, PostgresDriver, type Dialect, type Driver } from 'kysely';
import { Pool, types, type Client, type PoolClient } from 'pg';
import { isSilence } from './dialect.ts';

const CONNECTIONS = 8;
const INT8 = 20;

/** Counts come as 64-bit integers, which pg leaves as text; ours never leave the range of a number. */
const parserOf: typeof types.getTypeParser = ((oid: number, format?: 'text') =>
  oid === INT8 ? Number : (types.getTypeParser(oid, format) as unknown)) as typeof types.getTypeParser;

/** `onIdleError` hears of connections that were lost; the pool replaces them by itself. */
export function openPostgres(url: string, onIdleError: (error: Error) => void): { dialect: Dialect; pool: Pool } {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    query_timeout: 35_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: { getTypeParser: parserOf },
  });
  pool.on('error', onIdleError);
  pool.on('connect', (client: PoolClient) => {
    client.on('error', onIdleError);
    watchQuestions(client);
  });
  return { dialect: new PoolDialect(pool), pool };
}

class PoolDialect extends PostgresDialect {
  readonly #pool: Pool;
  constructor(pool: Pool) {
    super({ pool });
    this.#pool = pool;
  }
  override createDriver(): Driver {
    return new PoolDriver({ pool: this.#pool });
  }
}

class PoolDriver extends PostgresDriver {
  /** Where even this fails the connection is lost, and with it the transaction: the error to tell of is the first one. */
  override async rollbackTransaction(connection: Parameters<PostgresDriver['rollbackTransaction']>[0]): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => {}); // Kysely has discarded the connection.
  }
}

/**
 * A connection on which a question was not answered is no use: the next one would wait behind it, and the pool would hand
 * it out again and again. Ending it takes it out of the pool. And PostgreSQL refuses U+0000 wherever it stands, so that an
 * id or a word to search for with one in it would fail instead of being found nowhere: it is left out.
 */
function watchQuestions(client: PoolClient): void {
  const ask = client.query.bind(client) as (...question: unknown[]) => unknown;
  const askAndListen = (statement: unknown, parameters?: unknown, ...rest: unknown[]): unknown => {
    const answer = ask(statement, Array.isArray(parameters) ? parameters.map(withoutNul) : parameters, ...rest);
    if (answer instanceof Promise)
      answer.catch((error: unknown) => {
        if (isSilence(error)) (client as unknown as Client).end().catch(() => {}); // It is broken already.
      });
    return answer;
  };
  Object.assign(client, { query: askAndListen });
}

function withoutNul(parameter: unknown): unknown {
  return typeof parameter === 'string' ? parameter.replaceAll('\0', '') : parameter;
}
