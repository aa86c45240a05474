import type { TaskFieldsDraft } from '../../../domain/operation-draft.ts';
import { MAX_DEPTH, type Task } from '../../../domain/task.ts';
import type { PlanDraft } from '../editor/plan-draft.ts';
import { capitalised, duration, joined, plural, quoted, titled } from '../editor/wording.ts';
import { isContentWord, wordsOf } from '../planning/words.ts';
import { fitTitle } from '../planning/text-limits.ts';
import { readSubject } from '../recipes/subject.ts';
import { chooseKind } from './choose-kind.ts';
import type { Kind, KindStep } from './kind.ts';
import { shares } from './shares.ts';
import { readWishes, type Wishes } from './wishes.ts';

/** The subtasks that a task still lacks. */
export interface Decomposition {
  readonly tasks: readonly {
    readonly fields: TaskFieldsDraft & { readonly title: string };
    /** Indices in `tasks` of those that it starts after. */
    readonly after: readonly number[];
    /** Subtasks that were there before, which it starts after. */
    readonly afterExisting: readonly Task[];
  }[];
  /** How it came to them, or why there are none: sentences for the person. */
  readonly reason: string;
}

const MAX_STEPS = 20;
const ROUND_MINUTES = 15;

/** Breaks a task down by its kind, beside the subtasks that it has. Changes nothing. */
export function decompose(draft: PlanDraft, target: Task, instructions: string | null): Decomposition {
  const task = draft.now(target);
  const none = (reason: string): Decomposition => ({ tasks: [], reason });
  if (task.depth >= MAX_DEPTH)
    return none(`${titled(task)} lies ${MAX_DEPTH} levels deep, and nothing can be put below it.`);
  if (task.status === 'COMPLETED' || task.status === 'CANCELLED')
    return none(`${titled(task)} is ${task.status === 'COMPLETED' ? 'completed' : 'cancelled'}; reopen it first.`);
  const wishes = readWishes(instructions);
  const children = draft.childrenOf(task);
  const listed = wishes.titles.length > 0 ? wishes.titles : listedSteps(task.description);
  const kind = chooseKind(task.title);
  const wanted =
    listed.length > 0
      ? listed.slice(0, MAX_STEPS).map((title) => namedStep(title, kind))
      : wantedSteps(kind, task, wishes);
  const plain = listed.length > 0;
  const coverage = wanted.map((step) => children.find((child) => covers(child, step)) ?? null);
  const missing = wanted.filter((_, index) => coverage[index] === null);
  if (missing.length === 0)
    return none(
      `${titled(task)} has subtasks for each of its steps already: ${joined(children.slice(0, 6).map(titled))}.`,
    );
  const minutes = minutesFor(task, children, missing, kind, plain);
  const person = draft.personOf(task);
  const places = new Map(missing.map((step, index) => [step, index]));
  const tasks = missing.map((step, index) => ({
    fields: {
      title: fitTitle(step.title).title,
      ...(step.criteria.length > 0 && { acceptanceCriteria: step.criteria }),
      ...(minutes.values && minutes.values[index]! > 0 && { estimatedMinutes: minutes.values[index]! }),
      ...(person !== null && { assigneeName: person }),
      ...(task.priority !== 'MEDIUM' && { priority: task.priority }),
    },
    ...(plain && !wishes.isSequence ? { after: [], afterExisting: [] } : predecessors(wanted, step, places, coverage)),
  }));
  const unread =
    wishes.unread === ''
      ? ''
      : ` I did not understand ${quoted(wishes.unread)}, so it is not minded: I can break a task down “into three steps”, “with testing”, “without a review”, or into the steps that you name.`;
  return { tasks, reason: reasonFor(kind, wishes, plain, coverage, minutes.said, wanted.length) + unread };
}

function namedStep(title: string, kind: Kind): KindStep {
  const known = kind.steps.find((step) => speaksOf(step, title));
  return {
    title,
    weight: 1,
    about: [],
    criteria: known?.criteria ?? [`Whoever asked for it has accepted the result of ${quoted(title)}`],
  };
}

