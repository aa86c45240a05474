import type { Instant, TaskId } from './ids.ts';
import { fieldsOf } from './operation-changes.ts';
import { invert } from './patch-invert.ts';
import type { Change, Changes, Effect, OperationBody } from './patch.ts';
import { jsonEqual } from './json-equal.ts';
import { PlanState } from './plan-state.ts';
import type { Project, ProjectFields } from './project.ts';
import type { Task, TaskFields } from './task.ts';

/** One version of a project: what it changed, and when. */
export interface VersionEffects {
  readonly version: number;
  readonly at: Instant;
  readonly effects: readonly Effect[];
}

/**
 * The plan that patches alone give, from an empty project on. `versions` in order from 1.
 * With every version it equals what the tables hold, to the last field.
 */
export function planFromPatches(
  project: Project,
  initial: ProjectFields,
  versions: readonly VersionEffects[],
): PlanState {
  const plan = planBeforePatches(project, initial);
  for (const version of versions) replayVersion(plan, version);
  return plan;
}

/** The plan that a project began with: its first fields, and no tasks. */
export function planBeforePatches(project: Project, initial: ProjectFields): PlanState {
  const start: Project = { ...project, ...initial, version: 0, nextNumber: 1, updatedAt: project.createdAt };
  return new PlanState({ project: start, tasks: [], dependencies: [], deletedTaskIds: new Set() });
}

/**
 * Does what the next version changed. Answers what is there after it and was touched, and what is gone. Throws where it is
 * about what is not there.
 */
export function replayVersion(
  plan: PlanState,
  { version, at, effects }: VersionEffects,
): { readonly touchedTaskIds: readonly TaskId[]; readonly removedTaskIds: readonly TaskId[] } {
  for (const effect of effects) plan.replay(effect);
  plan.stamp(version, at);
  const replayed = { touchedTaskIds: [...plan.touchedTasks], removedTaskIds: [...plan.removedTasks] };
  plan.touchedTasks.clear();
  plan.removedTasks.clear();
  return replayed;
}

/** Takes a plan back by some versions, the newest first. Task versions stay as they are: only content goes back. */
export function rollBack(plan: PlanState, newestFirst: readonly (readonly Effect[])[]): void {
  for (const effects of newestFirst) for (const body of invert(effects)) plan.replay(body);
}

/** The operations that turn one plan into the other: deletes last, so that nothing is deleted that moves elsewhere. */
export function differenceOf(from: PlanState, to: PlanState): OperationBody[] {
  const operations: OperationBody[] = [];
  const projectChanges = changesBetween<ProjectFields>(projectFieldsOf(from.project), projectFieldsOf(to.project));
  if (projectChanges) operations.push({ kind: 'UPDATE_PROJECT', changes: projectChanges });
  for (const task of to.outline()) operations.push(...taskDifference(from.find(task.id), task));
  for (const { taskId, dependsOnId } of from.dependencies())
    if (!to.hasDependency(taskId, dependsOnId) && to.find(taskId) && to.find(dependsOnId))
      operations.push({ kind: 'REMOVE_DEPENDENCY', taskId, dependsOnId });
  for (const { taskId, dependsOnId } of to.dependencies())
    if (!from.hasDependency(taskId, dependsOnId)) operations.push({ kind: 'ADD_DEPENDENCY', taskId, dependsOnId });
  for (const task of from.outline()) {
    const isHighestGone = to.find(task.id) === null && (task.parentId === null || to.find(task.parentId) !== null);
    if (!isHighestGone) continue;
    const tasks = from.subtreeOf(task.id);
    const dependencies = from.dependenciesTouching(tasks);
    operations.push({ kind: 'DELETE_TASK', taskId: task.id, tasks, dependencies });
  }
  return operations;
}

function taskDifference(before: Task | null, after: Task): OperationBody[] {
  const { id: taskId, parentId, orderKey, number, createdAt } = after;
  const placement = { parentId, orderKey };
  if (before === null) {
    const restored = { number, createdAt };
    return [{ kind: 'CREATE_TASK', taskId, fields: fieldsOf(after), placement, restored }];
  }
  const operations: OperationBody[] = [];
  if (before.parentId !== parentId || before.orderKey !== orderKey) {
    const old = { parentId: before.parentId, orderKey: before.orderKey };
    operations.push({ kind: 'MOVE_TASK', taskId, before: old, after: placement });
  }
  const changes = changesBetween<TaskFields>(fieldsOf(before), fieldsOf(after));
  if (changes) operations.push({ kind: 'UPDATE_TASK', taskId, changes });
  return operations;
}

/** Null where nothing differs. */
function changesBetween<Fields extends object>(before: Fields, after: Fields): Changes<Fields> | null {
  const changes: { [K in keyof Fields]?: Change<Fields[K]> } = {};
  for (const field of Object.keys(after) as (keyof Fields)[])
    if (!jsonEqual(before[field], after[field])) changes[field] = { before: before[field], after: after[field] };
  return Object.keys(changes).length === 0 ? null : changes;
}

export function projectFieldsOf(project: Project): ProjectFields {
  const { name, description, status, priority, tags, startDate, dueDate, lockedFields } = project;
  return { name, description, status, priority, tags, startDate, dueDate, lockedFields };
}
