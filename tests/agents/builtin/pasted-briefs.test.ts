import { describe, expect, test } from 'vitest';
import { deriveProjectName } from '../../../server/agents/builtin/project-name.ts';
import { planEvents, plannerInput } from './support.ts';

const MAIL = `From: Miriam Okafor <miriam@example.com>
To: Tobias Lindqvist <tobias@example.com>
Date: Mon, 23 Nov 2026 21:14:03 +0100
Subject: Re: Re: The wedding

Hi Tobias, here is where we are:

- Tobias: please find a band. If we can't get one we take the DJ.
- I will write the invitations by 4 December.
- We still need rings.

About the hall: they hold it only until Friday.

> On Sun, 22 Nov 2026 at 18:02, Tobias Lindqvist wrote:
>
> two deadlines, so that they don't get lost:
> the florist needs our colours by 11 December, and the hall wants the deposit of 600 € by 30 November.
>
> Also the photographer asked for a list of the pictures. She needs it by 22 January.
>
>> Could you ask the florist and the hall what they need from us?

Love,
Miriam
`;

async function read(brief: string) {
  const input = plannerInput(brief);
  const events = await planEvents(input);
  const operations = events.flatMap((event) => (event.type === 'operation' ? [event] : []));
  const tasks = operations.flatMap(({ operation, sources = [] }) =>
    operation.kind === 'CREATE_TASK' ? [{ ...operation.fields, sources }] : [],
  );
  const project = operations.flatMap(({ operation, sources = [] }) =>
    operation.kind === 'UPDATE_PROJECT' ? [{ ...operation.fields, sources }] : [],
  )[0];
  const textOf = (number: number): string => input.sentences[number - 1]!.text;
  const warnings = events.flatMap((event) => (event.type === 'warning' ? [event.text] : []));
  return { tasks, project, textOf, warnings };
}

describe('a pasted mail', () => {
  test('has tasks for the days that its quotations name', async () => {
    const { tasks } = await read(MAIL);
    expect(tasks.slice(3)).toMatchObject([
      { title: 'The florist needs our colours', dueDate: '2026-12-11' },
      { title: 'The hall wants the deposit of 600 €', dueDate: '2026-11-30' },
      { title: 'The photographer asked for a list of the pictures', dueDate: '2027-01-22' },
    ]);
  });

  test('asks by full names, and keeps below the request what is said about it', async () => {
    const { tasks } = await read(MAIL);
    expect(tasks[0]).toMatchObject({
      title: 'Find a band',
      assigneeName: 'Tobias Lindqvist',
      description: "If we can't get one we take the DJ.",
    });
    expect(tasks[1]).toMatchObject({ assigneeName: 'Miriam Okafor', dueDate: '2026-12-04' });
  });

  test('is called after its subject, and its project holds who wrote it', async () => {
    expect(deriveProjectName(MAIL)).toBe('The wedding');
    expect((await read(MAIL)).project?.description).toMatch(/^From: Miriam Okafor <miriam@example\.com> {2}\nTo: /u);
  });

  test('traces what follows the list to the project, not to the last task', async () => {
    const { tasks, project, textOf } = await read(MAIL);
    expect(tasks.find(({ title }) => title === 'We still need rings.')?.sources.map(textOf)).toEqual([
      'We still need rings.',
    ]);
    expect(project?.sources.map(textOf)).toEqual(
      expect.arrayContaining(['Love,', 'About the hall: they hold it only until Friday.']),
    );
  });

  test('warns of a day that came to nothing', async () => {
    expect((await read(MAIL)).warnings).toEqual([
      '“About the hall: they hold it only until Friday.” names a day that nothing in the plan has.',
    ]);
  });
});

test('what stands above the first part of a numbered document is no work', async () => {
  const { tasks, project, warnings } = await read(`PRODUCT REQUIREMENTS DOCUMENT
Receipts by photo, version 0.3 (12 November 2026)
Product owner: Hanneke de Vries

1. Purpose
Our customers type their receipts by hand, which takes long.

2. Reading
2.1 The service returns the total.
2.2 The service returns the shop.

3. Open questions
3.1 Who pays for it? (Hanneke, until 4 December)
3.2 Do we store the pictures?
`);
  expect(tasks.map(({ title }) => title)).toEqual([
    'Reading',
    'The service returns the total.',
    'The service returns the shop.',
    'Open questions',
    'Who pays for it?',
    'Do we store the pictures?',
  ]);
  expect(tasks[4]).toMatchObject({ dueDate: '2026-12-04', assigneeName: 'Hanneke de Vries' });
  expect(tasks.every(({ sources }) => sources.length > 0)).toBe(true);
  expect(project?.name).toBe('Receipts by photo');
  expect(project?.description).toContain('**Purpose**\n\nOur customers type their receipts by hand');
  expect(warnings).toEqual([]);
});

test('German items say when, after what, how urgent and whose', async () => {
  const { tasks, project } = await read(`Umzug der Bibliothek

Die Wiedereröffnung ist am 17. April 2027.
Verantwortlich ist Frau Kästner.

Umbau
- Angebote einholen – Herr Öztürk, bis zum 15.12.2026
- Regale aufbauen, nach Bodenbelag verlegen
- Bodenbelag verlegen
- Netzwerk anschließen, dringend
- Abnahme am 26. März 2027

Umzug
- Kisten packen
`);
  expect(tasks).toMatchObject([
    { title: 'Umbau' },
    { title: 'Angebote einholen', assigneeName: 'Herr Öztürk', dueDate: '2026-12-15' },
    { title: 'Regale aufbauen' },
    { title: 'Bodenbelag verlegen' },
    { title: 'Netzwerk anschließen', priority: 'CRITICAL' },
    { title: 'Abnahme', dueDate: '2027-03-26' },
    { title: 'Umzug' },
    { title: 'Kisten packen' },
  ]);
  expect(project?.dueDate).toBe('2027-04-17');
});

test('the start of a season is the end of what is to be done before it', async () => {
  const { project } = await read('Get our bakery certified organic before the summer season starts on 1 June 2027');
  expect(project).toMatchObject({ dueDate: '2027-06-01' });
  expect(project).not.toHaveProperty('startDate');
});

test('what must be ready before a day ends the project on that day', async () => {
  const { project } = await read('# Shop\n\nMust be done before the freeze on 26 March 2027.\n\n- Build\n- Test\n');
  expect(project).toMatchObject({ dueDate: '2027-03-26' });
});
