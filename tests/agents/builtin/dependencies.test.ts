import { describe, expect, test } from 'vitest';
import { planOperations } from './support.ts';

/** Titles of all tasks, and what each waits for, by title. */
async function plan(document: string): Promise<{ titles: string[]; waits: Record<string, string[]> }> {
  const operations = await planOperations(document);
  const titles = new Map(
    operations.flatMap((operation) =>
      operation.kind === 'CREATE_TASK' ? [[operation.taskId, operation.fields.title]] : [],
    ),
  );
  const waits: Record<string, string[]> = {};
  for (const operation of operations) {
    if (operation.kind !== 'ADD_DEPENDENCY') continue;
    (waits[titles.get(operation.taskId)!] ??= []).push(titles.get(operation.dependsOnId)!);
  }
  return { titles: [...titles.values()], waits };
}

const LIST = [
  '- Draft the contract',
  '- Legal review',
  '- Design and build',
  '- Set up `ci.yml`',
  '- Phase 2: Discovery',
  '- Wireframes (low fidelity)',
  '- Load-test the API',
  '- Sign-off',
].join('\n');

describe('ways to name one task', () => {
  test.each([
    ['Print after Legal review', 'Legal review'],
    ['Print (after Legal review)', 'Legal review'],
    ['Print [after legal review]', 'Legal review'],
    ['Print, after the legal review', 'Legal review'],
    ['Print — after legal review', 'Legal review'],
    ['Print; depends on Legal review', 'Legal review'],
    ['Print (depends on: Legal review)', 'Legal review'],
    ['Print | depends on Legal review', 'Legal review'],
    ['Print (blocked by Legal review)', 'Legal review'],
    ['Print -- blocked by legal review', 'Legal review'],
    ['Print once Legal review is done', 'Legal review'],
    ['Print once the legal review has been completed', 'Legal review'],
    ['Once Legal review is done, print', 'Legal review'],
    ['After Legal review: print', 'Legal review'],
    ['After Legal review, print', 'Legal review'],
    ['Print (requires Legal review)', 'Legal review'],
    ['Print, needs Legal review', 'Legal review'],
    ['Print needs legal review first', 'Legal review'],
    ['Print following Legal review', 'Legal review'],
    ['Print when Legal review is approved', 'Legal review'],
    ['Print as soon as Legal review is finished', 'Legal review'],
    ['Print (waits for Legal review)', 'Legal review'],
    ['Print (waiting on Legal review)', 'Legal review'],
    ['Print (dependencies: Legal review)', 'Legal review'],
    ['Print (prerequisite: Legal review)', 'Legal review'],
    ['Print. Depends on Legal review.', 'Legal review'],
    ['Print (only after Legal review)', 'Legal review'],
    ['Print (can start after Legal review)', 'Legal review'],
    ['Print after “Legal review”', 'Legal review'],
    ['Print after Draft', 'Draft the contract'],
    ['Print after drafting the contract', 'Draft the contract'],
    ['Print (after the contract draft)', 'Draft the contract'],
    ['Print (depends on contract)', 'Draft the contract'],
    ['Print after Design and build', 'Design and build'],
    ['Print after step 2', 'Legal review'],
    ['Print (after #2)', 'Legal review'],
    ['Print after wireframes', 'Wireframes (low fidelity)'],
    ['Print after Phase 2', 'Phase 2: Discovery'],
    ['Print after Discovery', 'Phase 2: Discovery'],
    ['Print after the load test', 'Load-test the API'],
    ['Print after Legal reveiw', 'Legal review'],
    ['Print after sign off', 'Sign-off'],
    ['Print (starts after Sign-off)', 'Sign-off'],
    ['Print after Set up ci.yml', 'Set up ci.yml'],
  ])('%s', async (text, expected) => {
    const numbered = LIST.split('\n')
      .map((line, index) => `${index + 1}.${line.slice(1)}`)
      .join('\n');
    const { titles, waits } = await plan(`${numbered}\n9. ${text}`);
    const title = titles.at(-1)!;
    expect(waits).toEqual({ [title]: [expected] });
    expect(title.toLowerCase()).toBe('print');
  });
});

describe('ways to name several tasks', () => {
  test.each([
    ['Print after Legal review and Sign-off', ['Legal review', 'Sign-off']],
    ['Print after Legal review, Sign-off', ['Legal review', 'Sign-off']],
    ['Print (after Legal review & Sign-off)', ['Legal review', 'Sign-off']],
    [
      'Print (depends on Legal review, Design and build, and Sign-off)',
      ['Legal review', 'Design and build', 'Sign-off'],
    ],
    ['Print (depends on Design and build and Sign-off)', ['Design and build', 'Sign-off']],
    ['Print after both Legal review and Sign-off', ['Legal review', 'Sign-off']],
    ['Print once Legal review and Sign-off are done', ['Legal review', 'Sign-off']],
    ['Print (after 2 and 8)', ['Legal review', 'Sign-off']],
    ['Print (after steps 1-3)', ['Draft the contract', 'Legal review', 'Design and build']],
    ['Print after tasks 1, 2 and 8', ['Draft the contract', 'Legal review', 'Sign-off']],
    ['Print after Legal review and after Sign-off', ['Legal review', 'Sign-off']],
    ['Print (after Legal review; after Sign-off)', ['Legal review', 'Sign-off']],
  ])('%s', async (text, expected) => {
    const numbered = LIST.split('\n')
      .map((line, index) => `${index + 1}.${line.slice(1)}`)
      .join('\n');
    const { waits } = await plan(`${numbered}\n9. ${text}`);
    expect(Object.values(waits)).toEqual([expected]);
  });
});

