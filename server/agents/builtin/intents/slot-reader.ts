import { resolvePerson } from '../entities/people.ts';
import { failed, found, type Resolution } from '../entities/resolution.ts';
import { readRelativeDate } from '../entities/relative-dates.ts';
import { TaskReader } from '../entities/task-reader.ts';
import { numberOf, offsetOf, percentOf, priorityOf, statusOf } from '../entities/values.ts';
import type { World } from '../entities/world.ts';
import type { Clause } from '../grammar/clause.ts';
import { parseDuration } from '../inline/duration.ts';
import type { SlotKind, SourceOfWords } from './rule.ts';

/** The most tokens that a slot can hold; kinds that are not listed hold any number. */
const LONGEST: Partial<Record<string, number>> = {
  person: 4, date: 12, startdate: 12, indate: 8, range: 14, offset: 6, work: 7, status: 5, priority: 4, percent: 3, number: 1, word: 1, quote: 1, title: 40, tags: 14,
}; // prettier-ignore
const MAX_TITLE = 255;

/** Finds what the words in slots mean. Remembers it, since many patterns ask for the same words. */
export class SlotReader implements SourceOfWords {
  readonly clause: Clause;
  readonly #world: World;
  readonly #tasks: TaskReader;
  readonly #known = new Map<string, Resolution<unknown>>();
  readonly all: string;
  readonly hasQuotes: boolean;

  constructor(clause: Clause, world: World) {
    this.clause = clause;
    this.#world = world;
    this.#tasks = new TaskReader(clause, world);
    this.all = clause.words(0, clause.tokens.length).toLowerCase();
    this.hasQuotes = clause.tokens.some((token) => token.kind === 'quoted');
  }

  mayHold = (kind: string, start: number, end: number): boolean => end - start <= (LONGEST[kind] ?? 400);

  read(kind: SlotKind, start: number, end: number): Resolution<unknown> {
    const key = `${kind} ${start} ${end}`;
    const known = this.#known.get(key);
    if (known) return known;
    const result = this.#read(kind, start, end);
    this.#known.set(key, result);
    return result;
  }

  text(start: number, end: number): string {
    return this.clause.text(start, end);
  }
  tasks(start: number, end: number): ReturnType<SourceOfWords['tasks']> {
    const result = this.#tasks.read(start, end);
    return result.ok ? result.value : null;
  }
  person(start: number, end: number): string | null {
    const result = this.read('person', start, end);
    return result.ok ? (result.value as string) : null;
  }
  isQuoted(start: number, end: number): boolean {
    return this.clause.isQuoted(start, end);
  }
  token(at: number): string {
    const token = this.clause.tokens[at];
    return token && token.kind !== 'quoted' ? token.text : '';
  }

