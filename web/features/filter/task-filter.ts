import type { Priority, TaskStatus } from '../../__generated__/graphql.ts';
import { type Day, today } from '../../lib/day.ts';
import { parseDay } from '../../lib/parse-day.ts';

/** `week` is today and the six days after it; all of them speak of open tasks only where they say `overdue`. */
export type DueWord = 'overdue' | 'today' | 'week' | 'none';

/**
 * Which tasks to show. Values of one kind are alternatives, kinds add up: `status:todo,blocked assignee:ana` are Ana's
 * tasks that are to do or blocked. Empty lists, empty text and null ask for nothing.
 */
export interface TaskFilter {
  /** Words that all have to be in the title; `#12` finds by number. */
  readonly text: string;
  readonly status: readonly TaskStatus[];
  readonly priority: readonly Priority[];
  /** Names as they were written; compared without regard to case. */
  readonly assignees: readonly string[];
  /** Also, or only, tasks that nobody has. */
  readonly isUnassigned: boolean;
  readonly tags: readonly string[];
  readonly due: DueWord | null;
  /** Due on an earlier day than this. */
  readonly dueBefore: Day | null;
  /** Due on a later day than this. */
  readonly dueAfter: Day | null;
  /** Number of the task below which they have to be, at any level. */
  readonly parent: number | null;
}

export const NO_FILTER: TaskFilter = {
  text: '',
  status: [],
  priority: [],
  assignees: [],
  isUnassigned: false,
  tags: [],
  due: null,
  dueBefore: null,
  dueAfter: null,
  parent: null,
};

// Maps, and no objects: an object knows words such as `constructor` too.
const STATUS_BY_WORD: ReadonlyMap<string, TaskStatus> = new Map([
  ['todo', 'TODO'],
  ['in-progress', 'IN_PROGRESS'],
  ['in-review', 'IN_REVIEW'],
  ['blocked', 'BLOCKED'],
  ['completed', 'COMPLETED'],
  ['cancelled', 'CANCELLED'],
]);
const PRIORITY_BY_WORD: ReadonlyMap<string, Priority> = new Map([
  ['critical', 'CRITICAL'],
  ['high', 'HIGH'],
  ['medium', 'MEDIUM'],
  ['low', 'LOW'],
  ['backlog', 'BACKLOG'],
]);
const DUE_WORDS: readonly DueWord[] = ['overdue', 'today', 'week', 'none'];

/** Longer than any filter that a person writes; what comes after is not read. */
const MAX_LENGTH = 2_000;

/** A word, or `key:value`, where either may hold a part in quotes; `\"` and `\\` stand for themselves inside them. */
const TOKEN = /(?:[^\s"]|"(?:[^"\\]|\\.)*"?)+/g;

/**
 * Reads a filter from text: `status:todo priority:high,critical assignee:"Ana Lee" tag:web due:overdue
 * due-before:2026-12-24 below:12 no:assignee draft`. Days may be written as people do (`due-before:friday`), counted
 * from `now`. What is not understood is looked for in titles. Never throws.
 */
export function readFilter(text: string, now: Day = today()): TaskFilter {
  let filter = NO_FILTER;
  const words: string[] = [];
  for (const [token] of text.slice(0, MAX_LENGTH).matchAll(TOKEN)) {
    const next = withToken(filter, token, now);
    if (next) filter = next;
    else words.push(unquoted(token));
  }
  // A quoted part may hold any white space; between words one blank says as much.
  return { ...filter, text: words.join(' ').trim().replace(/\s+/g, ' ') };
}

/** The filter as text: what `readFilter` reads back as the same. Empty where it asks for nothing. */
export function writeFilter(filter: TaskFilter): string {
  const parts = [
    list('status', filter.status.map(statusWord)),
    list(
      'priority',
      filter.priority.map((priority) => priority.toLowerCase()),
    ),
    ...filter.assignees.map((name) => `assignee:${quoted(name)}`),
    filter.isUnassigned ? 'no:assignee' : '',
    ...filter.tags.map((tag) => `tag:${quoted(tag)}`),
    filter.due === null ? '' : `due:${filter.due}`,
    filter.dueBefore === null ? '' : `due-before:${filter.dueBefore}`,
    filter.dueAfter === null ? '' : `due-after:${filter.dueAfter}`,
    filter.parent === null ? '' : `below:${filter.parent}`,
    ...filter.text
      .trim()
      .split(/\s+/)
      // A word of the text that would be read as something else is put in quotes.
      .map((word) => (/[":\\]/.test(word) ? inQuotes(word) : word)),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function statusWord(status: TaskStatus): string {
  return status.toLowerCase().replaceAll('_', '-');
}

/** Whether a person has written `key:value` that is understood: the box turns it into a chip. */
export function isFilterToken(token: string): boolean {
  return withToken(NO_FILTER, token.trim(), today()) !== null;
}

/** Null where the token is a word like any other. */
function withToken(filter: TaskFilter, token: string, now: Day): TaskFilter | null {
  const colon = token.indexOf(':');
  if (colon < 1 || token.startsWith('"')) return null;
  const key = token.slice(0, colon).toLowerCase();
  const raw = token.slice(colon + 1);
  const value = unquoted(raw).trim();
  if (value === '') return null;
  const values = raw.startsWith('"') ? [value] : value.split(',').filter((part) => part !== '');
  switch (key) {
    case 'status': {
      const status = all(values, (word) => STATUS_BY_WORD.get(word.toLowerCase()));
      return status && { ...filter, status: union(filter.status, status) };
    }
    case 'priority': {
      const priority = all(values, (word) => PRIORITY_BY_WORD.get(word.toLowerCase()));
      return priority && { ...filter, priority: union(filter.priority, priority) };
    }
    case 'assignee':
      return { ...filter, assignees: union(filter.assignees, values) };
    case 'tag':
      return { ...filter, tags: union(filter.tags, values) };
    case 'no':
      if (value.toLowerCase() === 'assignee') return { ...filter, isUnassigned: true };
      return value.toLowerCase() === 'due' ? { ...filter, due: 'none' } : null;
    case 'due': {
      const due = DUE_WORDS.find((word) => word === value.toLowerCase());
      return due === undefined ? null : { ...filter, due };
    }
    case 'due-before':
    case 'due-after': {
      const day = parseDay(value, now);
      if (!day) return null;
      return key === 'due-before' ? { ...filter, dueBefore: day } : { ...filter, dueAfter: day };
    }
    case 'below': {
      const number = /^#?(\d{1,9})$/.exec(value)?.[1];
      return number === undefined ? null : { ...filter, parent: Number(number) };
    }
    default:
      return null;
  }
}

function all<Value>(words: readonly string[], read: (word: string) => Value | undefined): Value[] | null {
  const values = words.map(read);
  return values.every((value) => value !== undefined) ? values : null;
}

function union<Value>(before: readonly Value[], more: readonly Value[]): Value[] {
  return [...new Set([...before, ...more])];
}

function list(key: string, words: readonly string[]): string {
  return words.length === 0 ? '' : `${key}:${words.join(',')}`;
}

function quoted(value: string): string {
  return /^[^\s",\\]+$/.test(value) ? value : inQuotes(value);
}

function inQuotes(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function unquoted(text: string): string {
  return text.replace(/"((?:[^"\\]|\\.)*)"?/g, (_, inside: string) => inside.replace(/\\(.)/g, '$1'));
}
