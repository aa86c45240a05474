import type { Task } from '../../../domain/task.ts';
import { joined, listed, quoted } from '../editor/wording.ts';
import type { Clause } from '../grammar/clause.ts';
import { keyOf } from '../planning/words.ts';
import { resolvePerson } from './people.ts';
import { below, laterInOrder, waitingFor } from './plan-order.ts';
import { failed, found, type Resolution } from './resolution.ts';
import { readGroup } from './task-groups.ts';
import { readOrdinal } from './task-ordinals.ts';
import type { TaskSet } from './task-set.ts';
import { resolveTitle, titledExactly } from './task-titles.ts';
import type { World } from './world.ts';

const NOUN = /^(?:tasks?|items?|numbers?|nos?|subtasks?|steps?|tickets?|issues?)$/u;
const SELECTED =
  /^(?:(?:all\s+(?:of\s+)?)?(?:these|those)(?:\s+(?:tasks|items|ones|things|two|three|four|five))?|(?:all\s+)?(?:the\s+)?(?:selected|marked|highlighted|chosen)(?:\s+(?:tasks?|items?|ones?))?|the\s+selection|selection|this(?:\s+(?:task|one|item))?|these\s+and\s+those)$/u;
const SPOKEN_OF =
  /^(?:it|them|they|those|both|both\s+of\s+(?:them|these|those)|all\s+of\s+(?:them|these|those)|that(?:\s+(?:task|one|item))?|these|this|the\s+(?:task|item)|the\s+new\s+(?:task|one)s?|(?:those|these|the)\s+(?:new\s+)?(?:tasks|ones)|itself)$/u;
const EXCEPT = /^(?:except|but|excluding|without|besides|minus)$/u;
const UNION = /^(?:,|and|&|\+|plus|;)$/u;
const LATER_ONES =
  /^(?:all |the |everything )?(?:(?:later|following|subsequent) (?:tasks|ones)|after it|that follows|that comes after)$/u;
const MAX_WORDS = 60;

/** Finds the tasks that a part of a clause means. Remembers what it has looked up. */
export class TaskReader {
  readonly #clause: Clause;
  readonly #world: World;
  readonly #known = new Map<string, Resolution<TaskSet>>();
  #tasks: readonly Task[] | null = null;

  constructor(clause: Clause, world: World) {
    this.#clause = clause;
    this.#world = world;
  }

  get clause(): Clause {
    return this.#clause;
  }
  get world(): World {
    return this.#world;
  }
  get tasks(): readonly Task[] {
    return (this.#tasks ??= this.#world.draft.tasks);
  }

  /** The tasks between two tokens, `end` exclusive. */
  read(start: number, end: number): Resolution<TaskSet> {
    const key = `${start} ${end}`;
    const known = this.#known.get(key);
    if (known) return known;
    // Whoever asks for the same while it is being looked up goes round in a circle.
    this.#known.set(key, failed(null));
    const result =
      end - start > MAX_WORDS || end <= start
        ? failed(null)
        : this.#asMany(start, end, this.#without(this.#read(start, end)));
    this.#known.set(key, result);
    return result;
  }

  /** "Both hires" are two tasks, and not the one that fits the words best. */
  #asMany(start: number, end: number, read: Resolution<TaskSet>): Resolution<TaskSet> {
    const isBoth = read.ok && this.#clause.tokens[start]!.text === 'both' && read.value.tasks.length !== 2;
    return isBoth ? failed(`${quoted(this.#clause.text(start, end))} needs two tasks`) : read;
  }

