import type { Instant, WorkspaceId } from '../domain/ids.ts';
import type { WriteDb } from './database.ts';

/** The workspace of a database that has not been divided among several. Always this one, so nodes that start at once agree. */
const LOCAL_WORKSPACE_ID = '00000000-0000-4000-8000-000000000001' as WorkspaceId;

/** Makes it where it is not there yet. */
export async function ensureLocalWorkspace(
  tx: WriteDb,
  name: string,
  at: Instant,
): Promise<{ id: WorkspaceId; name: string }> {
  await tx
    .insertInto('workspace')
    .values({ id: LOCAL_WORKSPACE_ID, name, created_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const query = tx.selectFrom('workspace').select('name').where('id', '=', LOCAL_WORKSPACE_ID);
  return { id: LOCAL_WORKSPACE_ID, name: (await query.executeTakeFirstOrThrow()).name };
}
