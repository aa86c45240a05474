import type { WorkspaceId } from '../domain/ids.ts';
import type { JsonValue } from '../domain/task.ts';
import type { WriteDb } from './database.ts';

export interface IdempotencyKey {
  readonly workspaceId: WorkspaceId;
  readonly caller: string;
  readonly key: string;
}

/** A fingerprint of what the first call asked, and what it was answered. */
export interface FirstCall {
  readonly requestHash: string;
  readonly result: JsonValue;
}

/**
 * Claims the key for this transaction, or answers the first call under it. Another transaction that holds the key is
 * waited for, so that of calls at one time only one has an effect. Keys from before `since` are free again.
 */
export async function claimKey(
  tx: WriteDb,
  key: IdempotencyKey,
  requestHash: string,
  since: string,
  at: string,
): Promise<FirstCall | null> {
  const columns = { workspace_id: key.workspaceId, caller: key.caller, key: key.key };
  const values = { request_hash: requestHash, result: 'null', created_at: at };
  const claimed = await tx
    .insertInto('idempotency')
    .values({ ...columns, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'caller', 'key'])
        .doUpdateSet(values)
        .where('idempotency.created_at', '<', since),
    )
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 1n) return null;
  const row = await tx
    .selectFrom('idempotency')
    .select(['request_hash', 'result'])
    .where('workspace_id', '=', key.workspaceId)
    .where('caller', '=', key.caller)
    .where('key', '=', key.key)
    .executeTakeFirstOrThrow();
  return { requestHash: row.request_hash, result: JSON.parse(row.result) as JsonValue };
}

/** Keeps what the call that claimed the key was answered. */
export async function recordResult(tx: WriteDb, key: IdempotencyKey, result: JsonValue): Promise<void> {
  const update = tx.updateTable('idempotency').set({ result: JSON.stringify(result) });
  await update
    .where('workspace_id', '=', key.workspaceId)
    .where('caller', '=', key.caller)
    .where('key', '=', key.key)
    .execute();
}

export async function forgetKeysBefore(tx: WriteDb, before: string): Promise<void> {
  await tx.deleteFrom('idempotency').where('created_at', '<', before).execute();
}
