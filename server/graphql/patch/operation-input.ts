import { setImmediate } from 'node:timers/promises';
import type { TaskId } from '../../domain/ids.ts';
import type { TaskFieldsDraft } from '../../domain/operation-draft.ts';
import type { ProjectFields } from '../../domain/project.ts';
import { mapInTurns } from '../../lib/in-turns.ts';
import type { SentDraft } from '../../services/sent-drafts.ts';
import type { OperationInput } from './operation.input.ts';

/** A request of 10,000 has been read and coerced by then, which takes long enough. */
const OPERATIONS_PER_TURN = 1_000;

/**
 * The drafts that the operations of a request mean, in their order. Says nothing about whether they are right: that is
 * the check's work, which sees them with the plan.
 */
export async function operationDrafts(operations: readonly OperationInput[]): Promise<SentDraft[]> {
  await setImmediate();
  return mapInTurns(operations, OPERATIONS_PER_TURN, operationDraft);
}

/** Null in a field that cannot be empty goes on as it is: the check refuses it with the field's name. */
function operationDraft(operation: OperationInput): SentDraft {
  const { updateProject, createTask, updateTask, moveTask, deleteTask, addDependency, removeDependency } = operation;
  if (updateProject) return { kind: 'UPDATE_PROJECT', fields: updateProject as Partial<ProjectFields> };
  if (createTask) {
    const { id, parentId, afterId, ...fields } = createTask;
    return {
      kind: 'CREATE_TASK',
      taskId: id ?? null,
      parentId: parentId ?? null,
      ...place(afterId),
      fields: withoutNulls(fields) as TaskFieldsDraft & { title: string },
    };
  }
  if (updateTask) {
    const { id, ...fields } = updateTask;
    return { kind: 'UPDATE_TASK', taskId: id, fields: fields as TaskFieldsDraft };
  }
  if (moveTask) {
    const { id: taskId, parentId, afterId } = moveTask;
    return { kind: 'MOVE_TASK', taskId, ...(parentId !== undefined && { parentId }), ...place(afterId) } as SentDraft;
  }
  if (deleteTask) return { kind: 'DELETE_TASK', taskId: deleteTask.id };
  if (addDependency) return { kind: 'ADD_DEPENDENCY', ...addDependency };
  if (removeDependency) return { kind: 'REMOVE_DEPENDENCY', ...removeDependency };
  // @oneOf: GraphQL has refused it before it comes here.
  throw new Error('An operation without a kind came through the coercion of the input.');
}

/** First when null, last when absent. */
function place(afterId: TaskId | null | undefined): { afterId?: TaskId | null } {
  return afterId === undefined ? {} : { afterId };
}

/** A new task has nothing to clear: null and absent both mean the default. */
function withoutNulls(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
