/** One step of a kind of work. `{it}` stands for what the task is about: "the home page". */
export interface KindStep {
  readonly title: string;
  /** Share of the work, relative to the other steps. */
  readonly weight: number;
  /** What must be true for the step to count as completed, one sentence each. */
  readonly criteria: readonly string[];
  /** Beginnings of words by which a subtask that is there already is known to be this step. */
  readonly about: readonly string[];
  /** Can be done beside the step before it. */
  readonly isParallel?: boolean;
  /** The first that go where fewer steps are wanted. */
  readonly isOptional?: boolean;
}

/** What the Decomposer knows of a kind of task. */
export interface Kind {
  /** Completes "Broken down as …". */
  readonly name: string;
  /** Tried on the title; the first word of a title, its verb, says most. */
  readonly verbs: RegExp;
  readonly nouns: RegExp;
  /** Minutes of the whole, for tasks without an estimate. */
  readonly minutes: number;
  readonly steps: readonly KindStep[];
}
