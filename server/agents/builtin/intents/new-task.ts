import type { TaskFieldsDraft } from '../../../domain/operation-draft.ts';
import type { Task } from '../../../domain/task.ts';
import { capitalised } from '../editor/wording.ts';
import type { World } from '../entities/world.ts';
import { parseDuration } from '../inline/duration.ts';
import { NameBook } from '../inline/name-book.ts';
import { readItem } from '../inline/read-item.ts';
import { keyOf } from '../planning/words.ts';
import { fitTitle } from '../planning/text-limits.ts';
import type { SourceOfWords } from './rule.ts';
import { fieldsOf } from './task-facts.ts';

/** What the words about a new task say. */
export interface NewTask {
  readonly titles: readonly string[];
  readonly fields: TaskFieldsDraft;
  readonly place: NewPlace | null;
  readonly waitsFor: readonly Task[];
}
export interface NewPlace {
  readonly side: 'under' | 'first under' | 'after' | 'before';
  readonly task: Task;
  /** Between two: what comes after the new one. */
  readonly next?: Task;
}

const PLACES: readonly (readonly [words: readonly string[], side: NewPlace['side'], isPlain: boolean])[] = [
  [['at', 'the', 'top', 'of'], 'first under', true],
  [['at', 'the', 'beginning', 'of'], 'first under', true],
  [['at', 'the', 'start', 'of'], 'first under', true],
  [['at', 'the', 'end', 'of'], 'under', true],
  [['as', 'a', 'subtask', 'of'], 'under', true],
  [['as', 'a', 'child', 'of'], 'under', true],
  [['as', 'part', 'of'], 'under', true],
  [['right', 'after'], 'after', true],
  [['right', 'before'], 'before', true],
  [['under'], 'under', true],
  [['underneath'], 'under', true],
  [['below'], 'under', true],
  [['inside'], 'under', true],
  [['within'], 'under', true],
  [['into'], 'under', true],
  [['after'], 'after', true],
  [['prior', 'to'], 'before', true],
  [['before'], 'before', true],
  [['to'], 'under', false],
  [['in'], 'under', false],
  [['for'], 'under', false],
];
const WAITING: readonly (readonly string[])[] = [
  ['that', 'depends', 'on'],
  ['which', 'depends', 'on'],
  ['depends', 'on'],
  ['depending', 'on'],
  ['blocked', 'by'],
  ['waiting', 'for'],
  ['that', 'waits', 'for'],
];
/** What no plain title holds: it says when to do something else, or whether. */
const NO_TITLE = /(?:^|\s)(?:if|unless|whether|otherwise)(?:\s|$)/iu;
const PRONOUN =
  /^(?:it|them|this|that|these|those|one|something|anything|stuff|things?|a task|tasks|more|some|another)$/iu;
/** With these a place or a fact begins, which was not understood; no title. */
const NO_BEGINNING =
  /^(?:between|under|underneath|below|inside|within|after|before|with|without|and|or|but|by|from|into|each|every|both|all|as|that|which|due|\d+\s*%|(?:\d+|an?|one|two|three|four|five)\s+(?:days?|weeks?|hours?)\s+of|(?:an?\s+|the\s+)?(?:date|deadline|due date|estimate|owner|assignee|tag|note|priority)\s+(?:on|for|to|of))(?:\s|$)/iu;
const LEADING = /^[\s:–—-]*(?:(?:called|named|titled|about|for|to)\s+(?:the\s+)?|(?:the|a|an)\s+(?=\p{L}))?/iu;
const MAX_TITLE_WORDS = 14;

interface Found<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

/** Reads title, place and facts of one new task, or of several; null where any of the words says something else. */
export function readNewTask(
  start: number,
  end: number,
  isMany: boolean,
  world: World,
  source: SourceOfWords,
): NewTask | null {
  const place = findBetween(start, end, source) ?? findPlace(start, end, source);
  if (place === 'unknown') return null;
  const waiting = findWaiting(start, end, place, source);
  const cuts = [place, waiting].filter((cut) => cut !== null).sort((left, right) => left.from - right.from);
  const segments: [number, number][] = [];
  let at = start;
  for (const cut of cuts) {
    if (cut.from > at) segments.push([at, cut.from]);
    at = cut.to;
  }
  if (at < end) segments.push([at, end]);
  const read = readSegments(segments, isMany, world, source);
  return read && { ...read, place: place?.value ?? null, waitsFor: waiting?.value ?? [] };
}

