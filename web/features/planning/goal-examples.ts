/** A goal that somebody can start from. */
export interface GoalExample {
  /** What the chip says. */
  readonly label: string;
  readonly goal: string;
}

const BRIEF = `# Customer portal, first release

## Discovery
- Interview eight customers about support requests (3d) @ana
- Write down the ten most frequent questions (4h), after Interview eight customers about support requests
- Decide what the first release leaves out (2h) @ana

## Design
- Wireframes for sign-in, overview and requests (2d) @ben
  - Check them with three customers (1d)
- Visual design (3d), after Wireframes for sign-in, overview and requests, by 15 March

## Build
- Sign-in with the company account (2d) #backend
- List of requests with status (3d) #frontend
- Reply to a request, with attachments (4d) #frontend #backend
- Accessibility review (1d), after Reply to a request, with attachments

## Launch
- [ ] Load test with 500 concurrent users (1d), depends on List of requests with status
- [ ] Train the support team (4h) @cleo
- [ ] Announce to customers (2h), high priority, by 30 April
`;

export const GOAL_EXAMPLES: readonly GoalExample[] = [
  {
    label: 'Launch a product',
    goal: 'Launch a subscription box for house plants: first 100 paying customers in three months.',
  },
  {
    label: 'Migrate a database',
    goal: 'Migrate our customer database from MySQL to PostgreSQL without downtime, with a way back at every step.',
  },
  {
    label: 'Run a conference',
    goal: 'Run a one-day developer conference for 300 people in September, with eight talks and sponsors.',
  },
  { label: 'A brief in Markdown', goal: BRIEF },
];
