import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { addDays, type Day } from '../../lib/day.ts';
import type { TaskFilter } from './task-filter.ts';

/** The part of a plan that a filter leaves. */
export interface FilteredTasks {
  /** Ids of the tasks that fit. */
  readonly matches: ReadonlySet<string>;
  /** The same with everything above them: what an outline has to draw so that each stands in its place. */
  readonly withAncestors: ReadonlySet<string>;
}

/** The tasks that fit; `now` is the day from which due dates are judged. One pass over the plan. */
export function filterTasks(index: PlanIndex, filter: TaskFilter, now: Day): FilteredTasks {
  const fits = matcher(index, filter, now);
  const matches = new Set<string>();
  const withAncestors = new Set<string>();
  for (const task of index.byId.values()) {
    if (!fits(task)) continue;
    matches.add(task.id);
    for (let id: string | null = task.id; id !== null; id = index.byId.get(id)?.parentId ?? null) {
      if (withAncestors.has(id)) break;
      withAncestors.add(id);
    }
  }
  return { matches, withAncestors };
}

function matcher(index: PlanIndex, filter: TaskFilter, now: Day): (task: PlanTask) => boolean {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const names = new Set(filter.assignees.map(lowered));
  const tags = new Set(filter.tags.map(lowered));
  const wantsPerson = names.size > 0 || filter.isUnassigned;
  const below = filter.parent === null ? null : descendantsOf(index, filter.parent);
  return (task) =>
    (filter.status.length === 0 || filter.status.includes(task.status)) &&
    (filter.priority.length === 0 || filter.priority.includes(task.priority)) &&
    (!wantsPerson || hasAssignee(index, task, names, filter.isUnassigned)) &&
    (tags.size === 0 || task.tags.some((tag) => tags.has(lowered(tag)))) &&
    isDue(task, filter, now) &&
    (below === null || below.has(task.id)) &&
    hasWords(task, words);
}

function lowered(text: string): string {
  return text.trim().toLocaleLowerCase();
}

function hasAssignee(index: PlanIndex, task: PlanTask, names: ReadonlySet<string>, orNobody: boolean): boolean {
  if (task.assigneeId === null) return orNobody;
  const person = index.people.get(task.assigneeId);
  return person !== undefined && names.has(lowered(person.name));
}

function isDue(task: PlanTask, { due, dueBefore, dueAfter }: TaskFilter, now: Day): boolean {
  const { dueDate } = task;
  if (due === 'none') return dueDate === null;
  if (due === null && dueBefore === null && dueAfter === null) return true;
  if (dueDate === null) return false;
  if (dueBefore !== null && dueDate >= dueBefore) return false;
  if (dueAfter !== null && dueDate <= dueAfter) return false;
  if (due === 'overdue') return dueDate < now && task.status !== 'COMPLETED' && task.status !== 'CANCELLED';
  if (due === 'today') return dueDate === now;
  return due === null || (dueDate >= now && dueDate < addDays(now, 7));
}

/** Each word has to be in the title, or to be the task's number with its sign: `#12`. */
function hasWords(task: PlanTask, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const title = task.title.toLocaleLowerCase();
  return words.every((word) => title.includes(word) || word === `#${task.number}`);
}

function descendantsOf(index: PlanIndex, number: number): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (parentId: string): void => {
    for (const id of index.children.get(parentId) ?? []) {
      found.add(id);
      visit(id);
    }
  };
  for (const task of index.byId.values()) if (task.number === number) visit(task.id);
  return found;
}
