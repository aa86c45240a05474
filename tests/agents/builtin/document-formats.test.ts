import { expect, test } from 'vitest';
import { planEvents, plannerInput, operationsOf, planOperations } from './support.ts';

/** The plan as an indented outline: title, then what is known in brackets. */
async function outline(document: string): Promise<string> {
  const operations = await planOperations(document);
  const depth = new Map<string | null, number>([[null, -1]]);
  const titles = new Map<string, string>();
  const lines: string[] = [];
  for (const operation of operations) {
    if (operation.kind === 'CREATE_TASK') {
      const { fields, taskId, parentId } = operation;
      depth.set(taskId, depth.get(parentId)! + 1);
      titles.set(taskId, fields.title);
      const facts = [
        fields.assigneeName,
        fields.estimatedMinutes && `${fields.estimatedMinutes}m`,
        fields.startDate,
        fields.dueDate,
        fields.status,
      ];
      const known = facts.filter((fact) => fact !== undefined && fact !== null);
      lines.push(
        `${'  '.repeat(depth.get(taskId)!)}${fields.title}${known.length > 0 ? ` (${known.join(', ')})` : ''}`,
      );
    }
    if (operation.kind === 'ADD_DEPENDENCY')
      lines.push(`${titles.get(operation.taskId)} < ${titles.get(operation.dependsOnId)}`);
  }
  return lines.join('\n');
}

