import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';

/** The name of the person who has the task; null where nobody has it. */
export function assigneeName(index: PlanIndex, task: PlanTask): string | null {
  return task.assigneeId === null ? null : (index.people.get(task.assigneeId)?.name ?? null);
}