/** The steps of a list in a description: what its author wrote goes before what its kind would say. */
function listedSteps(description: string): string[] {
  const items = description
    .split(/\r?\n/u)
    .map((line) => /^\s{0,3}(?:[-*+•]|\d{1,2}[.)])\s+(?:\[[ xX]?\]\s*)?(\S.{1,200})$/u.exec(line)?.[1]?.trim());
  const found = items.filter((item) => item !== undefined);
  return found.length >= 2 ? found : [];
}

function wantedSteps(kind: Kind, task: Task, { count, including, excluding }: Wishes): readonly KindStep[] {
  const [verb = '', ...rest] = task.title.split(/\s+/u);
  const title = rest.length > 0 && kind.verbs.test(verb.toLowerCase()) ? rest.join(' ') : task.title;
  const subject = readSubject(title, 'this task');
  const filled = kind.steps.map((step) => ({ ...step, title: capitalised(step.title.replaceAll('{it}', subject)) }));
  const kept = filled.filter((step) => !excluding.some((words) => speaksOf(step, words)));
  const added = including
    .filter((words) => !kept.some((step) => speaksOf(step, words)))
    .map((words): KindStep => ({
      title: capitalised(words),
      weight: 2,
      about: wordsOf(words)
        .filter(isContentWord)
        .map((word) => word.stem),
      criteria: [`${capitalised(words)} of ${subject} is done, and the result noted`],
    }));
  // What was asked for besides comes before the end: what is last hands over.
  const all = added.length > 0 ? [...kept.slice(0, -1), ...added, ...kept.slice(-1)] : kept;
  return count === null ? all : fitted(all, Math.min(count, MAX_STEPS), new Set(added));
}

/** Exactly so many steps where that is possible: fewer by leaving out and joining, never more than make sense. */
function fitted(steps: readonly KindStep[], count: number, needed: ReadonlySet<KindStep>): readonly KindStep[] {
  const left = [...steps];
  for (let at = left.length - 1; at >= 0 && left.length > count; at--)
    if (left[at]!.isOptional && !needed.has(left[at]!)) left.splice(at, 1);
  while (left.length > Math.max(1, count)) {
    let lightest = 0;
    for (let at = 0; at < left.length - 1; at++) if (pairWeight(left, at) < pairWeight(left, lightest)) lightest = at;
    const [first, second] = [left[lightest]!, left[lightest + 1]!];
    left.splice(lightest, 2, {
      title: `${first.title}; ${second.title.charAt(0).toLowerCase()}${second.title.slice(1)}`,
      weight: first.weight + second.weight,
      criteria: [...first.criteria, ...second.criteria],
      about: [...first.about, ...second.about],
    });
  }
  const halved = new Set<KindStep>();
  while (left.length < count) {
    let heaviest = 0;
    for (let at = 0; at < left.length; at++)
      if (!halved.has(left[at]!) && (halved.has(left[heaviest]!) || left[at]!.weight > left[heaviest]!.weight))
        heaviest = at;
    const step = left[heaviest]!;
    if (halved.has(step)) break;
    const halves = ['first', 'second'].map((half) => ({
      ...step,
      title: `${step.title} (${half} half)`,
      weight: step.weight / 2,
    }));
    for (const half of halves) halved.add(half);
    left.splice(heaviest, 1, ...halves);
  }
  return left;
}

function pairWeight(steps: readonly KindStep[], at: number): number {
  return steps[at]!.weight + (steps[at + 1]?.weight ?? Infinity);
}

function speaksOf(step: KindStep, words: string): boolean {
  const wanted = wordsOf(words).filter(isContentWord);
  const own = wordsOf(step.title);
  return wanted.some(
    ({ text, stem }) =>
      step.about.some((start) => text.startsWith(start) || start.startsWith(stem)) ||
      own.some((word) => word.stem === stem),
  );
}

