import { randomUUID } from 'node:crypto';
import { ProviderChoiceError, type ProviderChoice, type Providers } from '../agents/providers.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, badInput } from '../domain/app-error.ts';
import {
  toInstant,
  type ConversationId,
  type PatchId,
  type ProjectId,
  type RunId,
  type TaskId,
} from '../domain/ids.ts';
import type { AgentKind, AgentRun, RunEvent, RunOptions } from '../domain/run.ts';
import { storableText } from '../domain/storable-text.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { WriteDb } from '../storage/database.ts';
import { countOpenRuns, insertRun, type WorkableRun } from '../storage/runs.ts';
import { insertRunEvents } from '../storage/run-events.ts';
import type { RunQueue } from '../storage/run-queue.ts';
import { requireWriter } from './access.ts';

/** Runs of one workspace that may wait or be under way at once. */
const OPEN_RUNS = 100;

/** Where a run is to think; the defaults where absent. */
export interface ProviderRequest {
  readonly provider?: string | undefined;
  readonly model?: string | undefined;
}

/** What a run of any agent is about. What was written has been ruled by the caller. */
export interface RunSubject {
  readonly agent: AgentKind;
  readonly projectId: ProjectId | null;
  readonly taskId?: TaskId;
  readonly conversationId?: ConversationId;
  readonly prompt: string;
  readonly options?: RunOptions;
}

/**
 * A run that is ready to be queued. Throws FORBIDDEN for those who may not write, and BAD_USER_INPUT for an unknown
 * provider or one without a key.
 */
export function newRun(
  { providers, now }: { readonly providers: Providers; readonly now: () => Date },
  actor: Actor,
  subject: RunSubject,
  request: ProviderRequest,
): WorkableRun {
  requireWriter(actor);
  const { provider, model, isNamed } = choose(providers, subject.agent, request);
  return {
    id: randomUUID() as RunId,
    workspaceId: actor.workspaceId,
    agent: subject.agent,
    status: 'QUEUED',
    projectId: subject.projectId,
    taskId: subject.taskId ?? null,
    conversationId: subject.conversationId ?? null,
    selection: subject.options?.selection ?? [],
    prompt: subject.prompt,
    provider: provider.id,
    model,
    patchId: null,
    incomplete: false,
    error: null,
    errorCode: null,
    createdAt: toInstant(now()),
    startedAt: null,
    finishedAt: null,
    actor,
    options: { ...subject.options, isProviderNamed: isNamed },
    proposalId: randomUUID() as PatchId,
    baseVersion: 0,
    attempts: 0,
    isCancelRequested: false,
  };
}

/** Stores a run for the workers of all nodes, within the caller's transaction. Throws RATE_LIMITED where many are open. */
export async function queueRun(
  tx: WriteDb,
  afterCommit: (hook: () => void) => void,
  run: WorkableRun,
  { bus, queue }: { readonly bus: EventBus; readonly queue: RunQueue },
): Promise<void> {
  if ((await countOpenRuns(tx, run.workspaceId)) >= OPEN_RUNS)
    throw new AppError('RATE_LIMITED', `${OPEN_RUNS} runs are open already. Wait for one to finish.`, {
      retryAfterSeconds: 10,
    });
  await insertRun(tx, run);
  await insertRunEvents(tx, run.workspaceId, [runEvent(run, 1, 'QUEUED')]);
  await queue.add(tx, run.id);
  afterCommit(() => bus.publish('queue'));
}

/** An event that says how far the run is. */
export function runEvent(run: AgentRun, sequence: number, type: RunEvent['type']): RunEvent {
  const at = run.finishedAt ?? run.startedAt ?? run.createdAt;
  return { runId: run.id, sequence, type, at, text: null, operation: null };
}

/** What a person wrote for an agent, storable on both databases. Throws BAD_USER_INPUT where it is empty or too long. */
export function ruleWritten(
  field: string,
  text: string,
  words: {
    readonly empty: string;
    readonly tooLong: (characters: string, most: string) => string;
    readonly most: number;
  },
): string {
  const cleaned = storableText(text);
  if (cleaned.trim() === '') throw badInput(field, words.empty);
  const characters = cleaned.length > words.most ? [...cleaned].length : cleaned.length;
  if (characters > words.most)
    throw badInput(field, words.tooLong(characters.toLocaleString('en'), words.most.toLocaleString('en')));
  return cleaned;
}

function choose(providers: Providers, agent: AgentKind, request: ProviderRequest): ProviderChoice {
  try {
    return providers.choose(agent, request.provider ?? null, request.model ?? null);
  } catch (error) {
    if (error instanceof ProviderChoiceError)
      throw new AppError('BAD_USER_INPUT', error.message, { field: 'provider', cause: error });
    throw error;
  }
}
