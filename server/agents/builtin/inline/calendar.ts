import type { LocalDate } from '../../../domain/ids.ts';

const DAY_MS = 86_400_000;

/** The date of these numbers (month 1 to 12); null where the calendar has no such day. */
export function calendarDate(year: number, month: number, day: number): LocalDate | null {
  if (year < 1900 || year > 2999) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10) as LocalDate;
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** 1 to 12. */
export function monthOf(date: LocalDate): number {
  return Number(date.slice(5, 7));
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The last day of a month; `month` may lie outside 1 to 12 and then counts into other years. */
export function lastDayOfMonth(year: number, month: number): LocalDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as LocalDate;
}

/** The same day of a later month, or the last day of that month where it is shorter. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const last = lastDayOfMonth(yearOf(date), monthOf(date) + months);
  const day = Math.min(Number(date.slice(8)), Number(last.slice(8)));
  return `${last.slice(0, 8)}${String(day).padStart(2, '0')}` as LocalDate;
}
