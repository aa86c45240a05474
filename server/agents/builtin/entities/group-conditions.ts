import type { Task } from '../../../domain/task.ts';
import { quoted } from '../editor/wording.ts';
import { matchPattern } from '../grammar/match.ts';
import { parsePattern, type PatternNode } from '../grammar/pattern.ts';
import { parseDuration } from '../inline/duration.ts';
import { adjective } from './group-adjectives.ts';
import { resolvePerson } from './people.ts';
import { readPeriod } from './periods.ts';
import { below, laterInOrder, earlierInOrder, neededFor, waitingFor } from './plan-order.ts';
import * as filters from './task-filters.ts';
import type { TaskFilter } from './task-filters.ts';
import type { TaskReader } from './task-reader.ts';
import { priorityOf } from './values.ts';

type Found = TaskFilter | { readonly problem: string } | null;

/** Whatever the words before it say, it adds nothing. */
export const ANY: TaskFilter = { holds: () => true };

type Slots = Readonly<Record<string, readonly [number, number]>>;
interface Condition {
  readonly patterns: readonly (readonly PatternNode[])[];
  readonly filter: (slots: Slots, reader: TaskReader) => Found;
}
const condition = (patterns: readonly string[], filter: Condition['filter']): Condition => ({
  patterns: patterns.map((text) => parsePattern(text)),
  filter,
});
const THAT = '[(that|which|who)] [(is|are|was|were)]';
const HAVE = '(with|that have|that has|which have|having)';

const CONDITIONS: readonly Condition[] = [
  condition(
    [
      'in the (plan|project)',
      'of the (plan|project)',
      'in this (plan|project)',
      'on the list',
      'there (is|are)',
      'we have',
      '(at all|please)',
    ],
    () => ANY,
  ),
  condition(
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
  condition(
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
  condition(
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
  condition(
    [`${THAT} due <when:text>`, 'that have to be done <when:text>', 'with [a] (due date|deadline) <when:text>'],
    (slots, reader) => {
      const period = readPeriod(text(slots, 'when', reader), reader.world.dates, reader.world.draft.context.today);
      return period && filters.isDue(period.from, period.to);
    },
  ),
  condition(
    [
      `without <field:text>`,
      `${HAVE} no <field:text>`,
      'that (lack|lacks|miss|need|needs) <field:text>',
      'that (do|does) not have <field:text>',
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
  condition([`${THAT} (in|on) the backlog`], () => filters.hasPriority('BACKLOG')),
  condition([`${HAVE} <field:text>`], (slots, reader) => {
    const words = text(slots, 'field', reader).toLowerCase();
    const priority = words.endsWith(' priority') ? priorityOf(words.replace(/^(?:a|the) /u, '')) : null;
    return priority ? filters.hasPriority(priority) : filters.fieldFilter(words, true);
  }),
  condition(
    [
      `${THAT} [coming] (after|following|behind|downstream of) <at:task>`,
      'that come[s] after <at:task>'.replace('[s]', ''),
      'that (comes|follow|follows|happens) [after] <at:task>',
      'which come after <at:task>',
      '(comes|come|follows|happens) after <at:task>',
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
  condition(
    [
      'that (depend|depends|relies|rely) on <at:task>',
      'that (wait|waits|is waiting|are waiting) for <at:task>',
      'depending on <at:task>',
      `${THAT} blocked by <at:task>`,
      'waiting for <at:task>',
    ],
    (slots, reader) => withTask(slots, reader, (task) => filters.among(waitingFor(reader.world.draft, task))),
  ),
  condition(['from <at:task> (on|onwards|onward|forward)', 'starting (with|from|at) <at:task>'], (slots, reader) =>
    withTask(slots, reader, (task) => {
      const waiting = waitingFor(reader.world.draft, task);
      const later = waiting.length > 0 ? waiting : laterInOrder(reader.world.draft, task);
      return filters.among([task, ...below(reader.world.draft, task), ...later]);
    }),
  ),
  condition(['(up to|until|through) [and including] <at:task>'], (slots, reader) =>
    withTask(slots, reader, (task) => {
      const needed = neededFor(reader.world.draft, task);
      const earlier = needed.length > 0 ? needed : earlierInOrder(reader.world.draft, task);
      return filters.among([...earlier, task, ...below(reader.world.draft, task)]);
    }),
  ),
  condition([`${THAT} (before|preceding|ahead of) <at:task>`, 'that come before <at:task>'], (slots, reader) =>
    withTask(slots, reader, (task) => {
      const needed = neededFor(reader.world.draft, task);
      if (needed.length > 0) return filters.among(needed.flatMap((each) => [each, ...below(reader.world.draft, each)]));
      return filters.among(
        earlierInOrder(reader.world.draft, task),
        `#${task.number} waits for nothing, so “before” was read as before it in the plan.`,
      );
    }),
  ),
  condition(
    ['that <at:task> (depends on|waits for|needs)', 'blocking <at:task>', 'that (block|blocks) <at:task>'],
    (slots, reader) => withTask(slots, reader, (task) => filters.among(neededFor(reader.world.draft, task))),
  ),
  condition(
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
  condition(
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
  condition(
    ['(shorter|smaller|less) than <work:text>', 'that take less than <work:text>', 'under <work:text>'],
    (slots, reader) => {
      const work = parseDuration(text(slots, 'work', reader));
      return work && filters.takes((minutes) => minutes < work.minutes);
    },
  ),
  condition(
    ['(that|which) (is|are) [still] <state:text>', '(that|which) (have|has) been <state:text>', '<state:text>'],
    (slots, reader) => {
      const words = text(slots, 'state', reader).toLowerCase();
      const isTag = reader.tasks.some((task) => task.tags.some((tag) => tag.toLowerCase() === words));
      if (isTag) return filters.hasTag(words);
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

/** The conditions behind the noun of a group, all words of them; null where some say nothing. */
export function readConditions(
  reader: TaskReader,
  at: number,
  end: number,
): readonly TaskFilter[] | { problem: string } | null {
  if (at === end) return [];
  const from = /^(?:and|,)$/u.test(reader.clause.tokens[at]!.text) && at + 1 < end ? at + 1 : at;
  let problem: string | null = null;
  for (let to = end; to > from; to--) {
    for (const { patterns, filter } of CONDITIONS) {
      for (const pattern of patterns) {
        for (const match of matchPattern(pattern, reader.clause.tokens, from, to, () => true)) {
          const slots = Object.fromEntries(match.slots.map((slot) => [slot.name, [slot.start, slot.end] as const]));
          const result = filter(slots, reader);
          if (result === null) continue;
          if ('problem' in result) {
            problem ??= result.problem;
            continue;
          }
          const rest = readConditions(reader, to, end);
          if (rest !== null && !('problem' in rest)) return [result, ...rest];
        }
      }
    }
  }
  return problem === null ? null : { problem };
}
