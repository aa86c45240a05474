import { addDays, type Day, dayNumber, dayOf } from './day.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * The day that a person writes: `2026-12-24`, `24 Dec`, `Dec 24 2027`, `24.12.`, `today`, `tomorrow`, `fri`, `next
 * friday`, `+3d`, `2w`, `in 2 weeks`. Without a year it is the next such day from `now` on. Null for the empty text (no
 * date); undefined for what is no date.
 */
export function parseDay(text: string, now: Day): Day | null | undefined {
  const words = text.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ');
  if (words === '') return null;
  return absoluteDay(words, now) ?? relativeDay(words, now);
}

function absoluteDay(words: string, now: Day): Day | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])) ?? undefined;
  // Day before month, with a dot: how it is written where a dot is used.
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.?\s?(\d{4})?$/.exec(words);
  if (dotted) return yearly(Number(dotted[2]), Number(dotted[1]), dotted[3], now);
  const dateFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)? ([a-z]{3,9})(?: (\d{4}))?$/.exec(words);
  if (dateFirst) return yearly(monthNumber(dateFirst[2]), Number(dateFirst[1]), dateFirst[3], now);
  const monthFirst = /^([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(words);
  if (monthFirst) return yearly(monthNumber(monthFirst[1]), Number(monthFirst[2]), monthFirst[3], now);
  return undefined;
}

function relativeDay(words: string, now: Day): Day | undefined {
  if (words === 'today') return now;
  if (words === 'tomorrow') return addDays(now, 1);
  if (words === 'yesterday') return addDays(now, -1);
  if (words === 'next week') return nextWeekday(now, 1);
  const distance = /^(?:in |\+)?(\d{1,3}) ?(d|days?|w|weeks?)$/.exec(words);
  if (distance) return addDays(now, Number(distance[1]) * (distance[2]?.startsWith('w') ? 7 : 1));
  const weekday = /^(?:next |on )?([a-z]{3,9})$/.exec(words)?.[1];
  const number = WEEKDAYS.findIndex((name) => weekday?.startsWith(name));
  return number === -1 ? undefined : nextWeekday(now, number);
}

function monthNumber(word: string | undefined): number {
  return MONTHS.findIndex((name) => word?.startsWith(name)) + 1;
}

function yearly(month: number, date: number, year: string | undefined, now: Day): Day | undefined {
  if (year !== undefined) return dayOf(Number(year), month, date) ?? undefined;
  const thisYear = Number(now.slice(0, 4));
  // Four years on, for 29 February.
  for (let candidate = thisYear; candidate <= thisYear + 4; candidate += 1) {
    const day = dayOf(candidate, month, date);
    if (day !== null && day >= now) return day;
  }
  return undefined;
}

/** The first such weekday after `now`; 0 is Sunday. */
function nextWeekday(now: Day, weekday: number): Day {
  // 1970-01-01 was a Thursday.
  const current = (dayNumber(now) + 4) % 7;
  return addDays(now, (weekday - current + 7) % 7 || 7);
}
