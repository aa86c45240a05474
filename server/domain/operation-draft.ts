import type { PersonId, TaskId } from './ids.ts';
import type { ProjectFields } from './project.ts';
import type { TaskFields } from './task.ts';

/** Task fields as somebody writes them: the person by id, or by a name that may not be known yet. */
export type TaskFieldsDraft = Partial<Omit<TaskFields, 'completedAt' | 'assigneeId'>> & {
  readonly assigneeId?: PersonId | null;
  /** Instead of `assigneeId`: the person of this name, created on applying where there is none. */
  readonly assigneeName?: string | null;
};

/**
 * One change as somebody writes it, before the values that it replaces are recorded.
 *
 * `Ref` names a task: a task id from clients; from agents `#12` for task number 12, or a name that the agent made up
 * for a task that it creates, such as `new1`. A field that is absent stays as it is; null clears it.
 */
export type OperationDraft<Ref = TaskId, NewRef = Ref | null> = (
  | { readonly kind: 'UPDATE_PROJECT'; readonly fields: Partial<ProjectFields> }
  | {
      readonly kind: 'CREATE_TASK';
      /** Id or name of the task to create; null where nobody has chosen one. */
      readonly taskId: NewRef;
      readonly parentId: Ref | null;
      /** Sibling to come after; first when null, last when absent. */
      readonly afterId?: Ref | null;
      readonly fields: TaskFieldsDraft & { readonly title: string };
    }
  | { readonly kind: 'UPDATE_TASK'; readonly taskId: Ref; readonly fields: TaskFieldsDraft }
  | { readonly kind: 'MOVE_TASK'; readonly taskId: Ref; readonly parentId: Ref | null; readonly afterId?: Ref | null }
  /** Deletes the task and its whole subtree. */
  | { readonly kind: 'DELETE_TASK'; readonly taskId: Ref }
  | { readonly kind: 'ADD_DEPENDENCY'; readonly taskId: Ref; readonly dependsOnId: Ref }
  | { readonly kind: 'REMOVE_DEPENDENCY'; readonly taskId: Ref; readonly dependsOnId: Ref }
) & {
  /** Why, in one sentence, for the reviewer. */
  readonly reason?: string | null;
};
