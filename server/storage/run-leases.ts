import type { RunId } from '../domain/ids.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { databaseInstant, withRowLock } from './dialect.ts';
import { RUN_COLUMNS, workable, type WorkableRun } from './runs.ts';

/** Gives a run to a node for `leaseMs`; null where it does not wait any more. */
export async function takeRun(
  tx: WriteDb,
  id: RunId,
  lease: { nodeId: string; leaseMs: number; at: string },
): Promise<WorkableRun | null> {
  const query = tx.selectFrom('run').select(RUN_COLUMNS).where('id', '=', id);
  const row = await withRowLock(tx, query).executeTakeFirst();
  if (row?.status !== 'QUEUED') return null;
  const taken = { status: 'RUNNING', node_id: lease.nodeId, started_at: lease.at, attempts: row.attempts + 1 };
  await tx
    .updateTable('run')
    .set({ ...taken, lease_until: databaseInstant(tx, lease.leaseMs) })
    .where('id', '=', row.id)
    .execute();
  return workable({ ...row, ...taken });
}

/** Lets a run whose node has gone wait for another one, as if it had not been begun. */
export async function requeueRun(tx: WriteDb, id: RunId): Promise<void> {
  const waiting = { status: 'QUEUED', node_id: null, lease_until: null };
  await tx.updateTable('run').set(waiting).where('id', '=', id).execute();
}

/** Locks a run that is under way until the transaction ends; null when it is finished, or another node's. */
export async function lockRunOf(tx: WriteDb, id: RunId, nodeId: string): Promise<WorkableRun | null> {
  const row = await withRowLock(tx, tx.selectFrom('run').select(RUN_COLUMNS).where('id', '=', id)).executeTakeFirst();
  return row?.status === 'RUNNING' && row.node_id === nodeId ? workable(row) : null;
}

/** The node that carries a run out; null where nobody does. */
export async function findRunHolder(db: ReadDb, id: RunId): Promise<string | null> {
  const query = db.selectFrom('run').select(['status', 'node_id']).where('id', '=', id);
  const row = await query.executeTakeFirst();
  return row?.status === 'RUNNING' ? row.node_id : null;
}

/** Locks a run, without reading it, until the transaction ends; false when it is finished, or another node's. */
export async function holdRun(tx: WriteDb, id: RunId, nodeId: string): Promise<boolean> {
  const query = tx.selectFrom('run').select(['status', 'node_id']).where('id', '=', id);
  const row = await withRowLock(tx, query).executeTakeFirst();
  return row?.status === 'RUNNING' && row.node_id === nodeId;
}

/** Locks one run whose node has not been heard of since its lease ended; null when there is none. */
export async function lockAbandonedRun(tx: WriteDb, except: readonly RunId[]): Promise<WorkableRun | null> {
  const query = tx
    .selectFrom('run')
    .select(RUN_COLUMNS)
    .where('status', '=', 'RUNNING')
    .where('lease_until', '<', databaseInstant(tx))
    .$if(except.length > 0, (select) => select.where('id', 'not in', except))
    .orderBy('lease_until')
    .limit(1);
  const row = await withRowLock(tx, query, 'skip locked').executeTakeFirst();
  return row ? workable(row) : null;
}

/** Keeps a node's runs its own for `leaseMs`; answers which of them are its own still, and which somebody wants cancelled. */
export async function extendLeases(
  tx: WriteDb,
  ids: readonly RunId[],
  nodeId: string,
  leaseMs: number,
): Promise<{ kept: Set<RunId>; cancelled: Set<RunId> }> {
  const held = () =>
    tx.selectFrom('run').where('id', 'in', ids).where('node_id', '=', nodeId).where('status', '=', 'RUNNING');
  await tx
    .updateTable('run')
    .set({ lease_until: databaseInstant(tx, leaseMs) })
    .where('id', 'in', ids)
    .where('node_id', '=', nodeId)
    .where('status', '=', 'RUNNING')
    .execute();
  const rows = await held().select(['id', 'cancel_requested']).execute();
  const idOf = (row: { id: string }): RunId => row.id as RunId;
  return {
    kept: new Set(rows.map(idOf)),
    cancelled: new Set(rows.filter((row) => row.cancel_requested === 1).map(idOf)),
  };
}
