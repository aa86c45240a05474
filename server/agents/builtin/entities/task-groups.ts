import { quoted } from '../editor/wording.ts';
import { matchPattern } from '../grammar/match.ts';
import { parsePattern } from '../grammar/pattern.ts';
import { GROUP_NOUN, readAdjective, readOwner, readSectionNoun } from './group-adjectives.ts';
import { ANY, readConditions } from './group-conditions.ts';
import { failed, found, type Resolution } from './resolution.ts';
import type { TaskFilter } from './task-filters.ts';
import type { TaskReader } from './task-reader.ts';
import type { TaskSet } from './task-set.ts';
import { titledWith } from './task-titles.ts';

const QUANTIFIER = parsePattern(
  '(all [of] [(the|my|our)]|every|each|any|both|the (whole|entire)|(the|our|whole|entire))',
);
const WHOLE =
  /^(?:(?:the )?(?:whole|entire|full) (?:plan|project|thing|schedule|timeline)|the plan|the schedule|the timeline|everything|all tasks|every task|all|all of it|all the tasks|all of the tasks|everyone 's tasks|everybody 's tasks)$/u;

/**
 * Tasks by what they have in common: `all open tasks of Ana under Launch`, `everything that is overdue`. Null where the
 * words are none of this; every word must say something.
 */
export function readGroup(reader: TaskReader, start: number, end: number): Resolution<TaskSet> | null {
  const { clause, world } = reader;
  const whole = WHOLE.exec(clause.words(start, end));
  if (whole) return found({ tasks: reader.tasks, isGroup: true }, 3);
  const parsed = parseGroup(reader, start, end);
  if (parsed === null) return readByTitle(reader, start, end);
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
  const tag = readSectionNoun(reader, at, end);
  if (tag) {
    collected.push(tag.filter);
    at = tag.next;
  } else if (!GROUP_NOUN.test(noun!.text)) return null;
  else at++;
  const rest = readConditions(reader, at, end);
  if (rest === null) return null;
  if ('problem' in rest) return rest;
  const isPlural = /(?:s|children|everything|anything|work|stuff|all)$/u.test(noun!.text);
  if (collected.length + rest.length === 0) return null;
  // "The overdue task" is one; all others are as many as there are.
  return isMany || isPlural || owner ? [...collected, ...rest] : [...collected, ...rest, ANY];
}

const SEVERAL = /^(?:all|every|each|both)$/u;
const COUNTS = 'zero one two three four five six seven eight nine ten'.split(' ');

/** "All interviews", "both dry runs": the tasks whose titles hold the words. */
function readByTitle(reader: TaskReader, start: number, end: number): Resolution<TaskSet> | null {
  const { tokens } = reader.clause;
  const at = /^(?:the|our|my)$/u.test(tokens[start]!.text) && start + 1 < end ? start + 1 : start;
  const quantifier = tokens[at]!.text;
  const count = quantifier === 'both' ? 2 : COUNTS.indexOf(quantifier);
  if (!SEVERAL.test(quantifier) && count < 2) return null;
  const words = reader.clause.text(at + 1, end).replace(/^(?:of\s+)?(?:the|our|my)\s+/iu, '');
  const tasks = titledWith(words, reader.tasks);
  const isRight = count >= 2 ? tasks.length === count : tasks.length > 1;
  if (isRight) return found({ tasks, isGroup: true }, 2);
  return tasks.length === 0 || count < 2
    ? null
    : failed(`${quoted(reader.clause.text(start, end))} needs ${COUNTS[count]!} tasks, and there are ${tasks.length}`);
}
