import type { Actor } from '../domain/actor.ts';
import type { ConversationId, PatchId, ProjectId, RunId, WorkspaceId } from '../domain/ids.ts';
import type { AgentRun, RunErrorCode, RunOptions, RunStatus } from '../domain/run.ts';
import { inChunks } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { withRowLock } from './dialect.ts';
import { runFromRow } from './rows.ts';
import type { Tables } from './tables.ts';

export const RUN_COLUMNS = [
  'id',
  'workspace_id',
  'agent',
  'status',
  'project_id',
  'task_id',
  'conversation_id',
  'actor',
  'prompt',
  'provider',
  'model',
  'options',
  'proposal_id',
  'patch_id',
  'base_version',
  'incomplete',
  'error',
  'error_code',
  'cancel_requested',
  'attempts',
  'node_id',
  'lease_until',
  'created_at',
  'started_at',
  'finished_at',
] as const;

/** A run with what only those who carry it out need. */
export interface WorkableRun extends AgentRun {
  /** Who asked: the run can do what this actor may do. */
  readonly actor: Actor;
  readonly options: RunOptions;
  /** The id that its proposal will have. */
  readonly proposalId: PatchId;
  /** Version of the plan that its operations are made against; 0 before it has read the plan. */
  readonly baseVersion: number;
  /** How often it was begun, the present time included. */
  readonly attempts: number;
  /** Somebody wants it stopped. */
  readonly isCancelRequested: boolean;
}

export async function findRuns(db: ReadDb, workspaceId: WorkspaceId, ids: readonly RunId[]): Promise<AgentRun[]> {
  const rows = await inChunks(ids, (chunk) =>
    db.selectFrom('run').select(RUN_COLUMNS).where('id', 'in', chunk).where('workspace_id', '=', workspaceId).execute(),
  );
  return rows.map(runFromRow);
}

/** Newest first. */
export async function listRuns(db: ReadDb, projectId: ProjectId, first: number): Promise<AgentRun[]> {
  const rows = await db
    .selectFrom('run')
    .select(RUN_COLUMNS)
    .where('project_id', '=', projectId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(first)
    .execute();
  return rows.map(runFromRow);
}

export async function insertRun(tx: WriteDb, run: WorkableRun): Promise<void> {
  await tx
    .insertInto('run')
    .values({
      id: run.id,
      workspace_id: run.workspaceId,
      agent: run.agent,
      status: run.status,
      project_id: run.projectId,
      task_id: run.taskId,
      conversation_id: run.conversationId,
      actor: JSON.stringify(run.actor),
      prompt: run.prompt,
      provider: run.provider,
      model: run.model,
      options: JSON.stringify(run.options),
      proposal_id: run.proposalId,
      patch_id: null,
      base_version: null,
      incomplete: 0,
      error: null,
      error_code: null,
      cancel_requested: 0,
      attempts: 0,
      node_id: null,
      lease_until: null,
      created_at: run.createdAt,
      started_at: null,
      finished_at: null,
    })
    .execute();
}

/** Runs of the workspace that wait or are under way. */
export async function countOpenRuns(db: ReadDb, workspaceId: WorkspaceId): Promise<number> {
  const row = await db
    .selectFrom('run')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('status', 'in', ['QUEUED', 'RUNNING'])
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The run that answers in the conversation, waiting or under way; null when there is none. */
export async function findOpenRun(db: ReadDb, conversationId: ConversationId): Promise<AgentRun | null> {
  const row = await db
    .selectFrom('run')
    .select(RUN_COLUMNS)
    .where('conversation_id', '=', conversationId)
    .where('status', 'in', ['QUEUED', 'RUNNING'])
    .executeTakeFirst();
  return row ? runFromRow(row) : null;
}

/** Runs that wait and runs that are under way, on all nodes. */
export async function countRunsByStatus(db: ReadDb): Promise<Readonly<Record<'QUEUED' | 'RUNNING', number>>> {
  const rows = await db
    .selectFrom('run')
    .select((select) => ['status', select.fn.countAll<number>().as('count')])
    .where('status', 'in', ['QUEUED', 'RUNNING'])
    .groupBy('status')
    .execute();
  const count = (status: string): number => Number(rows.find((row) => row.status === status)?.count ?? 0);
  return { QUEUED: count('QUEUED'), RUNNING: count('RUNNING') };
}

/** Keeps the version of the plan that the run's operations are made against. */
export async function setBaseVersion(tx: WriteDb, id: RunId, version: number): Promise<void> {
  await tx.updateTable('run').set({ base_version: version }).where('id', '=', id).execute();
}

/** Where the run thinks from now on. */
export async function setRoute(tx: WriteDb, id: RunId, provider: string, model: string): Promise<void> {
  await tx.updateTable('run').set({ provider, model }).where('id', '=', id).execute();
}

/** With what only those need who carry it out, or play it again; null where there is none. */
export async function findWorkableRun(db: ReadDb, id: RunId): Promise<WorkableRun | null> {
  const row = await db.selectFrom('run').select(RUN_COLUMNS).where('id', '=', id).executeTakeFirst();
  return row ? workable(row) : null;
}

/** How far a run is; null where there is none in the workspace. */
export async function findRunStatus(db: ReadDb, workspaceId: WorkspaceId, id: RunId): Promise<RunStatus | null> {
  const query = db.selectFrom('run').select('status').where('id', '=', id).where('workspace_id', '=', workspaceId);
  return ((await query.executeTakeFirst())?.status ?? null) as RunStatus | null;
}

export async function lockRun(tx: WriteDb, workspaceId: WorkspaceId, id: RunId): Promise<WorkableRun | null> {
  const query = tx.selectFrom('run').select(RUN_COLUMNS).where('id', '=', id).where('workspace_id', '=', workspaceId);
  const row = await withRowLock(tx, query).executeTakeFirst();
  return row ? workable(row) : null;
}

export async function requestCancel(tx: WriteDb, id: RunId): Promise<void> {
  await tx.updateTable('run').set({ cancel_requested: 1 }).where('id', '=', id).execute();
}

export interface RunOutcome {
  readonly status: Extract<RunStatus, 'SUCCEEDED' | 'FAILED' | 'CANCELLED'>;
  readonly patchId: PatchId | null;
  readonly incomplete: boolean;
  readonly error: string | null;
  readonly errorCode: RunErrorCode | null;
  readonly at: string;
}

export async function finishRun(tx: WriteDb, id: RunId, outcome: RunOutcome): Promise<void> {
  await tx
    .updateTable('run')
    .set({
      status: outcome.status,
      patch_id: outcome.patchId,
      incomplete: outcome.incomplete ? 1 : 0,
      error: outcome.error,
      error_code: outcome.errorCode,
      finished_at: outcome.at,
      lease_until: null,
    })
    .where('id', '=', id)
    .execute();
}

/** A row of `RUN_COLUMNS` with what only those need who carry the run out. */
export function workable(row: Tables['run']): WorkableRun {
  return {
    ...runFromRow(row),
    actor: JSON.parse(row.actor) as Actor,
    options: JSON.parse(row.options) as RunOptions,
    proposalId: row.proposal_id as PatchId,
    baseVersion: row.base_version ?? 0,
    attempts: row.attempts,
    isCancelRequested: row.cancel_requested === 1,
  };
}
