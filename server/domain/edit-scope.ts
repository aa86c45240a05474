import type { TaskId } from './ids.ts';
import type { OperationDraft } from './operation-draft.ts';
import type { Task } from './task.ts';

/**
 * Holds what an instruction does to the tasks that it was said of: those that were selected, what is below them, and what
 * is created with it. Whatever the instruction or any text of the plan says, nothing else changes.
 */
export class EditScope {
  readonly #inside = new Set<TaskId>();
  /** Where new tasks may be put besides: next to what was selected. */
  readonly #places = new Set<TaskId | null>();

  /** `tasks`: the whole plan, each task after its parent. */
  constructor(tasks: readonly Task[], selection: readonly TaskId[]) {
    const selected = new Set(selection);
    for (const { id, parentId } of tasks) {
      if (selected.has(id)) this.#places.add(parentId);
      if (selected.has(id) || (parentId !== null && this.#inside.has(parentId))) this.#inside.add(id);
    }
  }

  /** Why an operation may not be, in a sentence; null where it may. */
  problem(operation: OperationDraft): string | null {
    switch (operation.kind) {
      case 'UPDATE_PROJECT':
        return 'The instruction is about tasks that were selected, not about the project.';
      case 'CREATE_TASK': {
        const { parentId } = operation;
        const fits = this.#places.has(parentId) || (parentId !== null && this.#inside.has(parentId));
        return fits ? null : 'A new task has to lie below or beside a task that was selected.';
      }
      case 'ADD_DEPENDENCY':
      case 'REMOVE_DEPENDENCY':
        // Its other end may be any task: that one stays as it is.
        return this.#inside.has(operation.taskId) || this.#inside.has(operation.dependsOnId) ? null : OUTSIDE;
      case 'UPDATE_TASK':
      case 'MOVE_TASK':
      case 'DELETE_TASK':
        return this.#inside.has(operation.taskId) ? null : OUTSIDE;
    }
  }

  /** What the instruction has created belongs to it. */
  add(taskId: TaskId): void {
    this.#inside.add(taskId);
  }
}

const OUTSIDE = 'It is outside of what was selected.';