/** "Between Design and Build", "in between 12 and 13". */
function findBetween(start: number, end: number, source: SourceOfWords): Found<NewPlace> | 'unknown' | null {
  for (let at = start; at < end; at++) {
    if (source.isQuoted(at, at + 1) || source.token(at) !== 'between') continue;
    for (let and = at + 2; and < end - 1; and++) {
      if (!/^(?:and|&)$/u.test(source.token(and))) continue;
      const first = source.tasks(at + 1, and);
      for (let to = end; first && to > and + 1; to--) {
        const second = source.tasks(and + 1, to);
        if (!second || first.tasks.length !== 1 || second.tasks.length !== 1) continue;
        const from = source.token(at - 1) === 'in' ? at - 1 : at;
        return { value: { side: 'after', task: first.tasks[0]!, next: second.tasks[0]! }, from, to };
      }
    }
    return isDateBehind(source, at + 1, end) ? null : 'unknown';
  }
  return null;
}

function findPlace(start: number, end: number, source: SourceOfWords): Found<NewPlace> | 'unknown' | null {
  for (let at = start; at < end; at++) {
    if (source.isQuoted(at, at + 1)) continue;
    for (const [words, side, isPlain] of PLACES) {
      if (!words.every((word, offset) => source.token(at + offset) === word)) continue;
      const from = at + words.length;
      for (let to = end; to > from; to--) {
        const set = source.tasks(from, to);
        if (!set || set.tasks.length !== 1 || set.isGroup) continue;
        const [task] = set.tasks as readonly [Task];
        // "Write to the guests", "a stand in the hall": such a word leads to a task only where it is named outright.
        if (!isPlain && !isNamedOutright(source.text(from, to), task)) continue;
        return { value: { side, task }, from: at, to };
      }
      // "Under the stairs" must be a place of this plan; "in the morning" need not be.
      if (isPlain && at > start - 1 && !isDateBehind(source, from, end)) return 'unknown';
      break;
    }
  }
  return null;
}

function isNamedOutright(words: string, task: Task): boolean {
  const key = keyOf(words.replace(/\s+(?:phase|task|section|step|part)$/iu, ''));
  return (
    key === keyOf(task.title) || key === String(task.number) || /^#?\d+$/u.test(words) || key === `task ${task.number}`
  );
}

function isDateBehind(source: SourceOfWords, from: number, end: number): boolean {
  return /^(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|next|the end|end|tomorrow|christmas)/iu.test(
    source.text(from, end),
  );
}

function findWaiting(
  start: number,
  end: number,
  place: Found<NewPlace> | null,
  source: SourceOfWords,
): Found<readonly Task[]> | null {
  for (let at = start; at < end; at++) {
    if (place && at >= place.from && at < place.to) continue;
    for (const words of WAITING) {
      if (!words.every((word, offset) => source.token(at + offset) === word)) continue;
      for (let to = end; to > at + words.length; to--) {
        const set = source.tasks(at + words.length, to);
        if (set) return { value: set.tasks, from: at, to };
      }
    }
  }
  return null;
}

function readSegments(
  segments: readonly (readonly [number, number])[],
  isMany: boolean,
  world: World,
  source: SourceOfWords,
): { titles: readonly string[]; fields: TaskFieldsDraft } | null {
  const quotes: string[] = [];
  const words: string[] = [];
  for (const [from, to] of segments) {
    let plain = from;
    for (let at = from; at <= to; at++) {
      if (at < to && !source.isQuoted(at, at + 1)) continue;
      if (at > plain) words.push(source.text(plain, at));
      if (at < to) quotes.push(source.text(at, at + 1));
      plain = at + 1;
    }
  }
  const rest = words
    .map((part) => part.trim().replace(/^,\s*|\s*,$/gu, ''))
    .filter((part) => !/^(?:,|and|&|called|named|titled|for|:|-|,? and)?$/iu.test(part));
  if (quotes.length > 0) {
    const facts = readFacts(`Item${rest.map(asPiece).join('')}`, world);
    return facts !== null && facts.title === 'Item' ? { titles: quotes, fields: facts.fields } : null;
  }
  const text = rest
    .map((part, index) => (index === 0 ? part : asPiece(part)))
    .join('')
    .replace(/^\s*[:–—-]\s*/u, '')
    .replace(/,\s*:\s*/u, ': ')
    .replace(/[:\s]+$/u, '')
    .replace(LEADING, '');
  if (isMany) {
    const titles = text
      .split(/\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+|\s*;\s*/iu)
      .map((title) => title.replace(LEADING, '').trim());
    if (titles.length < 2 || !titles.every(isTitle)) return null;
    return { titles: titles.map(capitalised), fields: {} };
  }
  const facts = readFacts(text, world);
  return facts !== null && isTitle(facts.title) ? { titles: [capitalised(facts.title)], fields: facts.fields } : null;
}

