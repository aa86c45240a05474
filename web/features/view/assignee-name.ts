import { idOfReference, type PlanIndex, type PlanTask } from '../../apollo/plan-index.ts';

/** The name of the person who has the task; null where nobody has it. */
export function assigneeName(index: PlanIndex, task: PlanTask): string | null {
  return task.assignee ? (index.people.get(idOfReference(task.assignee))?.name ?? null) : null;
}
