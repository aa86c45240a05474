import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { startServer } from './server-process.ts';

const MEGABYTES = 12;
const run = promisify(execFile);

/** A server on SQLite whose disk a test can fill. */
export interface ServerOnSmallDisk extends AsyncDisposable {
  readonly url: string;
  readonly databaseUrl: string;
  /** Leaves no room for another byte. */
  fill(): Promise<void>;
  free(): Promise<void>;
}

/**
 * The built server on a file system of its own, where this user may mount one; elsewhere the server in this process, with a
 * file that may not grow. Both end in SQLITE_FULL.
 */
export async function startServerOnSmallDisk(): Promise<ServerOnSmallDisk> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'orchestrator-disk-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const databaseUrl = `sqlite:${join(folder, 'disk', 'plans.db')}`;
  const isMounted = await mountSmallDisk(join(folder, 'disk'));
  if (isMounted) stack.defer(async () => void (await run('umount', ['-l', join(folder, 'disk')])));
  const server = isMounted ? await onMountedDisk(databaseUrl, join(folder, 'disk')) : await onLimitedFile(databaseUrl);
  stack.use(server);
  const all = stack.move();
  return { ...server, databaseUrl, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

async function mountSmallDisk(folder: string): Promise<boolean> {
  await mkdir(folder);
  return run('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
}

type Fillable = Omit<ServerOnSmallDisk, 'databaseUrl'>;

async function onMountedDisk(databaseUrl: string, folder: string): Promise<Fillable> {
  const server = await startServer({ DATABASE_URL: databaseUrl });
  const ballast = join(folder, 'ballast');
  return {
    url: server.url,
    async fill() {
      // The server is writing too: take what is left until there is nothing.
      for (const size of [1024 * 1024, 4096]) {
        const block = Buffer.alloc(size);
        while (await appendFile(ballast, block).then(always, isFull));
      }
    },
    free: () => rm(ballast),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

async function onLimitedFile(databaseUrl: string): Promise<Fillable> {
  const ignore = (): void => undefined;
  const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const app = await createApp(readConfig({ PORT: '0', DATABASE_URL: databaseUrl }), { logger, webFolder: null });
  const { url } = await app.listen();
  const limitPages = async (pages: number): Promise<void> => {
    await sql.raw(`pragma max_page_count = ${pages}`).execute(app.database.db);
  };
  return {
    url,
    // Below its present size: the file stays as it is.
    fill: () => limitPages(1),
    free: () => limitPages(1_000_000),
    [Symbol.asyncDispose]: () => app.close(),
  };
}

const always = (): true => true;

/** False for a full disk, so that a loop ends there; throws everything else. */
function isFull(error: NodeJS.ErrnoException): false {
  if (error.code !== 'ENOSPC') throw error;
  return false;
}
