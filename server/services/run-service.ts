import { randomUUID } from 'node:crypto';
import { deriveProjectName } from '../agents/builtin/project-name.ts';
import { ProviderChoiceError, type Providers } from '../agents/providers.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, badInput, notFound } from '../domain/app-error.ts';
import { toInstant, type PatchId, type ProjectId, type RunId } from '../domain/ids.ts';
import { LIMITS } from '../domain/limits.ts';
import { isFinished, NO_USAGE, type AgentRun, type RunEvent } from '../domain/run.ts';
import type { EventBus } from '../events/event-bus.ts';
import { follow } from '../events/follow.ts';
import type { Database } from '../storage/database.ts';
import { isUnavailable } from '../storage/dialect.ts';
import { insertProject } from '../storage/projects.ts';
import {
  countOpenRuns,
  findRuns,
  finishRun,
  insertRun,
  insertRunEvents,
  lastSequence,
  listRunEvents,
  listRuns,
  lockRun,
  requestCancel,
  type WorkableRun,
} from '../storage/runs.ts';
import { requireProject, requireWriter } from './access.ts';
import { newProject } from './project-service.ts';

/** Runs of one workspace that may wait or be under way at once. */
const OPEN_RUNS = 100;
const EVENTS_PER_PAGE = 200;
const ROOT_TASKS = { least: 1, most: 100 };

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly providers: Providers;
  readonly now: () => Date;
}

export interface PlanProjectRequest {
  readonly goal: string;
  readonly projectId?: ProjectId | undefined;
  readonly provider?: string | undefined;
  readonly model?: string | undefined;
  readonly maxRootTasks: number;
}

export interface ProviderInfo {
  readonly id: string;
  readonly name: string;
  readonly configured: boolean;
  readonly models: readonly string[];
  readonly defaultModel: string;
  readonly isDefault: boolean;
  /** What to do to configure it; null when there is nothing to do. */
  readonly setup: string | null;
}

