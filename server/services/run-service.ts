import { deriveProjectName } from '../agents/builtin/project-name.ts';
import type { Providers } from '../agents/providers.ts';
import type { Actor } from '../domain/actor.ts';
import { badInput, notFound } from '../domain/app-error.ts';
import { toInstant, type ProjectId, type RunId, type TaskId } from '../domain/ids.ts';
import { LIMITS } from '../domain/limits.ts';
import { isFinished, type AgentRun, type RunEvent } from '../domain/run.ts';
import type { EventBus } from '../events/event-bus.ts';
import { follow } from '../events/follow.ts';
import type { Database, WriteDb } from '../storage/database.ts';
import { isUnavailable } from '../storage/dialect.ts';
import { insertProject } from '../storage/projects.ts';
import { findRuns, findRunStatus, finishRun, listRuns, lockRun, requestCancel } from '../storage/runs.ts';
import { insertRunEvents, lastSequence, listRunEvents, listWarningsOf } from '../storage/run-events.ts';
import { findTasks } from '../storage/tasks.ts';
import type { RunQueue } from '../storage/run-queue.ts';
import { requireProject, requireWriter } from './access.ts';
import { newProject } from './project-service.ts';
import { keepAnswer } from './run-answer.ts';
import { newRun, queueRun, ruleWritten, runEvent, type ProviderRequest, type RunSubject } from './run-start.ts';

const EVENTS_PER_PAGE = 200;
const WARNINGS_PER_RUN = 100;
const ROOT_TASKS = { least: 1, most: 100 };
/** Tasks that an instruction may be about, where a person selects them. */
const SELECTED_TASKS = 1_000;

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly queue: RunQueue;
  readonly providers: Providers;
  readonly now: () => Date;
}

export interface PlanProjectRequest extends ProviderRequest {
  readonly goal: string;
  readonly projectId?: ProjectId | undefined;
  readonly maxRootTasks: number;
}

export interface DecomposeTaskRequest extends ProviderRequest {
  readonly taskId: TaskId;
  readonly instructions?: string | undefined;
}

export interface EditPlanRequest extends ProviderRequest {
  readonly projectId: ProjectId;
  readonly instructions: string;
  /** What it is about; the whole plan when absent. */
  readonly taskIds?: readonly TaskId[] | undefined;
}

