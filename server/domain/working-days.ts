import type { LocalDate } from './ids.ts';

const DAY_MS = 86_400_000;

function dayNumber(date: LocalDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}
function dateOf(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}
/** 0 for Monday to 6 for Sunday. Day 0, 1 January 1970, was a Thursday. */
function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The Sunday of the week, which begins on Monday. */
export function endOfWeek(date: LocalDate): LocalDate {
  const day = dayNumber(date);
  return dateOf(day + 6 - weekday(day));
}

/** Mondays to Fridays from `from` to `to`, both included; 0 where `to` lies before. */
export function workingDaysBetween(from: LocalDate, to: LocalDate): number {
  const first = dayNumber(from);
  const days = dayNumber(to) - first + 1;
  if (days <= 0) return 0;
  let count = Math.floor(days / 7) * 5;
  for (let day = first + Math.floor(days / 7) * 7; day < first + days; day++) if (weekday(day) < 5) count += 1;
  return count;
}

/** So many Mondays to Fridays later, or earlier where `days` is negative. From a weekend it counts from its end. */
export function addWorkingDays(date: LocalDate, days: number): LocalDate {
  const step = days < 0 ? -1 : 1;
  let day = dayNumber(date);
  for (let left = Math.abs(days); left > 0;) {
    day += step;
    if (weekday(day) < 5) left -= 1;
  }
  return dateOf(day);
}
