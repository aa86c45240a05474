import type { Actor } from '../domain/actor.ts';
import type { ConversationId, PatchId, ProjectId, RunId, WorkspaceId } from '../domain/ids.ts';
import type { FileRun } from '../domain/project-file.ts';
import type { AgentRun, RunErrorCode, RunEvent, RunOptions, RunStatus } from '../domain/run.ts';
import { chunksOf, forEachChunk, inChunks } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { databaseInstant, withRowLock } from './dialect.ts';
import { runEventFromRow, runFromRow } from './rows.ts';
import type { Tables } from './tables.ts';

const RUN_COLUMNS = [
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

/** Those that are over, as a project's file holds them, in any order. */
export async function findFinishedRuns(db: ReadDb, ids: readonly RunId[]): Promise<FileRun[]> {
  const rows = await inChunks(ids, (chunk) =>
    db.selectFrom('run').select(RUN_COLUMNS).where('id', 'in', chunk).where('finished_at', 'is not', null).execute(),
  );
  return rows.map((row) => {
    const { workspaceId: _workspace, projectId: _project, selection: _selection, ...run } = runFromRow(row);
    const options = JSON.parse(row.options) as RunOptions;
    return { ...run, options, proposalId: row.proposal_id as PatchId, baseVersion: row.base_version };
  });
}

/** Stores runs that were over elsewhere. Whoever brings them here counts as who asked. */
export async function insertFinishedRuns(
  tx: WriteDb,
  actor: Actor,
  projectId: ProjectId,
  runs: readonly FileRun[],
): Promise<void> {
  await forEachChunk(runs, 200, (chunk) =>
    tx
      .insertInto('run')
      .values(
        chunk.map((run) => ({
          id: run.id,
          workspace_id: actor.workspaceId,
          agent: run.agent,
          status: run.status,
          project_id: projectId,
          task_id: run.taskId,
          conversation_id: run.conversationId,
          actor: JSON.stringify(actor),
          prompt: run.prompt,
          provider: run.provider,
          model: run.model,
          options: JSON.stringify(run.options),
          proposal_id: run.proposalId,
          patch_id: run.patchId,
          base_version: run.baseVersion,
          incomplete: run.incomplete ? 1 : 0,
          error: run.error,
          error_code: run.errorCode,
          cancel_requested: 0,
          attempts: 1,
          node_id: null,
          lease_until: null,
          created_at: run.createdAt,
          started_at: run.startedAt,
          finished_at: run.finishedAt,
        })),
      )
      .execute(),
  );
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

/** Gives a run to a node for `leaseMs`; null where it does not wait any more. */
export async function takeRun(
  tx: WriteDb,
  id: RunId,
  lease: { nodeId: string; leaseMs: number; at: string },
): Promise<WorkableRun | null> {
  const query = tx.selectFrom('run').select(RUN_COLUMNS).where('id', '=', id);
  const row = await withRowLock(tx, query).executeTakeFirst();
  if (row?.status !== 'QUEUED') return null;
  const taken = { status: 'RUNNING', node_id: lease.nodeId, started_at: lease.at, attempts: row.attempts + 1 };
  await tx
    .updateTable('run')
    .set({ ...taken, lease_until: databaseInstant(tx, lease.leaseMs) })
    .where('id', '=', row.id)
    .execute();
  return workable({ ...row, ...taken });
}

/** Lets a run whose node has gone wait for another one, as if it had not been begun. */
export async function requeueRun(tx: WriteDb, id: RunId): Promise<void> {
  const waiting = { status: 'QUEUED', node_id: null, lease_until: null };
  await tx.updateTable('run').set(waiting).where('id', '=', id).execute();
}

/** Whether a run has said anything of its result: operations, or text. */
export async function hasOutput(db: ReadDb, id: RunId): Promise<boolean> {
  const query = db.selectFrom('run_event').select('sequence').where('run_id', '=', id);
  return (await query.where('type', 'in', ['OPERATION', 'TEXT']).limit(1).executeTakeFirst()) !== undefined;
}

/** Keeps the version of the plan that the run's operations are made against. */
export async function setBaseVersion(tx: WriteDb, id: RunId, version: number): Promise<void> {
  await tx.updateTable('run').set({ base_version: version }).where('id', '=', id).execute();
}

/** Where the run thinks from now on. */
export async function setRoute(tx: WriteDb, id: RunId, provider: string, model: string): Promise<void> {
  await tx.updateTable('run').set({ provider, model }).where('id', '=', id).execute();
}

/** Locks a run that is under way until the transaction ends; null when it is finished, or another node's. */
export async function lockRunOf(tx: WriteDb, id: RunId, nodeId: string): Promise<WorkableRun | null> {
  const row = await withRowLock(tx, tx.selectFrom('run').select(RUN_COLUMNS).where('id', '=', id)).executeTakeFirst();
  return row?.status === 'RUNNING' && row.node_id === nodeId ? workable(row) : null;
}

/** The node that carries a run out; null where nobody does. */
export async function findRunHolder(db: ReadDb, id: RunId): Promise<string | null> {
  const query = db.selectFrom('run').select(['status', 'node_id']).where('id', '=', id);
  const row = await query.executeTakeFirst();
  return row?.status === 'RUNNING' ? row.node_id : null;
}

/** With what only those need who carry it out, or play it again; null where there is none. */
export async function findWorkableRun(db: ReadDb, id: RunId): Promise<WorkableRun | null> {
  const row = await db.selectFrom('run').select(RUN_COLUMNS).where('id', '=', id).executeTakeFirst();
  return row ? workable(row) : null;
}

/** Locks a run, without reading it, until the transaction ends; false when it is finished, or another node's. */
export async function holdRun(tx: WriteDb, id: RunId, nodeId: string): Promise<boolean> {
  const query = tx.selectFrom('run').select(['status', 'node_id']).where('id', '=', id);
  const row = await withRowLock(tx, query).executeTakeFirst();
  return row?.status === 'RUNNING' && row.node_id === nodeId;
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

/** Locks one run whose node has not been heard of since its lease ended; null when there is none. */
export async function lockAbandonedRun(tx: WriteDb, except: readonly RunId[]): Promise<WorkableRun | null> {
  const query = tx
    .selectFrom('run')
    .select(RUN_COLUMNS)
    .where('status', '=', 'RUNNING')
    .where('lease_until', '<', databaseInstant(tx))
    .$if(except.length > 0, (select) => select.where('id', 'not in', except))
    .orderBy('lease_until')
    .limit(1);
  const row = await withRowLock(tx, query, 'skip locked').executeTakeFirst();
  return row ? workable(row) : null;
}

/** Keeps a node's runs its own for `leaseMs`; answers which of them are its own still, and which somebody wants cancelled. */
export async function extendLeases(
  tx: WriteDb,
  ids: readonly RunId[],
  nodeId: string,
  leaseMs: number,
): Promise<{ kept: Set<RunId>; cancelled: Set<RunId> }> {
  const held = () =>
    tx.selectFrom('run').where('id', 'in', ids).where('node_id', '=', nodeId).where('status', '=', 'RUNNING');
  await tx
    .updateTable('run')
    .set({ lease_until: databaseInstant(tx, leaseMs) })
    .where('id', 'in', ids)
    .where('node_id', '=', nodeId)
    .where('status', '=', 'RUNNING')
    .execute();
  const rows = await held().select(['id', 'cancel_requested']).execute();
  const idOf = (row: { id: string }): RunId => row.id as RunId;
  return {
    kept: new Set(rows.map(idOf)),
    cancelled: new Set(rows.filter((row) => row.cancel_requested === 1).map(idOf)),
  };
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

/** Events after a sequence number, in order, at most `limit`. */
export async function listRunEvents(db: ReadDb, runId: RunId, after: number, limit: number): Promise<RunEvent[]> {
  const rows = await db
    .selectFrom('run_event')
    .select(['workspace_id', 'run_id', 'sequence', 'type', 'at', 'text', 'operation'])
    .where('run_id', '=', runId)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(runEventFromRow);
}

/** The number of the last event; 0 when there is none. */
export async function lastSequence(db: ReadDb, runId: RunId): Promise<number> {
  const row = await db
    .selectFrom('run_event')
    .select((select) => select.fn.max('sequence').as('sequence'))
    .where('run_id', '=', runId)
    .executeTakeFirst();
  return row?.sequence ?? 0;
}

/** `mayBeStored`: an earlier try may have stored them all, and only its acknowledgement was lost. */
export async function insertRunEvents(
  tx: WriteDb,
  workspaceId: WorkspaceId,
  events: readonly RunEvent[],
  { mayBeStored = false } = {},
): Promise<void> {
  for (const chunk of chunksOf(events, 500)) {
    await tx
      .insertInto('run_event')
      .values(
        chunk.map((event) => ({
          workspace_id: workspaceId,
          run_id: event.runId,
          sequence: event.sequence,
          type: event.type,
          at: event.at,
          text: event.text,
          operation: event.operation === null ? null : JSON.stringify(event.operation),
        })),
      )
      .$if(mayBeStored, (insert) =>
        insert.onConflict((conflict) => conflict.columns(['run_id', 'sequence']).doNothing()),
      )
      .execute();
  }
}

function workable(row: Tables['run']): WorkableRun {
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
