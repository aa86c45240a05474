/** A task to break down, by its number in a plan, and what must come of it. */
export interface DecompositionCase {
  readonly plan: string;
  readonly number: number;
  readonly instructions: string | null;
  readonly count?: readonly [min: number, max: number];
  /** Each must occur in the title of a new subtask, or must not where it begins with "!". */
  readonly words: readonly string[];
}

export const DECOMPOSITION_CASES: readonly DecompositionCase[] = [
  { plan: 'website', number: 14, instructions: null, count: [3, 8], words: ['test'] },
  { plan: 'website', number: 14, instructions: 'into three steps', count: [3, 3], words: [] },
  {
    plan: 'website',
    number: 14,
    instructions: 'Index, Query page and Ranking',
    count: [3, 3],
    words: ['index', 'query page', 'ranking'],
  },
  { plan: 'website', number: 18, instructions: 'with a review by legal', count: [3, 9], words: ['legal'] },
  { plan: 'website', number: 12, instructions: 'without documentation', count: [3, 8], words: ['!document'] },
  { plan: 'website', number: 22, instructions: null, count: [3, 8], words: [] },
  {
    plan: 'website',
    number: 13,
    instructions: 'what is missing?',
    count: [1, 8],
    words: ['!payment provider contract', '!card form'],
  },
  { plan: 'website', number: 20, instructions: 'in 4 parts', count: [4, 4], words: [] },
  { plan: 'office', number: 7, instructions: null, count: [3, 8], words: ['offer'] },
  {
    plan: 'office',
    number: 8,
    instructions: '- Label boxes\n- Pack the archive\n- Pack the desks',
    count: [3, 3],
    words: ['label boxes', 'archive', 'desks'],
  },
];
