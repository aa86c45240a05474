import { cycleClosedByDependency, cycleThroughParent } from './dependency-graph.ts';
import { datesInOrder } from './field-rules.ts';
import { fieldWord } from './field-words.ts';
import type { Instant, PersonId, TaskId } from './ids.ts';
import { jsonEqual } from './json-equal.ts';
import { fieldsOf } from './operation-changes.ts';
import type { Change, Changes, Conflict, ConflictKind, Operation, OperationBody } from './patch.ts';
import { afterValues, type PlanState } from './plan-state.ts';
import { quoted } from './quoted.ts';
import type { ProjectFields } from './project.ts';
import { MAX_DEPTH, type JsonValue, type Task, type TaskFields } from './task.ts';
import { assertNever } from '../lib/assert.ts';

export interface ApplyContext {
  /** Version that the patch was made against. */
  readonly baseVersion: number;
  /** Whether changes of fields and tasks by others give way. Structural conflicts never do. */
  readonly overwrite: boolean;
  readonly now: Instant;
  /** The person of this name, made where there is none. */
  readonly personByName: (name: string) => PersonId;
}

export interface ApplyOutcome {
  /** At most one; none where there is nothing to do, or a conflict. */
  readonly effects: readonly OperationBody[];
  /** Where there is one, the plan is as before. */
  readonly conflicts: readonly Conflict[];
}

const NOTHING: ApplyOutcome = { effects: [], conflicts: [] };

/** Does one operation on the working copy, whole or not at all, by the merge table of the design (section 3). */
export function applyOperation(plan: PlanState, operation: Operation, context: ApplyContext): ApplyOutcome {
  switch (operation.kind) {
    case 'UPDATE_PROJECT':
      return updateProject(plan, operation, context);
    case 'CREATE_TASK':
      return createTask(plan, operation, context);
    case 'UPDATE_TASK':
      return updateTask(plan, operation, context);
    case 'MOVE_TASK':
      return moveTask(plan, operation, context);
    case 'DELETE_TASK':
      return deleteTask(plan, operation, context);
    case 'ADD_DEPENDENCY':
      return addDependency(plan, operation);
    case 'REMOVE_DEPENDENCY': {
      const { taskId, dependsOnId } = operation;
      if (!plan.hasDependency(taskId, dependsOnId)) return NOTHING;
      plan.disconnect({ taskId, dependsOnId });
      return done({ kind: 'REMOVE_DEPENDENCY', taskId, dependsOnId });
    }
    default:
      return assertNever(operation);
  }
}

type Of<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>;

function updateProject(plan: PlanState, operation: Of<'UPDATE_PROJECT'>, context: ApplyContext): ApplyOutcome {
  const merged = mergeFields<ProjectFields>(plan.project, operation.changes, context);
  const conflicts = merged.clashes.map((clash) =>
    conflict(operation, 'FIELD_CHANGED', { ...clash, message: changedSentence('The project', clash.field) }),
  );
  const next = { ...plan.project, ...afterValues<ProjectFields>(merged.changes) };
  const disorder = datesInOrder(next.startDate, next.dueDate);
  if (disorder !== null && conflicts.length === 0) conflicts.push(dateConflict(operation, next, disorder));
  if (conflicts.length > 0) return { effects: [], conflicts };
  if (Object.keys(merged.changes).length === 0) return NOTHING;
  plan.setProject(afterValues<ProjectFields>(merged.changes));
  return done({ kind: 'UPDATE_PROJECT', changes: merged.changes });
}

