import { badInput } from '../domain/app-error.ts';
import type { ProjectId, TaskId, WorkspaceId } from '../domain/ids.ts';
import { compareKeys } from '../domain/order-key.ts';
import type { Task } from '../domain/task.ts';
import { forEachChunk, inChunks, ROWS_PER_STATEMENT } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { insertDeletedTasks } from './deleted-tasks.ts';
import { isUniqueViolation } from './dialect.ts';
import { rowFromTask, taskFromRow } from './rows.ts';

export const TASK_COLUMNS = [
  'task.id',
  'task.workspace_id',
  'task.project_id',
  'task.number',
  'task.parent_id',
  'task.order_key',
  'task.depth',
  'task.title',
  'task.description',
  'task.acceptance_criteria',
  'task.status',
  'task.priority',
  'task.estimated_minutes',
  'task.actual_minutes',
  'task.start_date',
  'task.due_date',
  'task.assignee_id',
  'task.tags',
  'task.metadata',
  'task.version',
  'task.created_at',
  'task.updated_at',
  'task.completed_at',
] as const;

/** What a patch can change in a row; the rest is written once. */
const WRITTEN_COLUMNS = [
  'parent_id',
  'order_key',
  'depth',
  'title',
  'description',
  'acceptance_criteria',
  'status',
  'priority',
  'estimated_minutes',
  'actual_minutes',
  'start_date',
  'due_date',
  'assignee_id',
  'tags',
  'metadata',
  'version',
  'updated_at',
  'completed_at',
] as const;

/** Tasks of living projects in the workspace, in any order; unknown ids are absent. */
export async function findTasks(db: ReadDb, workspaceId: WorkspaceId, ids: readonly TaskId[]): Promise<Task[]> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .selectFrom('task')
      .innerJoin('project', 'project.id', 'task.project_id')
      .select(TASK_COLUMNS)
      .where('task.id', 'in', chunk)
      .where('task.workspace_id', '=', workspaceId)
      .where('project.deleted_at', 'is', null)
      .execute(),
  );
  return rows.map(taskFromRow);
}

/** Every task of each project, depth first in plan order. The caller has checked that the projects may be seen. */
export async function listOutlines(db: ReadDb, projectIds: readonly ProjectId[]): Promise<Map<ProjectId, Task[]>> {
  const rows = await inChunks(projectIds, (chunk) =>
    db.selectFrom('task').select(TASK_COLUMNS).where('project_id', 'in', chunk).execute(),
  );
  const byProject = Map.groupBy(rows.map(taskFromRow), (task) => task.projectId);
  return new Map(projectIds.map((id) => [id, depthFirst(byProject.get(id) ?? [])]));
}

/** Children of each task, in order; tasks without children are absent. */
export async function listChildren(db: ReadDb, workspaceId: WorkspaceId, ids: readonly TaskId[]): Promise<Task[]> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .selectFrom('task')
      .select(TASK_COLUMNS)
      .where('parent_id', 'in', chunk)
      .where('workspace_id', '=', workspaceId)
      .orderBy('parent_id')
      .orderBy('order_key')
      .orderBy('id')
      .execute(),
  );
  return rows.map(taskFromRow);
}

/** The parents of tasks of a project; null for root tasks, and absent for what is not there. */
export async function listParents(
  db: ReadDb,
  projectId: ProjectId,
  ids: readonly TaskId[],
): Promise<Map<TaskId, TaskId | null>> {
  const rows = await inChunks(ids, (chunk) =>
    db.selectFrom('task').select(['id', 'project_id', 'parent_id']).where('id', 'in', chunk).execute(),
  );
  const own = rows.filter((row) => row.project_id === projectId);
  return new Map(own.map((row) => [row.id as TaskId, row.parent_id as TaskId | null]));
}

/** Throws BAD_USER_INPUT where one of the ids, which clients may choose, belongs to a task already, in any project. */
export async function insertTasks(tx: WriteDb, workspaceId: WorkspaceId, tasks: readonly Task[]): Promise<void> {
  try {
    await forEachChunk(tasks, ROWS_PER_STATEMENT, (chunk) =>
      tx
        .insertInto('task')
        .values(chunk.map((task) => rowFromTask(task, workspaceId)))
        .execute(),
    );
  } catch (error) {
    if (isUniqueViolation(error)) throw badInput('operations', 'The id of a new task is in use already.');
    throw error;
  }
}

/** Writes whole rows over those of the same ids, which must be there. */
export async function replaceTasks(tx: WriteDb, workspaceId: WorkspaceId, tasks: readonly Task[]): Promise<void> {
  await forEachChunk(tasks, ROWS_PER_STATEMENT, (chunk) =>
    tx
      .insertInto('task')
      .values(chunk.map((task) => rowFromTask(task, workspaceId)))
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((row) => Object.fromEntries(WRITTEN_COLUMNS.map((name) => [name, row.ref(`excluded.${name}`)]))),
      )
      .execute(),
  );
}

/** Takes tasks out with their dependencies, and remembers that they were there. */
export async function deleteTasks(
  tx: WriteDb,
  project: { id: ProjectId; workspaceId: WorkspaceId },
  ids: readonly TaskId[],
  version: number,
  at: string,
): Promise<void> {
  await forEachChunk(ids, ROWS_PER_STATEMENT, async (chunk) => {
    await tx.deleteFrom('dependency').where('task_id', 'in', chunk).execute();
    await tx.deleteFrom('dependency').where('depends_on_id', 'in', chunk).execute();
    await tx.deleteFrom('task').where('id', 'in', chunk).execute();
    await insertDeletedTasks(
      tx,
      project,
      chunk.map((id) => ({ id, version, at })),
    );
  });
}

function depthFirst(tasks: readonly Task[]): Task[] {
  const children = Map.groupBy(tasks, (task) => task.parentId);
  for (const siblings of children.values())
    siblings.sort((left, right) => compareKeys(left.orderKey, right.orderKey) || compareKeys(left.id, right.id));
  const outline: Task[] = [];
  const visit = (parentId: TaskId | null): void => {
    for (const task of children.get(parentId) ?? []) {
      outline.push(task);
      visit(task.id);
    }
  };
  visit(null);
  return outline;
}