  #without(read: Resolution<TaskSet>): Resolution<TaskSet> {
    const { excepted } = this.#world;
    if (excepted.length === 0 || !read.ok || !read.value.isGroup) return read;
    const tasks = read.value.tasks.filter((task) => !excepted.some(({ id }) => id === task.id));
    return tasks.length > 0
      ? found({ ...read.value, tasks }, read.confidence)
      : failed('No task is left but the exceptions');
  }

  /** Exactly one task. */
  readOne(start: number, end: number): Resolution<Task> {
    const read = this.read(start, end);
    if (!read.ok) return read;
    if (read.value.tasks.length === 1) return found(read.value.tasks[0]!, read.confidence);
    return failed(
      `${quoted(this.#clause.text(start, end))} means ${listed(read.value.tasks)}, where one task is needed`,
    );
  }

  #read(start: number, end: number): Resolution<TaskSet> {
    const clause = this.#clause;
    const words = clause.words(start, end);
    if (clause.isQuoted(start, end)) return one(resolveTitle(clause.text(start, end), this.tasks));
    if (this.#hasLooseMark(start) || this.#hasLooseMark(end - 1)) return failed(null);
    const exact = this.#exactTitle(start, end);
    if (exact) return exact;
    const pronoun = this.#pronoun(words);
    if (pronoun) return pronoun;
    const [first, last] = [clause.tokens[start]!, clause.tokens[end - 1]!];
    if (UNION.test(first.text) || UNION.test(last.text) || last.text === "'s") return failed(null);
    let problem: string | null = null;
    for (const reading of [
      () => this.#number(start, end),
      () => this.#exception(start, end),
      () => readOrdinal(this, start, end),
      () => readGroup(this, start, end),
      () => this.#union(start, end),
      () => this.#titleWithQuotes(start, end),
      () => this.#titleWithin(start, end),
      () => this.#titleOfOwner(start, end),
      () => this.#tasksOfOwner(start, end),
      () => one(resolveTitle(clause.text(start, end), this.tasks)),
    ]) {
      const result = reading();
      if (result?.ok) return result;
      problem ??= result?.problem ?? null;
    }
    return failed(problem);
  }

  /** What begins or ends with a comma or a bracket is cut out wrongly; only a title's own mark may stand there. */
  #hasLooseMark(at: number): boolean {
    const { kind, text } = this.#clause.tokens[at]!;
    return kind === 'mark' && text !== "'s" && !/^[+#&%!?.)]$/u.test(text);
  }

  #exactTitle(start: number, end: number): Resolution<TaskSet> | null {
    const key = keyOf(this.#clause.text(start, end));
    const same = titledExactly(key, this.tasks);
    return same.length === 1 ? found({ tasks: same, isGroup: false }, 3) : null;
  }

  #pronoun(words: string): Resolution<TaskSet> | null {
    const { selection, mentioned } = this.#world;
    const isSelected = SELECTED.test(words) && selection.length > 0;
    if (!isSelected && !SPOKEN_OF.test(words) && !SELECTED.test(words)) return null;
    const tasks = isSelected ? selection : mentioned.length > 0 ? mentioned : selection;
    if (tasks.length === 0)
      return failed(`Which tasks “${words}” means is not plain: nothing is selected and none was named before`);
    const isSingular = /^(?:it|itself|that|this|the (?:new )?(?:task|item|one))(?:\s|$)/u.test(words);
    if (isSingular && tasks.length > 1) return failed(`“${words}” could be any of ${listed(tasks)}`);
    if (words.startsWith('both') && tasks.length !== 2)
      return failed(`“${words}” needs two tasks, and there are ${tasks.length}`);
    return found({ tasks, isGroup: false }, 3);
  }

  /** `12`, `#12`, `task 12`, `tasks 3 to 5`, `#14 Search`. */
  #number(start: number, end: number): Resolution<TaskSet> | null {
    const { tokens } = this.#clause;
    let at = start;
    if (tokens[at]!.text === 'the') at++;
    if (at < end && NOUN.test(tokens[at]!.text)) {
      at++;
      if (at < end && /^(?:numbers?|no|nos|nr|with)$/u.test(tokens[at]!.text)) at++;
      if (at < end && tokens[at]!.text === '.') at++;
    }
    const number = tokens[at];
    if (at >= end || number!.kind !== 'number' || !/^#?\d{1,6}$/u.test(number!.text)) return null;
    const first = this.#withNumber(number!.text);
    const next = tokens[at + 1];
    if (at + 1 === end) return typeof first === 'string' ? failed(first) : found({ tasks: [first], isGroup: false }, 3);
    const last = tokens[at + 2];
    const isRange =
      /^(?:-|–|—|to|through|thru|until|till)$/u.test(next!.text) && at + 3 === end && last?.kind === 'number';
    if (isRange) return this.#range(number!.text, last.text);
    if (typeof first === 'string') return null;
    const rest = this.#clause.text(at + 1, end).replace(/^[\s:(–—-]+|[\s)]+$/gu, '');
    return rest !== '' && keyOf(rest) === keyOf(first.title) ? found({ tasks: [first], isGroup: false }, 3) : null;
  }

  #withNumber(text: string): Task | string {
    const number = Number(text.replace('#', ''));
    return this.tasks.find((task) => task.number === number) ?? `There is no task #${number}`;
  }

  #range(first: string, last: string): Resolution<TaskSet> {
    const [from, to] = [first, last].map((text) => Number(text.replace('#', ''))) as [number, number];
    const tasks = this.tasks.filter((task) => task.number >= from && task.number <= to);
    const ends = [this.#withNumber(first), this.#withNumber(last)].find((end) => typeof end === 'string');
    if (ends !== undefined) return failed(ends as string);
    return from < to ? found({ tasks, isGroup: false }, 3) : failed(`${first} to ${last} is no range of tasks`);
  }

  #exception(start: number, end: number): Resolution<TaskSet> | null {
    const { tokens } = this.#clause;
    for (let at = end - 2; at > start; at--) {
      const two = this.#clause.words(at, at + 2);
      const isTwo = /^(?:apart from|other than|except for|but not|aside from|not including|with exception)$/u.test(two);
      if (!isTwo && !(EXCEPT.test(tokens[at]!.text) && tokens[at]!.text !== 'without')) continue;
      const all = this.read(start, at);
      if (!all.ok || !all.value.isGroup) continue;
      const except = this.read(at + (isTwo ? 2 : 1), end);
      if (!except.ok)
        return failed(except.problem ?? `What ${quoted(this.#clause.text(at, end))} leaves out is not plain`);
      const left = all.value.tasks.filter((task) => !except.value.tasks.some(({ id }) => id === task.id));
      if (left.length === 0) return failed(`${quoted(this.#clause.text(start, end))} leaves no task`);
      return found({ ...all.value, tasks: left }, all.confidence);
    }
    return null;
  }

  /** `Design, QA and 12`: every part must be plain on its own. */
  #union(start: number, end: number): Resolution<TaskSet> | null {
    const { tokens } = this.#clause;
    let from = start;
    if (tokens[from]!.text === 'both' || (tokens[from]!.text === 'the' && tokens[from + 1]?.text === 'tasks')) from++;
    if (NOUN.test(tokens[from]!.text) && tokens[from]!.text.endsWith('s') && from + 1 < end) from++;
    const parts: [number, number][] = [[from, from]];
    for (let at = from; at < end; at++) {
      const isAsWell = this.#clause.words(at, at + 3) === 'as well as';
      if (!isAsWell && !UNION.test(tokens[at]!.text)) parts.at(-1)![1] = at + 1;
      else {
        if (parts.at(-1)![1] > parts.at(-1)![0]) parts.push([at + 1, at + 1]);
        else parts[parts.length - 1] = [at + 1, at + 1];
        if (isAsWell) at += 2;
        parts[parts.length - 1] = [at + 1, at + 1];
      }
    }
    if (parts.length < 2 || parts.some(([a, b]) => b <= a)) return null;
    const unknown: string[] = [];
    const tasks = new Map<string, Task>();
    let confidence = 3;
    let isGroup = false;
    let note: string | undefined;
    let before: readonly [number, number] | null = null;
    for (const [a, b] of this.#joinedParts(parts)) {
      const part = this.#sameHead(before, a, b) ?? this.#spokenBefore(tasks, a, b) ?? this.read(a, b);
      before = [a, b];
      if (!part.ok) unknown.push(part.problem ?? `There is no task ${quoted(this.#clause.text(a, b))}`);
      else {
        for (const task of part.value.tasks) tasks.set(task.id, task);
        confidence = Math.min(confidence, part.confidence);
        isGroup ||= part.value.isGroup;
        note ??= part.value.note;
      }
    }
    if (unknown.length > 0) return unknown.length < parts.length ? failed(joined(unknown.slice(0, 3))) : null;
    return found({ tasks: [...tasks.values()], isGroup, ...(note !== undefined && { note }) }, confidence);
  }

  /** "Dry run 1 and 2": the last word of the part before stands for another. */
  #sameHead(before: readonly [number, number] | null, start: number, end: number): Resolution<TaskSet> | null {
    if (before === null || end - start !== 1) return null;
    const { tokens } = this.#clause;
    const [last, other] = [tokens[before[1] - 1]!, tokens[start]!];
    if (before[1] - before[0] < 2 || last.kind !== 'number' || other.kind !== 'number' || other.text.startsWith('#'))
      return null;
    if (NOUN.test(tokens[before[0]]!.text)) return null;
    const head = this.#clause.source.slice(tokens[before[0]]!.start, last.start);
    const same = titledExactly(keyOf(`${head}${other.text}`), this.tasks);
    return same.length === 1 ? found({ tasks: same, isGroup: false }, 3) : null;
  }

  /** "QA and everything after it". */
  #spokenBefore(before: ReadonlyMap<string, Task>, start: number, end: number): Resolution<TaskSet> | null {
    const [task] = before.values();
    if (before.size === 1 && LATER_ONES.test(this.#clause.words(start, end))) {
      const { draft } = this.#world;
      const waiting = waitingFor(draft, task!);
      const tasks = waiting.length > 0 ? waiting : laterInOrder(draft, task!);
      return tasks.length > 0 ? found({ tasks, isGroup: true }, 2) : failed(`Nothing comes after #${task!.number}`);
    }
    if (before.size !== 1 || !/^(?:it|that)$/u.test(this.#clause.tokens[end - 1]!.text) || end - start < 2) return null;
    return new TaskReader(this.#clause, { ...this.#world, mentioned: [...before.values()] }).read(start, end);
  }

  /** Puts parts together again where only the whole is a title: "Design and build", "Plan, buy, ship". */
  #joinedParts(parts: readonly [number, number][]): [number, number][] {
    const result: [number, number][] = [];
    for (let at = 0; at < parts.length;) {
      let to = at;
      for (let last = parts.length - 1; last > at; last--) {
        if (last - at === parts.length - 1 || !this.#exactTitle(parts[at]![0], parts[last]![1])) continue;
        to = last;
        break;
      }
      result.push([parts[at]![0], parts[to]![1]]);
      at = to + 1;
    }
    return result;
  }

  /** `the task "QA"`, `the task called "QA"`. */
  #titleWithQuotes(start: number, end: number): Resolution<TaskSet> | null {
    const { tokens } = this.#clause;
    const at = tokens.slice(start, end).findIndex((token) => token.kind === 'quoted');
    if (at < 0) return null;
    const around = [...tokens.slice(start, start + at), ...tokens.slice(start + at + 1, end)];
    if (
      !around.every(({ text }) =>
        /^(?:the|a|task|item|subtask|phase|called|named|titled|one|step|root|with|title)$/u.test(text),
      )
    )
      return null;
    return one(resolveTitle(tokens[start + at]!.raw, this.tasks));
  }

  /** `the kitchen's new tiles`. */
  #titleOfOwner(start: number, end: number): Resolution<TaskSet> | null {
    const mark = this.#clause.tokens.findIndex(({ text }, at) => at > start && at < end - 1 && text === "'s");
    if (mark < 0) return null;
    const parent = this.readOne(start, mark);
    const inside = parent.ok ? below(this.#world.draft, parent.value) : [];
    return inside.length === 0 ? null : one(resolveTitle(this.#clause.text(mark + 1, end), inside));
  }

  /** `all of Ana` in "all of Ana's deadlines": her tasks. */
  #tasksOfOwner(start: number, end: number): Resolution<TaskSet> | null {
    const { tokens } = this.#clause;
    if (tokens[end]?.text !== "'s") return null;
    const from = tokens[start]!.text === 'all' ? (tokens[start + 1]?.text === 'of' ? start + 2 : start + 1) : start;
    const person = from < end ? resolvePerson(this.#clause.text(from, end), this.#world.draft.people.values()) : null;
    if (!person?.ok) return null;
    const tasks = this.tasks.filter((task) => this.#world.draft.personOf(task) === person.value);
    return tasks.length > 0 ? found({ tasks, isGroup: true }, 2) : failed(`${person.value} has no tasks`);
  }

  /** `QA under Launch`, `the copy task in Content`: a title among those below another. */
  #titleWithin(start: number, end: number): Resolution<TaskSet> | null {
    const { tokens } = this.#clause;
    const isBracketed = tokens[end - 1]!.text === ')';
    for (let at = end - 2; at > start; at--) {
      if (isBracketed && tokens[at]!.text === '(') {
        const holder = this.readOne(at + 1, end - 1);
        const inside = holder.ok ? below(this.#world.draft, holder.value) : [];
        return inside.length === 0 ? null : one(resolveTitle(this.#clause.text(start, at), inside));
      }
      if (!/^(?:under|in|inside|within|of|from|below)$/u.test(tokens[at]!.text)) continue;
      const parent = this.readOne(at + 1, end);
      if (!parent.ok) continue;
      const inside = below(this.#world.draft, parent.value);
      if (inside.length === 0) continue;
      const title = resolveTitle(this.#clause.text(start, at), inside);
      if (title.ok || title.problem !== null) return one(title);
    }
    return null;
  }
}

function one(resolution: Resolution<Task>): Resolution<TaskSet> {
  return resolution.ok ? found({ tasks: [resolution.value], isGroup: false }, resolution.confidence) : resolution;
}
