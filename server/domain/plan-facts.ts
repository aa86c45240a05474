import { isOverdue } from './due.ts';
import type { LocalDate, PersonId, TaskId } from './ids.ts';
import { DEFAULT_WEEKLY_CAPACITY_MINUTES } from './person.ts';
import { PRIORITIES } from './project.ts';
import { TASK_STATUSES, type Dependency, type Task, type TaskStatus } from './task.ts';
import { endOfWeek, workingDaysBetween } from './working-days.ts';

/** What one person has to do. */
export interface PersonLoad {
  /** Null for the work that nobody has. */
  readonly personId: PersonId | null;
  /** Open leaf tasks, in plan order. */
  readonly open: readonly Task[];
  readonly overdue: readonly Task[];
  /** Minutes of work that are estimated on the open ones. */
  readonly openMinutes: number;
  /** Open tasks without an estimate: the minutes do not hold them. */
  readonly unestimatedCount: number;
  readonly completedCount: number;
  /**
   * The first day by which more minutes are due than a full week of work gives until then; null where all fits. Work
   * without a due date counts by the project's, overdue work by today.
   */
  readonly overloadedBy: { readonly date: LocalDate; readonly dueMinutes: number; readonly freeMinutes: number } | null;
}

/** A plan in numbers and short lists: what people ask of it. Lists hold leaf tasks in plan order unless said otherwise. */
export interface PlanFacts {
  readonly taskCount: number;
  readonly leafCount: number;
  readonly countsByStatus: Readonly<Record<TaskStatus, number>>;
  /** Leaf tasks that are neither completed nor cancelled. */
  readonly open: readonly Task[];
  readonly completed: readonly Task[];
  readonly inProgress: readonly Task[];
  /** Of all tasks, also those with children; the most overdue first. */
  readonly overdue: readonly Task[];
  /** Open tasks due from today to the coming Sunday, the first due first. */
  readonly dueThisWeek: readonly Task[];
  /** Marked as blocked by somebody. */
  readonly blocked: readonly Task[];
  /** Open tasks that wait for others which are not completed; by task, what they wait for directly or through a parent. */
  readonly waiting: ReadonlyMap<TaskId, readonly Task[]>;
  /** Open tasks that could be begun now, not begun yet: the most urgent first, then the first due, then plan order. */
  readonly ready: readonly Task[];
  readonly unassigned: readonly Task[];
  readonly unestimated: readonly Task[];
  /** Minutes estimated on leaf tasks that are not cancelled, and on those of them that are not completed. */
  readonly estimatedMinutes: number;
  readonly remainingMinutes: number;
  /** 0 to 1: completed minutes of all estimated ones; completed tasks of all where nothing is estimated. */
  readonly progress: number;
  /** The last due date of open tasks; null where none has one. */
  readonly lastDueDate: LocalDate | null;
  /** Those with open work first, the most minutes first; nobody's work last. */
  readonly loads: readonly PersonLoad[];
}

/** The parts of a plan that the facts are about. `tasks` depth first in plan order. */
export interface FactualPlan {
  readonly project: { readonly dueDate: LocalDate | null };
  readonly tasks: readonly Task[];
  readonly dependencies: readonly Dependency[];
}

/** Whether there is still something to do. */
export function isOpen(task: Pick<Task, 'status'>): boolean {
  return task.status !== 'COMPLETED' && task.status !== 'CANCELLED';
}

