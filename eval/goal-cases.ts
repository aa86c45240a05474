import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A goal in plain language, and what a plan for it must have. Words are without regard to case; `|` means or. */
export interface GoalCase {
  readonly goal: string;
  /** Each must occur in the title, description or acceptance criteria of some task. */
  readonly words: readonly string[];
  /** Each must occur in the title of some task. */
  readonly titles: readonly string[];
  /** Each must occur in no title. */
  readonly not: readonly string[];
  /** Numbers and the like of the goal: each must occur in the project's description or in some task. */
  readonly description: readonly string[];
  /** Dates of the project, any of them; empty where the goal names none. */
  readonly due: readonly string[];
  readonly start: readonly string[];
  /** Those who must get work. */
  readonly people: readonly string[];
  readonly minTasks: number;
}

/** The goals of eval/goals. */
export function readGoalCases(half: 'tuned' | 'held-out'): GoalCase[] {
  const source = readFileSync(join(import.meta.dirname, 'goals', `${half}.txt`), 'utf8');
  return source
    .split(/^## /mu)
    .slice(1)
    .map((block) => {
      const [goal = '', ...lines] = block.trim().split('\n');
      const read = (key: string, between: string): string[] =>
        (lines.find((line) => line.startsWith(`${key}: `)) ?? '')
          .slice(key.length + 2)
          .split(between)
          .map((word) => word.trim())
          .filter((word) => word !== '');
      return {
        goal,
        words: read('words', ', '),
        titles: read('titles', ', '),
        not: read('not', ', '),
        description: read('description', ', '),
        due: read('due', '|'),
        start: read('start', '|'),
        people: read('people', ', '),
        minTasks: Number(read('tasks', ' ')[0]),
      };
    });
}
