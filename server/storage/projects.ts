import { sql, type SelectQueryBuilder } from 'kysely';
import type { ProjectId, WorkspaceId } from '../domain/ids.ts';
import { projectFieldsOf } from '../domain/plan-history.ts';
import type { Priority, Project, ProjectFields, ProjectStatus } from '../domain/project.ts';
import { TASK_STATUSES, type TaskStatus } from '../domain/task.ts';
import { inChunks } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { withRowLock } from './dialect.ts';
import { projectFromRow, rowFromProject } from './rows.ts';
import type { Tables } from './tables.ts';

const PROJECT_COLUMNS = [
  'id',
  'workspace_id',
  'name',
  'description',
  'status',
  'priority',
  'tags',
  'start_date',
  'due_date',
  'locked_fields',
  'version',
  'next_number',
  'created_at',
  'updated_at',
  'deleted_at',
] as const;

/** Projects of the workspace that are in use, in any order; unknown and deleted ones are absent. */
export async function findProjects(
  db: ReadDb,
  workspaceId: WorkspaceId,
  ids: readonly ProjectId[],
): Promise<Project[]> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .selectFrom('project')
      .select(PROJECT_COLUMNS)
      .where('id', 'in', chunk)
      .where('workspace_id', '=', workspaceId)
      .where('deleted_at', 'is', null)
      .execute(),
  );
  return rows.map(projectFromRow);
}

/** With those in the trash; null where there is none. */
export async function findProjectEvenDeleted(
  db: ReadDb,
  workspaceId: WorkspaceId,
  id: ProjectId,
): Promise<Project | null> {
  const query = db.selectFrom('project').select(PROJECT_COLUMNS).where('id', '=', id);
  const row = await query.where('workspace_id', '=', workspaceId).executeTakeFirst();
  return row ? projectFromRow(row) : null;
}

/** Takes the project's lock until the transaction ends, and reads it as it now is; null where it is unknown or deleted. */
export async function lockProject(tx: WriteDb, workspaceId: WorkspaceId, id: ProjectId): Promise<Project | null> {
  const project = await lockProjectEvenDeleted(tx, workspaceId, id);
  return project?.deletedAt === null ? project : null;
}

/** Like `lockProject`, with the trash. */
export async function lockProjectEvenDeleted(
  tx: WriteDb,
  workspaceId: WorkspaceId,
  id: ProjectId,
): Promise<Project | null> {
  const query = tx
    .selectFrom('project')
    .select(PROJECT_COLUMNS)
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId);
  const row = await withRowLock(tx, query).executeTakeFirst();
  return row ? projectFromRow(row) : null;
}

export interface ProjectQuery {
  readonly search?: string | null;
  readonly status?: readonly ProjectStatus[] | null;
  readonly priority?: readonly Priority[] | null;
  readonly tag?: string | null;
}

/** One page, the one changed last first. `after` is the last key of the page before. */
export async function listProjects(
  db: ReadDb,
  workspaceId: WorkspaceId,
  query: ProjectQuery,
  page: { first: number; after: readonly [updatedAt: string, id: string] | null },
): Promise<Project[]> {
  const { after } = page;
  let select = filtered(db, workspaceId, query).select(PROJECT_COLUMNS);
  if (after !== null) select = select.where(sql<boolean>`(updated_at, id) < (${after[0]}, ${after[1]})`);
  const rows = await select.orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(page.first).execute();
  return rows.map(projectFromRow);
}

