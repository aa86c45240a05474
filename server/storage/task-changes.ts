import { fieldsEditedIn, fieldsSetBy } from '../domain/field-origins.ts';
import type { Instant, PatchId, ProjectId, TaskId, WorkspaceId } from '../domain/ids.ts';
import type { AuthorKind } from '../domain/actor.ts';
import type { Patch } from '../domain/patch.ts';
import { mapInTurns } from '../lib/in-turns.ts';
import { forEachChunk, inChunks } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import type { Tables } from './tables.ts';

const ROWS_PER_STATEMENT = 500;
const TASKS_PER_TURN = 1_000;

/** One version's changes of one task. */
export interface TaskChange {
  readonly taskId: TaskId;
  readonly version: number;
  readonly patchId: PatchId;
  /** Names of fields, or what `field-origins.ts` names beside them. */
  readonly fields: readonly string[];
  /** Those of them that a reviewer gave another value than the patch's author. */
  readonly editedFields: readonly string[];
  readonly authorKind: AuthorKind;
  readonly authorName: string;
}

/** Remembers which fields applied patches set. */
export async function insertTaskChanges(tx: WriteDb, patches: readonly Patch[]): Promise<void> {
  let rows: Tables['task_change'][] = [];
  const write = async (): Promise<void> => {
    await forEachChunk(rows, ROWS_PER_STATEMENT, (chunk) => tx.insertInto('task_change').values(chunk).execute());
    rows = [];
  };
  for (const patch of patches) {
    rows.push(...(await rowsOf(patch)));
    if (rows.length >= ROWS_PER_STATEMENT) await write();
  }
  await write();
}

async function rowsOf(patch: Patch): Promise<Tables['task_change'][]> {
  const { projectId, workspaceId, appliedVersion, id } = patch;
  const edited = fieldsEditedIn(patch.operations);
  return mapInTurns([...fieldsSetBy(patch)], TASKS_PER_TURN, ([taskId, fields]) => ({
    project_id: projectId,
    task_id: taskId,
    version: appliedVersion!,
    patch_id: id,
    fields: JSON.stringify([...fields]),
    edited_fields: JSON.stringify([...fields].filter((field) => edited.get(taskId)?.has(field))),
    workspace_id: workspaceId,
  }));
}

/** Who last changed each task since `since`, by name, the latest first; one entry for each task and name. */
export async function listRecentChanges(
  db: ReadDb,
  workspaceId: WorkspaceId,
  ids: readonly TaskId[],
  since: Instant,
): Promise<{ readonly taskId: TaskId; readonly by: string; readonly at: Instant }[]> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .selectFrom('task_change')
      .innerJoin('patch', 'patch.id', 'task_change.patch_id')
      .select((column) => [
        'task_id',
        column.fn.coalesce('patch.applied_by', 'patch.author_name').as('by'),
        column.fn.max('patch.applied_at').as('at'),
      ])
      .where('task_id', 'in', chunk)
      .where('task_change.workspace_id', '=', workspaceId)
      .where('patch.applied_at', '>=', since)
      .groupBy(['task_id', 'by'])
      .execute(),
  );
  return rows
    .map(({ task_id, by, at }) => ({ taskId: task_id as TaskId, by, at: at as Instant }))
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
}

/** What happened to each task, the newest version first. The caller has checked that the project may be seen. */
export async function listTaskChanges(
  db: ReadDb,
  workspaceId: WorkspaceId,
  ids: readonly TaskId[],
  projectId?: ProjectId,
): Promise<TaskChange[]> {
  const rows = await inChunks(ids, (chunk) => {
    const select = db
      .selectFrom('task_change')
      .innerJoin('patch', 'patch.id', 'task_change.patch_id')
      .select(['task_id', 'version', 'patch_id', 'fields', 'edited_fields', 'author_kind', 'author_name'])
      .where('task_id', 'in', chunk)
      .where('task_change.workspace_id', '=', workspaceId)
      .orderBy('version', 'desc');
    return (projectId === undefined ? select : select.where('task_change.project_id', '=', projectId)).execute();
  });
  return rows.map((row) => ({
    taskId: row.task_id as TaskId,
    version: row.version,
    patchId: row.patch_id as PatchId,
    fields: JSON.parse(row.fields) as string[],
    editedFields: JSON.parse(row.edited_fields) as string[],
    authorKind: row.author_kind as AuthorKind,
    authorName: row.author_name,
  }));
}
