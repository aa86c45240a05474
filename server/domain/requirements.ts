import type { OperationId, TaskId } from './ids.ts';
import type { OperationBody } from './patch.ts';
import type { PlanState } from './plan-state.ts';

/**
 * Finds, for each operation of a patch in turn, the earlier ones that it cannot do without. Whoever rejects one of those
 * rejects this one too; so any choice that is closed in this way leaves no operation standing on something that is
 * missing.
 */
export class Requirements {
  readonly #createdBy = new Map<TaskId, OperationId>();
  readonly #movedBy = new Map<TaskId, OperationId>();
  readonly #fieldBy = new Map<string, OperationId>();
  readonly #linkedBy = new Map<string, OperationId>();
  /** For each move, what the task stood under before it. */
  readonly #leftBy: { readonly from: ReadonlySet<TaskId>; readonly operationId: OperationId }[] = [];

  isCreated(taskId: TaskId): boolean {
    return this.#createdBy.has(taskId);
  }

  /**
   * What the next operation requires, in order, with the plan as it is just before it. It counts for those that follow
   * once `keep` is called.
   */
  of(plan: PlanState, id: OperationId, body: OperationBody): { requires: OperationId[]; keep: () => void } {
    const kept: (() => void)[] = [];
    const required = new Set<OperationId>();
    const need = (operationId: OperationId | undefined): void => {
      if (operationId !== undefined && operationId !== id) required.add(operationId);
    };
    const needPlaceUnder = (parentId: TaskId | null): void => {
      if (parentId === null) return;
      need(this.#createdBy.get(parentId));
      need(this.#movedBy.get(parentId));
      if (this.#movedBy.size > 0)
        for (const ancestor of plan.ancestorsOf(parentId)) need(this.#movedBy.get(ancestor.id));
    };
    const needFields = (owner: string, fields: readonly string[]): void => {
      for (const field of fields) need(this.#fieldBy.get(`${owner} ${field}`));
      // Whether an end lies before its start depends on both, whichever of them this operation changes.
      if (fields.includes('startDate')) need(this.#fieldBy.get(`${owner} dueDate`));
      if (fields.includes('dueDate')) need(this.#fieldBy.get(`${owner} startDate`));
      kept.push(() => fields.forEach((field) => this.#fieldBy.set(`${owner} ${field}`, id)));
    };

    switch (body.kind) {
      case 'UPDATE_PROJECT':
        needFields('project', Object.keys(body.changes));
        break;
      case 'CREATE_TASK':
        needPlaceUnder(body.placement.parentId);
        kept.push(() => this.#createdBy.set(body.taskId, id));
        break;
      case 'UPDATE_TASK': {
        need(this.#createdBy.get(body.taskId));
        const person = body.assigneeByName === undefined ? [] : ['assigneeId'];
        needFields(body.taskId, [...Object.keys(body.changes), ...person]);
        break;
      }
      case 'MOVE_TASK': {
        need(this.#createdBy.get(body.taskId));
        need(this.#movedBy.get(body.taskId));
        needPlaceUnder(body.after.parentId);
        const from = new Set([...plan.ancestorsOf(body.taskId)].map((task) => task.id));
        kept.push(() => this.#movedBy.set(body.taskId, id));
        kept.push(() => this.#leftBy.push({ from, operationId: id }));
        break;
      }
      case 'DELETE_TASK':
        need(this.#createdBy.get(body.taskId));
        // What an earlier operation moved out of the subtree must not be deleted with it when that move is rejected.
        for (const { from, operationId } of this.#leftBy) if (from.has(body.taskId)) need(operationId);
        break;
      case 'ADD_DEPENDENCY':
      case 'REMOVE_DEPENDENCY': {
        need(this.#createdBy.get(body.taskId));
        need(this.#createdBy.get(body.dependsOnId));
        const link = `${body.taskId} ${body.dependsOnId}`;
        need(this.#linkedBy.get(link));
        kept.push(() => this.#linkedBy.set(link, id));
      }
    }
    return { requires: [...required], keep: () => kept.forEach((each) => each()) };
  }
}

/**
 * The operations that stay when some are rejected: without the rejected and all that require them, directly or not.
 * `operations` in the order of the patch, in which each requires only earlier ones.
 */
export function acceptedWithout<Id>(
  operations: readonly { readonly id: Id; readonly requires: readonly Id[] }[],
  rejected: ReadonlySet<Id>,
): Set<Id> {
  const accepted = new Set<Id>();
  for (const { id, requires } of operations)
    if (!rejected.has(id) && requires.every((required) => accepted.has(required))) accepted.add(id);
  return accepted;
}
