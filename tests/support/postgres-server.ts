import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from './embedded-postgres.ts';

/** A real PostgreSQL for one run of the suite. */
export interface PostgresServer {
  /** postgres://…/postgres, with the right to create databases. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts PostgreSQL 18 from npm in a new folder, on a free port. Throws one sentence where it cannot run. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'orchestrator-postgres-'));
  await chmod(folder, 0o755); // The server may run as a user of its own, who has to get in.
  const databaseDir = join(folder, 'cluster');
  const port = await findFreePort();
  const log: string[] = [];
  const keep = (message: unknown): void => void log.push(String(message));
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // PostgreSQL refuses to run as root; the package makes it a user of its own.
    createPostgresUser: userInfo().uid === 0,
    // Text sorts by language, as on most real servers: what relies on byte order has to say so.
    initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-US', '--no-sync'],
    // The data live as long as the tests: no waiting for the disk.
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200', '-h', '127.0.0.1'],
    onLog: keep,
    onError: keep,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const reason = error instanceof Error ? error.message : log.slice(-3).join(' ');
    throw new Error(
      `The database tests need PostgreSQL (embedded-postgres), and it cannot start here: ${reason.trim()}`,
    );
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('A listening socket has a port.');
  return address.port;
}
