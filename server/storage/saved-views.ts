import type { Instant, ProjectId, SavedViewId, WorkspaceId } from '../domain/ids.ts';
import type { SavedView } from '../domain/saved-view.ts';
import { inChunks } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import type { Tables } from './tables.ts';

const COLUMNS = [
  'id',
  'workspace_id',
  'project_id',
  'name',
  'view',
  'search',
  'author_name',
  'created_at',
  'updated_at',
] as const;

/** The saved views of all these projects, by name. One statement. */
export async function listSavedViews(
  db: ReadDb,
  workspaceId: WorkspaceId,
  projectIds: readonly ProjectId[],
): Promise<SavedView[]> {
  const rows = await inChunks(projectIds, (chunk) =>
    db
      .selectFrom('saved_view')
      .select(COLUMNS)
      .where('project_id', 'in', chunk)
      .where('workspace_id', '=', workspaceId)
      .orderBy('name_key')
      .execute(),
  );
  return rows.map(fromRow);
}

export async function findSavedView(db: ReadDb, workspaceId: WorkspaceId, id: SavedViewId): Promise<SavedView | null> {
  const row = await db
    .selectFrom('saved_view')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Answers false, and stores nothing, where another view of the project has the name. */
export async function insertSavedView(tx: WriteDb, view: SavedView, nameKey: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('saved_view')
    .values({
      id: view.id,
      workspace_id: view.workspaceId,
      project_id: view.projectId,
      name: view.name,
      name_key: nameKey,
      view: view.view,
      search: JSON.stringify(view.search),
      author_name: view.authorName,
      created_at: view.createdAt,
      updated_at: view.updatedAt,
    })
    .onConflict((conflict) => conflict.columns(['project_id', 'name_key']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateSavedView(tx: WriteDb, view: SavedView, nameKey: string): Promise<void> {
  await tx
    .updateTable('saved_view')
    .set({
      name: view.name,
      name_key: nameKey,
      view: view.view,
      search: JSON.stringify(view.search),
      updated_at: view.updatedAt,
    })
    .where('id', '=', view.id)
    .execute();
}

/** Whether a view of the project other than `id` has the name. */
export async function isViewNameTaken(
  db: ReadDb,
  projectId: ProjectId,
  nameKey: string,
  id: SavedViewId,
): Promise<boolean> {
  const row = await db
    .selectFrom('saved_view')
    .select('id')
    .where('project_id', '=', projectId)
    .where('name_key', '=', nameKey)
    .where('id', '<>', id)
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteSavedView(tx: WriteDb, id: SavedViewId): Promise<void> {
  await tx.deleteFrom('saved_view').where('id', '=', id).execute();
}

export async function countSavedViews(db: ReadDb, projectId: ProjectId): Promise<number> {
  const { count } = await db
    .selectFrom('saved_view')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow();
  return count;
}

function fromRow(row: Omit<Tables['saved_view'], 'name_key'>): SavedView {
  return {
    id: row.id as SavedViewId,
    workspaceId: row.workspace_id as WorkspaceId,
    projectId: row.project_id as ProjectId,
    name: row.name,
    view: row.view,
    search: JSON.parse(row.search) as Record<string, string>,
    authorName: row.author_name,
    createdAt: row.created_at as Instant,
    updatedAt: row.updated_at as Instant,
  };
}
