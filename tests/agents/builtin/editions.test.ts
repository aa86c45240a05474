import { describe, expect, test } from 'vitest';
import { planEditions } from './editions.ts';

const BRIEF = `# Office move

We move on 3 March 2027. We want more light.

## Find a place
Owner: Ana
- Visit three buildings (2d) @Ana
- Sign the lease, after Visit three buildings
  The lawyer reads it first.

## Move
- Pack the archive (3h)
- Book the movers by 20 February 2027

## Dependencies
- Pack the archive cannot start before Sign the lease

## Background
The old office is too small.
`;

describe('of an edited brief only what was changed is planned', () => {
  test.each<[edit: string, edited: string, changes: readonly string[]]>([
    ['nothing', BRIEF, []],
    [
      'a line that is new, in its place',
      BRIEF.replace('- Pack the archive', '- Order boxes (1h)\n- Pack the archive'),
      ['+ Order boxes under #4', '+Order boxes estimatedMinutes 60', 'order #4: +Order boxes #5 #6'],
    ],
    ['an estimate', BRIEF.replace('(3h)', '(5h)'), ['#5 estimatedMinutes 300']],
    ['an estimate that is gone', BRIEF.replace(' (3h)', ''), ['#5 estimatedMinutes null']],
    ['a date that is gone', BRIEF.replace(' by 20 February 2027', ''), ['#6 dueDate null']],
    ['a person', BRIEF.replace('(2d) @Ana', '(2d) @Ben'), ['#2 assignee Ben']],
    ['a date', BRIEF.replace('20 February', '21 February'), ['#6 dueDate 2027-02-21']],
    ['a line that is gone', BRIEF.replace(/- Book the movers.*\n/u, ''), ['- #6']],
    [
      'a name',
      BRIEF.replace('Pack the archive (3h)', 'Pack the whole archive (3h)'),
      ['#5 title Pack the whole archive'],
    ],
    ['the name of a section', BRIEF.replace('## Find a place', '## Find a new place'), ['#1 title Find a new place']],
    [
      'two lines in another order',
      BRIEF.replace('- Pack the archive (3h)\n', '').replace(/(- Book the movers.*\n)/u, '$1- Pack the archive (3h)\n'),
      ['order #4: #6 #5'],
    ],
    [
      'a line in another section',
      BRIEF.replace('- Pack the archive (3h)\n', '').replace('- Visit', '- Pack the archive (3h)\n- Visit'),
      ['#5 under #1', 'order #1: #5 #2 #3'],
    ],
    [
      'a section cut in two',
      BRIEF.replace('- Book the movers', '## Later\n- Book the movers'),
      ['+ Later under root', '#6 under +Later'],
    ],
    ['a section without its heading', BRIEF.replace('## Move\n', ''), ['- #4', '#5 under #1', '#6 under #1']],
    ['a section that is gone', BRIEF.replace(/## Move\n[^#]*/u, ''), ['- #4']],
    [
      'a sentence about a task',
      BRIEF.replace('The lawyer reads it first.', 'The lawyer and Ben read it first.'),
      ['#3 description The lawyer and Ben read it first.'],
    ],
    ['what a task waits for', BRIEF.replace('movers by', 'movers, after Sign the lease, by'), ['#6 after #3']],
    [
      'a sentence about the whole',
      BRIEF.replace('more light', 'more light and air'),
      [
        'project description We move on 3 March 2027. We want more light and air.\\n\\n**Background**\\n\\nThe old office is too small.',
      ],
    ],
  ])('%s', async (_, edited, changes) => {
    const [, second] = await planEditions(['Ana', 'Ben'], [BRIEF, edited]);
    expect(second).toEqual({ changes: changes.map((line) => line.replaceAll(String.raw`\n`, '\n')), uncovered: [] });
  });

  test('the day of a goal in one sentence', async () => {
    const goal = 'Organise a wedding for 80 guests on 12 June 2027';
    const [, second] = await planEditions([], [goal, goal.replace('12 June', '19 June')]);
    expect(second!.changes).toContain('project dueDate 2027-06-19');
    expect(second!.changes.filter((change) => change.startsWith('+'))).toEqual([]);
  });
});

test('of running text that was edited, too', async () => {
  const brief =
    'We open a bakery. Marta has to sign the lease. Then we need to renovate the shop (2 weeks). Tom will hire two bakers. The oven must be ordered by 1 March 2027.';
  const edited = brief.replace('(2 weeks)', '(3 weeks)').replace('Tom will', 'Ana will') + ' We need a website.';
  const [first, second] = await planEditions(['Marta', 'Tom', 'Ana'], [brief, edited]);
  expect(first!.changes).toContain('+Order the oven dueDate 2027-03-01');
  expect(second).toEqual({
    changes: ['#2 estimatedMinutes 7200', '#3 assignee Ana', '+ Website under root'],
    uncovered: [],
  });
});

test('all that a brief says has an operation that was made from it', async () => {
  const [first] = await planEditions(['Ana', 'Ben'], [BRIEF]);
  expect(first!.uncovered).toEqual([]);
});
