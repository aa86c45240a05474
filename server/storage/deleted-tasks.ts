import type { ProjectId, TaskId } from '../domain/ids.ts';
import type { Patch } from '../domain/patch.ts';
import type { ReadDb } from './database.ts';
import { listPatchesOfVersions } from './patches.ts';

/** Tasks that are gone, with the version that took them, and the patches that did, the latest first. */
export async function listDeletions(
  db: ReadDb,
  projectId: ProjectId,
  since: string,
  limit: number,
): Promise<{ gone: ReadonlyMap<TaskId, number>; patches: readonly Patch[] }> {
  const rows = await db
    .selectFrom('deleted_task')
    .select(['id', 'version'])
    .where('project_id', '=', projectId)
    .where('deleted_at', '>=', since)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
  const gone = new Map(rows.map((row) => [row.id as TaskId, row.version]));
  return { gone, patches: await listPatchesOfVersions(db, projectId, [...new Set(gone.values())]) };
}