/** Projects that were deleted since, the latest first. */
export async function listDeletedProjects(
  db: ReadDb,
  workspaceId: WorkspaceId,
  since: string,
  limit: number,
): Promise<Project[]> {
  const rows = await db
    .selectFrom('project')
    .select(PROJECT_COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .where('deleted_at', '>=', since)
    .orderBy('deleted_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(projectFromRow);
}

export async function countProjects(db: ReadDb, workspaceId: WorkspaceId, query: ProjectQuery): Promise<number> {
  const row = await filtered(db, workspaceId, query)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

function filtered(
  db: ReadDb,
  workspaceId: WorkspaceId,
  query: ProjectQuery,
): SelectQueryBuilder<Tables, 'project', object> {
  let select = db.selectFrom('project').where('workspace_id', '=', workspaceId).where('deleted_at', 'is', null);
  if (query.status) select = select.where('status', 'in', [...query.status, '']);
  if (query.priority) select = select.where('priority', 'in', [...query.priority, '']);
  if (query.tag) select = select.where(contains('tags', JSON.stringify(query.tag)));
  for (const word of query.search?.toLowerCase().split(/\s+/u).filter(Boolean) ?? [])
    select = select.where((where) => where.or([contains('lower(name)', word), contains('lower(description)', word)]));
  return select;
}

function contains(column: string, text: string) {
  return sql<boolean>`${sql.raw(column)} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
}

/** `initial`: the fields that its patches begin from, where it has some already. */
export async function insertProject(
  tx: WriteDb,
  project: Project,
  initial: ProjectFields = projectFieldsOf(project),
): Promise<void> {
  await tx
    .insertInto('project')
    .values({ ...rowFromProject(project), initial_fields: JSON.stringify(initial) })
    .execute();
}

export async function updateProject(tx: WriteDb, project: Project): Promise<void> {
  const { id, ...columns } = rowFromProject(project);
  await tx.updateTable('project').set(columns).where('id', '=', id).execute();
}

/** Ids of projects that have been in the trash since before `deletedBefore`. */
export async function purgeProjects(tx: WriteDb, deletedBefore: string): Promise<number> {
  const result = await tx.deleteFrom('project').where('deleted_at', '<', deletedBefore).executeTakeFirst();
  return Number(result.numDeletedRows);
}

export interface Progress {
  readonly taskCount: number;
  readonly completedCount: number;
  /** Minutes estimated on leaf tasks. */
  readonly estimatedMinutes: number;
  readonly actualMinutes: number;
  /** One entry for each status, in the order of the statuses. */
  readonly countsByStatus: readonly { readonly status: TaskStatus; readonly count: number }[];
}

/** A GraphQL Int ends here; a plan whose sum is beyond it is shown with this. */
const LARGEST_INT = 2_147_483_647;

/** Progress of each project of the workspace, deleted ones too; one statement. */
export async function sumProgress(
  db: ReadDb,
  workspaceId: WorkspaceId,
  ids: readonly ProjectId[],
): Promise<Map<ProjectId, Progress>> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .selectFrom('task')
      .select((select) => [
        'project_id',
        'status',
        select.fn.countAll<number>().as('count'),
        sql<number>`cast(sum(case when not exists (select 1 from task as child where child.parent_id = task.id) then coalesce(task.estimated_minutes, 0) else 0 end) as bigint)`.as(
          'estimated',
        ),
        sql<number>`cast(sum(task.actual_minutes) as bigint)`.as('actual'),
      ])
      .where('project_id', 'in', (projects) =>
        projects.selectFrom('project').select('id').where('workspace_id', '=', workspaceId).where('id', 'in', chunk),
      )
      .groupBy(['project_id', 'status'])
      .execute(),
  );
  const byProject = Map.groupBy(rows, (row) => row.project_id as ProjectId);
  return new Map(ids.map((id) => [id, progressFrom(byProject.get(id) ?? [])]));
}

function progressFrom(rows: readonly { status: string; count: number; estimated: number; actual: number }[]): Progress {
  const counts = new Map(rows.map((row) => [row.status, row.count]));
  const sum = (value: (row: (typeof rows)[number]) => number): number =>
    Math.min(
      LARGEST_INT,
      rows.reduce((total, row) => total + value(row), 0),
    );
  return {
    taskCount: sum((row) => row.count),
    completedCount: counts.get('COMPLETED') ?? 0,
    estimatedMinutes: sum((row) => row.estimated),
    actualMinutes: sum((row) => row.actual),
    countsByStatus: TASK_STATUSES.map((status) => ({ status, count: counts.get(status) ?? 0 })),
  };
}