function asPiece(part: string): string {
  return /^[([,]/u.test(part)
    ? ` ${part}`
    : `, ${part.replace(/^(?:with|that|which|and|it)\s+(?:is\s+|has\s+)?/iu, '')}`;
}

function isTitle(title: string): boolean {
  return (
    title !== '' &&
    !PRONOUN.test(title) &&
    !NO_BEGINNING.test(title) &&
    !/,\s*(?:each|both|all)$/iu.test(title) &&
    parseDuration(title) === null &&
    !NO_TITLE.test(title) &&
    title.split(/\s+/u).length <= MAX_TITLE_WORDS &&
    /\p{L}/u.test(title)
  );
}

/** "For lukas due Friday with 2 days": what is said of the task as a list, and the people of the plan by their names. */
function asList(text: string, { draft }: World): string {
  const names = new Map([...draft.people.values()].map((name) => [name.split(' ')[0]!.toLowerCase(), name]));
  const listed = text
    .replace(/,?\s+with\s+(?:an?\s+)?(?:estimate|effort|duration)\s+of\s+/giu, ', ')
    .replace(
      /,?\s+(?:with|taking|which takes)\s+(?=(?:\d|half an?\b|an?\b|one\b|two\b|three\b)[^,]{0,12}\b(?:days?|hours?|weeks?|[hdw])\b)/giu,
      ', ',
    );
  const separate = listed.replace(/(?<=[\p{L}\d"”])\s+(?=due\s+\S)/giu, ', ');
  return separate.replace(
    /,?\s+(?:for|by|owner:?|assigned to|assignee:?)\s+(\p{L}+)(?:\s+\p{Lu}\p{L}+)?(?=\s*(?:,|\(|$|due\b|with\b|and\b))/gu,
    (all, word: string) => (names.has(word.toLowerCase()) ? `, ${names.get(word.toLowerCase())!}` : all),
  );
}

/** The title, and what the parts behind commas say of the task. */
function readFacts(text: string, world: World): { title: string; fields: TaskFieldsDraft } | null {
  // What stands in brackets is read with them.
  if (/[()]/u.test(text)) return readItemFacts(text, world);
  const [first = '', ...parts] = text.split(/\s*,\s*/u);
  const told = parts.map((part) => fieldsOf(part, world));
  // From the end, as far as each says something; what stands before it belongs to the title.
  const from = told.findLastIndex((fields) => fields === null) + 1;
  const read = readItemFacts([first, ...parts.slice(0, from)].join(', '), world);
  if (!read) return null;
  const all = [read.fields, ...told.slice(from).map((fields) => fields!)];
  const names = all.flatMap((fields) => Object.keys(fields));
  if (new Set(names).size < names.length) return null;
  return { title: read.title, fields: Object.assign({}, ...all) as TaskFieldsDraft };
}

function readItemFacts(text: string, world: World): { title: string; fields: TaskFieldsDraft } | null {
  const names = new NameBook();
  for (const name of world.draft.people.values()) names.learn(name);
  const { text: left, facts } = readItem(asList(text, world), { dates: world.dates, names });
  if (facts.people.length > 1 || facts.dependencyTexts.length > 0) return null;
  const [person] = facts.people;
  return {
    title: left.title().trim() === '' ? '' : fitTitle(left.title()).title,
    fields: {
      ...(facts.estimatedMinutes !== null && { estimatedMinutes: facts.estimatedMinutes }),
      ...(facts.startDate !== null && { startDate: facts.startDate }),
      ...(facts.dueDate !== null && { dueDate: facts.dueDate }),
      ...(person !== undefined && { assigneeName: person }),
      ...(facts.priority !== null && { priority: facts.priority }),
      ...(facts.status !== null && { status: facts.status }),
      ...(facts.tags.length > 0 && { tags: facts.tags }),
    },
  };
}