test.each([
  [
    'several top headings',
    '# Alpha\n\n- one (2d)\n\n# Beta\n\n- two after one',
    'Alpha\n  one (960m)\nBeta\n  two\ntwo < one',
  ],
  [
    'a flat list of lines',
    'Book venue\nInvite speakers - 2d\nPrint badges (Ana)\nOpen doors on 3 May',
    'Book venue\nInvite speakers (960m)\nPrint badges (Ana)\nOpen doors (2027-05-03)',
  ],
  [
    'labels with a colon above lists',
    'Before:\n- pack\n- tell Ben\n\nAfter:\n- unpack after pack',
    'Before\n  pack\n  tell Ben\nAfter\n  unpack\nunpack < pack',
  ],
  [
    'labels right above bullets that Markdown does not know',
    'Freeze\n  • cut\n  • test after cut\nShip\n  • deploy',
    'Freeze\n  cut\n  test\nShip\n  deploy\ntest < cut',
  ],
  [
    'dotted numbers, indented or not',
    '1. Prepare\n1.1 Choose (1d)\n1.2 Map after 1.1\n2. Go live\n2.1 Switch after 1.2',
    'Prepare\n  Choose (480m)\n  Map\nGo live\n  Switch\nMap < Choose\nSwitch < Map',
  ],
  [
    'bullets that are pictures',
    '# Party\n\n👉 Ask the council, Marta, 2h\n▶️ Rent benches by Q1 2027\n🔹 Sum up sales in Q1 2027',
    'Ask the council (Marta, 120m)\nRent benches (2027-03-31)\nSum up sales in Q1 2027',
  ],
  [
    'letters with a dot, and Roman numbers below them',
    '# Opening\n\na. Invite guests (2h)\nb. Print menus in mid-March\n   i. Choose paper\n   ii. Proofread – Lena – 1h',
    'Invite guests (120m)\nPrint menus (2027-03-15)\n  Choose paper\n  Proofread (Lena, 60m)',
  ],
  [
    'a table with German headers',
    '| Was | Wer | Aufwand | Bis |\n|---|---|---|---|\n| Record narration | Lena | 3d | 2027-03-01 |\n| Edit audio | Jonas | 2d | Q2 2027 |',
    'Record narration (Lena, 1440m, 2027-03-01)\nEdit audio (Jonas, 960m, 2027-06-30)',
  ],
  [
    'a table with short headers',
    '| Task | Resp. | Effort | ETA |\n|---|---|---|---|\n| Write | Marta | 4d | Q1 2027 |\n| Translate | Lena | 1w | mid-March 2027 |',
    'Write (Marta, 1920m, 2027-03-31)\nTranslate (Lena, 2400m, 2027-03-15)',
  ],
  [
    'letters under numbers',
    '1) Iterate - 2 days\n   a) think\n   b) try again\n2) Ship',
    'Iterate (960m)\n  think\n  try again\nShip',
  ],
  [
    'numbered headings',
    '## 1. Setup\n### 1.1 Server (2d)\n## 2. Launch\n### 2.1 Announce (after 1.1)',
    'Setup\n  Server (960m)\nLaunch\n  Announce\nAnnounce < Server',
  ],
  [
    'facts as lines under an item',
    '* **Design**\n  Owner: Ana Lima\n  Due: 3 March 2027\n* **Build**\n  Depends on: Design\n  Assigned to Ben, 5 days',
    'Design (Ana Lima, 2027-03-03)\nBuild (Ben, 2400m)\nBuild < Design',
  ],
  [
    'facts as bullets under an item',
    '- Form\n  - Owner: Ravi\n  - Effort: 2 days\n- Mail\n  - Depends on: Form',
    'Form (Ravi, 960m)\nMail\nMail < Form',
  ],
  [
    'records of lines',
    'Task: Write spec\nOwner: Ana\nDue: 3 March\n\nTask: Review spec\nOwner: Ben\nAfter: Write spec',
    'Write spec (Ana, 2027-03-03)\nReview spec (Ben)\nReview spec < Write spec',
  ],
  [
    'a table with phases and bare numbers',
    '| Phase | Task | Days |\n|-|-|-|\n| Prep | Buy paint | 1 |\n| | Tape edges | 0.5 |\n| Paint | First coat | 2 |',
    'Prep\n  Buy paint (480m)\n  Tape edges (240m)\nPaint\n  First coat (960m)',
  ],
  [
    'an export of a scheduling program',
    'WBS\tTask Name\tDuration\tFinish\tPredecessors\tResource Names\t% Complete\n1\tBuild\t3 days\t1/6/2027\t\tKim\t0%\n1.1\tDig\t1 day\t1/4/2027\t\tLars\t100%\n1.2\tWalls\t2 days\t1/6/2027\t1.1FS+2 days\tMia\t40%',
    'Build (Kim, 1440m, 2027-01-06)\n  Dig (Lars, 480m, 2027-01-04, COMPLETED)\n  Walls (Mia, 960m, 2027-01-06, IN_PROGRESS)\nWalls < Dig',
  ],
  [
    'semicolons and European dates',
    'task;owner;estimate;due;depends on\nA;Ana;2d;05.01.2027;\nB;Ben;3h;05.02.2027;A',
    'A (Ana, 960m, 2027-01-05)\nB (Ben, 180m, 2027-02-05)\nB < A',
  ],
  [
    'parents by name in a table',
    'Task,Parent,Estimate\nHouse,,\nRoof,House,2d\nGarden,,1d',
    'House\n  Roof (960m)\nGarden (480m)',
  ],
  ['tabs', 'House\n\tRoof\n\t\tTiles (1d)\nGarden\n\tLawn', 'House\n  Roof\n    Tiles (480m)\nGarden\n  Lawn'],
  [
    'a title and groups without marks',
    'Move\n\nBefore\n  Pack\n  Clean after Pack\nAfter\n  Party',
    'Before\n  Pack\n  Clean\nAfter\n  Party\nClean < Pack',
  ],
  [
    'Windows line ends, a byte order mark and a fence around all',
    '\uFEFF```markdown\r\n- one\r\n- two (1h)\r\n```',
    'one\ntwo (60m)',
  ],
  ['one bullet', '- Write the report by Friday @ana', 'Write the report (Ana, 2026-11-27)'],
  [
    'quoted code, links and addresses',
    '- Fix `#login` for ana@example.com\n- Read [the guide](https://example.com/#top) (1h)',
    'Fix #login for ana@example.com\nRead the guide (60m)',
  ],
])('%s', async (_, document, expected) => {
  expect(await outline(document)).toBe(expected);
});

