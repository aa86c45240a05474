import { DATES } from './date-pattern.ts';
import { DURATION } from './duration.ts';

/** Stands where something understood was taken out of a text. */
export const CUT = '\u0001';
/** Around text that is quoted code: kept as it is, and never searched for dates, people or tags. */
export const CODE_START = '\uE000';
export const CODE_END = '\uE001';

const FIRST_VERBATIM = 0xe100;
const FIRST_DATE = 0xf000;
const FIRST_DURATION = 0xf400;
const END_OF_MARKS = 0xf600;
const RESERVED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uE000-\uF5FF]/gu;
// URLs and e-mail addresses hold `#`, `@` and digits that mean nothing to a plan.
const VERBATIM =
  /\uE000([^\uE001]{0,2000})\uE001|\b(?:https?|ftp|file|mailto):[^\s<>]+|\bwww\.[^\s<>]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+/gu;
const DATE_WORDS = new RegExp(`(?<![\\p{L}\\p{N}@#])${DATES}(?![\\p{L}\\p{N}])`, 'giu');
const DURATION_WORDS = new RegExp(`(?<![\\p{L}\\p{N}.,/@#-])${DURATION}(?![\\p{L}\\p{N}])`, 'giu');
/** Stands for words that may be a date, in the patterns of other readers. */
export const DATE = '[\\uF000-\\uF3FF]';
/** Stands for words that may be a stretch of work. */
export const WORK = '[\\uF400-\\uF5FF]';

const TWO_DATES = new RegExp(
  `${DATE}\\s*(?:-|–|—|->|→|\\bto\\b|\\buntil\\b|\\btill\\b|\\bthrough\\b)\\s*${DATE}`,
  'giu',
);

/** Removes the characters that this folder uses as marks of its own, and other control characters. */
export function withoutReservedCharacters(text: string): string {
  return text.replace(RESERVED, '');
}

/**
 * The text of one item while it is being read: what is understood is cut out, what is left becomes the title.
 *
 * Code, URLs and e-mail addresses are hidden from the readers. Words that may be dates and stretches of work become one
 * character each, so that patterns around them stay small; `restore` gives the words back.
 */
export class ItemText {
  value: string;
  readonly #hidden = new Map<string, string>();
  readonly #counts = new Map<number, number>();

  constructor(text: string) {
    this.value = text.replace(VERBATIM, (match, code: string | undefined) => {
      const trailing = code === undefined ? (/[).,;:!?\]]+$/u.exec(match)?.[0] ?? '') : '';
      const mark = this.#hide(FIRST_VERBATIM, FIRST_DATE, code ?? match.slice(0, match.length - trailing.length));
      return mark === null ? (code ?? match) : mark + trailing;
    });
  }

  /** Puts one character for each date and stretch of work. */
  markDatesAndWork(): void {
    this.value = this.value
      .replace(DATE_WORDS, (words) => this.#hide(FIRST_DATE, FIRST_DURATION, words) ?? words)
      .replace(TWO_DATES, (marks) => this.#hide(FIRST_DATE, FIRST_DURATION, this.restore(marks)) ?? marks)
      .replace(DURATION_WORDS, (words) => this.#hide(FIRST_DURATION, END_OF_MARKS, words) ?? words);
  }

  /** Gives back the words of the dates and stretches of work that nobody has understood. */
  unmarkDatesAndWork(): void {
    this.value = this.value.replace(/[\uF000-\uF5FF]/gu, (mark) => this.#hidden.get(mark) ?? '');
  }

  /** The mark for hidden words; null where there are too many. */
  #hide(first: number, end: number, words: string): string | null {
    const count = this.#counts.get(first) ?? 0;
    if (first + count >= end) return null;
    this.#counts.set(first, count + 1);
    const mark = String.fromCharCode(first + count);
    this.#hidden.set(mark, words);
    return mark;
  }

  /** Offers each match of a global pattern to `understand`: true cuts the match out, a text takes its place. */
  take(pattern: RegExp, understand: (match: RegExpMatchArray) => boolean | string): void {
    let result = '';
    let end = 0;
    for (const match of this.value.matchAll(pattern)) {
      const answer = understand(match);
      if (answer === false) continue;
      result += this.value.slice(end, match.index) + (answer === true ? CUT : answer);
      end = match.index + match[0].length;
    }
    if (end > 0) this.value = result + this.value.slice(end);
  }

  /** The words behind the marks in a part of the text. */
  restore(text: string): string {
    if (this.#hidden.size === 0) return text;
    return text.replace(/[\uE100-\uF5FF]/gu, (mark) => this.#hidden.get(mark) ?? '');
  }

  /** What is left, as a title. */
  title(): string {
    return this.restore(tidy(this.value));
  }
}

const JOINTS = '\\s,;:|·•/–—+&~→←=<>\\-';
const EMPTY_BRACKETS = /[([{][\s,;:|·•/–—+&-]*\u0001[\s\u0001,;:|·•/–—+&-]*[)\]}]/gu;
const AFTER_OPENING = /([([{])[\s,;|·/–—-]*\u0001[\s\u0001,;|·/–—-]*/gu;
const BEFORE_CLOSING = /[\s,;|·/–—-]*\u0001[\s\u0001,;|·/–—-]*([)\]}])/gu;
const AT_START = new RegExp(`^[${JOINTS}.]*\\u0001[${JOINTS}.\\u0001]*`, 'u');
const AT_END = new RegExp(`[${JOINTS}]*\\u0001[${JOINTS}.\\u0001]*$`, 'u');
const DANGLING_END = new RegExp(`(?:[${JOINTS}.]|\\s(?:and|by))+$`, 'iu');
const MIDDLE = /(?:\s*[,;|·•–—]|\s-(?=\s))?\s*\u0001(?:\s*\u0001)*/gu;

/** Removes the marks of cuts together with the brackets and separators that held what was cut. */
export function tidy(text: string): string {
  if (!text.includes(CUT)) return text.replace(/\s+/gu, ' ').trim();
  let result = text.replace(EMPTY_BRACKETS, CUT).replace(EMPTY_BRACKETS, CUT);
  result = result.replace(AFTER_OPENING, '$1').replace(BEFORE_CLOSING, '$1');
  result = result.replace(AT_START, '');
  if (AT_END.test(result)) result = result.replace(AT_END, '').replace(DANGLING_END, '');
  return result
    .replace(MIDDLE, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,;:.!?)\]])/gu, '$1')
    .replace(/:(?=[,;])/gu, '')
    .trim();
}
