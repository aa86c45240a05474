import type { LocalDate } from '../../../domain/ids.ts';
import { addDays } from '../inline/calendar.ts';
import { MONTH_SOURCE } from '../inline/date-pattern.ts';
import { DateReader } from '../inline/date-reader.ts';
import { DATE, ItemText } from '../inline/item-text.ts';
import { NAME, NameBook } from '../inline/name-book.ts';

/** What a goal in plain sentences says besides its kind. */
export interface GoalFacts {
  readonly startDate: LocalDate | null;
  readonly dueDate: LocalDate | null;
  /** Who does what, in the goal's words: `design`, `the venue`. */
  readonly parts: readonly { readonly person: string; readonly work: string }[];
  /** How many people it is for; null where the goal does not say. */
  readonly peopleCount: string | null;
}

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
const COUNT =
  /\bfor\s+(?:about\s+|around\s+|up to\s+|some\s+|roughly\s+|~)?(\d[\d,.]{0,8}k?)\s+(?:\p{L}+\s+)?(?:people|guests|attendees|participants|visitors|persons|employees|colleagues|students|developers|users)\b/iu;

const WORK = '([\\p{L}][\\p{L}\\p{N} /&-]{1,60}?)';
const END = '(?=\\s*(?:[.,;:!?)]|$|\\band\\b|\\bwhile\\b|\\bwith\\b|\\bbut\\b))';
const DOES = new RegExp(
  `(?<![\\p{L}])@?(${NAME})\\s+(?:(?:will|can|should|is going to|is)\\s+)?(?:do(?:es|ing)?|handles?|handling|leads?|leading|owns?|runs?|running|manages?|managing|(?:is\\s+)?responsible\\s+for|takes?\\s+care\\s+of|take(?:s)?\\s+over|writes?|writing|builds?|building|organi[sz]es?|covers?|works?\\s+on|looks?\\s+after|is\\s+in\\s+charge\\s+of|in charge of)\\s+(?:all\\s+)?(?:the\\s+|our\\s+)?${WORK}${END}`,
  'gu',
);
const WITH_ON = new RegExp(`(?<![\\p{L}])@?(${NAME})\\s+(?:on|for)\\s+(?:the\\s+)?${WORK}${END}`, 'gu');
const BY = new RegExp(`(?<![\\p{L}])${WORK}\\s+by\\s+@?(${NAME})${END}`, 'gu');
const COLON = new RegExp(`(?:^|[.;,\\n(]\\s*)@?(${NAME})\\s*(?::|\\s[–—-])\\s+${WORK}${END}`, 'gu');
const BRACKETS = new RegExp(`(?<![\\p{L}])@?(${NAME})\\s+\\(${WORK}\\)`, 'gu');

export function readGoalFacts(goal: string, today: LocalDate, known: Iterable<string>): GoalFacts {
  const text = goal.slice(0, 4_000).replace(/\s+/gu, ' ');
  const dates = new DateReader(today);
  const { startDate, dueDate } = readDates(text, dates, today);
  return { startDate, dueDate, parts: readParts(text, known), peopleCount: COUNT.exec(text)?.[1] ?? null };
}

function readDates(
  source: string,
  dates: DateReader,
  today: LocalDate,
): { startDate: LocalDate | null; dueDate: LocalDate | null } {
  const item = new ItemText(source);
  item.markDatesAndWork();
  const text = item.value;
  for (const [, first, last] of text.matchAll(RANGE)) {
    const range = dates.parseRange(item.restore(last === undefined ? first! : `${first} to ${last}`));
    if (range) return { startDate: range.start, dueDate: range.end };
  }
  let startDate: LocalDate | null = null;
  for (const [, words] of text.matchAll(START)) startDate ??= dates.parse(item.restore(words!), 'start');
  let dueDate: LocalDate | null = null;
  for (const [, words] of text.matchAll(DUE)) dueDate ??= dates.parse(item.restore(words!));
  for (const [, word, month] of source.matchAll(DUE_MONTH)) {
    if (!/^\p{Lu}/u.test(month!)) continue;
    // "by March" is over when March begins, "in March" when it ends.
    dueDate ??= /^in$/iu.test(word!) ? dates.parse(`end of ${month!}`) : dates.parseMonth(month!);
  }
  const within = WITHIN.exec(source);
  if (dueDate === null && within) {
    const count = /^\d/u.test(within[1]!) ? Number(within[1]) : NUMBERS.indexOf(within[1]!.toLowerCase());
    const days = { day: 1, week: 7, month: 30 }[within[2]!.toLowerCase() as 'day' | 'week' | 'month'];
    dueDate = addDays(startDate ?? today, count * days);
  }
  if (startDate !== null && dueDate !== null && startDate > dueDate) startDate = null;
  return { startDate, dueDate };
}

function readParts(text: string, known: Iterable<string>): GoalFacts['parts'] {
  const names = new NameBook();
  for (const name of known) names.learn(name);
  for (const [, mention] of text.matchAll(/(?<![\p{L}\p{N}.@])@(\p{L}[\p{L}\p{N}._-]*)/gu)) names.learn(`@${mention}`);
  const parts: { person: string; work: string }[] = [];
  const add = (name: string, work: string): void => {
    const person = names.recognised(name);
    if (person !== null && !parts.some((part) => part.person === person && part.work === work))
      parts.push({ person, work: work.trim() });
  };
  for (const pattern of [DOES, WITH_ON, COLON, BRACKETS])
    for (const [, name, work] of text.matchAll(pattern)) add(name!, work!);
  for (const [, work, name] of text.matchAll(BY)) add(name!, work!);
  return parts;
}
