import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { dayNumber, weekdayOf } from '../../lib/day.ts';

/**
 * What a plan says of when a task happens, and nothing that it does not say:
 * - `span`: from its start to its due date, both included;
 * - `estimated`: from its start for as long as its estimate takes, in working days;
 * - `start`, `due`: only the one day is known;
 * - `summary`: from the first to the last day known of itself and of what is below it.
 *
 * Where a schedule of the server says more, it belongs here: as bars of further kinds.
 */
export type BarKind = 'span' | 'estimated' | 'start' | 'due' | 'summary';

export interface TimelineBar {
  readonly kind: BarKind;
  /** Days since 1970; `to` is the day after the last. */
  readonly from: number;
  readonly to: number;
}

const MINUTES_PER_DAY = 8 * 60;

/** The own bars of tasks that were asked for before: a task that has not changed keeps its bar, and its row with it. */
const known = new WeakMap<PlanTask, TimelineBar | null>();

function knownBar(task: PlanTask): TimelineBar | null {
  let bar = known.get(task);
  if (bar === undefined) {
    bar = ownBar(task);
    known.set(task, bar);
  }
  return bar;
}

/** The bars of a plan by task id; a task of which no day is known has none. */
export function timelineBars(index: PlanIndex): ReadonlyMap<string, TimelineBar> {
  const bars = new Map<string, TimelineBar>();
  const visit = (id: string): TimelineBar | null => {
    const task = index.byId.get(id);
    if (!task) return null;
    const own = knownBar(task);
    const childIds = index.children.get(id);
    let bar = own;
    if (childIds) {
      const parts = childIds.map(visit).filter((part) => part !== null);
      if (own) parts.push(own);
      bar =
        parts.length === 0
          ? null
          : {
              kind: 'summary',
              from: parts.reduce((first, { from }) => Math.min(first, from), Infinity),
              to: parts.reduce((last, { to }) => Math.max(last, to), -Infinity),
            };
    }
    if (bar) bars.set(id, bar);
    return bar;
  };
  for (const id of index.children.get(null) ?? []) visit(id);
  return bars;
}

/** The bar of a task by itself, whatever is below it. */
export function ownBar(task: Pick<PlanTask, 'startDate' | 'dueDate' | 'estimatedMinutes'>): TimelineBar | null {
  const start = task.startDate === null ? null : dayNumber(task.startDate);
  const due = task.dueDate === null ? null : dayNumber(task.dueDate);
  if (start !== null && due !== null) return { kind: 'span', from: start, to: Math.max(start, due) + 1 };
  if (start !== null) {
    const days = Math.ceil((task.estimatedMinutes ?? 0) / MINUTES_PER_DAY);
    return days > 0
      ? { kind: 'estimated', from: start, to: afterWorkingDays(start, days) }
      : { kind: 'start', from: start, to: start + 1 };
  }
  return due === null ? null : { kind: 'due', from: due, to: due + 1 };
}

/** The day after the last of `days` working days that begin on `start` or the Monday after it. */
function afterWorkingDays(start: number, days: number): number {
  let day = start;
  for (let left = days; ; day += 1) {
    if (weekdayOf(day) < 5) left -= 1;
    if (left === 0) return day + 1;
  }
}
