import type { Priority, TaskStatus } from '../../__generated__/graphql.ts';
import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { assign, setPriority, setStatus, type TaskEdit } from '../task/task-edits.ts';
import { PRIORITY_WORDS, STATUS_WORDS } from '../task/task-words.ts';

/** What the columns of a board stand for. */
export type BoardGrouping = 'status' | 'assignee' | 'priority';

export interface BoardColumn {
  /** A status, a priority, or a person's id; empty for nobody. */
  readonly key: string;
  readonly title: string;
  /** In plan order. The same list until something in it changes. */
  readonly taskIds: readonly string[];
}

export const NOBODY = '';

/**
 * The columns of a board over `tasks`, which come in plan order and stay in it: a board has no order of its own.
 * Columns of `previous` whose content has not changed are kept as they are.
 */
export function boardColumns(
  index: PlanIndex,
  tasks: readonly PlanTask[],
  grouping: BoardGrouping,
  previous: readonly BoardColumn[] = [],
): readonly BoardColumn[] {
  const lists = new Map<string, string[]>(emptyColumns(index, tasks, grouping));
  for (const task of tasks) lists.get(columnOf(task, grouping))?.push(task.id);
  return [...lists].map(([key, taskIds]) => {
    const title = titleOf(index, grouping, key);
    const before = previous.find((column) => column.key === key);
    return before && before.title === title && isSameList(before.taskIds, taskIds) ? before : { key, title, taskIds };
  });
}

/** The key of the column in which a task stands. */
export function columnOf(task: PlanTask, grouping: BoardGrouping): string {
  if (grouping === 'assignee') return task.assigneeId ?? NOBODY;
  return grouping === 'status' ? task.status : task.priority;
}

/** The change that brings tasks into a column. */
export function moveToColumn(tasks: readonly PlanTask[], grouping: BoardGrouping, column: BoardColumn): TaskEdit {
  if (grouping === 'status') return setStatus(tasks, column.key as TaskStatus);
  if (grouping === 'priority') return setPriority(tasks, column.key as Priority);
  return assign(tasks, column.key === NOBODY ? null : { id: column.key, name: column.title });
}

/** The fields of a task that is made in a column. */
export function fieldsOfColumn(grouping: BoardGrouping, { key }: BoardColumn) {
  if (grouping === 'status') return { status: key as TaskStatus };
  if (grouping === 'priority') return { priority: key as Priority };
  return key === NOBODY ? {} : { assigneeId: key };
}

function* emptyColumns(
  index: PlanIndex,
  tasks: readonly PlanTask[],
  grouping: BoardGrouping,
): Generator<[string, string[]]> {
  if (grouping === 'status') for (const status of Object.keys(STATUS_WORDS)) yield [status, []];
  if (grouping === 'priority') for (const priority of Object.keys(PRIORITY_WORDS)) yield [priority, []];
  if (grouping !== 'assignee') return;
  yield [NOBODY, []];
  const ids = new Set(tasks.map((task) => columnOf(task, 'assignee')).filter((id) => id !== NOBODY));
  const byName = [...ids].sort((a, b) => titleOf(index, grouping, a).localeCompare(titleOf(index, grouping, b)));
  for (const id of byName) yield [id, []];
}

function titleOf(index: PlanIndex, grouping: BoardGrouping, key: string): string {
  if (grouping === 'status') return STATUS_WORDS[key as TaskStatus];
  if (grouping === 'priority') return PRIORITY_WORDS[key as Priority];
  return key === NOBODY ? 'Nobody' : (index.people.get(key)?.name ?? 'Somebody');
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
