import { sql } from 'kysely';
import type { PatchId, ProjectId, WorkspaceId } from '../domain/ids.ts';
import type { Effect, Patch, PatchStatus } from '../domain/patch.ts';
import { mapInTurns } from '../lib/in-turns.ts';
import { forEachChunk, inChunks } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { patchFromRow, rowFromPatch } from './rows.ts';
import type { Tables } from './tables.ts';

/** A patch of 10,000 operations takes some hundredths of a second to read; a page of them has many turns. */
const PATCHES_PER_TURN = 1;

const PATCH_COLUMNS = [
  'patch.id',
  'patch.workspace_id',
  'patch.project_id',
  'patch.status',
  'patch.title',
  'patch.rationale',
  'patch.base_version',
  'patch.revision',
  'patch.applied_version',
  'patch.author_kind',
  'patch.author_id',
  'patch.author_name',
  'patch.applied_by',
  'patch.large_accepted_by',
  'patch.run_id',
  'patch.reverts_id',
  'patch.operations',
  'patch.effects',
  'patch.changed_task_ids',
  'patch.deleted_task_ids',
  'patch.created_at',
  'patch.applied_at',
] as const;

/** Patches of living projects in the workspace, in any order; unknown ids are absent. */
export async function findPatches(db: ReadDb, workspaceId: WorkspaceId, ids: readonly PatchId[]): Promise<Patch[]> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .selectFrom('patch')
      .innerJoin('project', 'project.id', 'patch.project_id')
      .select(PATCH_COLUMNS)
      .where('patch.id', 'in', chunk)
      .where('patch.workspace_id', '=', workspaceId)
      .where('project.deleted_at', 'is', null)
      .execute(),
  );
  return mapInTurns(rows, PATCHES_PER_TURN, patchFromRow);
}

/** The applied patch that undid each; those that stand are absent. */
export async function findReverts(
  db: ReadDb,
  workspaceId: WorkspaceId,
  ids: readonly PatchId[],
): Promise<Map<PatchId, PatchId>> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .selectFrom('patch')
      .select(['id', 'reverts_id'])
      .where('reverts_id', 'in', chunk)
      .where('workspace_id', '=', workspaceId)
      .where('status', '=', 'APPLIED')
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
  );
  return new Map(rows.map((row) => [row.reverts_id as PatchId, row.id as PatchId]));
}

/** One page, newest first. `after` is the last key of the page before. */
export async function listPatches(
  db: ReadDb,
  projectId: ProjectId,
  status: PatchStatus | null,
  page: { first: number; after: readonly [sortKey: string, id: string] | null },
): Promise<Patch[]> {
  const { after } = page;
  let select = db.selectFrom('patch').select(PATCH_COLUMNS).where('project_id', '=', projectId);
  if (status !== null) select = select.where('status', '=', status);
  if (after !== null) select = select.where(sql<boolean>`(sort_key, id) < (${after[0]}, ${after[1]})`);
  const rows = await select.orderBy('sort_key', 'desc').orderBy('id', 'desc').limit(page.first).execute();
  return mapInTurns(rows, PATCHES_PER_TURN, patchFromRow);
}

export async function countPatches(db: ReadDb, projectId: ProjectId, status: PatchStatus | null): Promise<number> {
  let select = db.selectFrom('patch').where('project_id', '=', projectId);
  if (status !== null) select = select.where('status', '=', status);
  const row = await select.select((count) => count.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return row.count;
}

/** Applied patches that produced the versions after `after`, oldest first, at most `limit`. */
export async function listAppliedAfter(
  db: ReadDb,
  projectId: ProjectId,
  after: number,
  limit: number,
): Promise<Patch[]> {
  const rows = await db
    .selectFrom('patch')
    .select(PATCH_COLUMNS)
    .where('project_id', '=', projectId)
    .where('applied_version', '>', after)
    .orderBy('applied_version')
    .limit(limit)
    .execute();
  return mapInTurns(rows, PATCHES_PER_TURN, patchFromRow);
}

/** What the versions after `after` changed, the newest version first, each version's effects in their own order. */
export async function listEffectsAfter(db: ReadDb, projectId: ProjectId, after: number): Promise<Effect[][]> {
  const rows = await db
    .selectFrom('patch')
    .select('effects')
    .where('project_id', '=', projectId)
    .where('applied_version', '>', after)
    .orderBy('applied_version', 'desc')
    .execute();
  return rows.map((row) => JSON.parse(row.effects) as Effect[]);
}

/** What each version after `after` changed, and when; at most `limit` of them, in order. */
export async function listEffectsFrom(
  db: ReadDb,
  projectId: ProjectId,
  after: number,
  limit: number,
): Promise<{ version: number; appliedAt: string; effects: Effect[] }[]> {
  const rows = await db
    .selectFrom('patch')
    .select(['applied_version', 'applied_at', 'effects'])
    .where('project_id', '=', projectId)
    .where('applied_version', '>', after)
    .orderBy('applied_version')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    version: row.applied_version ?? 0,
    appliedAt: row.applied_at ?? '',
    effects: JSON.parse(row.effects) as Effect[],
  }));
}

export async function insertPatch(tx: WriteDb, patch: Patch): Promise<void> {
  await tx
    .insertInto('patch')
    .values(await rowFromPatch(patch))
    .execute();
}

/** Stores patches of elsewhere. Those that undo others come after them. */
export async function insertPatches(tx: WriteDb, patches: readonly Patch[]): Promise<void> {
  await forEachChunk(patches, 20, async (chunk) => {
    const rows: Tables['patch'][] = [];
    for (const patch of chunk) rows.push(await rowFromPatch(patch));
    await tx.insertInto('patch').values(rows).execute();
  });
}

/** Writes the outcome of a proposal. What it was proposed with, by whom and when, stays. */
export async function updatePatch(tx: WriteDb, patch: Patch): Promise<void> {
  const row = await rowFromPatch(patch);
  await tx
    .updateTable('patch')
    .set({
      status: row.status,
      base_version: row.base_version,
      revision: row.revision,
      applied_version: row.applied_version,
      applied_by: row.applied_by,
      large_accepted_by: row.large_accepted_by,
      operations: row.operations,
      effects: row.effects,
      changed_task_ids: row.changed_task_ids,
      deleted_task_ids: row.deleted_task_ids,
      applied_at: row.applied_at,
      sort_key: row.sort_key,
    })
    .where('id', '=', patch.id)
    .execute();
}

/** The patches that produced some versions of a project, the newest first. */
export async function listPatchesOfVersions(
  db: ReadDb,
  projectId: ProjectId,
  versions: readonly number[],
): Promise<Patch[]> {
  const rows = await inChunks(versions, (chunk) =>
    db
      .selectFrom('patch')
      .select(PATCH_COLUMNS)
      .where('project_id', '=', projectId)
      .where('applied_version', 'in', chunk)
      .orderBy('applied_version', 'desc')
      .execute(),
  );
  return mapInTurns(rows, PATCHES_PER_TURN, patchFromRow);
}
