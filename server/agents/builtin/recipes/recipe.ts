import type { Priority } from '../../../domain/project.ts';

/**
 * What people who do a kind of work know about its order. Titles and criteria may hold words of the goal in braces,
 * see `GoalWords`.
 */
export interface Recipe {
  /** For a sentence: "a product launch". */
  readonly name: string;
  /** Words that speak for this kind, and how much; below zero they speak against it. */
  readonly keywords: readonly (readonly [pattern: RegExp, weight: number])[];
  /** Stands for the subject where the goal does not name one: "the launch". */
  readonly fallbackSubject: string;
  readonly phases: readonly RecipePhase[];
}

export interface RecipePhase {
  readonly title: string;
  /** Words of the people who usually do it: "design", "legal". A name in the goal is matched against them. */
  readonly roles: readonly string[];
  readonly tasks: readonly RecipeTask[];
}

export interface RecipeTask {
  /** Unique within the recipe; others name it in `after`. */
  readonly key: string;
  readonly title: string;
  /** As people write it: `2d`, `3h`. */
  readonly estimate: string;
  /** What must be true for it to count as completed; at least one. */
  readonly criteria: readonly string[];
  readonly after: readonly string[];
  readonly roles: readonly string[];
  readonly priority?: Priority;
  /** The day of the whole: its due date is the goal's. */
  readonly isDay: boolean;
  /** Once for each thing that the goal lists: "German, French and Polish". */
  readonly isForEach: boolean;
}
