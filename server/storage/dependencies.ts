import type { ProjectId, TaskId, WorkspaceId } from '../domain/ids.ts';
import type { Dependency } from '../domain/task.ts';
import { forEachChunk, inChunks, ROWS_PER_STATEMENT } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';

/** Dependencies are named by both ends, and a condition that is an alternative of very many is slow to plan. */
export const PAIRS_PER_STATEMENT = 100;

/** What the tasks wait for, in plan order of the tasks waited for. */
export async function listNeeds(db: ReadDb, workspaceId: WorkspaceId, ids: readonly TaskId[]): Promise<Dependency[]> {
  return listDependencies(db, workspaceId, 'task_id', ids);
}

/** What waits for the tasks. */
export async function listNeededBy(
  db: ReadDb,
  workspaceId: WorkspaceId,
  ids: readonly TaskId[],
): Promise<Dependency[]> {
  return listDependencies(db, workspaceId, 'depends_on_id', ids);
}

/** Every dependency within the projects, in plan order of the tasks waited for. One statement for up to 1,000 projects. */
export async function listDependenciesWithin(
  db: ReadDb,
  workspaceId: WorkspaceId,
  projectIds: readonly ProjectId[],
): Promise<Dependency[]> {
  const rows = await inChunks(projectIds, (chunk) =>
    db
      .selectFrom('dependency')
      .innerJoin('task', 'task.id', 'dependency.depends_on_id')
      .select(['dependency.task_id', 'dependency.depends_on_id'])
      .where('dependency.project_id', 'in', chunk)
      .where('dependency.workspace_id', '=', workspaceId)
      .orderBy('task.number')
      .execute(),
  );
  return rows.map((row) => ({ taskId: row.task_id as TaskId, dependsOnId: row.depends_on_id as TaskId }));
}

async function listDependencies(
  db: ReadDb,
  workspaceId: WorkspaceId,
  end: 'task_id' | 'depends_on_id',
  ids: readonly TaskId[],
): Promise<Dependency[]> {
  const other = end === 'task_id' ? 'depends_on_id' : 'task_id';
  const rows = await inChunks(ids, (chunk) =>
    db
      .selectFrom('dependency')
      .innerJoin('task', 'task.id', `dependency.${other}`)
      .select(['dependency.task_id', 'dependency.depends_on_id'])
      .where(`dependency.${end}`, 'in', chunk)
      .where('dependency.workspace_id', '=', workspaceId)
      .orderBy('task.number')
      .execute(),
  );
  return rows.map((row) => ({ taskId: row.task_id as TaskId, dependsOnId: row.depends_on_id as TaskId }));
}

export async function insertDependencies(
  tx: WriteDb,
  project: { id: ProjectId; workspaceId: WorkspaceId },
  dependencies: readonly Dependency[],
): Promise<void> {
  const rows = dependencies.map(({ taskId, dependsOnId }) => {
    return { workspace_id: project.workspaceId, project_id: project.id, task_id: taskId, depends_on_id: dependsOnId };
  });
  await forEachChunk(rows, ROWS_PER_STATEMENT, (chunk) => tx.insertInto('dependency').values(chunk).execute());
}

export async function deleteDependencies(tx: WriteDb, dependencies: readonly Dependency[]): Promise<void> {
  await forEachChunk(dependencies, PAIRS_PER_STATEMENT, (chunk) =>
    tx
      .deleteFrom('dependency')
      .where((where) => where.or(chunk.map((pair) => where.and(dependencyKey(pair)))))
      .execute(),
  );
}

/** The columns that tell a dependency from all others. */
export function dependencyKey({ taskId, dependsOnId }: Dependency): { task_id: TaskId; depends_on_id: TaskId } {
  return { task_id: taskId, depends_on_id: dependsOnId };
}