function createTask(plan: PlanState, operation: Of<'CREATE_TASK'>, context: ApplyContext): ApplyOutcome {
  const { taskId, placement, restored, assigneeName } = operation;
  const present = plan.find(taskId);
  if (present !== null) {
    // A deletion can be undone twice; the task that is back already is left as it is.
    if (restored?.number === present.number) return NOTHING;
    const message = `${nameOf(present)} is there already.`;
    return stopped(operation, 'TASK_CHANGED', { wanted: operation.fields.title, current: present.title, message });
  }
  const parent = placement.parentId === null ? null : plan.find(placement.parentId);
  if (placement.parentId !== null && parent === null) {
    const message = `${quoted(operation.fields.title)} cannot be created: the task that it belongs under was deleted.`;
    const { parentId } = placement;
    return stopped(operation, 'PARENT_DELETED', {
      field: 'parentId',
      wanted: parentId,
      goneTaskIds: [parentId],
      message,
    });
  }
  const depth = parent === null ? 0 : parent.depth + 1;
  if (depth > MAX_DEPTH) return stopped(operation, 'DEPTH_EXCEEDED', tooDeep(operation.fields.title, depth));

  const assigneeId = assigneeName === undefined ? operation.fields.assigneeId : context.personByName(assigneeName);
  const fields: TaskFields = {
    ...operation.fields,
    assigneeId,
    completedAt: operation.fields.status === 'COMPLETED' ? (operation.fields.completedAt ?? context.now) : null,
  };
  const orderKey = plan.keyFor(placement, null);
  const number = restored?.number ?? plan.project.nextNumber;
  const createdAt = restored?.createdAt ?? context.now;
  if (number >= plan.project.nextNumber) plan.setProject({ nextNumber: number + 1 });
  const { id: projectId } = plan.project;
  const { parentId } = placement;
  plan.insert({
    ...fields,
    id: taskId,
    projectId,
    number,
    parentId,
    orderKey,
    depth,
    version: 0,
    createdAt,
    updatedAt: createdAt,
  });
  return done({
    kind: 'CREATE_TASK',
    taskId,
    fields,
    placement: { parentId, orderKey },
    restored: { number, createdAt },
  });
}

function updateTask(plan: PlanState, operation: Of<'UPDATE_TASK'>, context: ApplyContext): ApplyOutcome {
  const task = plan.find(operation.taskId);
  if (task === null) return taskGone(operation);
  const { completedAt, ...wanted } = withPerson(operation, context);
  const merged = mergeFields<TaskFields>(task, wanted, context);
  const conflicts = merged.clashes.map((clash) =>
    conflict(operation, 'FIELD_CHANGED', { ...clash, message: changedSentence(nameOf(task), clash.field) }),
  );
  const next = { ...task, ...afterValues<TaskFields>(merged.changes) };
  const disorder = datesInOrder(next.startDate, next.dueDate);
  if (disorder !== null && conflicts.length === 0) conflicts.push(dateConflict(operation, next, disorder));
  if (conflicts.length > 0) return { effects: [], conflicts };
  if (Object.keys(merged.changes).length === 0) return NOTHING;

  let changes = merged.changes;
  if (changes.status !== undefined) {
    const after = next.status === 'COMPLETED' ? (completedAt?.after ?? context.now) : null;
    if (after !== task.completedAt) changes = { ...changes, completedAt: { before: task.completedAt, after } };
  }
  plan.update(task.id, afterValues<TaskFields>(changes));
  return done({ kind: 'UPDATE_TASK', taskId: task.id, changes });
}

function moveTask(plan: PlanState, operation: Of<'MOVE_TASK'>, context: ApplyContext): ApplyOutcome {
  const { taskId, before, after } = operation;
  const task = plan.find(taskId);
  if (task === null) return taskGone(operation);
  const parent = after.parentId === null ? null : plan.find(after.parentId);
  if (after.parentId !== null && parent === null) {
    const message = `${nameOf(task)} cannot be moved: the task that it was to go under was deleted.`;
    const { parentId } = after;
    return stopped(operation, 'PARENT_DELETED', {
      field: 'parentId',
      wanted: parentId,
      goneTaskIds: [parentId],
      message,
    });
  }
  if (!context.overwrite && task.parentId !== before.parentId && task.parentId !== after.parentId) {
    const message = `${nameOf(task)} was moved elsewhere in the meantime.`;
    const values = { expected: before.parentId, current: task.parentId, wanted: after.parentId };
    return stopped(operation, 'FIELD_CHANGED', { field: 'parentId', ...values, message });
  }
  if (parent !== null && (parent.id === taskId || plan.isAncestor(taskId, parent.id))) {
    const message = `${nameOf(task)} would end up below itself.`;
    return stopped(operation, 'HIERARCHY_CYCLE', { field: 'parentId', wanted: after.parentId, message });
  }
  const depth = parent === null ? 0 : parent.depth + 1;
  if (depth > task.depth) {
    const deepest = Math.max(...plan.subtreeOf(taskId).map((below) => below.depth));
    const reached = deepest + depth - task.depth;
    if (reached > MAX_DEPTH) return stopped(operation, 'DEPTH_EXCEEDED', tooDeep(task.title, reached));
  }
  if (stands(plan, task, after)) return NOTHING;

  const { parentId, orderKey } = task;
  const placement = { parentId: after.parentId, orderKey: plan.keyFor(after, taskId) };
  const untouched =
    parentId === after.parentId ? [] : plan.subtreeOf(taskId).filter(({ id }) => !plan.touchedTasks.has(id));
  plan.move(taskId, placement.parentId, placement.orderKey);
  const cycle = parentId === after.parentId ? null : cycleThroughParent(plan, taskId);
  if (cycle !== null) {
    plan.move(taskId, parentId, orderKey);
    // Nothing has happened to them: no effect tells of it, so their versions must not either.
    for (const { id } of untouched) plan.touchedTasks.delete(id);
    return stopped(operation, 'DEPENDENCY_CYCLE', {
      field: 'parentId',
      wanted: after.parentId,
      message: cycleSentence(plan, cycle),
    });
  }
  return done({ kind: 'MOVE_TASK', taskId, before: { parentId, orderKey }, after: placement });
}

