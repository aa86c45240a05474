import type { WorkspaceId } from '../domain/ids.ts';
import { withRowLock } from './dialect.ts';
import type { ReadDb, WriteDb } from './database.ts';

/** Dollars of calls whose price is known, and tokens of all. */
export interface Amount {
  readonly usd: number;
  readonly tokens: number;
}
export const NOTHING: Amount = { usd: 0, tokens: 0 };

/** Whose spending a row holds: a workspace's, or that of all together. */
export type SpendingScope = WorkspaceId | 'all';

/** Locks what has been spent in a month by one workspace and by all, until the transaction ends. */
export async function lockSpending(
  tx: WriteDb,
  workspaceId: WorkspaceId,
  month: string,
): Promise<{ readonly workspace: Amount; readonly all: Amount }> {
  // Always in this order, so that no two wait for each other.
  const all = await lockRow(tx, 'all', month);
  return { all, workspace: await lockRow(tx, workspaceId, month) };
}

async function lockRow(tx: WriteDb, scope: SpendingScope, month: string): Promise<Amount> {
  await tx
    .insertInto('spending')
    .values({ scope, month, usd: 0, tokens: 0 })
    .onConflict((conflict) => conflict.columns(['scope', 'month']).doNothing())
    .execute();
  const query = tx
    .selectFrom('spending')
    .select(['usd', 'tokens'])
    .where('scope', '=', scope)
    .where('month', '=', month);
  return withRowLock(tx, query).executeTakeFirstOrThrow();
}

/** Adds to what a workspace, and so all together, have spent in a month. */
export async function addSpending(tx: WriteDb, workspaceId: WorkspaceId, month: string, more: Amount): Promise<void> {
  for (const scope of ['all', workspaceId])
    await tx
      .updateTable('spending')
      .set((row) => ({ usd: row('usd', '+', more.usd), tokens: row('tokens', '+', more.tokens) }))
      .where('scope', '=', scope)
      .where('month', '=', month)
      .execute();
}

/** What has been spent in a month; nothing where no call was made. */
export async function findSpending(db: ReadDb, scope: SpendingScope, month: string): Promise<Amount> {
  const query = db.selectFrom('spending').select(['usd', 'tokens']).where('scope', '=', scope);
  return (await query.where('month', '=', month).executeTakeFirst()) ?? NOTHING;
}