/** Starts runs, stops them, and tells of them. `RunWorker` carries them out. */
export class RunService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * Queues the Planner and returns at once. Without a project it plans into a new one, named after the goal.
   * Throws BAD_USER_INPUT for an empty or too long goal, an unknown provider or one without a key.
   */
  async planProject(actor: Actor, request: PlanProjectRequest): Promise<AgentRun> {
    requireWriter(actor);
    const { database, now } = this.#deps;
    const goal = ruleWritten('goal', request.goal, GOAL);
    const { maxRootTasks } = request;
    if (maxRootTasks < ROOT_TASKS.least || maxRootTasks > ROOT_TASKS.most)
      throw badInput('maxRootTasks', `maxRootTasks must be between ${ROOT_TASKS.least} and ${ROOT_TASKS.most}.`);
    if (request.projectId !== undefined) await requireProject(database.db, actor, request.projectId);
    const made = request.projectId === undefined ? newProject(actor, { name: deriveProjectName(goal) }, now()) : null;
    const projectId = made?.id ?? request.projectId!;
    const subject = { agent: 'PLANNER', projectId, prompt: goal, options: { maxRootTasks } } as const;
    return this.#queue(actor, subject, request, async (tx) => {
      if (made !== null) await insertProject(tx, made);
    });
  }

  /** Queues the Decomposer for one task and returns at once. Throws NOT_FOUND for a task that may not be seen. */
  async decomposeTask(actor: Actor, request: DecomposeTaskRequest): Promise<AgentRun> {
    requireWriter(actor);
    const written = request.instructions ?? '';
    const prompt = written.trim() === '' ? '' : ruleWritten('instructions', written, INSTRUCTIONS);
    const [task] = await findTasks(this.#deps.database.db, actor.workspaceId, [request.taskId]);
    if (!task) throw notFound('task', request.taskId);
    return this.#queue(actor, { agent: 'DECOMPOSER', projectId: task.projectId, taskId: task.id, prompt }, request);
  }

  /**
   * Queues the Editor with an instruction about the whole plan, or about some of its tasks, and returns at once.
   * Throws BAD_USER_INPUT for an empty instruction, and for tasks that are not in the plan.
   */
  async editPlan(actor: Actor, request: EditPlanRequest): Promise<AgentRun> {
    requireWriter(actor);
    const { projectId, taskIds } = request;
    const prompt = ruleWritten('instructions', request.instructions, INSTRUCTIONS);
    await requireProject(this.#deps.database.db, actor, projectId);
    const selection = taskIds === undefined ? [] : await this.#selected(actor, projectId, taskIds);
    return this.#queue(actor, { agent: 'EDITOR', projectId, prompt, options: { selection } }, request);
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
      const outcome = { patchId: null, incomplete: false, error: null, errorCode: null, at };
      await finishRun(tx, id, { status: 'CANCELLED', ...outcome });
      const cancelled: AgentRun = { ...run, status: 'CANCELLED', finishedAt: at };
      await insertRunEvents(tx, run.workspaceId, [runEvent(cancelled, (await lastSequence(tx, id)) + 1, 'CANCELLED')]);
      await keepAnswer(tx, run, { answer: '', memory: null, at });
      if (run.conversationId !== null) afterCommit(() => bus.publish(`conversation ${run.conversationId!}`));
      return cancelled;
    });
  }

  async getMany(actor: Actor, ids: readonly RunId[]): Promise<ReadonlyMap<RunId, AgentRun>> {
    const runs = await findRuns(this.#deps.database.db, actor.workspaceId, ids);
    return new Map(runs.map((run) => [run.id, run]));
  }

  /** What runs warned of while they planned, of each its first 100 warnings. */
  warningsOf(actor: Actor, ids: readonly RunId[]): Promise<ReadonlyMap<RunId, readonly string[]>> {
    return listWarningsOf(this.#deps.database.db, actor.workspaceId, ids, WARNINGS_PER_RUN);
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
        const status = await findRunStatus(database.db, actor.workspaceId, runId);
        if (status === null) throw notFound('run', runId);
        const events = await listRunEvents(database.db, runId, last?.sequence ?? after, EVENTS_PER_PAGE);
        // A client that has seen the end already is told so by an end, not by silence.
        return events.length === 0 && isFinished(status) ? null : events;
      },
    });
  }

  async #queue(
    actor: Actor,
    subject: RunSubject,
    request: ProviderRequest,
    before: (tx: WriteDb) => Promise<void> = async () => {},
  ): Promise<AgentRun> {
    const { database } = this.#deps;
    const run = newRun(this.#deps, actor, subject, request);
    await database.transaction(async (tx, afterCommit) => {
      await before(tx);
      await queueRun(tx, afterCommit, run, this.#deps);
    });
    return run;
  }

  async #selected(actor: Actor, projectId: ProjectId, taskIds: readonly TaskId[]): Promise<readonly TaskId[]> {
    if (taskIds.length === 0) throw badInput('taskIds', 'Select at least one task, or leave taskIds out.');
    if (taskIds.length > SELECTED_TASKS)
      throw badInput('taskIds', `At most ${SELECTED_TASKS.toLocaleString('en')} tasks can be selected at once.`);
    const ids = [...new Set(taskIds)];
    const tasks = await findTasks(this.#deps.database.db, actor.workspaceId, ids);
    const there = new Set(tasks.filter((task) => task.projectId === projectId).map(({ id }) => id));
    const missing = ids.find((id) => !there.has(id));
    if (missing !== undefined) throw badInput('taskIds', `There is no task with the id ${missing} in this project.`);
    return ids;
  }
}

const GOAL = {
  empty: 'Say what is to be achieved: the goal is empty.',
  tooLong: (characters: string, most: string) =>
    `The goal has ${characters} characters; at most ${most} can be planned from at once.`,
  most: LIMITS.goalCharacters,
};
const INSTRUCTIONS = {
  empty: 'Say what is to be changed: the instructions are empty.',
  tooLong: (characters: string, most: string) => `The instructions have ${characters} characters; at most ${most} fit.`,
  most: LIMITS.instructionCharacters,
};