/** Whether the task is where it is to go already. */
function stands(plan: PlanState, task: Task, place: Of<'MOVE_TASK'>['after']): boolean {
  if (task.parentId !== place.parentId) return false;
  if (place.orderKey !== undefined) return task.orderKey === place.orderKey;
  const siblings = plan.childrenOf(task.parentId);
  const after = place.afterId == null ? null : plan.find(place.afterId);
  const isLast = siblings.at(-1) === task.id;
  if (place.afterId === undefined || (place.afterId !== null && after?.parentId !== task.parentId)) return isLast;
  return after?.id === task.id || plan.siblingBefore(task.id) === place.afterId;
}

function deleteTask(plan: PlanState, operation: Of<'DELETE_TASK'>, context: ApplyContext): ApplyOutcome {
  const task = plan.find(operation.taskId);
  if (task === null) return NOTHING;
  const tasks = plan.subtreeOf(task.id);
  const changed = tasks.filter((each) => each.version > context.baseVersion && !isAsRecorded(plan, each, operation));
  if (changed.length > 0 && !context.overwrite) {
    const names = changed.slice(0, 3).map(nameOf).join(', ');
    const message = `${nameOf(task)} cannot be deleted: ${names}${changed.length > 3 ? ' and others' : ''} changed in the meantime.`;
    const expected = operation.tasks.find(({ id }) => id === changed[0]!.id)?.title ?? null;
    return stopped(operation, 'TASK_CHANGED', { expected, current: changed[0]!.title, message });
  }
  const dependencies = plan.dependenciesTouching(tasks);
  plan.remove(task.id);
  return done({ kind: 'DELETE_TASK', taskId: task.id, tasks, dependencies });
}

/**
 * Whether a task that was written after the base version holds what the author of the deletion saw all the same, as
 * after an edit that was undone. Like the fields of an update, it is compared by value.
 */
function isAsRecorded(plan: PlanState, task: Task, operation: Of<'DELETE_TASK'>): boolean {
  const recorded = operation.tasks.find(({ id }) => id === task.id);
  if (recorded === undefined || recorded.parentId !== task.parentId) return false;
  const needs = operation.dependencies.filter(({ taskId }) => taskId === task.id);
  const hasSameNeeds =
    needs.length === plan.needsOf(task.id).size &&
    needs.every(({ dependsOnId }) => plan.hasDependency(task.id, dependsOnId));
  return hasSameNeeds && jsonEqual(fieldsOf(task), fieldsOf(recorded));
}

