import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { assigneeName } from '../view/assignee-name.ts';
import { PRIORITY_WORDS, STATUS_WORDS } from '../task/task-words.ts';

/**
 * What a list may show of a task, in the order in which it does until somebody changes that: a tablet shows the first six.
 */
export const LIST_COLUMNS = [
  { id: 'priority', label: 'Priority', size: 100 },
  { id: 'key', label: 'Number', size: 72 },
  { id: 'title', label: 'Task', size: 420 },
  { id: 'status', label: 'Status', size: 124 },
  { id: 'due', label: 'Due', size: 92 },
  { id: 'assignee', label: 'Assignee', size: 140 },
  { id: 'estimate', label: 'Estimate', size: 88 },
  { id: 'start', label: 'Start', size: 92 },
  { id: 'parent', label: 'Part of', size: 180 },
  { id: 'tags', label: 'Tags', size: 140 },
] as const;

export type ListColumnId = (typeof LIST_COLUMNS)[number]['id'];

/** Columns that are there only when somebody asks for them. */
export const HIDDEN_AT_FIRST: readonly ListColumnId[] = ['tags'];

export type ListGrouping = 'status' | 'assignee' | 'priority';

export interface ListSort {
  readonly column: ListColumnId;
  readonly isDescending: boolean;
}

/** `due` and `-due`, as they stand in the address; null for the order of the plan. */
export function readSort(text: string | undefined): ListSort | null {
  const isDescending = text?.startsWith('-') ?? false;
  const name = isDescending ? text?.slice(1) : text;
  const column = LIST_COLUMNS.find(({ id }) => id === name)?.id;
  return column === undefined ? null : { column, isDescending };
}

export function writeSort({ column, isDescending }: ListSort): string {
  return isDescending ? `-${column}` : column;
}

/** What a column sorts by; null comes last in either direction. */
export function sortValue(index: PlanIndex, task: PlanTask, column: ListColumnId): string | number | null {
  switch (column) {
    case 'priority':
      return Object.keys(PRIORITY_WORDS).indexOf(task.priority);
    case 'key':
      return task.number;
    case 'title':
      return task.title;
    case 'status':
      return Object.keys(STATUS_WORDS).indexOf(task.status);
    case 'parent':
      return parentTitle(index, task);
    case 'assignee':
      return assigneeName(index, task);
    case 'start':
      return task.startDate;
    case 'due':
      return task.dueDate;
    case 'estimate':
      return estimateOf(index, task);
    case 'tags':
      return task.tags.length === 0 ? null : task.tags.join(', ');
  }
}

export function parentTitle(index: PlanIndex, task: PlanTask): string | null {
  return task.parentId === null ? null : (index.byId.get(task.parentId)?.title ?? null);
}

/** Minutes: its own, or the sum of what is below it; null where there are none. */
export function estimateOf(index: PlanIndex, task: PlanTask): number | null {
  if (!index.children.has(task.id)) return task.estimatedMinutes;
  const below = index.progress.get(task.id)?.estimatedMinutes ?? 0;
  return below > 0 ? below : null;
}

/** The group in which a task stands: its key, and the words above the group. */
export function groupOf(index: PlanIndex, task: PlanTask, grouping: ListGrouping): { key: string; title: string } {
  if (grouping === 'status') return { key: task.status, title: STATUS_WORDS[task.status] };
  if (grouping === 'priority') return { key: task.priority, title: PRIORITY_WORDS[task.priority] };
  const key = task.assigneeId ?? '';
  return { key, title: assigneeName(index, task) ?? 'Nobody' };
}

/** Where a group stands among the others. */
export function groupRank(key: string, title: string, grouping: ListGrouping): string | number {
  if (grouping === 'status') return Object.keys(STATUS_WORDS).indexOf(key);
  if (grouping === 'priority') return Object.keys(PRIORITY_WORDS).indexOf(key);
  // Nobody comes last.
  return key === '' ? '\uffff' : title;
}
