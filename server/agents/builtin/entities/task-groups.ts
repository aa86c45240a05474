import type { Task } from '../../../domain/task.ts';
import { quoted } from '../editor/wording.ts';
import { matchPattern } from '../grammar/match.ts';
import { parsePattern, type PatternNode } from '../grammar/pattern.ts';
import { parseDuration } from '../inline/duration.ts';
import { resolvePerson } from './people.ts';
import { below, laterInOrder, earlierInOrder, neededFor, waitingFor } from './plan-order.ts';
import { failed, found, type Resolution } from './resolution.ts';
import * as filters from './task-filters.ts';
import type { TaskFilter } from './task-filters.ts';
import type { TaskReader } from './task-reader.ts';
import type { TaskSet } from './task-set.ts';
import { readPeriod } from './periods.ts';
import { priorityOf, statusOf } from './values.ts';

const QUANTIFIER = parsePattern('(all [of] [(the|my|our)]|every|each|any|the (whole|entire)|(the|our|whole|entire))');
const NOUN =
  /^(?:tasks?|items?|everything|anything|work|things?|subtasks?|children|steps?|ones?|todos?|tickets?|issues?|stuff|all|phases?|those|jobs?)$/u;
const WHOLE =
  /^(?:(?:the )?(?:whole|entire|full) (?:plan|project|thing|schedule|timeline)|the plan|the schedule|the timeline|everything|all tasks|every task|all|all of it|all the tasks|all of the tasks|everyone 's tasks|everybody 's tasks)$/u;

type Found = TaskFilter | { readonly problem: string } | null;

/**
 * Tasks by what they have in common: `all open tasks of Ana under Launch`, `everything that is overdue`. Null where the
 * words are none of this; every word must say something.
 */
export function readGroup(reader: TaskReader, start: number, end: number): Resolution<TaskSet> | null {
  const { clause, world } = reader;
  const whole = WHOLE.exec(clause.words(start, end));
  if (whole) return found({ tasks: reader.tasks, isGroup: true }, 3);
  const parsed = parseGroup(reader, start, end);
  if (parsed === null) return null;
  if ('problem' in parsed) return failed(parsed.problem);
  if (parsed.length === 0) return null;
  const parents = new Set(reader.tasks.map((task) => task.parentId));
  const tasks = reader.tasks.filter((task) =>
    parsed.every((filter) => filter.holds(task, world.draft) && !(filter.isAboutLack && parents.has(task.id))),
  );
  const words = quoted(clause.text(start, end));
  if (tasks.length === 0) return failed(`No task fits ${words}`);
  const note = parsed.find((filter) => filter.note !== undefined)?.note;
  return found({ tasks, isGroup: true, ...(note !== undefined && { note }) }, 2.5);
}

function parseGroup(
  reader: TaskReader,
  start: number,
  end: number,
): readonly TaskFilter[] | { problem: string } | null {
  const { tokens } = reader.clause;
  let at = start;
  let isMany = false;
  for (let to = Math.min(end, start + 3); to > start; to--) {
    if (matchPattern(QUANTIFIER, tokens, start, to, () => false).length === 0) continue;
    at = to;
    isMany = !/^(?:the|our)$/u.test(reader.clause.words(start, to));
    break;
  }
  const collected: TaskFilter[] = [];
  const owner = readOwner(reader, at, end);
  if (owner) {
    if ('problem' in owner) return owner;
    collected.push(owner.filter);
    at = owner.next;
  }
  for (let next = readAdjective(reader, at, end); next; next = readAdjective(reader, at, end)) {
    collected.push(next.filter);
    at = next.next;
    if (tokens[at]?.text === ',' || tokens[at]?.text === 'and') at++;
  }
  const noun = tokens[at];
  if (at >= end || noun!.kind !== 'word') return null;
  const tag = readTagNoun(reader, at, end);
  if (tag) {
    collected.push(tag.filter);
    at = tag.next;
  } else if (!NOUN.test(noun!.text)) return null;
  else at++;
  const rest = readPosts(reader, at, end);
  if (rest === null) return null;
  if ('problem' in rest) return rest;
  const isPlural = /(?:s|children|everything|anything|work|stuff|all)$/u.test(noun!.text);
  if (collected.length + rest.length === 0) return null;
  // "The overdue task" is one; all others are as many as there are.
  return isMany || isPlural || owner ? [...collected, ...rest] : [...collected, ...rest, SINGLE];
}