/** Whether a subtask that is there is this step in other words. */
function covers(child: Task, step: KindStep): boolean {
  const have = wordsOf(child.title).filter(isContentWord);
  const wanted = wordsOf(step.title).filter(isContentWord);
  if (have.length === 0 || wanted.length === 0) return false;
  const same = have.filter((word) => wanted.some((other) => other.stem === word.stem)).length;
  if (same * 2 >= (have.length + wanted.length) * 0.6 || same === have.length || same === wanted.length) return true;
  const [verb] = have;
  return step.about.some(
    (start) => verb!.text.startsWith(start) || (have.length <= 2 && have.some((word) => word.text.startsWith(start))),
  );
}

/** After the step before it, or after what that one waits for where both can go side by side. */
function predecessors(
  wanted: readonly KindStep[],
  step: KindStep,
  places: ReadonlyMap<KindStep, number>,
  coverage: readonly (Task | null)[],
): { after: readonly number[]; afterExisting: readonly Task[] } {
  const at = wanted.indexOf(step);
  const groups: number[][] = [];
  for (const [index, each] of wanted.entries()) {
    if (each.isParallel && groups.length > 0) groups.at(-1)!.push(index);
    else groups.push([index]);
  }
  const group = groups.findIndex((indices) => indices.includes(at));
  const before = groups[group - 1] ?? [];
  const after = before.map((index) => places.get(wanted[index]!)).filter((place) => place !== undefined);
  const afterExisting = before
    .map((index) => coverage[index])
    .filter(
      (child): child is Task =>
        child !== null && child !== undefined && child.status !== 'COMPLETED' && child.status !== 'CANCELLED',
    );
  return { after, afterExisting };
}

interface Minutes {
  readonly values: readonly number[] | null;
  readonly said: string;
}

function minutesFor(
  task: Task,
  children: readonly Task[],
  missing: readonly KindStep[],
  kind: Kind,
  isPlain: boolean,
): Minutes {
  const weights = missing.map((step) => step.weight);
  if (task.estimatedMinutes === null) {
    if (isPlain) return { values: null, said: 'The task has no estimate to divide, so none is given.' };
    const whole = kind.steps.reduce((sum, step) => sum + step.weight, 0);
    const values = weights.map((weight) =>
      Math.max(ROUND_MINUTES * 2, Math.round((kind.minutes * weight) / whole / 30) * 30),
    );
    return { values, said: 'The task has no estimate, so those of the subtasks are first guesses.' };
  }
  const used = children
    .filter((child) => child.status !== 'CANCELLED')
    .reduce((sum, child) => sum + (child.estimatedMinutes ?? 0), 0);
  const rest = task.estimatedMinutes - used;
  if (rest < missing.length)
    return {
      values: null,
      said: `Its subtasks take all of its ${duration(task.estimatedMinutes)} already, so the new ones have no estimate.`,
    };
  return {
    values: shares(rest, weights),
    said:
      used > 0
        ? `The ${duration(rest)} that its subtasks leave of its estimate are divided among the new ones.`
        : `Its ${duration(task.estimatedMinutes)} are divided among them.`,
  };
}

function reasonFor(
  kind: Kind,
  wishes: Wishes,
  isPlain: boolean,
  coverage: readonly (Task | null)[],
  estimates: string,
  count: number,
): string {
  const how = isPlain
    ? wishes.titles.length > 0
      ? 'The steps are those that you named.'
      : 'The steps are those of the list in its description.'
    : `Broken down as ${kind.name}.`;
  const there = [...new Set(coverage.filter((child) => child !== null))];
  const kept =
    there.length > 0
      ? ` ${joined(there.map(titled))} ${there.length === 1 ? 'is' : 'are'} there already and stay${there.length === 1 ? 's' : ''}.`
      : '';
  const fewer = wishes.count !== null && count !== wishes.count ? ` ${plural(count, 'step')} make sense of it.` : '';
  return `${how}${kept} ${estimates}${fewer}`;
}
