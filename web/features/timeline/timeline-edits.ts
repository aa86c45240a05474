import type { PlanTask } from '../../apollo/plan-index.ts';
import { addDays } from '../../lib/day.ts';
import { nameOf, type TaskEdit, updateTasks } from '../task/task-edits.ts';

/** What is taken hold of: all of a bar, or one of its ends. */
export type BarPart = 'whole' | 'start' | 'end';

/**
 * Shifts the dates of tasks by days, or one end of them. A date that is not there is not made up; an end does not go
 * past the other. Null where nothing would change.
 */
export function shiftDates(tasks: readonly PlanTask[], part: BarPart, days: number): TaskEdit | null {
  const changed = tasks.flatMap((task) => {
    const fields = shifted(task, part, days);
    return fields === null ? [] : [{ task, fields }];
  });
  if (changed.length === 0 || days === 0) return null;
  const named = nameOf(changed.map(({ task }) => task));
  const distance = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days < 0 ? 'earlier' : 'later'}`;
  const title =
    part === 'whole' ? `Move ${named} ${distance}` : `Let ${named} ${part === 'start' ? 'start' : 'end'} ${distance}`;
  return {
    title,
    operations: changed.flatMap(({ task, fields }) => updateTasks([task], fields, title).operations),
  };
}

/** The dates of a task after the shift; null where it has none to shift. */
export function shifted(
  { startDate, dueDate }: Pick<PlanTask, 'startDate' | 'dueDate'>,
  part: BarPart,
  days: number,
): { startDate?: string; dueDate?: string } | null {
  const start = startDate === null || part === 'end' ? null : addDays(startDate, days);
  const due = dueDate === null || part === 'start' ? null : addDays(dueDate, days);
  if (start === null && due === null) return null;
  return {
    ...(start === null ? {} : { startDate: part === 'start' && dueDate !== null && start > dueDate ? dueDate : start }),
    ...(due === null ? {} : { dueDate: part === 'end' && startDate !== null && due < startDate ? startDate : due }),
  };
}
