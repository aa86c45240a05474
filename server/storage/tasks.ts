import { sql, type SelectQueryBuilder } from 'kysely';
import type { LocalDate, PersonId, ProjectId, TaskId, WorkspaceId } from '../domain/ids.ts';
import { compareKeys } from '../domain/order-key.ts';
import type { Priority } from '../domain/project.ts';
import type { Dependency, Task, TaskStatus } from '../domain/task.ts';
import { badInput } from '../domain/app-error.ts';
import { forEachChunk, inChunks } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { isUniqueViolation } from './dialect.ts';
import { rowFromTask, taskFromRow } from './rows.ts';
import type { Tables } from './tables.ts';

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
const ROWS_PER_STATEMENT = 200;
/** Dependencies are named by both ends, and a condition that is an alternative of very many is slow to plan. */
export const PAIRS_PER_STATEMENT = 100;

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

export interface TaskQuery {
  readonly projectId?: ProjectId | null;
  /** Words that title, description or number must all contain, without regard to case. */
  readonly search?: string | null;
  readonly status?: readonly TaskStatus[] | null;
  readonly priority?: readonly Priority[] | null;
  readonly assigneeId?: PersonId | null;
  readonly tag?: string | null;
  /** Present and null: root tasks. */
  readonly parentId?: TaskId | null;
  readonly dueBefore?: LocalDate | null;
  readonly dueAfter?: LocalDate | null;
  readonly isOverdue?: boolean | null;
  readonly today: LocalDate;
}

/** One page in order of project and number, and whether there are more. `after` is the last key of the page before. */
export async function listTasks(
  db: ReadDb,
  workspaceId: WorkspaceId,
  query: TaskQuery,
  page: { first: number; after: readonly [projectId: string, number: number] | null },
): Promise<Task[]> {
  const { after } = page;
  let select = filtered(db, workspaceId, query).select(TASK_COLUMNS);
  if (after !== null)
    select = select.where((where) =>
      where.or([
        where('task.project_id', '>', after[0]),
        where.and([where('task.project_id', '=', after[0]), where('task.number', '>', after[1])]),
      ]),
    );
  const rows = await select.orderBy('task.project_id').orderBy('task.number').limit(page.first).execute();
  return rows.map(taskFromRow);
}

export async function countTasks(db: ReadDb, workspaceId: WorkspaceId, query: TaskQuery): Promise<number> {
  const row = await filtered(db, workspaceId, query)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

type Selection = SelectQueryBuilder<Tables, 'task' | 'project', object>;

function filtered(db: ReadDb, workspaceId: WorkspaceId, query: TaskQuery): Selection {
  let select: Selection = db
    .selectFrom('task')
    .innerJoin('project', 'project.id', 'task.project_id')
    .where('task.workspace_id', '=', workspaceId)
    .where('project.deleted_at', 'is', null);
  if (query.projectId) select = select.where('task.project_id', '=', query.projectId);
  if (query.status) select = select.where('task.status', 'in', [...query.status, '']);
  if (query.priority) select = select.where('task.priority', 'in', [...query.priority, '']);
  if (query.assigneeId) select = select.where('task.assignee_id', '=', query.assigneeId);
  if (query.parentId === null) select = select.where('task.parent_id', 'is', null);
  else if (query.parentId !== undefined) select = select.where('task.parent_id', '=', query.parentId);
  if (query.dueBefore) select = select.where('task.due_date', '<', query.dueBefore);
  if (query.dueAfter) select = select.where('task.due_date', '>', query.dueAfter);
  if (query.tag) select = select.where(containsText('task.tags', JSON.stringify(query.tag)));
  if (query.isOverdue != null) {
    const overdue = sql<boolean>`(task.due_date is not null and task.due_date < ${query.today} and task.status not in ('COMPLETED', 'CANCELLED'))`;
    select = select.where(query.isOverdue ? overdue : sql<boolean>`not ${overdue}`);
  }
  for (const word of query.search?.toLowerCase().split(/\s+/u).filter(Boolean) ?? []) {
    const number = /^#?(\d{1,9})$/.exec(word)?.[1];
    select = select.where((where) =>
      where.or([
        containsText('lower(task.title)', word),
        containsText('lower(task.description)', word),
        ...(number === undefined ? [] : [where('task.number', '=', Number(number))]),
      ]),
    );
  }
  return select;
}

/** Whether a column contains a text, every character for itself: `%` and `_` are no wildcards. */
function containsText(column: string, text: string) {
  return sql<boolean>`${sql.raw(column)} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
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
