import { randomUUID } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import { AppError, badInput, notFound } from '../domain/app-error.ts';
import { latestOrigins, type FieldOriginOfTask } from '../domain/field-origins.ts';
import { toInstant, type Instant, type PatchId, type ProjectId, type TaskId } from '../domain/ids.ts';
import { PatchRecorder } from '../domain/patch-record.ts';
import type { Operation, Patch } from '../domain/patch.ts';
import { differenceOf, rollBack } from '../domain/plan-history.ts';
import { PlanState } from '../domain/plan-state.ts';
import type { Project } from '../domain/project.ts';
import type { Task } from '../domain/task.ts';
import type { Database } from '../storage/database.ts';
import { listDeletions } from '../storage/deleted-tasks.ts';
import { findPatches, listEffectsAfter } from '../storage/patches.ts';
import { loadPlan } from '../storage/plan-snapshots.ts';
import { listTaskChanges } from '../storage/task-changes.ts';
import { findTasks } from '../storage/tasks.ts';
import { requireProject } from './access.ts';
import { TRASH_DAYS } from './project-service.ts';

interface Deps {
  readonly database: Database;
  readonly now: () => Date;
}

/** A project as it was at some version. */
export interface PlanAtVersion {
  readonly project: Project;
  readonly version: number;
  /** Depth first in plan order. A task's own `version` is the present one. */
  readonly outline: readonly Task[];
}

/** A task in the trash, with everything that was below it. */
export interface DeletedTask {
  readonly task: Task;
  /** Tasks that went with it, itself included. */
  readonly taskCount: number;
  readonly patch: Patch;
  readonly deletedAt: Instant;
  /** When it leaves the trash. Its deletion can be undone in the history after that too. */
  readonly restorableUntil: Instant;
}

const DELETIONS_SHOWN = 200;
const CHANGES_SHOWN = 200;

/** What was, who did it, and what has gone. */
export class HistoryService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Throws BAD_USER_INPUT for a version that the project has never had. */
  async planAt(actor: Actor, projectId: ProjectId, version: number): Promise<PlanAtVersion> {
    const plan = await this.#stateAt(actor, projectId, version, 'version');
    return { project: plan.project, version, outline: plan.outline() };
  }

  /** The operations that lead from one version to the other, whichever is older. */
  async compare(actor: Actor, projectId: ProjectId, from: number, to: number): Promise<readonly Operation[]> {
    const before = await this.#stateAt(actor, projectId, from, 'from');
    const bodies = differenceOf(before, await this.#stateAt(actor, projectId, to, 'to'));
    const recorder = new PatchRecorder(before, {
      patchId: randomUUID() as PatchId,
      now: toInstant(this.#deps.now()),
      findPerson: () => null,
      hasPerson: () => true,
      newTaskId: () => randomUUID() as TaskId,
    });
    return bodies.map((body) => recorder.recordBody(body));
  }

  /** For each task, the origin of each field that was set; the newest first. One statement. */
  async originsOf(actor: Actor, ids: readonly TaskId[]): Promise<ReadonlyMap<TaskId, readonly FieldOriginOfTask[]>> {
    return latestOrigins(await listTaskChanges(this.#deps.database.db, actor.workspaceId, ids));
  }

  /** The patches that changed a task, newest first; at most 200. Throws NOT_FOUND where the task may not be seen. */
  async changesOf(actor: Actor, taskId: TaskId): Promise<readonly Patch[]> {
    const { db } = this.#deps.database;
    const [task] = await findTasks(db, actor.workspaceId, [taskId]);
    if (!task) throw notFound('task', taskId);
    const changes = (await listTaskChanges(db, actor.workspaceId, [taskId], task.projectId)).slice(0, CHANGES_SHOWN);
    const ids = changes.map(({ patchId }) => patchId);
    const patches = new Map((await findPatches(db, actor.workspaceId, ids)).map((patch) => [patch.id, patch]));
    return ids.flatMap((id) => patches.get(id) ?? []);
  }

  /** Tasks that were deleted in the last 30 days and are not back, the latest first; at most 200. */
  async trashOf(actor: Actor, projectId: ProjectId): Promise<readonly DeletedTask[]> {
    const { db } = this.#deps.database;
    await requireProject(db, actor, projectId);
    const since = toInstant(new Date(this.#deps.now().getTime() - TRASH_DAYS * 86_400_000));
    const { gone, patches } = await listDeletions(db, projectId, since, DELETIONS_SHOWN);
    return patches
      .flatMap((patch) =>
        patch.effects.flatMap((effect): DeletedTask[] => {
          if (effect.kind !== 'DELETE_TASK' || gone.get(effect.taskId) !== patch.appliedVersion) return [];
          const [task] = effect.tasks;
          const deletedAt = patch.appliedAt!;
          const restorableUntil = toInstant(new Date(Date.parse(deletedAt) + TRASH_DAYS * 86_400_000));
          return task ? [{ task, taskCount: effect.tasks.length, patch, deletedAt, restorableUntil }] : [];
        }),
      )
      .slice(0, DELETIONS_SHOWN);
  }

  /** What of the trash has taken any of these tasks, by itself or with what it was below; each deletion once. */
  async deletionsOf(actor: Actor, projectId: ProjectId, taskIds: readonly TaskId[]): Promise<readonly DeletedTask[]> {
    const wanted = new Set(taskIds);
    const deletions = await this.trashOf(actor, projectId);
    return deletions.filter(({ task, patch }) =>
      patch.effects.some(
        (effect) =>
          effect.kind === 'DELETE_TASK' && effect.taskId === task.id && effect.tasks.some(({ id }) => wanted.has(id)),
      ),
    );
  }

  /** The operation that deleted a task which is in the trash. Throws NOT_FOUND where it is not there. */
  async deletionOf(
    actor: Actor,
    projectId: ProjectId,
    taskId: TaskId,
  ): Promise<{ patchId: PatchId; operationId: string }> {
    for (const { task, patch } of await this.trashOf(actor, projectId)) {
      if (task.id !== taskId) continue;
      const effect = patch.effects.find((each) => each.kind === 'DELETE_TASK' && each.taskId === taskId);
      if (effect) return { patchId: patch.id, operationId: effect.operationId };
    }
    throw new AppError(
      'NOT_FOUND',
      `There is no task with the id ${taskId} in the trash. One that was deleted more than ${TRASH_DAYS} days ago comes back when the patch that deleted it is undone.`,
    );
  }

  async #stateAt(actor: Actor, projectId: ProjectId, version: number, field: string): Promise<PlanState> {
    const { db } = this.#deps.database;
    const project = await requireProject(db, actor, projectId);
    if (version < 0 || version > project.version)
      throw badInput(field, `The project has had the versions 0 to ${project.version}, not ${version}.`);
    const plan = new PlanState(await loadPlan(db, project));
    rollBack(plan, await listEffectsAfter(db, projectId, version));
    return plan;
  }
}
