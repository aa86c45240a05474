import type { LocalDate } from './ids.ts';
import type { Task } from './task.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether its due date has passed and there is still something to do. `today` is not yet late. */
export function isOverdue(task: Pick<Task, 'dueDate' | 'status'>, today: LocalDate): boolean {
  if (task.dueDate === null || task.status === 'COMPLETED' || task.status === 'CANCELLED') return false;
  return task.dueDate < today;
}

/** Calendar days from `today`: 0 when it is due today, negative when that has passed, null without a due date. */
export function daysUntilDue(task: Pick<Task, 'dueDate'>, today: LocalDate): number | null {
  if (task.dueDate === null) return null;
  return Math.round((Date.parse(task.dueDate) - Date.parse(today)) / DAY_MS);
}