describe('words that are no dependency', () => {
  test.each([
    'Look after guests', 'Follow up after the call', 'Clean the room the day after', 'Call when ready', 'Meet once a week', 'Needs more thought', 'Requires approval by the board',
    'After-sales training', 'Aftercare leaflet', 'Draft text after lunch', 'Send 2 weeks after arrival', 'Find out what the team needs', 'Once upon a time: story hour', 'Review before and after pictures',
  ])('%s', async (text) => {
    const { titles, waits } = await plan(`${LIST}\n- ${text}`);
    expect(waits).toEqual({});
    expect(titles.at(-1)).toBe(text);
  }); // prettier-ignore
});

test('a name that several tasks have means the nearest', async () => {
  const { waits } = await plan('## Web\n\n- Test\n- Deploy after Test\n\n## App\n\n- Test\n- Publish after Test\n');
  const operations = await planOperations(
    '## Web\n\n- Test\n- Deploy after Test\n\n## App\n\n- Test\n- Publish after Test\n',
  );
  expect(waits).toEqual({ Deploy: ['Test'], Publish: ['Test'] });
  expect(operations.filter((operation) => operation.kind === 'ADD_DEPENDENCY')).toEqual([
    { kind: 'ADD_DEPENDENCY', taskId: 'new3', dependsOnId: 'new2' },
    { kind: 'ADD_DEPENDENCY', taskId: 'new6', dependsOnId: 'new5' },
  ]);
});

test('the previous step, everything above and a step of another part are found', async () => {
  const { waits } = await plan(
    '## Build\n\n1. Walls\n2. Roof (after previous step)\n3. Paint (after all of the above)\n\n## Furnish\n\n1. Buy\n2. Place (after step 3 of Build)\n3. Enjoy (after everything else)',
  );
  expect(waits).toEqual({ Roof: ['Walls'], Paint: ['Walls', 'Roof'], Place: ['Paint'], Enjoy: ['Buy', 'Place'] });
});

test('tasks that come later in the document are found', async () => {
  const { waits } = await plan('- Cook after Shopping\n- Shopping\n- Eat (after Cook)');
  expect(waits).toEqual({ Cook: ['Shopping'], Eat: ['Cook'] });
});

describe('a section on dependencies', () => {
  const DOCUMENT = '## Work\n\n- Design\n- Build\n- Load test\n- Launch\n\n## Dependencies\n\n';
  test.each([
    ['Build depends on Design', { Build: ['Design'] }],
    ['Build cannot start until Design is complete', { Build: ['Design'] }],
    ['Build can only start after Design', { Build: ['Design'] }],
    ['Design must be finished before Build can start', { Build: ['Design'] }],
    ['Design before Build', { Build: ['Design'] }],
    ['Design blocks Build and Load test', { Build: ['Design'], 'Load test': ['Design'] }],
    ['Launch requires Build and the load test', { Launch: ['Build', 'Load test'] }],
    ['Design → Build → Launch', { Build: ['Design'], Launch: ['Build'] }],
    ['Design is a prerequisite for Launch', { Launch: ['Design'] }],
  ])('“%s” is no task', async (statement, expected) => {
    const { titles, waits } = await plan(`${DOCUMENT}- ${statement}\n`);
    expect(titles).toEqual(['Work', 'Design', 'Build', 'Load test', 'Launch']);
    expect(waits).toEqual(expected);
  });

  test('keeps what it does not understand in the description of the project', async () => {
    const operations = await planOperations(`${DOCUMENT}- The weather must be fine before Launch\n`);
    expect(operations[0]).toEqual({
      kind: 'UPDATE_PROJECT',
      fields: { description: 'The weather must be fine before Launch' },
    });
  });
});

describe('before', () => {
  test('a task that is named waits for the one before it', async () => {
    const operations = await planOperations('# Hiring\n\n- Debrief, before Offer\n- Offer\n- Lunch before noon\n');
    const titles = operations.flatMap((operation) =>
      operation.kind === 'CREATE_TASK' ? [operation.fields.title] : [],
    );
    expect(titles).toEqual(['Debrief', 'Offer', 'Lunch before noon']);
    expect(operations.filter((operation) => operation.kind === 'ADD_DEPENDENCY')).toEqual([
      { kind: 'ADD_DEPENDENCY', taskId: 'new2', dependsOnId: 'new1' },
    ]);
  });

  test('a number behind “requires” is a step, not a day', async () => {
    const operations = await planOperations('1 Court\n1.1 File the application\n1.2 Open an account; requires 1.1.\n');
    expect(operations.filter((operation) => operation.kind === 'ADD_DEPENDENCY')).toHaveLength(1);
    expect(JSON.stringify(operations)).not.toContain('dueDate');
  });
});

test('the date of an e-mail is no deadline, and its subject is the name', async () => {
  const operations = await planOperations(
    'From: Marta <marta@example.com>\nSubject: Re: Office move\nDate: Mon, 23 Nov 2026\n\n- Sign the lease by Friday\n- Call the movers\n',
  );
  const [project] = operations;
  const description = 'From: Marta <marta@example.com>  \nSubject: Re: Office move  \nDate: Mon, 23 Nov 2026';
  expect(project).toEqual({ kind: 'UPDATE_PROJECT', fields: { name: 'Office move', description } });
});

test('a name behind a comma is no owner where people are what the work is about', async () => {
  const people = {
    people: new Map([
      ['1', 'Ana'],
      ['2', 'Paul'],
    ]),
  };
  const operations = await planOperations('- Call Paul, Ana\n- Draw the plan, Ana\n', people);
  expect(
    operations.map((operation) =>
      'fields' in operation && 'assigneeName' in operation.fields ? operation.fields.assigneeName : null,
    ),
  ).toEqual([null, 'Ana']);
});
