import type { Task } from '../../../domain/task.ts';
import { listed, quoted } from '../editor/wording.ts';
import { failed, found, type Resolution } from './resolution.ts';
import type { TaskReader } from './task-reader.ts';
import type { TaskSet } from './task-set.ts';
import { titledWith } from './task-titles.ts';
import { numberOf } from './values.ts';

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const NOUN = /^(?:tasks?|subtasks?|items?|ones?|things?|steps?|phases?|children|child|milestones?|sections?|stages?)$/u;
const ROOT_NOUN = /^(?:phases?|milestones?|sections?|stages?)$/u;

/** `the first two tasks`, `the last subtask of Launch`, `the second one`. Null where it does not begin like that. */
export function readOrdinal(reader: TaskReader, start: number, end: number): Resolution<TaskSet> | null {
  const { tokens } = reader.clause;
  const words = tokens.slice(start, end).map((token) => token.text);
  let at = words[0] === 'the' ? 1 : 0;
  const place = words[at] === 'last' || words[at] === 'final' ? -1 : ORDINALS.indexOf(words[at] ?? '');
  const numbered = /^(\d{1,3})(?:st|nd|rd|th)$/u.exec(words[at] ?? '');
  if (place === -1 && !/^(?:last|final)$/u.test(words[at] ?? '') && !numbered) return null;
  const index = numbered ? Number(numbered[1]) - 1 : place;
  at++;
  const count = place === 0 || place === -1 ? numberOf(words[at] ?? '') : null;
  if (count !== null) at++;
  if (words[at] === 'top-level' || words[at] === 'root') at++;
  const noun = words[at];
  if (noun !== undefined && NOUN.test(noun)) at++;
  else if (noun !== undefined || count === null)
    return noun === undefined ? spokenOf(reader, index, 1) : byTitle(reader, start + at, end, index);
  const scope = scopeOf(reader, start + at, end, noun ?? 'tasks');
  if (scope === null) return null;
  if (!scope.ok) return scope;
  return pick(scope.value, index, count ?? 1, reader.clause.text(start, end));
}

function pick(tasks: readonly Task[], index: number, count: number, words: string): Resolution<TaskSet> {
  const chosen = index < 0 ? tasks.slice(-count) : tasks.slice(index, index + count);
  if (chosen.length < count) return failed(`${quoted(words)} needs more tasks than there are: ${tasks.length}`);
  return found({ tasks: chosen, isGroup: false }, 3);
}

/** "The first dry run": of the tasks that are called so. */
function byTitle(reader: TaskReader, at: number, end: number, index: number): Resolution<TaskSet> | null {
  const tasks = titledWith(reader.clause.text(at, end), reader.tasks);
  return tasks.length > 1 ? pick(tasks, index, 1, reader.clause.text(at, end)) : null;
}

/** "The second" alone: of the tasks that were spoken of. */
function spokenOf(reader: TaskReader, index: number, count: number): Resolution<TaskSet> | null {
  const { mentioned } = reader.world;
  return mentioned.length > 1 ? pick(mentioned, index, count, 'that') : null;
}

/** Among which tasks the words count; null where more follows than they understand. */
function scopeOf(reader: TaskReader, at: number, end: number, noun: string): Resolution<readonly Task[]> | null {
  const { draft, mentioned, selection } = reader.world;
  const roots = draft.childrenOf(null);
  const rest = reader.clause.words(at, end);
  if (at === end || /^(?:in|of) the (?:plan|project|list|outline)$/u.test(rest)) {
    const spoken = mentioned.length > 1 ? mentioned : selection.length > 1 ? selection : [];
    if (at === end && spoken.length > 0 && !ROOT_NOUN.test(noun)) return found(spoken, 3);
    const isFlat = roots.length === draft.tasks.length;
    if (isFlat || ROOT_NOUN.test(noun) || (roots.length === 1 && !isFlat))
      return found(isFlat || roots.length > 1 ? roots : draft.childrenOf(roots[0]!), 3);
    return failed(
      `This plan has tasks in tasks, so ${quoted(reader.clause.text(at - 1, at))} could count the phases, such as ${listed(roots.slice(0, 2))}, or the tasks in them; say “the first two tasks under …”, or name them`,
    );
  }
  if (!/^(?:in|of|under|from|below|inside|within)$/u.test(reader.clause.tokens[at]!.text)) return null;
  const parent = reader.readOne(at + 1, end);
  if (!parent.ok) return parent.problem === null ? null : parent;
  const children = draft.childrenOf(parent.value);
  return children.length > 0 ? found(children, 3) : failed(`#${parent.value.number} has no subtasks`);
}
