import { dayNumber, type Day, weekdayOf } from '../../lib/day.ts';

/** Monday to Friday. */
const WORKING_DAYS_PER_WEEK = 5;

/**
 * Minutes of work for which somebody has time from a day to another, both included, with so many minutes a week on
 * Mondays to Fridays; null where the end has passed. What they do in other projects is not known here.
 */
export function capacityUntil(weeklyMinutes: number, from: Day, until: Day): number | null {
  if (until < from) return null;
  const [first, last] = [dayNumber(from), dayNumber(until)];
  const weeks = Math.floor((last - first + 1) / 7);
  let days = weeks * WORKING_DAYS_PER_WEEK;
  for (let day = first + weeks * 7; day <= last; day += 1) if (isWorkingDay(day)) days += 1;
  return Math.round((weeklyMinutes * days) / WORKING_DAYS_PER_WEEK);
}

function isWorkingDay(day: number): boolean {
  return weekdayOf(day) < WORKING_DAYS_PER_WEEK;
}
