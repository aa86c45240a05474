import { isLocalDate } from './field-rules.ts';
import type { LocalDate, TaskId } from './ids.ts';
import type { OperationDraft, TaskFieldsDraft } from './operation-draft.ts';
import type { Task } from './task.ts';

/** One change of many tasks. What is absent stays. */
export interface BulkEdit {
  /** The same values for all. */
  readonly fields?: Pick<
    TaskFieldsDraft,
    'status' | 'priority' | 'assigneeId' | 'assigneeName' | 'startDate' | 'dueDate' | 'estimatedMinutes'
  >;
  /** Calendar days by which start and due dates move, where there are any; negative for earlier. */
  readonly shiftDays?: number;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  /** The parent that all go under, in their present order, as its last children; null for root tasks. */
  readonly moveTo?: { readonly parentId: TaskId | null };
}

/** The operations that do it to each task. `tasks` in plan order. Tasks for which there is nothing to do have none. */
export function bulkOperations(tasks: readonly Task[], edit: BulkEdit): OperationDraft[] {
  return tasks.flatMap((task): OperationDraft[] => {
    const fields: TaskFieldsDraft = { ...edit.fields, ...shifted(task, edit), ...tagged(task, edit) };
    const operations: OperationDraft[] = [];
    if (Object.keys(fields).length > 0) operations.push({ kind: 'UPDATE_TASK', taskId: task.id, fields });
    if (edit.moveTo && task.parentId !== edit.moveTo.parentId && task.id !== edit.moveTo.parentId)
      operations.push({ kind: 'MOVE_TASK', taskId: task.id, parentId: edit.moveTo.parentId });
    return operations;
  });
}

function shifted(task: Task, { shiftDays }: BulkEdit): TaskFieldsDraft {
  if (!shiftDays) return {};
  const move = (day: LocalDate): LocalDate => {
    const moved = new Date(Date.parse(`${day}T00:00:00Z`) + shiftDays * 86_400_000).toISOString().slice(0, 10);
    return isLocalDate(moved) ? moved : day;
  };
  return {
    ...(task.startDate && { startDate: move(task.startDate) }),
    ...(task.dueDate && { dueDate: move(task.dueDate) }),
  };
}

function tagged(task: Task, { addTags = [], removeTags = [] }: BulkEdit): TaskFieldsDraft {
  if (addTags.length === 0 && removeTags.length === 0) return {};
  const kept = task.tags.filter((tag) => !removeTags.includes(tag));
  return { tags: [...new Set([...kept, ...addTags])] };
}
