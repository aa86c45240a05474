import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from './embedded-postgres.ts';
import pg from 'pg';

/** A PostgreSQL of one's own, to break. The data outlive it. */
export interface StoppablePostgres extends AsyncDisposable {
  /** For DATABASE_URL: an empty database. */
  readonly url: string;
  /** Breaks every connection and ends without tidying up, as a crash does: `pg_ctl stop -m immediate`. */
  stopImmediately(): Promise<void>;
  /** Starts it again on its data and its port; it recovers first. */
  start(): Promise<void>;
}

export async function startStoppablePostgres(): Promise<StoppablePostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'orchestrator-stoppable-'));
  await chmod(folder, 0o755); // The server may run as a user of its own, who has to get in.
  const databaseDir = join(folder, 'cluster');
  const port = await findFreePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    // PostgreSQL refuses to run as root; the package makes it a user of its own.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    // The machine stays up: what the server has handed to the system survives the server.
    postgresFlags: ['-c', 'fsync=off', '-h', '127.0.0.1'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  let isUp = true;
  const start = async (): Promise<void> => {
    await server.start();
    isUp = true;
  };
  const address = (name: string): string => `postgres://postgres:postgres@127.0.0.1:${port}/${name}`;
  const client = new pg.Client(address('postgres'));
  await client.connect();
  await client.query('create database plans');
  await client.end();
  return {
    url: address('plans'),
    async stopImmediately() {
      const pid = Number((await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n', 1)[0]);
      isUp = false;
      process.kill(pid, 'SIGQUIT');
      while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    start,
    async [Symbol.asyncDispose]() {
      // The package waits for the end of what it has started last, and that may have been.
      if (!isUp) await start();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
