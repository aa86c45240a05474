import type { PatchId, TaskId } from './ids.ts';
import { jsonEqual } from './json-equal.ts';
import { filledFields, operationChanges } from './operation-changes.ts';
import type { Operation, OperationBody, Patch } from './patch.ts';
import type { JsonValue } from './task.ts';

/** Names under which a task's place and dependencies are traced, beside the names of its fields. */
const PLACE = 'place';
const DEPENDENCIES = 'dependencies';
/** Stands for every field at once: the task was created. */
export const EVERYTHING = '*';

/**
 * Which fields of which tasks an applied patch set; deleted tasks have none. A new task has `EVERYTHING`, and beside it the
 * names of the fields that were given a value of their own: those its author has set. One that comes back has its place
 * only, since its other fields are as they were set before it was deleted.
 */
export function fieldsSetBy({ operations, effects }: Pick<Patch, 'operations' | 'effects'>): Map<TaskId, Set<string>> {
  const restoring = new Set(
    operations.flatMap((operation) => (operation.kind === 'CREATE_TASK' && operation.restored ? [operation.id] : [])),
  );
  const fields = new Map<TaskId, Set<string>>();
  const add = (taskId: TaskId, names: readonly string[]): void => {
    const set = fields.get(taskId) ?? new Set();
    for (const name of names) set.add(name);
    fields.set(taskId, set);
  };
  for (const effect of effects) {
    switch (effect.kind) {
      case 'UPDATE_PROJECT':
        break;
      case 'CREATE_TASK':
        add(
          effect.taskId,
          restoring.has(effect.operationId)
            ? [PLACE]
            : [EVERYTHING, ...filledFields(effect.fields).map(([field]) => field)],
        );
        break;
      case 'UPDATE_TASK':
        add(effect.taskId, Object.keys(effect.changes));
        break;
      case 'MOVE_TASK':
        add(effect.taskId, [PLACE]);
        break;
      case 'ADD_DEPENDENCY':
      case 'REMOVE_DEPENDENCY':
        add(effect.taskId, [DEPENDENCIES]);
        break;
      case 'DELETE_TASK':
        for (const { id } of effect.tasks) fields.delete(id);
        for (const { taskId } of effect.dependencies)
          if (!effect.tasks.some(({ id }) => id === taskId)) add(taskId, [DEPENDENCIES]);
    }
  }
  return fields;
}

/** Which fields of which tasks a reviewer gave another value than the author of the operations had proposed. */
export function fieldsEditedIn(operations: readonly Operation[]): Map<TaskId, Set<string>> {
  const edited = new Map<TaskId, Set<string>>();
  for (const operation of operations) {
    if (operation.proposed === undefined || operation.kind === 'UPDATE_PROJECT') continue;
    const before = valuesOf(operation.proposed);
    const names = [...valuesOf(operation)].flatMap(([field, value]) =>
      jsonEqual(value, before.get(field)) ? [] : [field === 'assigneeName' ? 'assigneeId' : field],
    );
    edited.set(operation.taskId, new Set([...(edited.get(operation.taskId) ?? []), ...names]));
  }
  return edited;
}

function valuesOf(operation: OperationBody): Map<string, JsonValue> {
  return new Map(operationChanges(operation).map(({ field, after }) => [field, after]));
}

/** Which patch gave a field of a task the value that it has. */
export interface FieldOriginOfTask {
  /** Name of a field, or `place`, or `dependencies`. `*` stands for all fields that nothing has set since the task was created. */
  readonly field: string;
  readonly version: number;
  readonly patchId: PatchId;
}

/** For each task, the origin of each field that was set, the newest first. `changes`: the newest of each task first. */
export function latestOrigins(
  changes: readonly {
    readonly taskId: TaskId;
    readonly version: number;
    readonly patchId: PatchId;
    readonly fields: readonly string[];
  }[],
): Map<TaskId, FieldOriginOfTask[]> {
  const origins = new Map<TaskId, FieldOriginOfTask[]>();
  const complete = new Set<TaskId>();
  for (const { taskId, version, patchId, fields } of changes) {
    if (complete.has(taskId)) continue;
    const known = origins.get(taskId) ?? [];
    for (const field of fields)
      if (!known.some((origin) => origin.field === field)) known.push({ field, version, patchId });
    origins.set(taskId, known);
    if (fields.includes(EVERYTHING)) complete.add(taskId);
  }
  return origins;
}