function addDependency(plan: PlanState, operation: Of<'ADD_DEPENDENCY'>): ApplyOutcome {
  const { taskId, dependsOnId } = operation;
  const goneTaskIds = [taskId, dependsOnId].filter((id) => plan.find(id) === null);
  if (goneTaskIds.length > 0) {
    const message = goneTaskIds.includes(taskId)
      ? goneSentence(operation)
      : `${quoted(operation.title)} cannot wait for a task that was deleted in the meantime.`;
    return stopped(operation, 'TASK_DELETED', { field: 'dependsOnId', wanted: dependsOnId, goneTaskIds, message });
  }
  if (plan.hasDependency(taskId, dependsOnId)) return NOTHING;
  const cycle = cycleClosedByDependency(plan, taskId, dependsOnId);
  if (cycle !== null) {
    const message = cycleSentence(plan, cycle);
    return stopped(operation, 'DEPENDENCY_CYCLE', {
      field: 'dependsOnId',
      wanted: dependsOnId,
      current: cycle,
      message,
    });
  }
  plan.connect({ taskId, dependsOnId });
  return done({ kind: 'ADD_DEPENDENCY', taskId, dependsOnId });
}

interface Clash {
  readonly field: string;
  readonly expected: JsonValue;
  readonly current: JsonValue;
  readonly wanted: JsonValue;
}

/** Field by field: what is left to change, from the present values; and where somebody else changed the field too. */
function mergeFields<Fields extends object>(
  current: Fields,
  wanted: Changes<Fields>,
  context: ApplyContext,
): { changes: Changes<Fields>; clashes: Clash[] } {
  const changes: { [K in keyof Fields]?: Change<Fields[K]> } = {};
  const clashes: Clash[] = [];
  for (const field of Object.keys(wanted) as (keyof Fields & string)[]) {
    const { before, after } = wanted[field]!;
    const now = current[field];
    if (jsonEqual(now, after)) continue;
    if (!context.overwrite && !jsonEqual(now, before)) {
      const values = { expected: before, current: now, wanted: after } as Omit<Clash, 'field'>;
      clashes.push({ field, ...values });
    } else changes[field] = { before: now, after };
  }
  return { changes, clashes };
}

function withPerson(operation: Of<'UPDATE_TASK'>, context: ApplyContext): Changes<TaskFields> {
  const { changes, assigneeByName } = operation;
  if (assigneeByName === undefined) return changes;
  const assigneeId = { before: assigneeByName.before, after: context.personByName(assigneeByName.name) };
  return { ...changes, assigneeId };
}

function done(effect: OperationBody): ApplyOutcome {
  return { effects: [effect], conflicts: [] };
}
type ConflictDetails = Partial<Omit<Conflict, 'operationId' | 'kind'>> & { readonly message: string };
function conflict(operation: Operation, kind: ConflictKind, details: ConflictDetails): Conflict {
  const nothing = { field: null, expected: null, current: null, wanted: null, goneTaskIds: [] };
  return { operationId: operation.id, kind, ...nothing, ...details };
}
function stopped(operation: Operation, kind: ConflictKind, details: ConflictDetails): ApplyOutcome {
  return { effects: [], conflicts: [conflict(operation, kind, details)] };
}

function taskGone(operation: Operation & { readonly taskId: TaskId }): ApplyOutcome {
  return stopped(operation, 'TASK_DELETED', { goneTaskIds: [operation.taskId], message: goneSentence(operation) });
}

function goneSentence({ title }: Operation): string {
  return `${quoted(title)} was deleted in the meantime.`;
}

function dateConflict(
  operation: Operation,
  dates: Pick<TaskFields, 'startDate' | 'dueDate'>,
  message: string,
): Conflict {
  return conflict(operation, 'FIELD_CHANGED', {
    field: 'dueDate',
    current: dates.startDate,
    wanted: dates.dueDate,
    message,
  });
}
function tooDeep(title: string, depth: number): ConflictDetails {
  const message = `${quoted(title)} would reach ${depth} levels below a root task; ${MAX_DEPTH} are allowed.`;
  return { field: 'parentId', wanted: depth, message };
}
function nameOf(task: Task): string {
  return `#${task.number} ${quoted(task.title)}`;
}
function changedSentence(name: string, field: string): string {
  return `${name}: the ${fieldWord(field)} was changed in the meantime.`;
}
function cycleSentence(plan: PlanState, cycle: readonly TaskId[]): string {
  const names = cycle.map((id) => nameOf(plan.get(id)));
  const shown = names.length > 8 ? [...names.slice(0, 4), '…', ...names.slice(-3)] : names;
  return `These tasks would wait for each other: ${[...shown, names[0]].join(' → ')}.`;
}
