/** A calendar date, `YYYY-MM-DD`, without time or time zone. */
export type Day = string;

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01; NaN for what is no date. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

/** 0 is Monday, 6 is Sunday; `number` as of `dayNumber`. 1970-01-01 was a Thursday. */
export function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

function dayFromNumber(number: number): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** Today where the person is. */
export function today(now: Date = new Date()): Day {
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? '';
}

/** The day, or null where the calendar has none such: 30 February. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const number = dayNumber(day);
  return Number.isInteger(number) && dayFromNumber(number) === day ? day : null;
}

const monthAndDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const withYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const withWeekday = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Short, for columns: `24 Dec`; with the year where it is not this one. */
export function formatDay(day: Day, now: Day = today()): string {
  const date = new Date(dayNumber(day) * MS_PER_DAY);
  return (day.slice(0, 4) === now.slice(0, 4) ? monthAndDate : withYear).format(date);
}

/** In full, for labels: `Thursday 24 December 2026`. */
export function formatDayInFull(day: Day): string {
  return withWeekday.format(new Date(dayNumber(day) * MS_PER_DAY));
}
