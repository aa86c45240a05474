import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';

/** The tasks of a plan depth first in plan order, those that `isIncluded` lets through. */
export function tasksInOrder(
  { children, byId }: PlanIndex,
  isIncluded: (task: PlanTask) => boolean = () => true,
): PlanTask[] {
  const tasks: PlanTask[] = [];
  const visit = (parentId: string | null) => {
    for (const id of children.get(parentId) ?? []) {
      const task = byId.get(id);
      if (task && isIncluded(task)) tasks.push(task);
      visit(id);
    }
  };
  visit(null);
  return tasks;
}

/**
 * The tasks in which work is done: those without tasks below them, in plan order. `matches` is what a filter has found;
 * null where there is none.
 */
export function leavesInOrder(index: PlanIndex, matches: ReadonlySet<string> | null = null): PlanTask[] {
  return tasksInOrder(index, ({ id }) => !index.children.has(id) && (matches === null || matches.has(id)));
}
