import { sql } from 'kysely';
import type { Instant, ProjectId, RunId, WorkspaceId } from '../domain/ids.ts';
import type { AgentKind, RunErrorCode } from '../domain/run.ts';
import type { CallKind, CallOutcome, ProviderCall } from '../domain/spending.ts';
import { inChunks } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { databaseInstant, withRowLock } from './dialect.ts';
import type { Amount } from './spending.ts';
import type { Tables } from './tables.ts';

const CALL_COLUMNS = [
  'id',
  'workspace_id',
  'run_id',
  'project_id',
  'agent',
  'provider',
  'model',
  'kind',
  'node_id',
  'started_at',
  'first_byte_ms',
  'duration_ms',
  'input_tokens',
  'output_tokens',
  'cached_tokens',
  'cost_usd',
  'is_estimate',
  'outcome',
  'error_code',
  'reserved_usd',
  'reserved_tokens',
] as const;

/** What an open call counts as. */
export interface Reservation {
  /** Null where the price of the model is unknown. */
  readonly usd: number | null;
  readonly tokens: number;
}

export async function insertOpenCall(
  tx: WriteDb,
  call: ProviderCall,
  nodeId: string,
  reserved: Reservation,
): Promise<void> {
  await tx
    .insertInto('provider_call')
    .values({
      id: call.id,
      workspace_id: call.workspaceId,
      run_id: call.runId,
      project_id: call.projectId,
      agent: call.agent,
      provider: call.provider,
      model: call.model,
      kind: call.kind,
      node_id: nodeId,
      started_at: call.startedAt,
      first_byte_ms: null,
      duration_ms: null,
      input_tokens: 0,
      output_tokens: 0,
      cached_tokens: 0,
      cost_usd: null,
      is_estimate: 0,
      outcome: 'OPEN',
      error_code: null,
      reserved_usd: reserved.usd,
      reserved_tokens: reserved.tokens,
    })
    .execute();
}

export interface OpenCallRow {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly runId: RunId | null;
  readonly startedAt: Instant;
  readonly reserved: Reservation;
  /** Whether the node that made it has its run still; for a test, whether it may still be under way. */
  readonly isHeld: boolean;
}

/** A test of a provider takes no longer. */
const TEST_MS = 60_000;

/** Every call that is open, on all nodes: as many as there are runs and tests under way. */
export async function listOpenCalls(db: ReadDb): Promise<OpenCallRow[]> {
  const rows = await db
    .selectFrom('provider_call')
    .leftJoin('run', 'run.id', 'provider_call.run_id')
    .select([
      'provider_call.id',
      'provider_call.workspace_id',
      'provider_call.run_id',
      'provider_call.node_id',
      'provider_call.started_at',
      'provider_call.reserved_usd',
      'provider_call.reserved_tokens',
      'run.status',
      'run.node_id as run_node_id',
      sql<boolean | number>`provider_call.started_at > ${databaseInstant(db, -TEST_MS)}`.as('is_recent'),
    ])
    .where('provider_call.outcome', '=', 'OPEN')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    workspaceId: row.workspace_id as WorkspaceId,
    runId: row.run_id as RunId | null,
    startedAt: row.started_at as Instant,
    reserved: { usd: row.reserved_usd, tokens: row.reserved_tokens },
    isHeld: row.run_id === null ? Boolean(row.is_recent) : row.status === 'RUNNING' && row.run_node_id === row.node_id,
  }));
}

export type CallEnd = Pick<
  ProviderCall,
  | 'firstByteMs'
  | 'durationMs'
  | 'inputTokens'
  | 'outputTokens'
  | 'cachedTokens'
  | 'costUsd'
  | 'isEstimate'
  | 'outcome'
  | 'errorCode'
>;

/** Null where there is none. */
export async function findCall(db: ReadDb, id: string): Promise<ProviderCall | null> {
  const row = await db.selectFrom('provider_call').select(CALL_COLUMNS).where('id', '=', id).executeTakeFirst();
  return row ? callFromRow(row) : null;
}

/** Locks a call until the transaction ends; null where there is none. */
export async function lockCall(tx: WriteDb, id: string): Promise<ProviderCall | null> {
  const query = tx.selectFrom('provider_call').select(CALL_COLUMNS).where('id', '=', id);
  const row = await withRowLock(tx, query).executeTakeFirst();
  return row ? callFromRow(row) : null;
}

export async function endCall(tx: WriteDb, id: string, end: CallEnd): Promise<void> {
  await tx
    .updateTable('provider_call')
    .set({
      first_byte_ms: end.firstByteMs,
      duration_ms: end.durationMs,
      input_tokens: end.inputTokens,
      output_tokens: end.outputTokens,
      cached_tokens: end.cachedTokens,
      cost_usd: end.costUsd,
      is_estimate: end.isEstimate ? 1 : 0,
      outcome: end.outcome,
      error_code: end.errorCode,
    })
    .where('id', '=', id)
    .execute();
}

/** The calls of some runs, oldest first. */
export async function listCallsOf(
  db: ReadDb,
  workspaceId: WorkspaceId,
  runIds: readonly RunId[],
): Promise<ProviderCall[]> {
  const rows = await inChunks(runIds, (chunk) =>
    db
      .selectFrom('provider_call')
      .select(CALL_COLUMNS)
      .where('run_id', 'in', chunk)
      .where('workspace_id', '=', workspaceId)
      .orderBy('started_at')
      .orderBy('id')
      .execute(),
  );
  return rows.map(callFromRow);
}

/** What the calls of a run that are not open have used. */
export async function findSpendingOfRun(db: ReadDb, runId: RunId): Promise<Amount> {
  const rows = await db
    .selectFrom('provider_call')
    .select(['input_tokens', 'output_tokens', 'cost_usd'])
    .where('run_id', '=', runId)
    .where('outcome', 'not in', ['OPEN', 'CACHED'])
    .execute();
  return {
    usd: rows.reduce((sum, row) => sum + (row.cost_usd ?? 0), 0),
    tokens: rows.reduce((sum, row) => sum + row.input_tokens + row.output_tokens, 0),
  };
}

function callFromRow(row: Tables['provider_call']): ProviderCall {
  return {
    id: row.id,
    workspaceId: row.workspace_id as WorkspaceId,
    runId: row.run_id as RunId | null,
    projectId: row.project_id as ProjectId | null,
    agent: row.agent as AgentKind | null,
    provider: row.provider,
    model: row.model,
    kind: row.kind as CallKind,
    startedAt: row.started_at as Instant,
    firstByteMs: row.first_byte_ms,
    durationMs: row.duration_ms,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    cachedTokens: row.cached_tokens,
    costUsd: row.cost_usd,
    isEstimate: row.is_estimate === 1,
    outcome: row.outcome as CallOutcome,
    errorCode: row.error_code as RunErrorCode | null,
  };
}
