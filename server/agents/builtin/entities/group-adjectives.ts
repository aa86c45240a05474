import * as filters from './task-filters.ts';
import type { TaskFilter } from './task-filters.ts';
import { resolvePerson } from './people.ts';
import { below } from './plan-order.ts';
import { quoted } from '../editor/wording.ts';
import type { TaskReader } from './task-reader.ts';
import { priorityOf, statusOf } from './values.ts';

/** What a group can be called besides by its conditions: "all open tasks". */
export const GROUP_NOUN =
  /^(?:tasks?|items?|everything|anything|whatever|work|things?|subtasks?|children|steps?|ones?|todos?|tickets?|issues?|stuff|all|phases?|those|jobs?|activities|activity)$/u;

/** A condition before the noun, and where the words go on. */
export interface Step {
  readonly filter: TaskFilter;
  readonly next: number;
}

/** `Ana's`, `Launch's`, `her`. */
export function readOwner(reader: TaskReader, at: number, end: number): Step | { problem: string } | null {
  const { clause, world } = reader;
  if (world.person !== null && /^(?:his|her)$/u.test(clause.tokens[at]?.text ?? ''))
    return { filter: filters.hasPerson(world.person), next: at + 1 };
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

export function readAdjective(reader: TaskReader, at: number, end: number): Step | null {
  for (let to = Math.min(end - 1, at + 3); to > at; to--) {
    const words = reader.clause.words(at, to);
    const filter =
      adjective(words) ??
      (to === at + 1 && GROUP_NOUN.test(reader.clause.tokens[to]!.text) ? tagFilter(reader, words) : null);
    if (filter && !GROUP_NOUN.test(words)) return { filter, next: to };
  }
  return null;
}

/** "Frontend tasks", where there is such a tag. */
function tagFilter(reader: TaskReader, words: string): TaskFilter | null {
  const isTag = reader.tasks.some((task) => task.tags.some((tag) => tag.toLowerCase() === words.replace(/^#/u, '')));
  return isTag ? filters.hasTag(words.replace(/^#/u, '')) : null;
}

/** What a word or two before a noun, or behind “that are”, say of tasks; null where they say nothing. */
export function adjective(words: string): TaskFilter | null {
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
export function readSectionNoun(reader: TaskReader, at: number, end: number): Step | null {
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
