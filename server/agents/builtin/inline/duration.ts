const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 480;
const MINUTES_PER_WEEK = 5 * MINUTES_PER_DAY;
const MINUTES_PER_MONTH = 20 * MINUTES_PER_DAY;
/** Ten working years: above it a number is a mistake or means something else. */
const MAX_MINUTES = 10 * 12 * MINUTES_PER_MONTH;

const WORDS: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  'a couple of': 2, 'couple of': 2, 'a few': 3, 'half a': 0.5, 'half an': 0.5, half: 0.5, 'a half': 0.5, 'one and a half': 1.5, 'a quarter': 0.25, 'a quarter of a': 0.25,
}; // prettier-ignore

const DIGITS = '\\d{1,5}(?:[.,]\\d{1,2})?(?:\\s?[½¼¾])?|[½¼¾]|\\d{1,3}\\s+1/2|1/2';
const WORD_NUMBERS = Object.keys(WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const UNITS =
  '(?:(?:person|man|work(?:ing)?|business|full|engineering|dev|ideal)[ -]?)?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?)|[hdwm]|mo|mth|pd|md|pt|mt|std|stunden?|tage?n?|wochen?|person-?days?';

const HALVES = `(?:${DIGITS}|${WORD_NUMBERS})\\s+(?:and\\s+a\\s+half\\s+(?:${UNITS})|(?:${UNITS})\\s+and\\s+a\\s+half)`;
/** "am" is no "a m". */
const SINGLE = `(?:${DIGITS})\\s?-?\\s?(?:${UNITS})|(?:${WORD_NUMBERS})[\\s-]{1,3}(?:${UNITS})`;
const RANGE = `(?:between\\s+)?(?:${DIGITS}|${WORD_NUMBERS})\\s*(?:-|–|—|to|or|and)\\s*(?:${DIGITS}|${WORD_NUMBERS})\\s?-?\\s?(?:${UNITS})|(?:${DIGITS}|${WORD_NUMBERS})\\s?(?:${UNITS})(?:\\s+(?:to|or)\\s+|[-–])(?:${DIGITS}|${WORD_NUMBERS})\\s?(?:${UNITS})`;
const COMPOUND = `\\d{1,3}\\s?(?:${UNITS})\\s*(?:and|&|,|\\+)?\\s*\\d{1,3}\\s?(?:${UNITS})|\\d{1,2}h\\d{2}|\\d{1,2}:\\d{2}\\s?h(?:rs?|ours?)?`;
/** Source of a pattern for a stretch of work: `2d`, `1d 4h`, `2-3 days`, `half a day`. */
export const DURATION = `(?:(?:${HALVES}|${COMPOUND}|${RANGE}|${SINGLE})(?![\\p{L}\\p{N}]))`;

export interface Duration {
  /** Minutes of work; a day is 8 hours, a week 5 days, a month 20 days. The middle, where a range was given. */
  readonly minutes: number;
  readonly isRange: boolean;
}

const COMPOUND_PARTS = new RegExp(`^(\\d{1,3})\\s?(${UNITS})\\s*(?:and|&|,|\\+)?\\s*(\\d{1,3})\\s?(${UNITS})$`, 'iu');
const CLOCK = /^(\d{1,2})(?:h|:)(\d{2})\s?(?:h(?:rs?|ours?)?)?$/iu;
const RANGE_PARTS = new RegExp(
  `^(?:between\\s+)?(${DIGITS}|${WORD_NUMBERS})\\s*(${UNITS})?\\s*(?:-|–|—|to|or|and)\\s*(${DIGITS}|${WORD_NUMBERS})\\s?-?\\s?(${UNITS})$`,
  'iu',
);
const HALVES_PARTS = new RegExp(
  `^(${DIGITS}|${WORD_NUMBERS})\\s+(?:and\\s+a\\s+half\\s+(${UNITS})|(${UNITS})\\s+and\\s+a\\s+half)$`,
  'iu',
);
const SINGLE_PARTS = new RegExp(`^(${DIGITS}|${WORD_NUMBERS})\\s?-?\\s?(${UNITS})$`, 'iu');
const APPROXIMATELY =
  /^(?:~|≈|±|c\.|ca\.?\s|circa\s|about\s|approx(?:\.|imately)?\s|roughly\s|around\s|some\s|max\.?\s|up to\s|at most\s|<|<=|≤)\s*/iu;
const TRAILING =
  /\s*(?:of\s+(?:work|effort|time)|work|effort|total|in total|max\.?|tops|ish|or so|est(?:imate|imated|\.)?|approx\.?|each|to\s+(?!go\b)\p{L}+|\?)$/iu;

/** Reads a text that is nothing but a stretch of work; null where it is anything else. */
export function parseDuration(text: string): Duration | null {
  if (text.length > 60) return null;
  const core = text.trim().replace(APPROXIMATELY, '').replace(TRAILING, '').trim();
  if (!/\p{L}/u.test(core)) return null;
  const halves = HALVES_PARTS.exec(core);
  if (halves) return duration((amount(halves[1]!) + 0.5) * unitMinutes((halves[2] ?? halves[3])!), false);
  const compound = COMPOUND_PARTS.exec(core);
  if (compound) {
    const [, first, firstUnit, second, secondUnit] = compound as unknown as [string, string, string, string, string];
    return duration(Number(first) * unitMinutes(firstUnit) + Number(second) * unitMinutes(secondUnit), false);
  }
  const clock = CLOCK.exec(core);
  if (clock) return duration(Number(clock[1]) * MINUTES_PER_HOUR + Number(clock[2]), false);
  const range = RANGE_PARTS.exec(core);
  if (range) {
    const [, low, lowUnit, high, highUnit] = range as unknown as [string, string, string | undefined, string, string];
    const from = amount(low) * unitMinutes(lowUnit ?? highUnit);
    return duration((from + amount(high) * unitMinutes(highUnit)) / 2, true);
  }
  const single = SINGLE_PARTS.exec(core);
  if (single) return duration(amount(single[1]!) * unitMinutes(single[2]!), false);
  return null;
}

function duration(minutes: number, isRange: boolean): Duration | null {
  const rounded = Math.round(minutes);
  return rounded > 0 && rounded <= MAX_MINUTES ? { minutes: rounded, isRange } : null;
}

const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

function amount(text: string): number {
  const word = WORDS[text.toLowerCase()];
  if (word !== undefined) return word;
  const fraction = FRACTIONS[text.slice(-1)];
  if (fraction !== undefined) return Number(text.slice(0, -1).trim() || 0) + fraction;
  if (text.endsWith('1/2')) return Number(text.slice(0, -3).trim() || 0) + 0.5;
  return Number(text.replace(',', '.'));
}

/** Minutes of work in one unit: `h`, `days`, `person-day`, `week`, … */
export function unitMinutes(unit: string): number {
  const name = unit.toLowerCase().replace(/^(?:person|man|work(?:ing)?|business|full|engineering|dev|ideal)[ -]?/u, '');
  if (/^(?:pd|md|pt|mt|tag|d)/u.test(name)) return MINUTES_PER_DAY;
  if (/^(?:h|st)/u.test(name)) return MINUTES_PER_HOUR;
  if (name.startsWith('w')) return MINUTES_PER_WEEK;
  if (name.startsWith('mo') || name === 'mth') return MINUTES_PER_MONTH;
  return 1;
}