test('acceptance criteria under a task belong to it', async () => {
  const [search, speed] = await planOperations(
    '- Search\n  - Acceptance criteria:\n    - Finds typos\n    - Answers in 100 ms\n- Speed\n\n  Done when: pages load in 2 s; nothing jumps\n',
  );
  expect(search).toMatchObject({
    fields: { title: 'Search', acceptanceCriteria: ['Finds typos', 'Answers in 100 ms'] },
  });
  expect(speed).toMatchObject({
    fields: { title: 'Speed', acceptanceCriteria: ['pages load in 2 s', 'nothing jumps'] },
  });
});

test('paragraphs and addresses go into the description of what they stand under', async () => {
  const operations = await planOperations(
    '# Trip\n\nTo the sea.\n\n## Pack\n\nOnly one bag.\n\n- Tent\n\n  The green one, see [photo](https://example.com/t.jpg).\n\n- Stove\n',
  );
  expect(operations).toEqual([
    { kind: 'UPDATE_PROJECT', fields: { name: 'Trip', description: 'To the sea.' } },
    { kind: 'CREATE_TASK', taskId: 'new1', parentId: null, fields: { title: 'Pack', description: 'Only one bag.' } },
    {
      kind: 'CREATE_TASK',
      taskId: 'new2',
      parentId: 'new1',
      fields: { title: 'Tent', description: 'The green one, see [photo](https://example.com/t.jpg).' },
    },
    { kind: 'CREATE_TASK', taskId: 'new3', parentId: 'new1', fields: { title: 'Stove' } },
  ]);
});

test('items under a heading that is hardly work are kept, with a word about it', async () => {
  const events = await planEvents(plannerInput('## Build\n\n- Walls\n\n## Objectives\n\n- Garden\n'));
  expect(operationsOf(events)).toHaveLength(4);
  expect(events).toContainEqual({
    type: 'warning',
    text: '“Objectives” reads like background rather than work; its item is a task all the same, to be rejected where that is wrong.',
  });
});

test('what is out of scope is no task, and stands in the description of the project', async () => {
  const events = await planEvents(plannerInput('## Build\n\n- Walls\n- Roof\n\n## Out of scope\n\n- Garden\n'));
  expect(operationsOf(events).filter(({ kind }) => kind === 'CREATE_TASK')).toHaveLength(3);
  expect(JSON.stringify(operationsOf(events)[0])).toContain('**Out of scope**');
});

const repeat = (text: string): string => text.repeat(Math.ceil(200_000 / text.length)).slice(0, 200_000);

test.each([
  ['brackets', repeat('[')], ['images', repeat('![a](')], ['stars', repeat('*a ')], ['quotes', repeat('> ')], ['bullets on one line', repeat('- ')],
  ['spaces', `a${repeat(' ')}b`], ['dashes', repeat('— ')], ['mentions', repeat('@a ')], ['conjunctions', repeat('after a and ')], ['durations', `- a ${repeat('~2d ')}`], ['months', `- a\n- by ${repeat('March ')}`],
  ['equal lines', repeat('a\n\tb after a\n')], ['deep lists', Array.from({ length: 600 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
  ['items that wait for the next', Array.from({ length: 5_000 }, (_, index) => `- Task ${index} after task ${index + 1}`).join('\n')],
  ['items that wait in circles', Array.from({ length: 3_000 }, (_, index) => `- Job ${index} (after Job ${(index + 1) % 3_000}, Job ${(index * 7) % 3_000})`).join('\n')],
])('200,000 characters of %s take seconds, not minutes', { timeout: 60_000 }, async (_, text) => {
  const start = performance.now();
  const events = await planEvents(plannerInput(text));
  expect(events.at(-1)?.type).toMatch(/^(?:done|cut)$/u);
  expect(performance.now() - start).toBeLessThan(20_000);
}); // prettier-ignore
