import { sql, type SelectQueryBuilder } from 'kysely';
import type { LocalDate, PersonId, ProjectId, TaskId, WorkspaceId } from '../domain/ids.ts';
import type { Priority } from '../domain/project.ts';
import type { Task, TaskStatus } from '../domain/task.ts';
import type { ReadDb } from './database.ts';
import { taskFromRow } from './rows.ts';
import type { Tables } from './tables.ts';
import { TASK_COLUMNS } from './tasks.ts';

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
