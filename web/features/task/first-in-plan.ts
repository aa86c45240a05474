import type { PlanIndex } from '../../apollo/plan-index.ts';

/** The id that comes first in plan order; null where none of them is in the plan. */
export function firstInPlan(index: PlanIndex, ids: ReadonlySet<string>): string | null {
  const open = [...(index.children.get(null) ?? [])].reverse();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (ids.has(id)) return id;
    open.push(...[...(index.children.get(id) ?? [])].reverse());
  }
  return null;
}
