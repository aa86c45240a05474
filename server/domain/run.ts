import type { ConversationId, Instant, PatchId, ProjectId, RunId, TaskId, WorkspaceId } from './ids.ts';
import type { Operation } from './patch.ts';

export const AGENT_KINDS = ['PLANNER', 'DECOMPOSER', 'EDITOR', 'ORCHESTRATOR'] as const;
export type AgentKind = (typeof AGENT_KINDS)[number];

export const RUN_STATUSES = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const RUN_ERROR_CODES = [
  'PROVIDER_AUTH',
  'PROVIDER_RATE_LIMIT',
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_TIMEOUT',
  'PROVIDER_REFUSED',
  'OUTPUT_INVALID',
  'OUTPUT_TRUNCATED',
  'BUDGET_EXCEEDED',
  'INTERRUPTED',
  'INTERNAL',
] as const;
export type RunErrorCode = (typeof RUN_ERROR_CODES)[number];

export interface AgentRun {
  readonly id: RunId;
  readonly workspaceId: WorkspaceId;
  readonly agent: AgentKind;
  readonly status: RunStatus;
  readonly projectId: ProjectId | null;
  readonly taskId: TaskId | null;
  /** The conversation that it answers in; null for all but the Orchestrator's. */
  readonly conversationId: ConversationId | null;
  /** Tasks that an instruction to the Editor is about; empty where it is about the whole plan. */
  readonly selection: readonly TaskId[];
  readonly prompt: string;
  readonly provider: string;
  readonly model: string;
  readonly patchId: PatchId | null;
  /** Output was cut off or cancelled, and the patch holds only what had arrived. */
  readonly incomplete: boolean;
  /** What went wrong, for a person; null unless FAILED. */
  readonly error: string | null;
  readonly errorCode: RunErrorCode | null;
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
}

export const RUN_EVENT_TYPES = [
  'QUEUED',
  'STARTED',
  'TEXT',
  'OPERATION',
  'WARNING',
  'RETRY',
  'FALLBACK',
  'CACHED',
  'SUCCEEDED',
  'FAILED',
  'CANCELLED',
] as const;
export type RunEventType = (typeof RUN_EVENT_TYPES)[number];

export interface RunEvent {
  readonly runId: RunId;
  /** 1, 2, 3, … without gaps within a run. */
  readonly sequence: number;
  readonly type: RunEventType;
  readonly at: Instant;
  readonly text: string | null;
  readonly operation: Operation | null;
}

/** What the agent was asked besides the prompt. */
export interface RunOptions {
  /** Whether a person has named the provider or the model. */
  readonly isProviderNamed?: boolean;
  /** For the Planner. */
  readonly maxRootTasks?: number;
  /** For the Editor: the tasks that the person had selected. */
  readonly selection?: readonly TaskId[];
}

/** Whether it is over. A finished run stays as it is. */
export function isFinished(status: RunStatus): boolean {
  return status === 'SUCCEEDED' || status === 'FAILED' || status === 'CANCELLED';
}
