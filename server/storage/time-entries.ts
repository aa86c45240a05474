import { sql } from 'kysely';
import type { TimeEntry } from '../domain/discussion.ts';
import type { Instant, PatchId, PersonId, ProjectId, TaskId, TimeEntryId, WorkspaceId } from '../domain/ids.ts';
import { forEachChunk, inChunks, ROWS_PER_STATEMENT } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import type { Tables } from './tables.ts';

const COLUMNS = [
  'id',
  'workspace_id',
  'project_id',
  'task_id',
  'person_id',
  'author_id',
  'author_name',
  'minutes',
  'note',
  'patch_id',
  'removed_by_patch_id',
  'created_at',
] as const;

/** Those that count, the latest first: what was taken away, or whose patch was undone, is left out. */
export async function listTimeEntries(
  db: ReadDb,
  taskId: TaskId,
  page: { readonly first: number; readonly after: readonly [createdAt: string, id: string] | null },
): Promise<TimeEntry[]> {
  const { after } = page;
  let select = counting(db, taskId).select(COLUMNS);
  if (after !== null) select = select.where(sql<boolean>`(created_at, id) < (${after[0]}, ${after[1]})`);
  const rows = await select.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(page.first).execute();
  return rows.map(fromRow);
}

export async function countTimeEntries(db: ReadDb, taskId: TaskId): Promise<number> {
  const { count } = await counting(db, taskId)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * An undone patch is one with an applied patch that reverts it and is not itself undone. One level is looked at: the
 * undo of an undo of an undo is rare, and the task's own minutes are right in any case.
 */
function counting(db: ReadDb, taskId: TaskId) {
  return db
    .selectFrom('time_entry')
    .where('task_id', '=', taskId)
    .where('removed_by_patch_id', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('patch as undo')
            .select('undo.id')
            .whereRef('undo.reverts_id', '=', 'time_entry.patch_id')
            .where('undo.status', '=', 'APPLIED')
            .where((inner) =>
              inner.not(
                inner.exists(
                  inner
                    .selectFrom('patch as redo')
                    .select('redo.id')
                    .whereRef('redo.reverts_id', '=', 'undo.id')
                    .where('redo.status', '=', 'APPLIED'),
                ),
              ),
            ),
        ),
      ),
    );
}

export async function findTimeEntry(db: ReadDb, workspaceId: WorkspaceId, id: TimeEntryId): Promise<TimeEntry | null> {
  const row = await db
    .selectFrom('time_entry')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** By id, in any order, with those that no longer count; unknown ones are absent. */
export async function findTimeEntries(db: ReadDb, ids: readonly TimeEntryId[]): Promise<TimeEntry[]> {
  const rows = await inChunks(ids, (chunk) =>
    db.selectFrom('time_entry').select(COLUMNS).where('id', 'in', chunk).execute(),
  );
  return rows.map(fromRow);
}

export async function insertTimeEntry(tx: WriteDb, entry: TimeEntry): Promise<void> {
  await insertTimeEntries(tx, [entry]);
}

export async function insertTimeEntries(tx: WriteDb, entries: readonly TimeEntry[]): Promise<void> {
  await forEachChunk(entries, ROWS_PER_STATEMENT, (chunk) =>
    tx
      .insertInto('time_entry')
      .values(
        chunk.map((entry) => ({
          id: entry.id,
          workspace_id: entry.workspaceId,
          project_id: entry.projectId,
          task_id: entry.taskId,
          person_id: entry.personId,
          author_id: entry.authorId,
          author_name: entry.authorName,
          minutes: entry.minutes,
          note: entry.note,
          patch_id: entry.patchId,
          removed_by_patch_id: entry.removedByPatchId,
          created_at: entry.createdAt,
        })),
      )
      .execute(),
  );
}

export async function markTimeEntryRemoved(tx: WriteDb, id: TimeEntryId, by: PatchId): Promise<void> {
  await tx.updateTable('time_entry').set({ removed_by_patch_id: by }).where('id', '=', id).execute();
}

function fromRow(row: Tables['time_entry']): TimeEntry {
  return {
    id: row.id as TimeEntryId,
    workspaceId: row.workspace_id as WorkspaceId,
    projectId: row.project_id as ProjectId,
    taskId: row.task_id as TaskId,
    personId: row.person_id as PersonId | null,
    authorId: row.author_id,
    authorName: row.author_name,
    minutes: row.minutes,
    note: row.note,
    patchId: row.patch_id as PatchId,
    removedByPatchId: row.removed_by_patch_id as PatchId | null,
    createdAt: row.created_at as Instant,
  };
}
