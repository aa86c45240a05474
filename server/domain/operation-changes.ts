import { jsonEqual } from './json-equal.ts';
import type { Change, OperationBody, Placement } from './patch.ts';
import { NEW_TASK_FIELDS, type JsonValue, type Task, type TaskFields } from './task.ts';

/** One field with the value that it had and the value that it gets, as JSON. */
export interface FieldChange {
  readonly field: string;
  /** Null where the operation creates, and where the field was empty. */
  readonly before: JsonValue;
  /** Null where the operation deletes, and where it empties the field. */
  readonly after: JsonValue;
}

/**
 * An operation field by field, for people and programs that read a diff.
 * Creates list the fields that differ from an empty task's, and the place; deletes the same with `taskCount`, the size of
 * the subtree; a move, and the create of a first child, say with `position` which place is meant where `afterId` names no
 * sibling: FIRST, LAST, or WHERE_IT_WAS for an undo; a person who is not known yet stands under `assigneeName`, with the id of the present assignee before it.
 */
export function operationChanges(operation: OperationBody): FieldChange[] {
  switch (operation.kind) {
    case 'UPDATE_PROJECT':
      return changesOf(operation.changes);
    case 'CREATE_TASK': {
      const { fields, placement, assigneeName } = operation;
      const changes = filledFields(fields).map(([field, after]) => ({ field, before: null, after }));
      if (assigneeName !== undefined) changes.push({ field: 'assigneeName', before: null, after: assigneeName });
      if (placement.parentId !== null) changes.push({ field: 'parentId', before: null, after: placement.parentId });
      if (placement.afterId) changes.push({ field: 'afterId', before: null, after: placement.afterId });
      else if (placement.afterId === null) changes.push({ field: 'position', before: null, after: 'FIRST' });
      return changes;
    }
    case 'UPDATE_TASK': {
      const changes = changesOf<TaskFields>(operation.changes).filter(({ field }) => field !== 'completedAt');
      const { assigneeByName } = operation;
      if (assigneeByName)
        changes.push({ field: 'assigneeName', before: assigneeByName.before, after: assigneeByName.name });
      return changes;
    }
    case 'MOVE_TASK':
      return [
        { field: 'parentId', before: operation.before.parentId, after: operation.after.parentId },
        { field: 'afterId', before: operation.before.afterId ?? null, after: operation.after.afterId ?? null },
        ...positionOf(operation.after).map((after) => ({ field: 'position', before: null, after })),
      ];
    case 'DELETE_TASK': {
      const [task] = operation.tasks;
      if (task === undefined) return [];
      const changes: FieldChange[] = filledFields(fieldsOf(task)).map(([field, before]) => ({
        field,
        before,
        after: null,
      }));
      if (task.parentId !== null) changes.push({ field: 'parentId', before: task.parentId, after: null });
      return [...changes, { field: 'taskCount', before: operation.tasks.length, after: null }];
    }
    case 'ADD_DEPENDENCY':
      return [{ field: 'dependsOnId', before: null, after: operation.dependsOnId }];
    case 'REMOVE_DEPENDENCY':
      return [{ field: 'dependsOnId', before: operation.dependsOnId, after: null }];
  }
}

/** Which place among its siblings is meant where `afterId` names none. */
function positionOf({ afterId, orderKey }: Placement): ('FIRST' | 'LAST' | 'WHERE_IT_WAS')[] {
  if (afterId) return [];
  if (orderKey !== undefined) return ['WHERE_IT_WAS'];
  return [afterId === null ? 'FIRST' : 'LAST'];
}

/** The fields of a task without its identity, place and derived values. */
export function fieldsOf(task: Task): TaskFields {
  const { title, description, acceptanceCriteria, status, priority, estimatedMinutes, actualMinutes } = task;
  const { startDate, dueDate, assigneeId, tags, metadata, completedAt } = task;
  return {
    title,
    description,
    acceptanceCriteria,
    status,
    priority,
    estimatedMinutes,
    actualMinutes,
    startDate,
    dueDate,
    assigneeId,
    tags,
    metadata,
    completedAt,
  };
}

function changesOf<Fields>(changes: { readonly [K in keyof Fields]?: Change<Fields[K]> }): FieldChange[] {
  return Object.entries(changes).map(([field, change]) => {
    const { before, after } = change as Change<JsonValue>;
    return { field, before, after };
  });
}

/** The fields of a task in which it differs from an empty one; the title always, never the time of completion. */
export function filledFields(fields: TaskFields): [string, JsonValue][] {
  return Object.entries(fields).filter(
    ([field, value]) =>
      field !== 'completedAt' && !jsonEqual(value, NEW_TASK_FIELDS[field as keyof typeof NEW_TASK_FIELDS]),
  ) as [string, JsonValue][];
}
