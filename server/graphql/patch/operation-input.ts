import type { TaskId } from '../../domain/ids.ts';
import type { OperationDraft, TaskFieldsDraft } from '../../domain/operation-draft.ts';
import type { ProjectFields } from '../../domain/project.ts';
import type { MoveTaskOperationInput, OperationInput } from './operation.input.ts';

type ParentOf = (id: TaskId) => Promise<TaskId | null>;

/**
 * The drafts that the operations of a request mean, in their order. Says nothing about whether they are right: that is
 * the check's work, which sees them with the plan.
 *
 * `parentOf` tells where a task stands now; it is asked for moves that leave the parent as it is.
 */
export async function operationDrafts(
  operations: readonly OperationInput[],
  parentOf: ParentOf,
): Promise<OperationDraft[]> {
  const drafts: OperationDraft[] = [];
  for (const operation of operations) drafts.push(await operationDraft(operation, drafts, parentOf));
  return drafts;
}

/** Null in a field that cannot be empty goes on as it is: the check refuses it with the field's name. */
async function operationDraft(
  operation: OperationInput,
  earlier: readonly OperationDraft[],
  parentOf: ParentOf,
): Promise<OperationDraft> {
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
    const parentId =
      moveTask.parentId === undefined ? await presentParent(moveTask, earlier, parentOf) : moveTask.parentId;
    return { kind: 'MOVE_TASK', taskId: moveTask.id, parentId, ...place(moveTask.afterId) };
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

/** Where the task of a move stands after the operations before it in the same patch. */
async function presentParent(
  { id }: MoveTaskOperationInput,
  earlier: readonly OperationDraft[],
  parentOf: ParentOf,
): Promise<TaskId | null> {
  const last = earlier.findLast(
    (draft) => (draft.kind === 'CREATE_TASK' || draft.kind === 'MOVE_TASK') && draft.taskId === id,
  );
  return last && 'parentId' in last ? last.parentId : parentOf(id);
}
