import type { AgentOperation } from '../agents/agent.ts';
import { taskReference } from '../agents/agent.ts';
import type { TaskId } from '../domain/ids.ts';
import type { OperationDraft } from '../domain/operation-draft.ts';
import type { Task } from '../domain/task.ts';

type Resolved =
  { readonly ok: true; readonly draft: OperationDraft } | { readonly ok: false; readonly message: string };

/** Which task each of an agent's short references means. An agent never sees an id, so it cannot name another project's. */
export class TaskReferences {
  readonly #ids: Map<string, TaskId>;
  readonly #newId: () => TaskId;

  constructor(tasks: readonly Task[], newId: () => TaskId) {
    this.#ids = new Map(tasks.map((task) => [taskReference(task), task.id]));
    this.#newId = newId;
  }

  /** The operation with ids. A name for a new task counts from `keep` on, when the plan has taken the operation. */
  resolve(operation: AgentOperation): Resolved {
    const missing: string[] = [];
    const id = (reference: string): TaskId => {
      const known = this.#ids.get(reference);
      if (known === undefined) missing.push(reference);
      return known ?? ('' as TaskId);
    };
    const idOrNull = (reference: string | null): TaskId | null => (reference === null ? null : id(reference));
    const after = (reference: string | null | undefined): { afterId?: TaskId | null } =>
      reference === undefined ? {} : { afterId: idOrNull(reference) };
    const draft = ((): OperationDraft => {
      switch (operation.kind) {
        case 'UPDATE_PROJECT':
          return operation;
        case 'CREATE_TASK': {
          const { parentId, afterId, ...rest } = operation;
          if (this.#ids.has(operation.taskId)) missing.push(`${operation.taskId} a second time`);
          return { ...rest, taskId: this.#newId(), parentId: idOrNull(parentId), ...after(afterId) };
        }
        case 'MOVE_TASK': {
          const { parentId, afterId, ...rest } = operation;
          return { ...rest, taskId: id(operation.taskId), parentId: idOrNull(parentId), ...after(afterId) };
        }
        case 'UPDATE_TASK':
        case 'DELETE_TASK':
          return { ...operation, taskId: id(operation.taskId) };
        case 'ADD_DEPENDENCY':
        case 'REMOVE_DEPENDENCY':
          return { ...operation, taskId: id(operation.taskId), dependsOnId: id(operation.dependsOnId) };
      }
    })();
    return missing.length === 0
      ? { ok: true, draft }
      : { ok: false, message: `There is no task ${missing.join(', ')}.` };
  }

  keep(operation: AgentOperation, draft: OperationDraft): void {
    if (operation.kind === 'CREATE_TASK' && draft.kind === 'CREATE_TASK')
      this.#ids.set(operation.taskId, draft.taskId!);
  }
}
