import * as chrono from 'chrono-node';
import type { LocalDate } from '../../../domain/ids.ts';

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Words that lead to a date without being part of it. */
const LEAD = /^(by|on|until|till|before|due|from|starting|at)\s+/i;

/**
 * The calendar date that a model's words name, or null when they name none: `2026-12-01`, "next Friday", "in two weeks",
 * "3 March". A date without a year is the next one from `today` on.
 */
export function resolveDate(words: string, today: LocalDate): LocalDate | null {
  const text = words.trim().replace(LEAD, '');
  const isoDay = text.slice(0, 10);
  if (ISO_DATE.test(isoDay) && (text.length === 10 || text[10] === 'T')) return isCalendarDate(isoDay) ? isoDay : null;
  // Noon keeps the day the same in whatever time zone the server runs.
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const [result, ...others] = chrono.parse(text, reference, { forwardDate: true });
  // All of the text has to be the date: "the Friday release" names a thing.
  if (!result || others.length > 0 || result.end || result.text.length !== text.length) return null;
  const [year, month, day] = [result.start.get('year'), result.start.get('month'), result.start.get('day')];
  if (year === null || month === null || day === null) return null;
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isCalendarDate(date) ? date : null;
}

function isCalendarDate(text: string): text is LocalDate {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
