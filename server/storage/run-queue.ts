import type { RunId } from '../domain/ids.ts';
import type { Database, WriteDb } from './database.ts';

/**
 * Hands runs that wait to the nodes, each to one. The rows of runs are the truth: what a queue hands out is an id, and
 * whoever gets it looks at the row.
 */
export interface RunQueue {
  /** In the transaction that lets the run wait. */
  add(tx: WriteDb, runId: RunId): Promise<void>;
  /**
   * The run that has waited longest, in the transaction that gives it to a node: with it the run leaves the queue, and
   * without it the run stays. Null where none waits. It may have been cancelled meanwhile.
   */
  take(tx: WriteDb): Promise<RunId | null>;
  close(): Promise<void>;
}

/** With PostgreSQL pg-boss, loaded only there; with SQLite the rows themselves, since only one process writes at a time. */
export async function openRunQueue(database: Database, onError: (error: Error) => void): Promise<RunQueue> {
  if (database.kind === 'sqlite') return ROWS;
  const { openPgBossQueue } = await import('./pg-boss-queue.ts');
  return openPgBossQueue(database, onError);
}

const ROWS: RunQueue = {
  add: async () => {},
  take: async (tx) => {
    const row = await tx
      .selectFrom('run')
      .select('id')
      .where('status', '=', 'QUEUED')
      .orderBy('created_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    return row ? (row.id as RunId) : null;
  },
  close: async () => {},
};
