import type { WorkspaceId } from '../domain/ids.ts';
import type { JsonValue } from '../domain/task.ts';
import type { WriteDb } from './database.ts';

export interface IdempotencyKey {
  readonly workspaceId: WorkspaceId;
  readonly caller: string;
  readonly key: string;
}

/** The first call under the key, if it came after `since`: a fingerprint of what it asked, and what it was answered. */
export async function findFirstCall(
  tx: WriteDb,
  { workspaceId, caller, key }: IdempotencyKey,
  since: string,
): Promise<{ requestHash: string; result: JsonValue } | null> {
  const row = await tx
    .selectFrom('idempotency')
    .select(['request_hash', 'result', 'created_at'])
    .where('workspace_id', '=', workspaceId)
    .where('caller', '=', caller)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row || row.created_at < since) return null;
  return { requestHash: row.request_hash, result: JSON.parse(row.result) as JsonValue };
}

export async function recordCall(
  tx: WriteDb,
  { workspaceId, caller, key }: IdempotencyKey,
  call: { requestHash: string; result: JsonValue; at: string },
): Promise<void> {
  const values = { request_hash: call.requestHash, result: JSON.stringify(call.result), created_at: call.at };
  await tx
    .insertInto('idempotency')
    .values({ workspace_id: workspaceId, caller, key, ...values })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'caller', 'key']).doUpdateSet(values))
    .execute();
}

export async function forgetCallsBefore(tx: WriteDb, before: string): Promise<void> {
  await tx.deleteFrom('idempotency').where('created_at', '<', before).execute();
}
