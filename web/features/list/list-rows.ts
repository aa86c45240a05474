import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { groupOf, groupRank, type ListGrouping, type ListSort, sortValue } from './list-columns.ts';

export type ListRow =
  | { readonly type: 'task'; readonly id: string }
  | { readonly type: 'group'; readonly id: string; readonly title: string; readonly count: number };

/** For titles and names: as people sort them, with 2 before 10. Made once, since it is asked for thousands of times. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The tasks, which come in plan order, sorted and grouped; what is equal stays in plan order. */
export function listRows(
  index: PlanIndex,
  tasks: readonly PlanTask[],
  sort: ListSort | null,
  grouping: ListGrouping | null,
): ListRow[] {
  const sorted = sort === null ? tasks : sortTasks(index, tasks, sort);
  if (grouping === null) return sorted.map(({ id }) => ({ type: 'task', id }));
  const groups = new Map<string, { title: string; ids: string[] }>();
  for (const task of sorted) {
    const { key, title } = groupOf(index, task, grouping);
    const group = groups.get(key);
    if (group) group.ids.push(task.id);
    else groups.set(key, { title, ids: [task.id] });
  }
  return [...groups]
    .map(([key, group]) => ({ key, ...group, rank: groupRank(key, group.title, grouping) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .flatMap(({ key, title, ids }): ListRow[] => [
      { type: 'group', id: `group ${key}`, title, count: ids.length },
      ...ids.map((id): ListRow => ({ type: 'task', id })),
    ]);
}

function sortTasks(index: PlanIndex, tasks: readonly PlanTask[], { column, isDescending }: ListSort): PlanTask[] {
  return tasks
    .map((task) => ({ task, value: sortValue(index, task, column) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return isDescending ? compare(b.value, a.value) : compare(a.value, b.value);
    })
    .map(({ task }) => task);
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}