const SINGLE: TaskFilter = { holds: () => true };

interface Step {
  readonly filter: TaskFilter;
  readonly next: number;
}

/** `Ana's`, `Launch's`. */
function readOwner(reader: TaskReader, at: number, end: number): Step | { problem: string } | null {
  const { clause, world } = reader;
  const mark = clause.tokens.findIndex(
    (token, index) => index > at && index < Math.min(end, at + 8) && token.text === "'s",
  );
  if (mark < 0) return null;
  const person = resolvePerson(clause.text(at, mark), world.draft.people.values());
  if (person.ok) return { filter: filters.hasPerson(person.value), next: mark + 1 };
  const task = reader.readOne(at, mark);
  if (task.ok) return { filter: filters.among(below(world.draft, task.value)), next: mark + 1 };
  return { problem: person.problem ?? task.problem ?? `${quoted(clause.text(at, mark))} is nobody and no task` };
}

const ADJECTIVES: readonly (readonly [RegExp, TaskFilter])[] = [
  [/^(?:open|remaining|unfinished|incomplete|outstanding|uncompleted|undone|pending|active)$/u, filters.OPEN],
  [/^(?:overdue|late|delayed|past due|past-due)$/u, filters.OVERDUE],
  [/^(?:unassigned|ownerless|assigneeless)$/u, filters.fieldFilter('assignee', false)!],
  [/^(?:unestimated)$/u, filters.fieldFilter('estimate', false)!],
  [/^(?:undated|unscheduled)$/u, filters.fieldFilter('due date', false)!],
  [/^(?:untagged)$/u, filters.fieldFilter('tags', false)!],
  [/^(?:unstarted|not started)$/u, filters.hasStatus('TODO')],
  [/^(?:top-level|top level|root)$/u, { holds: (task) => task.parentId === null }],
];

function readAdjective(reader: TaskReader, at: number, end: number): Step | null {
  for (let to = Math.min(end - 1, at + 3); to > at; to--) {
    const words = reader.clause.words(at, to);
    const filter =
      adjective(words) ??
      (to === at + 1 && NOUN.test(reader.clause.tokens[to]!.text) ? tagFilter(reader, words) : null);
    if (filter && !NOUN.test(words)) return { filter, next: to };
  }
  return null;
}

