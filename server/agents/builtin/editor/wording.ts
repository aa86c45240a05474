import type { LocalDate } from '../../../domain/ids.ts';
import type { Task } from '../../../domain/task.ts';

const MAX_SHOWN = 80;

export function quoted(text: string): string {
  return `“${text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1).trimEnd()}…` : text}”`;
}

/** `#12 “Home page”`; a task that is only just created has no number yet. */
export function titled(task: Pick<Task, 'number' | 'title'>): string {
  return task.number > 0 ? `#${task.number} ${quoted(task.title)}` : quoted(task.title);
}

/** The tasks of a sentence: up to `limit` by name, the rest as a number. */
export function listed(tasks: readonly Pick<Task, 'number' | 'title'>[], limit = 4): string {
  if (tasks.length <= limit) return joined(tasks.map(titled));
  return `${tasks
    .slice(0, limit - 1)
    .map(titled)
    .join(', ')} and ${tasks.length - limit + 1} more`;
}

export function joined(parts: readonly string[], last = 'and'): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Working time as people say it: `3 days`, `4 hours`, `1.5 days`. A day has 8 hours. */
export function duration(minutes: number): string {
  if (minutes >= 480) return plural(Math.round((minutes / 480) * 10) / 10, 'day');
  if (minutes >= 60) return plural(Math.round((minutes / 60) * 10) / 10, 'hour');
  return plural(minutes, 'minute');
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // prettier-ignore

/** `18 December 2026` */
export function day(date: LocalDate): string {
  return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
