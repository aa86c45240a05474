import type { LocalDate } from '../../../domain/ids.ts';
import type { Priority } from '../../../domain/project.ts';
import type { Task, TaskStatus } from '../../../domain/task.ts';
import type { PlanDraft } from '../editor/plan-draft.ts';
import type { TaskSet } from '../entities/task-set.ts';
import type { Offset } from '../entities/values.ts';
import type { World } from '../entities/world.ts';
import { parsePattern, type PatternNode } from '../grammar/pattern.ts';
import type { DateRange } from '../inline/date-reader.ts';

/** The kinds of slots in patterns, and what their words mean. */
export interface SlotValues {
  readonly tasks: TaskSet;
  readonly task: Task;
  readonly person: string;
  /** The last day of a period, for what is due; the first, for what starts. */
  readonly date: LocalDate;
  readonly startdate: LocalDate;
  /** A date that begins with "in": "in two weeks". */
  readonly indate: LocalDate;
  readonly range: DateRange;
  readonly offset: Offset;
  /** Minutes. */
  readonly work: number;
  readonly status: TaskStatus;
  readonly priority: Priority;
  /** 0.5 for 50 percent. */
  readonly percent: number;
  readonly number: number;
  /** A single word. */
  readonly word: string;
  readonly tags: readonly string[];
  /** What a task is to be called. */
  readonly title: string;
  readonly titles: readonly string[];
  /** Any text, as it was written. */
  readonly prose: string;
  /** A text between quotes. */
  readonly quote: string;
  /** Where the words of a new task stand: read by whoever makes it. */
  readonly rest: readonly [start: number, end: number];
}
export type SlotKind = keyof SlotValues;

/** What the words in the slots of a match mean. */
export class Slots {
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(values: ReadonlyMap<string, unknown>) {
    this.#values = values;
  }

  get<Kind extends SlotKind>(kind: Kind, name: string = kind): SlotValues[Kind] {
    return this.#values.get(name) as SlotValues[Kind];
  }
  has(name: string): boolean {
    return this.#values.has(name);
  }
}

/** What carrying out an instruction did. */
export interface Done {
  /** What is proposed, as a command without its end: "Set #12 to done"; null for a remark, which asks for nothing. */
  readonly sentence: string | null;
  /** The tasks that "it" and "them" mean from now on. */
  readonly tasks: readonly Task[];
  /** Whom "her" and "his" mean from now on. */
  readonly person?: string;
}

/** Throws `Refusal` for what cannot be done. */
export type Run = (draft: PlanDraft) => Done;

export interface Rule {
  readonly patterns: readonly (readonly PatternNode[])[];
  /** Null where the words fit the pattern and yet mean something else. */
  readonly read: (slots: Slots, world: World, source: SourceOfWords) => Run | null;
}

/** The words of the clause, for rules that read parts of it on their own. */
export interface SourceOfWords {
  text(start: number, end: number): string;
  tasks(start: number, end: number): TaskSet | null;
  person(start: number, end: number): string | null;
  isQuoted(start: number, end: number): boolean;
  token(at: number): string;
  readonly hasQuotes: boolean;
  /** All words in lower case. */
  readonly all: string;
}

/** An intent: the ways to say it, and what is done. */
export function rule(patterns: readonly string[], read: Rule['read']): Rule {
  return { patterns: patterns.map((pattern) => parsePattern(pattern)), read };
}

/** "The estimate of QA", "QA's estimate", "the QA estimate". */
export function fieldOf(words: string): string {
  return `([the] (${words}) (of|for|on|from|in) <tasks>|<tasks> 's (${words})|<tasks> (${words}))`;
}
