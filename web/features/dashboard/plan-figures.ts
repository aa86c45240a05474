import type { TaskStatus } from '../../__generated__/graphql.ts';
import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { addDays, type Day } from '../../lib/day.ts';
import { STATUS_WORDS } from '../task/task-words.ts';

export interface PersonLoad {
  /** Null for what nobody has. */
  readonly personId: string | null;
  /** Null for what nobody has. */
  readonly name: string | null;
  readonly openTasks: number;
  /** Minutes of work that is estimated and open, less what has been worked on it; never below 0. */
  readonly remainingMinutes: number;
  /** Open tasks without an estimate: the minutes know nothing of them. */
  readonly withoutEstimate: number;
}

export interface PlanFigures {
  readonly byStatus: readonly { readonly status: TaskStatus; readonly count: number }[];
  readonly total: number;
  readonly completed: number;
  /** Open tasks whose due date has passed. */
  readonly overdue: number;
  /** Open, due today or in the six days after, and blocked or waiting for a task that is not completed. */
  readonly atRisk: readonly PlanTask[];
  readonly dueThisWeek: number;
  readonly blocked: number;
  /** Those with the most work first, nobody last. */
  readonly workload: readonly PersonLoad[];
}

/** What a plan says of itself as it is now. All of it is counted; nothing is estimated here. */
export function planFigures(index: PlanIndex, now: Day): PlanFigures {
  const counts = new Map<TaskStatus, number>(Object.keys(STATUS_WORDS).map((status) => [status as TaskStatus, 0]));
  const loads = new Map<string | null, { name: string | null; open: number; minutes: number; without: number }>();
  const weekEnd = addDays(now, 6);
  const atRisk: PlanTask[] = [];
  let [overdue, dueThisWeek] = [0, 0];
  for (const task of index.byId.values()) {
    counts.set(task.status, (counts.get(task.status) ?? 0) + 1);
    if (!isOpen(task)) continue;
    const isDueSoon = task.dueDate !== null && task.dueDate >= now && task.dueDate <= weekEnd;
    if (task.dueDate !== null && task.dueDate < now) overdue += 1;
    if (isDueSoon) dueThisWeek += 1;
    if (isDueSoon && (task.status === 'BLOCKED' || waits(index, task))) atRisk.push(task);
    // Work is done in the tasks without tasks below them: their parents only hold them together.
    if (index.children.has(task.id)) continue;
    const personId = task.assigneeId;
    const load = loads.get(personId) ?? {
      name: personId === null ? null : (index.people.get(personId)?.name ?? null),
      open: 0,
      minutes: 0,
      without: 0,
    };
    load.open += 1;
    if (task.estimatedMinutes === null) load.without += 1;
    else load.minutes += Math.max(0, task.estimatedMinutes - task.actualMinutes);
    loads.set(personId, load);
  }
  return {
    byStatus: [...counts].map(([status, count]) => ({ status, count })),
    total: index.byId.size,
    completed: counts.get('COMPLETED') ?? 0,
    overdue,
    atRisk: atRisk.sort((a, b) => (a.dueDate ?? '').localeCompare(b.dueDate ?? '')),
    dueThisWeek,
    blocked: counts.get('BLOCKED') ?? 0,
    workload: [...loads]
      .map(([personId, { name, open, minutes, without }]) => ({
        personId,
        name,
        openTasks: open,
        remainingMinutes: minutes,
        withoutEstimate: without,
      }))
      .sort(
        (a, b) =>
          Number(a.name === null) - Number(b.name === null) ||
          b.remainingMinutes - a.remainingMinutes ||
          b.openTasks - a.openTasks,
      ),
  };
}

function isOpen({ status }: PlanTask): boolean {
  return status !== 'COMPLETED' && status !== 'CANCELLED';
}

function waits(index: PlanIndex, task: PlanTask): boolean {
  return task.dependencyIds.some((id) => {
    const other = index.byId.get(id);
    return other !== undefined && isOpen(other);
  });
}
