import { fromKysely, PgBoss } from 'pg-boss';
import type { RunId } from '../domain/ids.ts';
import type { Database } from './database.ts';
import type { RunQueue } from './run-queue.ts';

/** Its tables have a schema of their own. */
const SCHEMA = 'pgboss';
const QUEUE = 'runs';
const SETTINGS = {
  schema: SCHEMA,
  supervise: false,
  schedule: false,
  registerInstance: false,
  openTelemetry: { enabled: false },
};

/**
 * Waiting runs as jobs of pg-boss. It works on our own connections and within our transactions: a run is stored and
 * queued together, and it is taken from the queue and given to a node together, so that a node that dies in between
 * leaves it where it was. Its own workers, timers and listeners stay off: hints wake ours.
 */
export async function openPgBossQueue(database: Database, onError: (error: Error) => void): Promise<RunQueue> {
  const boss = new PgBoss({ ...SETTINGS, db: fromKysely(database.db), migrate: false });
  boss.on('error', onError);
  try {
    await boss.start();
  } catch {
    // Its tables are not there yet, or those of an older version: the next start says what else it may be.
    await makeTables(database.url, onError);
    await boss.start();
  }
  await queueWhatWaits(boss, database);
  return {
    add: async (tx, runId) => void (await boss.send(QUEUE, null, { id: runId, db: fromKysely(tx) })),
    take: async (tx) => {
      const db = fromKysely(tx);
      const [job] = await boss.fetch(QUEUE, { db });
      if (!job) return null;
      // Gone with the transaction that takes it: the row of the run says everything from here on.
      await boss.deleteJob(QUEUE, job.id, { db });
      return job.id as RunId;
    },
    close: () => boss.stop({ graceful: false, close: false }),
  };
}

/** On a connection of its own for that time: it makes them with several statements in one, which it wants all answers to. */
async function makeTables(url: string, onError: (error: Error) => void): Promise<void> {
  const boss = new PgBoss({ ...SETTINGS, connectionString: url, max: 1 });
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue(QUEUE);
  await boss.stop({ graceful: false });
}

/** Runs that were queued before there was pg-boss, or whose jobs somebody has removed; what has its job keeps it. */
async function queueWhatWaits(boss: PgBoss, { db }: Database): Promise<void> {
  const waiting = await db
    .selectFrom('run')
    .select('id')
    .where('status', '=', 'QUEUED')
    .orderBy('created_at')
    .execute();
  for (const { id } of waiting) await boss.send(QUEUE, null, { id });
}