  #read(kind: SlotKind, start: number, end: number): Resolution<unknown> {
    const { clause } = this;
    const words = clause.words(start, end);
    switch (kind) {
      case 'tasks':
        return this.#tasks.read(start, end);
      case 'task':
        return this.#tasks.readOne(start, end);
      case 'person':
        if (this.#world.person !== null && /^(?:him|her|he|she)$/u.test(words)) return found(this.#world.person, 3);
        return resolvePerson(clause.text(start, end), this.#world.draft.people.values(), start === 0);
      case 'date':
        return valued(this.#date(start, end, 'end'));
      case 'startdate':
        return valued(this.#date(start, end, 'start'));
      case 'indate':
        return valued(words.startsWith('in ') ? this.#date(start, end, 'end') : null);
      case 'range':
        return valued(this.#world.dates.parseRange(this.#plain(start, end)));
      case 'offset':
        return valued(offsetOf(words));
      case 'work':
        return valued(this.#work(start, end));
      case 'status':
        return valued(statusOf(words));
      case 'priority':
        return valued(priorityOf(words.replace(/ - /gu, '-')));
      case 'percent':
        return valued(percentOf(clause.text(start, end).toLowerCase()));
      case 'number':
        return valued(/^\d+[.,]\d+$/u.test(words) ? Number(words.replace(',', '.')) : numberOf(words));
      case 'word':
        return clause.tokens[start]!.kind === 'word' ? found(words, 0) : failed(null);
      case 'quote':
        return clause.isQuoted(start, end) ? found(clause.text(start, end), 3) : failed(null);
      case 'tags':
        return this.#tags(start, end);
      case 'title':
        return this.#title(start, end);
      case 'titles':
        return this.#titles(start, end);
      case 'prose':
        return this.#prose(start, end);
      case 'rest':
        return found([start, end], 0);
    }
  }

  #plain(start: number, end: number): string {
    return this.clause.text(start, end).replace(/^(?:on|at)\s+/iu, '');
  }

  #date(start: number, end: number, edge: 'start' | 'end'): string | null {
    const { dates } = this.#world;
    const text = this.#plain(start, end);
    // "By March" is over when March begins.
    const before = this.clause.tokens[start - 1]?.text ?? '';
    const month =
      /^(?:by|before|until|till|from|not|in|on)$/u.test(before) || edge === 'start' ? dates.parseMonth(text) : null;
    // "Till 4.12": the full stop at the end was taken for that of the sentence.
    const dotted =
      /^(?:by|before|until|till|due|on)$/u.test(before) && /^\d{1,2}\.\d{1,2}$/u.test(text) ? `${text}.` : text;
    return (
      dates.parse(dotted, edge) ?? month ?? readRelativeDate(this.clause, start, end, this.#tasks, this.#world, edge)
    );
  }

  #work(start: number, end: number): number | null {
    const duration = parseDuration(this.clause.text(start, end).replace(/(?<=\p{L})-(?=\p{L})/gu, ' '));
    return duration && duration.minutes;
  }

  #tags(start: number, end: number): Resolution<readonly string[]> {
    if (this.clause.isQuoted(start, end)) return found([this.clause.text(start, end)], 2);
    const tags = this.clause
      .text(start, end)
      .split(/\s*(?:,|\band\b|&)\s*/iu)
      .map((tag) => tag.replace(/^["'“”#\s]+|["'“”\s]+$/gu, ''));
    const isTag = (tag: string): boolean =>
      /^[\p{L}\p{N}][\p{L}\p{N}_./+-]*$/u.test(tag) && !/^(?:it|them|this|these|the|as|with|a)$/iu.test(tag);
    return tags.every(isTag) ? found(tags, 0.5) : failed(null);
  }

  #title(start: number, end: number): Resolution<string> {
    if (this.clause.isQuoted(start, end)) return found(this.clause.text(start, end), 3);
    // A quotation among other words is the title; then the words around it are not.
    if (this.clause.tokens.slice(start, end).some((token) => token.kind === 'quoted')) return failed(null);
    const text = this.clause.text(start, end).trim();
    const isTitle =
      text.length <= MAX_TITLE &&
      /\p{L}|\p{N}/u.test(text) &&
      !/(?:^|\s)(?:if|unless|whether|something|somehow)(?:\s|$)/iu.test(text) &&
      !/^(?:it|this|that|them|to|as|into|:|something.*)$/iu.test(text);
    return isTitle ? found(text, 0.2) : failed(null);
  }

  #titles(start: number, end: number): Resolution<readonly string[]> {
    const { tokens } = this.clause;
    const quoted = tokens.slice(start, end).filter((token) => token.kind === 'quoted');
    if (quoted.length > 0) {
      const isPlain = tokens
        .slice(start, end)
        .every((token) => token.kind === 'quoted' || /^(?:,|and|&|;)$/u.test(token.text));
      return isPlain && quoted.length > 1
        ? found(
            quoted.map((token) => token.raw),
            2,
          )
        : failed(null);
    }
    const text = this.clause.text(start, end);
    const titles = text.split(/\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+/iu).map((title) => title.trim());
    const isTitle = (title: string): boolean =>
      title !== '' &&
      title.length <= MAX_TITLE &&
      title.split(/\s+/u).length <= 10 &&
      /\p{L}/u.test(title) &&
      !/^(?:it|them|smaller|several|tasks?|steps?|parts?|subtasks?|pieces?|if|a|an|the|two|three|four|five|some|many|more)(?:\s|$)/iu.test(
        title,
      );
    return titles.length > 1 && titles.every(isTitle)
      ? found(
          titles.map((title) => title.charAt(0).toUpperCase() + title.slice(1)),
          0.2,
        )
      : failed(null);
  }

  #prose(start: number, end: number): Resolution<string> {
    const text = this.clause.text(start, end).trim();
    return /[\p{L}\p{N}]/u.test(text) ? found(text, 0.1) : failed(null);
  }
}

function valued(value: unknown): Resolution<unknown> {
  return value === null ? failed(null) : found(value, 2);
}
