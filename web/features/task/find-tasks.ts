import type { TaskAddress } from '../../app/address-search.ts';
import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';

/**
 * Tasks of the plan whose title or number fits what was typed, in plan order, at most `limit`. Every word has to be in
 * the title; `12` and `#12` also find by number, which comes first.
 */
export function findTasks(
  index: PlanIndex,
  query: string,
  isAllowed: (task: PlanTask) => boolean,
  limit = 50,
): PlanTask[] {
  const words = query.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const number = /^#?(\d+)$/.exec(query.trim())?.[1];
  const found: PlanTask[] = [];
  const visit = (parentId: string | null) => {
    for (const id of index.children.get(parentId) ?? []) {
      if (found.length >= limit) return;
      const task = index.byId.get(id);
      if (!task) continue;
      const title = task.title.toLocaleLowerCase();
      const fits =
        words.every((word) => title.includes(word)) || (number !== undefined && String(task.number) === number);
      if (fits && isAllowed(task)) found.push(task);
      visit(id);
    }
  };
  visit(null);
  const exact = number === undefined ? -1 : found.findIndex((task) => String(task.number) === number);
  return exact > 0 ? [...found.slice(exact, exact + 1), ...found.slice(0, exact), ...found.slice(exact + 1)] : found;
}

/** Titles of the tasks above one, from the root down: `Launch › Website`; empty for a root task. */
export function pathOf(index: PlanIndex, task: PlanTask): string {
  const titles: string[] = [];
  for (let up = task.parentId; up !== null; up = index.byId.get(up)?.parentId ?? null) {
    titles.unshift(index.byId.get(up)?.title ?? '');
  }
  return titles.join(' › ');
}

/** How an address names the task whose panel is open. */
export function taskAddress({ id, number }: PlanTask): TaskAddress {
  return number || id;
}

/** The id of the task that an address names; null where the plan has none such. */
export function taskIdAt(index: PlanIndex, address: TaskAddress): string | null {
  if (typeof address === 'number') return taskIdByNumber(index, address);
  return index.byId.has(address) ? address : null;
}

/** The id of the task with this number; null where the plan has none such. */
export function taskIdByNumber(index: PlanIndex, number: number): string | null {
  for (const task of index.byId.values()) if (task.number === number) return task.id;
  return null;
}
