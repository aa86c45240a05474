import type { LocalDate } from '../../../domain/ids.ts';
import { addDays, addMonths } from '../inline/calendar.ts';
import { MONTH_SOURCE } from '../inline/date-pattern.ts';
import { DateReader } from '../inline/date-reader.ts';
import { DATE, ItemText } from '../inline/item-text.ts';

const DUE = new RegExp(
  `\\b(?:by|before|until|till|no later than|deadline(?:\\s+is|\\s+of)?:?|due(?:\\s+(?:on|by|date))?:?|on|in time for|ready (?:on|for)|opening on|launching on)\\s+(${DATE})`,
  'giu',
);
const DUE_MONTH = new RegExp(
  `\\b(by|before|until|in)\\s+(?:early\\s+|late\\s+)?(${MONTH_SOURCE}(?:\\s+20\\d{2})?)(?![\\p{L}\\p{N}])(?!\\s+\\d)`,
  'giu',
);
const START = new RegExp(
  `\\b(?:start(?:s|ing)?(?:\\s+(?:on|from))?|begin(?:s|ning)?(?:\\s+on)?|from|kick(?:ing)?[ -]?off(?:\\s+on)?)\\s+(${DATE})`,
  'giu',
);
const RANGE = new RegExp(
  `(${DATE})(?:\\s*(?:-|–|—|\\bto\\b|\\buntil\\b|\\bthrough\\b|\\band\\b)\\s*(${DATE}))?`,
  'giu',
);
const WITHIN =
  /\b(?:in|within|over)\s+(?:the\s+next\s+|less than\s+|about\s+)?(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[\s-]+(day|week|month)s?\b/iu;
const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
/** "before our holiday in August": August is too late. */
const BEFORE_MONTH = new RegExp(
  `\\bbefore\\s+(?:\\p{L}+\\s+){1,3}in\\s+(${MONTH_SOURCE}(?:\\s+20\\d{2})?)(?![\\p{L}\\p{N}])`,
  'iu',
);
const END_OF_YEAR = /\b(?:by|before|until|till)\s+(?:the\s+)?end\s+of\s+(20\d{2})/iu;
/** "Before the season starts on 1 June": the start is that of something else, by which the work is to be done. */
const BEFORE_START = new RegExp(
  `\\b(?:before|by the time|in time for|until)\\s+(?:\\p{L}+\\s+){1,6}(?:starts?|begins?|opens?|launch(?:es)?|kicks?[ -]?off)\\s+(?:on\\s+)?(${DATE})`,
  'giu',
);
/** A day that no word introduces: "charity run, 9 May 2027". What follows "of" or "since" was before. */
const BARE = new RegExp(`(?<!\\b(?:of|since|from|after|on|last)\\s+)(${DATE})`, 'giu');

export interface GoalDates {
  readonly startDate: LocalDate | null;
  readonly dueDate: LocalDate | null;
}

/** When the work that a goal describes starts, and when it must be done. */
export function readGoalDates(source: string, today: LocalDate): GoalDates {
  const dates = new DateReader(today);
  const item = new ItemText(source);
  item.markDatesAndWork();
  let dueDate: LocalDate | null = null;
  for (const [, words] of item.value.matchAll(BEFORE_START)) dueDate ??= dates.parse(item.restore(words!));
  const text = item.value.replace(BEFORE_START, '');
  for (const [, first, last] of text.matchAll(RANGE)) {
    const range = dates.parseRange(item.restore(last === undefined ? first! : `${first} to ${last}`));
    if (range) return { startDate: range.start, dueDate: range.end };
  }
  let startDate: LocalDate | null = null;
  for (const [, words] of text.matchAll(START)) startDate ??= dates.parse(item.restore(words!), 'start');
  for (const [, words] of text.matchAll(DUE)) dueDate ??= dates.parse(item.restore(words!));
  const before = BEFORE_MONTH.exec(source)?.[1];
  if (before !== undefined) dueDate ??= dates.parseMonth(before);
  for (const [, word, month] of source.matchAll(DUE_MONTH)) {
    if (!/^\p{Lu}/u.test(month!)) continue;
    // "by March" is over when March begins, "in March" when it ends.
    dueDate ??= /^in$/iu.test(word!) ? dates.parse(`end of ${month!}`) : dates.parseMonth(month!);
  }
  const year = END_OF_YEAR.exec(source)?.[1];
  if (year !== undefined) dueDate ??= dates.parse(`31 December ${year}`);
  const within = WITHIN.exec(source);
  if (dueDate === null && within) {
    const count = /^\d/u.test(within[1]!) ? Number(within[1]) : NUMBERS.indexOf(within[1]!.toLowerCase());
    const from = startDate ?? today;
    const unit = within[2]!.toLowerCase();
    dueDate = unit === 'month' ? addMonths(from, count) : addDays(from, unit === 'week' ? count * 7 : count);
  }
  const bare = [...text.matchAll(BARE)].map(([, words]) => dates.parse(item.restore(words!)));
  if (startDate === null && dueDate === null && bare.length === 1) dueDate = bare[0]!;
  if (startDate !== null && dueDate !== null && startDate > dueDate) startDate = null;
  return { startDate, dueDate };
}
