import type { ProjectId, TaskId } from '../domain/ids.ts';
import type { Patch } from '../domain/patch.ts';
import { inChunks } from './chunks.ts';
import type { ReadDb } from './database.ts';
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
