import type { Change, Changes, Operation, OperationBody } from './patch.ts';
import { applyOperation } from './operation-apply.ts';
import type { Instant } from './ids.ts';
import { jsonEqual } from './json-equal.ts';
import { PlanState, type PlanSnapshot } from './plan-state.ts';
import { Requirements } from './requirements.ts';
import { standInFor } from './stand-ins.ts';

/**
 * A proposal made to stand against the plan as it now is: what it would replace is what is there now. Ids, decisions and
 * reasons stay. Field conflicts dissolve, since the reviewer has the present values before them; what has become
 * impossible (a task that is gone, a cycle) stays a conflict.
 */
export function rebase(snapshot: PlanSnapshot, operations: readonly Operation[], now: Instant): Operation[] {
  const plan = new PlanState(snapshot);
  const requirements = new Requirements();
  return operations.map((operation) => {
    const body = present(plan, operation);
    const { requires, keep } = requirements.of(plan, operation.id, body);
    const rebased: Operation = { ...operation, ...body, requires };
    const baseVersion = Number.MAX_SAFE_INTEGER;
    applyOperation(plan, rebased, { baseVersion, overwrite: true, now, personByName: standInFor });
    keep();
    return rebased;
  });
}

function present(plan: PlanState, operation: Operation): OperationBody {
  switch (operation.kind) {
    case 'UPDATE_PROJECT':
      return { ...operation, changes: against(plan.project, operation.changes) };
    case 'UPDATE_TASK': {
      const task = plan.find(operation.taskId);
      if (task === null) return operation;
      const { assigneeByName } = operation;
      const person = assigneeByName && { assigneeByName: { ...assigneeByName, before: task.assigneeId } };
      return { ...operation, changes: against(task, operation.changes), ...person };
    }
    case 'MOVE_TASK': {
      const task = plan.find(operation.taskId);
      if (task === null) return operation;
      const { parentId, orderKey } = task;
      return { ...operation, before: { parentId, orderKey, afterId: plan.siblingBefore(task.id) } };
    }
    case 'DELETE_TASK': {
      if (plan.find(operation.taskId) === null) return operation;
      const tasks = plan.subtreeOf(operation.taskId);
      return { ...operation, tasks, dependencies: plan.dependenciesTouching(tasks) };
    }
    default:
      return operation;
  }
}

function against<Fields extends object>(current: Fields, changes: Changes<Fields>): Changes<Fields> {
  const rebased: { [K in keyof Fields]?: Change<Fields[K]> } = {};
  for (const field of Object.keys(changes) as (keyof Fields)[]) {
    const { after } = changes[field]!;
    if (!jsonEqual(current[field], after)) rebased[field] = { before: current[field], after };
  }
  return rebased;
}
