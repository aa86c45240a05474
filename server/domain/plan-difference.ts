import { jsonEqual } from './json-equal.ts';
import type { PlanState } from './plan-state.ts';

/**
 * The first difference between what a project's patches make and what is kept of it, in words; null where they are equal
 * to the last field. When the project changed last does not count: settings change that too.
 */
export function planDifference(rebuilt: PlanState, stored: PlanState): string | null {
  const { deletedAt: _r, updatedAt: _ru, ...fromPatches } = rebuilt.project;
  const { deletedAt: _s, updatedAt: _su, ...fromTables } = stored.project;
  const field = differingField(fromPatches, fromTables);
  if (field) return `project: ${field}`;
  for (const task of rebuilt.outline()) {
    const other = stored.find(task.id);
    if (other === null) return `task ${task.id} (#${task.number}) is missing in the tables`;
    const differing = differingField(task, other);
    if (differing) return `task ${task.id} (#${task.number}): ${differing}`;
  }
  for (const { id, number } of stored.outline())
    if (rebuilt.find(id) === null) return `task ${id} (#${number}) is in the tables, but no patch created it`;
  const pairs = (plan: PlanState): Set<string> =>
    new Set(plan.dependencies().map(({ taskId, dependsOnId }) => `${taskId} on ${dependsOnId}`));
  const [byPatches, inTables] = [pairs(rebuilt), pairs(stored)];
  const lost = [...byPatches, ...inTables].find((pair) => !byPatches.has(pair) || !inTables.has(pair));
  return lost === undefined ? null : `dependency of ${lost}`;
}

function differingField<T extends object>(left: T, right: T): string | null {
  const name = (Object.keys(left) as (keyof T & string)[]).find((each) => !jsonEqual(left[each], right[each]));
  if (name === undefined) return null;
  return `${name} is ${JSON.stringify(left[name])} by the patches and ${JSON.stringify(right[name])} in the tables`;
}