/** "Frontend tasks", where there is such a tag. */
function tagFilter(reader: TaskReader, words: string): TaskFilter | null {
  const isTag = reader.tasks.some((task) => task.tags.some((tag) => tag.toLowerCase() === words.replace(/^#/u, '')));
  return isTag ? filters.hasTag(words.replace(/^#/u, '')) : null;
}

function adjective(words: string): TaskFilter | null {
  const plain = ADJECTIVES.find(([pattern]) => pattern.test(words))?.[1];
  if (plain) return plain;
  const status = statusOf(words);
  if (status) return filters.hasStatus(status);
  if (words === 'open') return filters.OPEN;
  const priority = /^(?:high|low|medium|critical|urgent|backlog|normal)(?: priority|-priority)?$|^p[0-4]$/u.test(words)
    ? priorityOf(words)
    : null;
  return priority ? filters.hasPriority(priority) : null;
}

/** "The Content tasks", "all launch subtasks": the name of a task with children before the noun. */
function readTagNoun(reader: TaskReader, at: number, end: number): Step | null {
  const { clause, world } = reader;
  for (let noun = at + 1; noun < Math.min(end, at + 5); noun++) {
    if (!/^(?:tasks|subtasks|items|children|steps)$/u.test(clause.tokens[noun]!.text)) continue;
    const parent = reader.readOne(at, noun);
    if (!parent.ok || parent.confidence < 2) continue;
    const inside = below(world.draft, parent.value);
    if (inside.length > 0) return { filter: filters.among(inside), next: noun + 1 };
  }
  return null;
}

type Slots = Readonly<Record<string, readonly [number, number]>>;
interface Post {
  readonly patterns: readonly (readonly PatternNode[])[];
  readonly filter: (slots: Slots, reader: TaskReader) => Found;
}
const post = (patterns: readonly string[], filter: Post['filter']): Post => ({
  patterns: patterns.map((text) => parsePattern(text)),
  filter,
});
const THAT = '[(that|which|who)] [(is|are|was|were)]';
const HAVE = '(with|that have|that has|which have|having)';

const POSTS: readonly Post[] = [
  post(
    [
      'in the (plan|project)',
      'of the (plan|project)',
      'in this (plan|project)',
      'there (is|are)',
      'we have',
      '(at all|please)',
    ],
    () => SINGLE,
  ),
  post(
    [
      `${THAT} (under|in|inside|within|below|beneath|of|from|for|on|belonging to|part of|as part of) <at:task>`,
      'that belong[s] to <at:task>'.replace('[s]', ''),
      'that belongs to <at:task>',
    ],
    (slots, reader) =>
      withTask(slots, reader, (task) => {
        const inside = below(reader.world.draft, task);
        return inside.length > 0 ? filters.among(inside) : { problem: `#${task.number} has no subtasks` };
      }),
  ),
  post(
    [
      `${THAT} (of|from|for|by|with|assigned to|owned by|given to|belonging to|on the plate of) <who:person>`,
      '[that] <who:person> (has|owns|does|is doing|is responsible for|is working on)',
      'that belong to <who:person>',
    ],
    (slots, reader) => {
      const person = resolvePerson(text(slots, 'who', reader), reader.world.draft.people.values());
      return person.ok ? filters.hasPerson(person.value) : person.problem === null ? null : { problem: person.problem };
    },
  ),
  post(
    [
      `${THAT} (tagged|labelled|labeled) [(with|as)] <tag:text>`,
      `${HAVE} [the] (tag|label|tags) <tag:text>`,
      `${HAVE} [a|the] <tag:text> (tag|label)`,
    ],
    (slots, reader) => {
      const tag = text(slots, 'tag', reader).replace(/^#/u, '').toLowerCase();
      const isKnown = reader.tasks.some((task) => task.tags.some((other) => other.toLowerCase() === tag));
      return isKnown
        ? filters.hasTag(tag)
        : /^\S+$/u.test(tag)
          ? { problem: `No task has the tag ${quoted(tag)}` }
          : null;
    },
  ),
  post(
    [`${THAT} due <when:text>`, 'that have to be done <when:text>', 'with [a] (due date|deadline) <when:text>'],
    (slots, reader) => {
      const period = readPeriod(text(slots, 'when', reader), reader.world.dates, reader.world.draft.context.today);
      return period && filters.isDue(period.from, period.to);
    },
  ),
  post(
    [
      `without <field:text>`,
      `${HAVE} no <field:text>`,
      'that (lack|lacks|miss|need|needs) <field:text>',
      'that do not have <field:text>',
      'that have not [yet] been <field:text>',
      'that (are|is) not [yet] <field:text>',
      `missing <field:text>`,
    ],
    (slots, reader) => {
      const words = text(slots, 'field', reader).toLowerCase().replace(/ yet$/u, '');
      const done = /^(?:estimated|assigned|scheduled|tagged|planned)$/u.exec(words)?.[0];
      if (done)
        return filters.fieldFilter(
          { estimated: 'estimate', assigned: 'assignee', scheduled: 'due date', planned: 'due date', tagged: 'tags' }[
            done
          ]!,
          false,
        );
      if (/^(?:done|finished|complete|completed|closed)$/u.test(words)) return filters.OPEN;
      if (/^(?:started|begun|in progress)$/u.test(words)) return filters.hasStatus('TODO');
      return filters.fieldFilter(words, false);
    },
  ),
  post([`${HAVE} <field:text>`], (slots, reader) => {
    const words = text(slots, 'field', reader).toLowerCase();
    const priority = words.endsWith(' priority') ? priorityOf(words.replace(/^(?:a|the) /u, '')) : null;
    return priority ? filters.hasPriority(priority) : filters.fieldFilter(words, true);
  }),
  post(
    [
      `${THAT} [coming] (after|following|behind|downstream of) <at:task>`,
      'that come[s] after <at:task>'.replace('[s]', ''),
      'that (comes|follow|follows|happens) [after] <at:task>',
      'which come after <at:task>',
    ],
    (slots, reader) =>
      withTask(slots, reader, (task) => {
        const waiting = waitingFor(reader.world.draft, task);
        if (waiting.length > 0) return filters.among(waiting);
        return filters.among(
          laterInOrder(reader.world.draft, task),
          `Nothing waits for #${task.number}, so “after” was read as after it in the plan.`,
        );
      }),
  ),
  post(
    [
      'that (depend|depends|relies|rely) on <at:task>',
      'that (wait|waits|is waiting|are waiting) for <at:task>',
      'depending on <at:task>',
      `${THAT} blocked by <at:task>`,
      'waiting for <at:task>',
    ],
    (slots, reader) => withTask(slots, reader, (task) => filters.among(waitingFor(reader.world.draft, task))),
  ),
  post([`${THAT} (before|preceding|ahead of) <at:task>`, 'that come before <at:task>'], (slots, reader) =>
    withTask(slots, reader, (task) => {
      const needed = neededFor(reader.world.draft, task);
      if (needed.length > 0) return filters.among(needed.flatMap((each) => [each, ...below(reader.world.draft, each)]));
      return filters.among(
        earlierInOrder(reader.world.draft, task),
        `#${task.number} waits for nothing, so “before” was read as before it in the plan.`,
      );
    }),
  ),
  post(
    ['that <at:task> (depends on|waits for|needs)', 'blocking <at:task>', 'that (block|blocks) <at:task>'],
    (slots, reader) => withTask(slots, reader, (task) => filters.among(neededFor(reader.world.draft, task))),
  ),
  post(
    [
      '(containing|mentioning|named|called) <words:text>',
      'that (contain|contains|mention|mentions) <words:text>',
      '(with|that have|having) <words:text> in (the|their|its) (title|name)',
      'whose (title|name) (contains|has|includes) <words:text>',
      'with [the] (word|text) <words:text>',
      'with (a|the) (title|name) containing <words:text>',
    ],
    (slots, reader) => filters.named(text(slots, 'words', reader)),
  ),
  post(
    [
      '(longer|larger|bigger|more) than <work:text>',
      'that take[s] (longer|more) than <work:text>'.replace('[s]', ''),
      'over <work:text>',
      'estimated at (over|more than) <work:text>',
    ],
    (slots, reader) => {
      const work = parseDuration(text(slots, 'work', reader));
      return work && filters.takes((minutes) => minutes > work.minutes);
    },
  ),
  post(
    ['(shorter|smaller|less) than <work:text>', 'that take less than <work:text>', 'under <work:text>'],
    (slots, reader) => {
      const work = parseDuration(text(slots, 'work', reader));
      return work && filters.takes((minutes) => minutes < work.minutes);
    },
  ),
  post(
    ['(that|which) (is|are) [still] <state:text>', '(that|which) (have|has) been <state:text>', '<state:text>'],
    (slots, reader) => {
      const words = text(slots, 'state', reader).toLowerCase();
      return /^(?:in progress|in review|on hold|blocked|overdue|late|open|done|finished|completed|unassigned|not started|not done|under review|started|cancelled|urgent|high priority|low priority|critical|unestimated|still open|complete|stuck|incomplete|unfinished)$/u.test(
        words,
      )
        ? adjective(words.replace(/^still /u, ''))
        : null;
    },
  ),
];

function text(slots: Slots, name: string, reader: TaskReader): string {
  const [start, end] = slots[name]!;
  return reader.clause.text(start, end);
}

function withTask(slots: Slots, reader: TaskReader, then: (task: Task) => Found): Found {
  const [start, end] = slots['at']!;
  const task = reader.readOne(start, end);
  return task.ok ? then(task.value) : task.problem === null ? null : { problem: task.problem };
}

/** The conditions behind the noun, all words of them; null where some say nothing. */
function readPosts(reader: TaskReader, at: number, end: number): readonly TaskFilter[] | { problem: string } | null {
  if (at === end) return [];
  const from = /^(?:and|,)$/u.test(reader.clause.tokens[at]!.text) && at + 1 < end ? at + 1 : at;
  let problem: string | null = null;
  for (let to = end; to > from; to--) {
    for (const { patterns, filter } of POSTS) {
      for (const pattern of patterns) {
        for (const match of matchPattern(pattern, reader.clause.tokens, from, to, () => true)) {
          const slots = Object.fromEntries(match.slots.map((slot) => [slot.name, [slot.start, slot.end] as const]));
          const result = filter(slots, reader);
          if (result === null) continue;
          if ('problem' in result) {
            problem ??= result.problem;
            continue;
          }
          const rest = readPosts(reader, to, end);
          if (rest !== null && !('problem' in rest)) return [result, ...rest];
        }
      }
    }
  }
  return problem === null ? null : { problem };
}