/** Starts runs, stops them, and tells of them. `RunWorker` carries them out. */
export class RunService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** In order of preference. */
  providers(_actor: Actor): readonly ProviderInfo[] {
    const { providers } = this.#deps;
    const chosen = providers.choose(null, null).provider.id;
    return providers.list.map(({ id, name, configured, models, defaultModel, setup }) => {
      return { id, name, configured, models, defaultModel, setup, isDefault: id === chosen };
    });
  }

  /**
   * Queues the Planner and returns at once. Without a project it plans into a new one, named after the goal.
   * Throws BAD_USER_INPUT for an empty or too long goal, an unknown provider or one without a key.
   */
  async planProject(actor: Actor, request: PlanProjectRequest): Promise<AgentRun> {
    requireWriter(actor);
    const goal = ruleGoal(request.goal);
    const { maxRootTasks } = request;
    if (maxRootTasks < ROOT_TASKS.least || maxRootTasks > ROOT_TASKS.most)
      throw badInput('maxRootTasks', `maxRootTasks must be between ${ROOT_TASKS.least} and ${ROOT_TASKS.most}.`);
    const { provider, model } = this.#choose(request);
    const { database, bus, now } = this.#deps;
    if (request.projectId !== undefined) await requireProject(database.db, actor, request.projectId);
    const made = request.projectId === undefined ? newProject(actor, { name: deriveProjectName(goal) }, now()) : null;
    const run: WorkableRun = {
      id: randomUUID() as RunId,
      workspaceId: actor.workspaceId,
      agent: 'PLANNER',
      status: 'QUEUED',
      projectId: made?.id ?? request.projectId!,
      taskId: null,
      prompt: goal,
      provider,
      model,
      patchId: null,
      incomplete: false,
      usage: NO_USAGE,
      error: null,
      errorCode: null,
      createdAt: toInstant(now()),
      startedAt: null,
      finishedAt: null,
      actor,
      options: { maxRootTasks },
      proposalId: randomUUID() as PatchId,
      baseVersion: 0,
    };
    await database.transaction(async (tx, afterCommit) => {
      if ((await countOpenRuns(tx, actor.workspaceId)) >= OPEN_RUNS)
        throw new AppError('RATE_LIMITED', `${OPEN_RUNS} runs are open already. Wait for one to finish.`, {
          retryAfterSeconds: 10,
        });
      if (made !== null) await insertProject(tx, made);
      await insertRun(tx, run);
      await insertRunEvents(tx, run.workspaceId, [event(run, 1, 'QUEUED', null)]);
      afterCommit(() => bus.publish('queue'));
    });
    return run;
  }

  /** Stops a run; what has arrived is kept as a proposal. A finished run stays as it is. */
  async cancel(actor: Actor, id: RunId): Promise<AgentRun> {
    requireWriter(actor);
    const { database, bus, now } = this.#deps;
    return database.transaction(async (tx, afterCommit) => {
      const run = await lockRun(tx, actor.workspaceId, id);
      if (run === null) throw notFound('run', id);
      if (isFinished(run.status)) return run;
      afterCommit(() => bus.publish(`run ${id}`));
      if (run.status === 'RUNNING') {
        afterCommit(() => bus.publish(`cancel ${id}`));
        await requestCancel(tx, id);
        return run;
      }
      const at = toInstant(now());
      const outcome = { patchId: null, incomplete: false, usage: NO_USAGE, error: null, errorCode: null, at };
      await finishRun(tx, id, { status: 'CANCELLED', ...outcome });
      const cancelled: AgentRun = { ...run, status: 'CANCELLED', finishedAt: at };
      await insertRunEvents(tx, run.workspaceId, [
        event(cancelled, (await lastSequence(tx, id)) + 1, 'CANCELLED', null),
      ]);
      return cancelled;
    });
  }

  async getMany(actor: Actor, ids: readonly RunId[]): Promise<ReadonlyMap<RunId, AgentRun>> {
    const runs = await findRuns(this.#deps.database.db, actor.workspaceId, ids);
    return new Map(runs.map((run) => [run.id, run]));
  }

  /** Newest first; at most 50. */
  async listOf(actor: Actor, projectId: ProjectId, first: number): Promise<readonly AgentRun[]> {
    if (first < 0 || first > 50) throw badInput('first', 'first must be between 0 and 50.');
    const { db } = this.#deps.database;
    await requireProject(db, actor, projectId);
    return listRuns(db, projectId, first);
  }

  /**
   * The run's events after a sequence number: first those that have been, then those to come, in order, without gaps.
   * Ends when the run ends. Rights are checked at each read.
   */
  async *events(actor: Actor, runId: RunId, after: number, signal: AbortSignal): AsyncGenerator<RunEvent, void> {
    const { database, bus } = this.#deps;
    if (after < 0) throw badInput('after', 'after must not be negative.');
    yield* follow<RunEvent>({
      bus,
      topic: `run ${runId}`,
      signal,
      willPass: isUnavailable,
      isLast: ({ type }) => type === 'SUCCEEDED' || type === 'FAILED' || type === 'CANCELLED',
      readNext: async (last) => {
        const [run] = await findRuns(database.db, actor.workspaceId, [runId]);
        if (!run) throw notFound('run', runId);
        const events = await listRunEvents(database.db, runId, last?.sequence ?? after, EVENTS_PER_PAGE);
        // A client that has seen the end already is told so by an end, not by silence.
        return events.length === 0 && isFinished(run.status) ? null : events;
      },
    });
  }

  #choose(request: PlanProjectRequest): { provider: string; model: string } {
    try {
      const { provider, model } = this.#deps.providers.choose(request.provider ?? null, request.model ?? null);
      return { provider: provider.id, model };
    } catch (error) {
      if (error instanceof ProviderChoiceError)
        throw new AppError('BAD_USER_INPUT', error.message, { field: 'provider', cause: error });
      throw error;
    }
  }
}

export function event(run: AgentRun, sequence: number, type: RunEvent['type'], text: string | null): RunEvent {
  const at = run.finishedAt ?? run.startedAt ?? run.createdAt;
  return { runId: run.id, sequence, type, at, text, operation: null };
}

function ruleGoal(goal: string): string {
  const cleaned = goal.toWellFormed().replaceAll('\0', '');
  if (cleaned.trim() === '') throw badInput('goal', 'Say what is to be achieved: the goal is empty.');
  const characters = cleaned.length > LIMITS.goalCharacters ? [...cleaned].length : cleaned.length;
  if (characters > LIMITS.goalCharacters)
    throw badInput(
      'goal',
      `The goal has ${characters.toLocaleString('en')} characters; at most ${LIMITS.goalCharacters.toLocaleString('en')} can be planned from at once.`,
    );
  return cleaned;
}
