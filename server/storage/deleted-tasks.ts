import type { ProjectId, TaskId, WorkspaceId } from '../domain/ids.ts';
import type { Patch } from '../domain/patch.ts';
import { forEachChunk, inChunks, ROWS_PER_STATEMENT } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { listPatchesOfVersions } from './patches.ts';

/**
 * The patches that deleted something since a moment that is not back, the latest first; and of the tasks whose deletion
 * they name those that are still gone, with the version that took them. At most `limit` patches.
 */
export async function listDeletions(
  db: ReadDb,
  projectId: ProjectId,
  since: string,
  limit: number,
): Promise<{ gone: ReadonlyMap<TaskId, number>; patches: readonly Patch[] }> {
  const versions = await db
    .selectFrom('deleted_task')
    .select('version')
    .distinct()
    .where('project_id', '=', projectId)
    .where('deleted_at', '>=', since)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
  const patches = await listPatchesOfVersions(
    db,
    projectId,
    versions.map(({ version }) => version),
  );
  const named = patches.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.kind === 'DELETE_TASK' ? [effect.taskId] : [])),
  );
  const rows = await inChunks(named, (chunk) =>
    db
      .selectFrom('deleted_task')
      .select(['id', 'version'])
      .where('project_id', '=', projectId)
      .where('id', 'in', chunk)
      .execute(),
  );
  return { gone: new Map(rows.map((row) => [row.id as TaskId, row.version])), patches };
}

/** Remembers of tasks that they were there, and since when they are gone. */
export async function insertDeletedTasks(
  tx: WriteDb,
  project: { id: ProjectId; workspaceId: WorkspaceId },
  deleted: readonly { readonly id: TaskId; readonly version: number; readonly at: string }[],
): Promise<void> {
  await forEachChunk(deleted, ROWS_PER_STATEMENT, (chunk) =>
    tx
      .insertInto('deleted_task')
      .values(
        chunk.map(({ id, version, at }) => ({
          id,
          workspace_id: project.workspaceId,
          project_id: project.id,
          version,
          deleted_at: at,
        })),
      )
      // One that a patch brings back and takes away again was known to be gone before.
      .onConflict((conflict) =>
        conflict.columns(['project_id', 'id']).doUpdateSet((row) => ({
          version: row.ref('excluded.version'),
          deleted_at: row.ref('excluded.deleted_at'),
        })),
      )
      .execute(),
  );
}

/** Forgets that tasks were deleted, because they are back. */
export async function forgetDeletion(tx: WriteDb, projectId: ProjectId, ids: readonly TaskId[]): Promise<void> {
  await forEachChunk(ids, ROWS_PER_STATEMENT, (chunk) =>
    tx.deleteFrom('deleted_task').where('project_id', '=', projectId).where('id', 'in', chunk).execute(),
  );
}
