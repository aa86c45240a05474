/** A goal in plain language, and what a plan for it must have. */
export interface GoalCase {
  readonly goal: string;
  /** Each must occur in the title or description of some task. */
  readonly words: readonly string[];
  readonly due?: string;
  readonly start?: string;
  /** Somebody who must get work. */
  readonly person?: string;
  readonly minTasks: number;
}

export const GOAL_CASES: readonly GoalCase[] = [
  {
    goal: 'Organise a wedding for 80 guests on 12 June 2027',
    words: ['guest', 'venue', 'invit'],
    due: '2027-06-12',
    minTasks: 12,
  },
  {
    goal: 'Build a mobile app for bird watchers, live by 1 May 2027',
    words: ['test', 'design', 'store'],
    due: '2027-05-01',
    minTasks: 12,
  },
  {
    goal: 'Move our office to the new building by the end of March 2027',
    words: ['mov', 'network', 'address'],
    due: '2027-03-31',
    minTasks: 10,
  },
  {
    goal: 'Hire two backend engineers; Ana leads the interviews',
    words: ['interview', 'offer'],
    person: 'Ana',
    minTasks: 8,
  },
  { goal: 'Migrate the customer database to PostgreSQL', words: ['rehears', 'backup'], minTasks: 8 },
  { goal: 'Launch our new coffee machine in spring', words: ['launch', 'pric'], minTasks: 10 },
  { goal: 'Write a book about alpine flowers', words: ['chapter', 'edit', 'publish'], minTasks: 8 },
  {
    goal: 'Renovate the kitchen, starting 1 February 2027',
    words: ['tile', 'electric'],
    start: '2027-02-01',
    minTasks: 8,
  },
  { goal: 'Get ISO 27001 certified by 30 September 2027', words: ['risk', 'audit'], due: '2027-09-30', minTasks: 8 },
  { goal: 'Plan a two-week trip to Japan in April 2027', words: ['flight', 'visa'], minTasks: 6 },
  { goal: 'Find out why customers cancel, and report to the board', words: ['interview', 'report'], minTasks: 6 },
  { goal: 'Make the garage usable as a workshop', words: ['check'], minTasks: 6 },
];