/** Pure, and linear in the size of the plan but for sorting. */
export function planFacts({ project, tasks, dependencies }: FactualPlan, today: LocalDate): PlanFacts {
  const parents = new Set(tasks.map((task) => task.parentId));
  const leaves = tasks.filter((task) => !parents.has(task.id));
  const open = leaves.filter(isOpen);
  const counted = leaves.filter((task) => task.status !== 'CANCELLED');
  const completed = leaves.filter((task) => task.status === 'COMPLETED');
  const waiting = waitingTasks(tasks, dependencies, open);
  const estimatedMinutes = minutesOf(counted);
  const remainingMinutes = minutesOf(open);
  const countsByStatus = Object.fromEntries(TASK_STATUSES.map((status) => [status, 0])) as Record<TaskStatus, number>;
  for (const task of tasks) countsByStatus[task.status] += 1;
  const dueDates = open.map((task) => task.dueDate).filter((date) => date !== null);
  const sunday = endOfWeek(today);
  return {
    taskCount: tasks.length,
    leafCount: leaves.length,
    countsByStatus,
    open,
    completed,
    inProgress: open.filter((task) => task.status === 'IN_PROGRESS' || task.status === 'IN_REVIEW'),
    overdue: tasks.filter((task) => isOverdue(task, today)).sort(byDueDate),
    dueThisWeek: tasks
      .filter((task) => isOpen(task) && task.dueDate !== null && task.dueDate >= today && task.dueDate <= sunday)
      .sort(byDueDate),
    blocked: open.filter((task) => task.status === 'BLOCKED'),
    waiting,
    ready: open
      .filter((task) => task.status === 'TODO' && !waiting.has(task.id))
      .filter((task) => task.startDate === null || task.startDate <= today)
      .sort((left, right) => urgency(left) - urgency(right) || byDueDate(left, right)),
    unassigned: open.filter((task) => task.assigneeId === null),
    unestimated: open.filter((task) => task.estimatedMinutes === null),
    estimatedMinutes,
    remainingMinutes,
    progress:
      estimatedMinutes > 0
        ? (estimatedMinutes - remainingMinutes) / estimatedMinutes
        : counted.length === 0
          ? 0
          : completed.length / counted.length,
    lastDueDate: dueDates.sort().at(-1) ?? null,
    loads: loadsOf(leaves, project.dueDate, today),
  };
}

function minutesOf(tasks: readonly Task[]): number {
  return tasks.reduce((sum, task) => sum + (task.estimatedMinutes ?? 0), 0);
}

function byDueDate(left: Task, right: Task): number {
  const [first, second] = [left.dueDate ?? '9999', right.dueDate ?? '9999'];
  return first < second ? -1 : first > second ? 1 : 0;
}

function urgency(task: Task): number {
  return PRIORITIES.indexOf(task.priority);
}

/** For each open task what it waits for: its own dependencies and those of the tasks above it that are still open. */
function waitingTasks(
  tasks: readonly Task[],
  dependencies: readonly Dependency[],
  open: readonly Task[],
): ReadonlyMap<TaskId, readonly Task[]> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const needs = new Map<TaskId, Task[]>();
  for (const { taskId, dependsOnId } of dependencies) {
    const needed = byId.get(dependsOnId);
    if (needed && isOpen(needed)) needs.set(taskId, [...(needs.get(taskId) ?? []), needed]);
  }
  const waiting = new Map<TaskId, readonly Task[]>();
  for (const task of open) {
    const found: Task[] = [];
    for (let at: Task | undefined = task; at; at = at.parentId === null ? undefined : byId.get(at.parentId))
      found.push(...(needs.get(at.id) ?? []));
    if (found.length > 0) waiting.set(task.id, [...new Set(found)]);
  }
  return waiting;
}

function loadsOf(leaves: readonly Task[], projectDue: LocalDate | null, today: LocalDate): PersonLoad[] {
  const byPerson = Map.groupBy(
    leaves.filter((task) => task.status !== 'CANCELLED'),
    (task) => task.assigneeId,
  );
  const loads = [...byPerson].map(([personId, all]): PersonLoad => {
    const open = all.filter(isOpen);
    return {
      personId,
      open,
      overdue: open.filter((task) => isOverdue(task, today)),
      openMinutes: minutesOf(open),
      unestimatedCount: open.filter((task) => task.estimatedMinutes === null).length,
      completedCount: all.length - open.length,
      overloadedBy: personId === null ? null : overload(open, projectDue, today),
    };
  });
  const rank = (load: PersonLoad): number => (load.personId === null ? 2 : load.open.length === 0 ? 1 : 0);
  return loads.sort((left, right) => rank(left) - rank(right) || right.openMinutes - left.openMinutes);
}

function overload(open: readonly Task[], projectDue: LocalDate | null, today: LocalDate): PersonLoad['overloadedBy'] {
  const dated = open
    .map((task) => ({ date: task.dueDate ?? projectDue, minutes: task.estimatedMinutes ?? 0 }))
    .filter((entry): entry is { date: LocalDate; minutes: number } => entry.date !== null)
    // What is overdue has to be done today at the latest.
    .map(({ date, minutes }) => ({ date: date < today ? today : date, minutes }))
    .sort((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
  let dueMinutes = 0;
  for (const [index, { date, minutes }] of dated.entries()) {
    dueMinutes += minutes;
    if (dated[index + 1]?.date === date) continue;
    const freeMinutes = (workingDaysBetween(today, date) * DEFAULT_WEEKLY_CAPACITY_MINUTES) / 5;
    if (dueMinutes > freeMinutes) return { date, dueMinutes, freeMinutes };
  }
  return null;
}
