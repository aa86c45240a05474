import type { LocalDate } from '../../../domain/ids.ts';
import { addDays, lastDayOfMonth, monthOf, weekdayOf, yearOf } from '../inline/calendar.ts';
import type { DateReader } from '../inline/date-reader.ts';

export interface Period {
  /** Null: open on that side. Both ends belong to it. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** A stretch of days as people speak of due dates: `this week`, `before 3 March`, `tomorrow`, `in December`. */
export function readPeriod(source: string, dates: DateReader, today: LocalDate): Period | null {
  const text = source.trim().toLowerCase();
  const named =
    /^(?:in |within |during |by the end of )?(this|next|last|the next|the coming|coming) (week|month|year|quarter)$/u.exec(
      text,
    );
  if (named) return namedPeriod(named[1]!, named[2]!, today);
  const within = /^(?:in|within) the (?:next|coming) (\d{1,3}) (days?|weeks?)$/u.exec(text);
  if (within) return { from: today, to: addDays(today, Number(within[1]) * (within[2]!.startsWith('w') ? 7 : 1)) };
  const month = /^(?:in|during) (\p{L}+(?: 20\d\d)?)$/u.exec(text);
  const first = month && dates.parseMonth(month[1]!);
  if (first) return { from: first, to: lastDayOfMonth(yearOf(first), monthOf(first)) };
  const between = dates.parseRange(text.replace(/^(?:from|between) /u, 'from '));
  if (between) return { from: between.start, to: between.end };
  const sided = /^(before|by|until|till|up to|after|from|since|on or before|later than|on|at)\s+(.+)$/u.exec(text);
  const date = dates.parse(sided?.[2] ?? text) ?? (sided ? dates.parseMonth(sided[2]!) : null);
  if (!date) return null;
  switch (sided?.[1]) {
    case 'before':
      return { from: null, to: addDays(date, -1) };
    case 'by':
    case 'until':
    case 'till':
    case 'up to':
    case 'on or before':
      return { from: null, to: date };
    case 'after':
    case 'later than':
      return { from: addDays(date, 1), to: null };
    case 'from':
    case 'since':
      return { from: date, to: null };
    default:
      return { from: date, to: date };
  }
}

function namedPeriod(which: string, unit: string, today: LocalDate): Period {
  const step = /this/u.test(which) ? 0 : /last/u.test(which) ? -1 : 1;
  if (unit === 'week') {
    const monday = addDays(today, -((weekdayOf(today) + 6) % 7) + 7 * step);
    return { from: monday, to: addDays(monday, 6) };
  }
  if (unit === 'year' || unit === 'quarter') {
    const months = unit === 'year' ? 12 : 3;
    const first = Math.floor((monthOf(today) - 1) / months) * months + 1 + months * step;
    return {
      from: addDays(lastDayOfMonth(yearOf(today), first - 1), 1),
      to: lastDayOfMonth(yearOf(today), first + months - 1),
    };
  }
  const last = lastDayOfMonth(yearOf(today), monthOf(today) + step);
  return { from: addDays(lastDayOfMonth(yearOf(today), monthOf(today) + step - 1), 1), to: last };
}
