import { en } from 'chrono-node';
import type { LocalDate } from '../../../domain/ids.ts';
import { addDays, calendarDate, daysBetween, lastDayOfMonth, monthOf, weekdayOf, yearOf } from './calendar.ts';
import { inKnownWords } from './date-words.ts';
import {
  DAY_SOURCE,
  FULL_DATE,
  EARLY_TIME_SOURCE,
  MONTH_SOURCE,
  RELATIVE_SOURCE,
  TIME_SOURCE,
  TO_SOURCE,
  WEEKDAY_SOURCE,
  YEAR_SOURCE,
} from './date-pattern.ts';

export interface DateRange {
  readonly start: LocalDate;
  readonly end: LocalDate;
}
/** Which end of a period is meant where a text names a whole week or month. */
type Edge = 'start' | 'end';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const GERMAN: Readonly<Record<string, string>> = { mär: 'mar', mae: 'mar', mai: 'may', okt: 'oct', dez: 'dec' };
const COUNTS = 'a one two three four five six seven eight nine ten eleven twelve an'.split(' ');
const COUNTED =
  /^(?:in\s+)?(\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(days?|weeks?)\s+(?:from|after)\s+(.+)$/iu;
const CALENDAR_WEEK = /^(?:kw|(?:calendar\s+)?week)\s?(\d{1,2})$/iu;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY_IN = new RegExp(
  `^(?:the\\s+)?(1th|2th|3th|4th|1st|2nd|3rd|last)\\s+(${WEEKDAY_SOURCE})\\s+(?:in|of)\\s+(${MONTH_SOURCE})(?:\\s+(20\\d{2}))?$`,
  'iu',
);
const LEADING_WEEKDAY = new RegExp(`^${WEEKDAY_SOURCE}\\.?,?\\s+(?:the\\s+)?(?=\\d|${MONTH_SOURCE})`, 'iu');
const LEADING_TIME = new RegExp(`^(?:${EARLY_TIME_SOURCE})(?=\\S)`, 'iu');
const TRAILING_TIME = new RegExp(`${TIME_SOURCE}$`, 'iu');
const DAY_MONTH = new RegExp(
  `^(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\.?(?:\\s+of)?[\\s-]?\\s?(${MONTH_SOURCE})\\.?(${YEAR_SOURCE}|-\\d{2})?$`,
  'iu',
);
const MONTH_DAY = new RegExp(
  `^(${MONTH_SOURCE})\\.?[\\s-]?(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(${YEAR_SOURCE})?$`,
  'iu',
);
const WEEK_OF = /^(?:the\s+)?week\s+(?:of|commencing|beginning|starting)\s+(?:the\s+)?(.+)$/iu;
const EDGE = new RegExp(
  `^(?:the\\s+)?(end|start|beginning|middle|mid|early|late)[\\s-]?(?:\\s?of\\s+)?(?:(the|this|next)\\s+)?(week|month|quarter|year|q[1-4]|${MONTH_SOURCE})\\.?(?:\\s+(20\\d{2}))?$`,
  'iu',
);
const MONTH_ONLY = new RegExp(`^(${MONTH_SOURCE})\\.?,?(?:\\s+(20\\d{2}))?$`, 'iu');
const ORDINAL = /^(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)(?:\s+of\s+(this|next|the)\s+month)?$/iu;
const SHARED_DAYS = new RegExp(
  `^(?:the\\s+)?(${DAY_SOURCE})\\.?${TO_SOURCE}(?:the\\s+)?(${DAY_SOURCE}\\.?(?:\\s+of)?\\s?${MONTH_SOURCE}\\.?(?:${YEAR_SOURCE})?)$`,
  'iu',
);
const SHARED_MONTH = new RegExp(
  `^(${MONTH_SOURCE})\\.?\\s?(${DAY_SOURCE})${TO_SOURCE}(${DAY_SOURCE})(${YEAR_SOURCE})?$`,
  'iu',
);
const SEPARATORS = /\s*(?:→|->)\s*|\s+(?:to|until|till|through|thru|and)\s+|\s*[–—]\s*|\s*-\s*/giu;
const ONE_FULL_DATE = new RegExp(`^(?:${FULL_DATE})$`, 'iu');
const RELATIVE_DATE = new RegExp(`^(?:${RELATIVE_SOURCE})$`, 'iu');
/** Without one of these there is no date, and no need to look closer. */
const HINT =
  /\d|day|mon|tue|wed|thu|fri|sat|sun|week|month|quarter|year|q[1-4]|to(?:morrow|night)|\bm(?:ä|ae)rz\b|\b(?:okt|dez|mai)|\beo[dwmqy]\b|\bcob\b|end|mid|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;

/** Turns the words for a day into a date. Knows today as a value, never the clock. */
export class DateReader {
  readonly #today: LocalDate;
  /** Days without a year are the first such day from here on. */
  readonly #from: LocalDate;

  constructor(today: LocalDate, from: LocalDate = today) {
    this.#today = today;
    this.#from = from;
  }

  /** A text that is nothing but a day; null for everything else. */
  parse(text: string, edge: Edge = 'end'): LocalDate | null {
    if (text.length > 60) return null;
    const core = inKnownWords(text.trim().replace(/\s+/gu, ' '));
    if (!HINT.test(core)) return null;
    return this.#resolve(core, edge, this.#from);
  }

  /** Like `parse`, for days that name their month only: `3 March` but not `Friday`. */
  parseFull(text: string): LocalDate | null {
    return ONE_FULL_DATE.test(text.trim()) ? this.parse(text) : null;
  }

  /** A name of a month, with or without its year, as the first day of it. */
  parseMonth(text: string): LocalDate | null {
    const match = MONTH_ONLY.exec(text.trim());
    return match ? this.#monthDay(monthNumber(match[1]!), 1, match[2], this.#from) : null;
  }

  /** A text that is nothing but two days, or a week; null for everything else, and where the end lies before the start. */
  parseRange(text: string): DateRange | null {
    if (text.length > 120 || !HINT.test(text)) return null;
    const core = text
      .trim()
      .replace(/\s+/gu, ' ')
      .replace(/^between (.+) and (.+)$/iu, '$1 to $2');
    const week = WEEK_OF.exec(core);
    if (week) {
      const start = this.#resolve(week[1]!, 'start', this.#from);
      return start && { start, end: addDays(start, (5 - weekdayOf(start) + 7) % 7) };
    }
    const sameMonth = SHARED_MONTH.exec(core);
    if (sameMonth) {
      const [, month, first, last, year = ''] = sameMonth;
      return this.#range(`${month} ${first}${year}`, `${month} ${last}${year}`);
    }
    const days = SHARED_DAYS.exec(core);
    if (days) {
      const end = this.#resolve(days[2]!, 'end', this.#from);
      const start = end && calendarDate(yearOf(end), monthOf(end), Number.parseInt(days[1]!, 10));
      return start && end && start <= end ? { start, end } : null;
    }
    const both = core.replace(/^(?:between|from)\s+/iu, '');
    for (const separator of [...both.matchAll(SEPARATORS)].slice(0, 6)) {
      const range = this.#range(both.slice(0, separator.index), both.slice(separator.index + separator[0].length));
      if (range) return range;
    }
    return null;
  }

  #range(first: string, last: string): DateRange | null {
    // "1 Feb to 10 Feb 2028": the year at the end counts for both.
    const year = /20\d{2}$/u.exec(last)?.[0];
    const withYear = year && !/20\d{2}/u.test(first) && /\p{L}/u.test(first) ? `${first} ${year}` : first;
    const start = this.#resolve(withYear, 'start', this.#from) ?? this.#resolve(first, 'start', this.#from);
    const end = start && this.#resolve(last, 'end', start);
    return start && end && start <= end ? { start, end } : null;
  }

  #resolve(text: string, edge: Edge, from: LocalDate): LocalDate | null {
    let core = text.trim();
    const counted = this.#counted(core, from);
    if (counted) return counted;
    const withoutTime = core.replace(TRAILING_TIME, '').trim();
    if (withoutTime !== '' && !/^\d{1,2}$/u.test(withoutTime)) core = withoutTime;
    core = core.replace(LEADING_TIME, '').replace(LEADING_WEEKDAY, '');
    return (
      this.#numeric(core, from) ??
      this.#named(core, from) ??
      this.#weekOf(core, edge, from) ??
      this.#edge(core, edge, from) ??
      this.#calendarWeek(core, edge, from) ??
      this.#weekdayIn(core, from) ??
      this.#ordinal(core) ??
      this.#relative(core, edge)
    );
  }

  #numeric(text: string, from: LocalDate): LocalDate | null {
    const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T.*)?$/u.exec(text);
    if (iso) return calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2,4})?$/u.exec(text);
    if (dotted) return this.#monthDay(Number(dotted[2]), Number(dotted[1]), dotted[3], from);
    const other = /^(\d{1,2})([/-])(\d{1,2})(?:[/-](\d{2,4}))?$/u.exec(text);
    if (!other) return null;
    const [first, second] = [Number(other[1]), Number(other[3])];
    // Slashes are read the American way where both readings are possible, dashes the European way.
    const dayFirst = first > 12 || (other[2] === '-' && second <= 12);
    return this.#monthDay(dayFirst ? second : first, dayFirst ? first : second, other[4], from);
  }

  #named(text: string, from: LocalDate): LocalDate | null {
    const dayMonth = DAY_MONTH.exec(text);
    if (dayMonth) return this.#monthDay(monthNumber(dayMonth[2]!), Number(dayMonth[1]), dayMonth[3], from);
    const monthDay = MONTH_DAY.exec(text);
    return monthDay ? this.#monthDay(monthNumber(monthDay[1]!), Number(monthDay[2]), monthDay[3], from) : null;
  }

  #monthDay(month: number, day: number, yearText: string | undefined, from: LocalDate): LocalDate | null {
    const digits = yearText?.replace(/\D/gu, '');
    if (digits) return calendarDate(Number(digits.length === 2 ? `20${digits}` : digits), month, day);
    for (let year = yearOf(from); year <= yearOf(from) + 4; year++) {
      const date = calendarDate(year, month, day);
      if (date && date >= from) return date;
    }
    return null;
  }

  /** "Two weeks from Friday", "a week after 3 March". */
  #counted(text: string, from: LocalDate): LocalDate | null {
    const match = COUNTED.exec(text);
    if (!match) return null;
    const word = COUNTS.indexOf(match[1]!.toLowerCase());
    const amount = word < 0 ? Number(match[1]) : word === 0 || word === COUNTS.length - 1 ? 1 : word;
    const days = amount * (/^w/iu.test(match[2]!) ? 7 : 1);
    const start = /^(?:now|today)$/iu.test(match[3]!) ? this.#today : this.#resolve(match[3]!, 'end', from);
    return start && addDays(start, days);
  }

  /** The Monday, or the Friday, of a week by its number (ISO 8601); the next such week. */
  #calendarWeek(text: string, edge: Edge, from: LocalDate): LocalDate | null {
    const week = Number(CALENDAR_WEEK.exec(text)?.[1] ?? 0);
    if (week < 1 || week > 53) return null;
    for (const year of [yearOf(from), yearOf(from) + 1]) {
      const fourth = calendarDate(year, 1, 4)!;
      const monday = addDays(fourth, -((weekdayOf(fourth) + 6) % 7) + 7 * (week - 1));
      if (addDays(monday, 4) >= from) return edge === 'start' ? monday : addDays(monday, 4);
    }
    return null;
  }

  /** "The first Monday in January". */
  #weekdayIn(text: string, from: LocalDate): LocalDate | null {
    const match = WEEKDAY_IN.exec(text);
    if (!match) return null;
    const [first, last] = this.#period(match[3]!.toLowerCase(), false, match[4], from);
    const weekday = WEEKDAYS.indexOf(match[2]!.slice(0, 3).toLowerCase());
    const start = addDays(first, (weekday - weekdayOf(first) + 7) % 7);
    if (match[1]!.toLowerCase() === 'last') return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
    return addDays(start, 7 * (Number.parseInt(match[1]!, 10) - 1));
  }

  #weekOf(text: string, edge: Edge, from: LocalDate): LocalDate | null {
    const match = WEEK_OF.exec(text);
    const start = match && this.#resolve(match[1]!, 'start', from);
    if (!start) return null;
    return edge === 'start' ? start : addDays(start, (5 - weekdayOf(start) + 7) % 7);
  }

  #edge(text: string, edge: Edge, from: LocalDate): LocalDate | null {
    if (/^(?:eod|cob|end of (?:the )?day)$/iu.test(text)) return this.#today;
    const short = /^eo([wmqy])$/iu.exec(text)?.[1]?.toLowerCase();
    const match = EDGE.exec(short ? `end of ${{ w: 'week', m: 'month', q: 'quarter', y: 'year' }[short]}` : text);
    if (!match) {
      const quarter = /^(q[1-4])(?:\s+(20\d{2}))?$/iu.exec(text);
      if (quarter) return this.#period(quarter[1]!.toLowerCase(), false, quarter[2], from)[edge === 'start' ? 0 : 1];
      const month = MONTH_ONLY.exec(text);
      return month?.[2] ? lastDayOfMonth(Number(month[2]), monthNumber(month[1]!)) : null;
    }
    const side = match[1]!.toLowerCase();
    const isNext = match[2]?.toLowerCase() === 'next';
    const period = match[3]!.toLowerCase();
    const [start, end] = this.#period(period, isNext, match[4], from);
    if (side === 'end' || side === 'late') return period === 'week' ? addDays(start, 4) : end;
    if (side === 'start' || side === 'beginning' || side === 'early') return start;
    return addDays(start, period === 'week' ? 2 : period === 'year' ? 181 : period.startsWith('q') ? 45 : 14);
  }

  /** First and last day of a period. */
  #period(period: string, isNext: boolean, year: string | undefined, from: LocalDate): readonly [LocalDate, LocalDate] {
    const today = this.#today;
    const step = isNext ? 1 : 0;
    if (period === 'week') {
      const monday = addDays(today, -((weekdayOf(today) + 6) % 7) + 7 * step);
      return [monday, addDays(monday, 6)];
    }
    if (period === 'year') return monthSpan(yearOf(today) + step, 1, 12);
    if (period === 'month') return monthSpan(yearOf(today), monthOf(today) + step, 1);
    if (period === 'quarter')
      return monthSpan(yearOf(today), Math.floor((monthOf(today) - 1) / 3) * 3 + 1 + 3 * step, 3);
    const isQuarter = /^q\d$/u.test(period);
    const first = isQuarter ? Number(period[1]) * 3 - 2 : monthNumber(period);
    const months = isQuarter ? 3 : 1;
    const base = year ? Number(year) : yearOf(from);
    const span = monthSpan(base, first, months);
    return year || span[1] >= from ? span : monthSpan(base + 1, first, months);
  }

  #ordinal(text: string): LocalDate | null {
    const match = ORDINAL.exec(text);
    if (!match) return null;
    const skip = match[2]?.toLowerCase() === 'next' ? 1 : 0;
    for (let offset = skip; offset < skip + 3; offset++) {
      const index = yearOf(this.#today) * 12 + monthOf(this.#today) - 1 + offset;
      const date = calendarDate(Math.floor(index / 12), (index % 12) + 1, Number(match[1]));
      if (date && date >= this.#today) return date;
    }
    return null;
  }

  #relative(text: string, edge: Edge): LocalDate | null {
    const today = this.#today;
    const week = /^(next|this|coming|following) week$/iu.exec(text);
    if (week) {
      const [monday] = this.#period('week', week[1]!.toLowerCase() !== 'this', undefined, today);
      return edge === 'start' ? monday : addDays(monday, 4);
    }
    if (/^(?:the )?day after tomorrow$/iu.test(text)) return addDays(today, 2);
    if (/^(?:next|this|coming|following) month$/iu.test(text)) {
      const [first, last] = this.#period('month', !/^this/iu.test(text), undefined, today);
      return edge === 'start' ? first : last;
    }
    if (!RELATIVE_DATE.test(text)) return null;
    // Noon keeps the day the same in every time zone of the process, whatever daylight saving does.
    const reference = new Date(yearOf(today), monthOf(today) - 1, Number(today.slice(8)), 12);
    const phrase = text
      .replace(/^(?:the|following|coming)\s+/iu, '')
      .replace(/(days?|weeks?|months?)'? ?time$/iu, '$1');
    const [result] = en.casual.parse(phrase, reference, { forwardDate: true });
    if (!result || result.text.length !== phrase.length) return null;
    const { start } = result;
    const date = calendarDate(start.get('year')!, start.get('month')!, start.get('day')!);
    return date && Math.abs(daysBetween(today, date)) < 4000 ? date : null;
  }
}

function monthNumber(name: string): number {
  const start = name.slice(0, 3).toLowerCase();
  return MONTHS.indexOf(GERMAN[start] ?? start) + 1;
}

function monthSpan(year: number, firstMonth: number, months: number): readonly [LocalDate, LocalDate] {
  return [addDays(lastDayOfMonth(year, firstMonth - 1), 1), lastDayOfMonth(year, firstMonth + months - 1)];
}
