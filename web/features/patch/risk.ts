import type { ReviewOperation } from './operation.ts';
import { statusLabel } from './field-values.ts';

/** What the review knows of the plan that a patch would change. */
export interface PlanFacts {
  /** Status of a task that exists; undefined for a task that is not (yet) in the plan. */
  statusOf(taskId: string): string | undefined;
}

const WORK_THAT_MATTERS = new Set(['IN_PROGRESS', 'IN_REVIEW', 'COMPLETED']);

/**
 * Why an operation is not accepted unless somebody says so, in a sentence; null for an operation that is.
 * Deleting more than one task, and touching work that is under way or done, can lose what people did.
 */
export function riskOf(operation: ReviewOperation, plan: PlanFacts): string | null {
  switch (operation.kind) {
    case 'DELETE_TASK': {
      const lost = deletedTaskCount(operation);
      if (lost > 1) return `Deletes ${lost} tasks.`;
      return riskToWork(operation, plan, 'Deletes');
    }
    case 'UPDATE_TASK':
      return riskToWork(operation, plan, 'Changes');
    case 'MOVE_TASK':
      return riskToWork(operation, plan, 'Moves');
    default:
      return null;
  }
}

/** Tasks that a DELETE_TASK removes, the task itself included; 1 where the operation does not say. */
export function deletedTaskCount(operation: ReviewOperation): number {
  const count = operation.changes.find((change) => change.field === 'taskCount')?.before;
  return typeof count === 'number' ? count : 1;
}

function riskToWork(operation: ReviewOperation, plan: PlanFacts, verb: string): string | null {
  const recorded = operation.changes.find((change) => change.field === 'status')?.before;
  const current = operation.taskId === null ? undefined : plan.statusOf(operation.taskId);
  const status = current ?? (typeof recorded === 'string' ? recorded : undefined);
  if (status === undefined || !WORK_THAT_MATTERS.has(status)) return null;
  return `${verb} a task that is ${statusLabel(status).toLowerCase()}.`;
}
