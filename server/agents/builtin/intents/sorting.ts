import { PRIORITIES } from '../../../domain/project.ts';
import { TASK_STATUSES, type Task } from '../../../domain/task.ts';
import type { PlanDraft } from '../editor/plan-draft.ts';
import { Refusal } from '../editor/refusal.ts';
import { joined, titled } from '../editor/wording.ts';
import { NOTHING } from './apply-fields.ts';
import { rule, type Rule, type Run } from './rule.ts';

type Compare = (left: Task, right: Task) => number;

const text = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
/** What has no value comes last. */
const value =
  (of: (task: Task) => string | number | null): Compare =>
  (left, right) => {
    const [first, second] = [of(left), of(right)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return typeof first === 'number' && typeof second === 'number'
      ? first - second
      : text(String(first), String(second));
  };

/** By several things: by the second where the first is the same. */
function compareBy(words: string, draft: PlanDraft): { compare: Compare; name: string } | null {
  const parts = words
    .split(/\s*(?:,|\band\b|\bthen\b|\bthen by\b)\s*(?:then\s+)?(?:by\s+)?/u)
    .filter((part) => part !== '');
  const keys = parts.map((part) => compareByOne(part, draft));
  if (keys.length === 0 || keys.some((key) => key === null)) return null;
  return {
    name: joined(keys.map((key) => key!.name)),
    compare: (left, right) => keys.reduce((result, key) => result || key!.compare(left, right), 0),
  };
}

function compareByOne(words: string, draft: PlanDraft): { compare: Compare; name: string } | null {
  const key = words
    .replace(/^(?:the|their|its)\s+/u, '')
    .replace(/\s+(?:ascending|descending|reversed|in reverse|in reverse order|first|downwards|upwards)$/u, '');
  const keys: readonly (readonly [RegExp, string, Compare])[] = [
    [/^(?:name|names|title|titles|alphabet)$/u, 'name', value((task) => task.title.toLowerCase())],
    [/^(?:due date|due dates|deadline|deadlines|date|dates|due)$/u, 'due date', value((task) => task.dueDate)],
    [/^(?:start date|start dates|start)$/u, 'start date', value((task) => task.startDate)],
    [/^(?:priority|priorities|urgency|importance)$/u, 'priority', value((task) => PRIORITIES.indexOf(task.priority))],
    [/^(?:estimate|estimates|size|effort|duration|length)$/u, 'estimate', value((task) => task.estimatedMinutes)],
    [/^(?:status|state)$/u, 'status', value((task) => TASK_STATUSES.indexOf(task.status))],
    [/^(?:assignee|owner|person|people)$/u, 'assignee', value((task) => draft.personOf(task)?.toLowerCase() ?? null)],
    [/^(?:number|numbers|id|creation|age)$/u, 'number', value((task) => task.number)],
  ];
  const found = keys.find(([pattern]) => pattern.test(key));
  if (!found) return null;
  const [, name, compare] = found;
  return /(?:descending|revers|downwards)/u.test(words)
    ? { name, compare: (left, right) => compare(right, left) }
    : { name, compare };
}

/** Moves as few tasks as it takes: those of a longest run that is in order already stay. */
function sort(parent: Task | null, compare: Compare, name: string): Run {
  return (draft) => {
    const present = draft.childrenOf(parent);
    if (present.length < 2)
      throw new Refusal(parent ? `${titled(parent)} has nothing to sort` : 'There is nothing to sort');
    const wanted = [...present].sort((left, right) => compare(left, right));
    const staying = longestRun(present.map((task) => wanted.indexOf(task)));
    let after: Task | null = null;
    for (const [place, task] of wanted.entries()) {
      if (!staying.has(place)) draft.move(task, parent, after);
      after = task;
    }
    const where = parent ? `the subtasks of ${titled(parent)}` : 'the top level';
    const sentence =
      staying.size === present.length
        ? `${NOTHING}: ${where} are in order of ${name} already`
        : `Sort ${where} by ${name}`;
    return { sentence, tasks: wanted };
  };
}

/** The values of a longest increasing subsequence. */
function longestRun(values: readonly number[]): ReadonlySet<number> {
  const best: number[][] = [];
  for (const each of values) {
    const longest = best
      .filter((run) => run.at(-1)! < each)
      .reduce<number[]>((a, b) => (b.length > a.length ? b : a), []);
    best.push([...longest, each]);
  }
  return new Set(best.reduce((a, b) => (b.length > a.length ? b : a), []));
}

const SORT = '(sort|order|reorder|re-order|arrange|rearrange|rank)';
const THINGS = '[(the|all)] [(tasks|subtasks|children|items|everything|steps)]';

export const SORTING_RULES: readonly Rule[] = [
  rule(
    [
      `${SORT} ${THINGS} (of|in|under|inside|within|below) <task> by <prose>`,
      `${SORT} <task> [(tasks|subtasks|children)] by <prose>`,
      `${SORT} <task> 's (tasks|subtasks|children) by <prose>`,
      `(put|bring) ${THINGS} (of|in|under) <task> in[to] [the] order (of|by) <prose>`.replace('in[to]', '(in|into)'),
      `(put|bring) [the] <task> (tasks|subtasks) (in|into) [the] order (of|by) <prose>`,
      `${SORT} ${THINGS} (of|in|under) <task> alphabetically`,
      `${SORT} <task> [('s tasks|'s subtasks|'s children|tasks|subtasks)] alphabetically`,
    ],
    (slots, { draft }) => {
      const key = compareBy(slots.has('prose') ? slots.get('prose').toLowerCase() : 'name', draft);
      return key && sort(slots.get('task'), key.compare, key.name);
    },
  ),
  rule(
    [
      `${SORT} [(the|all)] [(the|root|top-level)] (tasks|plan|root tasks|phases|project|everything|list|top level) by <prose>`,
      `${SORT} [(the|all)] [(the|root|top-level)] (tasks|plan|phases|list) alphabetically`,
    ],
    (slots, { draft }) => {
      const key = compareBy(slots.has('prose') ? slots.get('prose').toLowerCase() : 'name', draft);
      return key && sort(null, key.compare, key.name);
    },
  ),
];
