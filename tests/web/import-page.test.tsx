import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdFile } from '../../web/features/import/held-file.ts';
import { NewProjectImportPage, ProjectImportPage } from '../../web/features/import/import-page.tsx';
import { WelcomePage } from '../../web/features/planning/welcome-page.tsx';
import { ATTACKS } from '../support/attack-corpus.ts';
import { openPage, ScriptedApi, type Handler } from './scripted-api.tsx';

vi.mock('idb-keyval', () => ({
  createStore: () => ({}),
  get: () => Promise.resolve(undefined),
  set: () => Promise.resolve(undefined),
  del: () => Promise.resolve(undefined),
  entries: () => Promise.resolve([]),
}));

beforeEach(() => holdFile(null));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

interface Table {
  readonly columns?: readonly { readonly header: string; readonly field: string | null; readonly samples: string[] }[];
  readonly problems?: readonly { readonly line: number; readonly column: string | null; readonly message: string }[];
  readonly titles?: readonly string[];
}
function preview({ columns, problems = [], titles = ['Design', 'Build'] }: Table = {}) {
  return {
    data: {
      csvPreview: {
        __typename: 'CsvPreview',
        columns: (
          columns ?? [
            { header: 'Name', field: 'TITLE', samples: ['Design'] },
            { header: 'Sprint', field: null, samples: ['7'] },
          ]
        ).map((column) => ({ __typename: 'CsvColumn', ...column })),
        rowCount: titles.length,
        taskCount: titles.length,
        dependencyCount: 0,
        problems: problems.map((problem) => ({ __typename: 'CsvProblem', ...problem })),
        problemCount: problems.length,
        tasks: titles.map((title) => ({ __typename: 'CsvTask', title, depth: 0 })),
      },
    },
  };
}
const PROPOSED = {
  data: { importCsv: { __typename: 'Patch', id: 'patch', project: { __typename: 'Project', id: 'made' } } },
};

async function open(projectId: string | null, handlers: Record<string, Handler> = {}) {
  const api = new ScriptedApi({
    ProviderList: () => ({ data: { providers: [] } }),
    ProjectList: () => ({ data: { projects: { __typename: 'ProjectConnection', nodes: [], totalCount: 0 } } }),
    WelcomePage: () => ({ data: { projects: { __typename: 'ProjectConnection', nodes: [] } } }),
    ImportPage_preview: () => preview(),
    ImportPage_import: () => PROPOSED,
    ...handlers,
  });
  const page =
    projectId === null
      ? openPage({ api, path: '/import', url: '/import', Page: NewProjectImportPage })
      : openPage({ api, path: '/p/$projectId/import', url: `/p/${projectId}/import`, Page: ProjectImportPage });
  await screen.findByRole('heading', { name: /^Import/ });
  return { ...page, api, user: userEvent.setup() };
}

function drop(file: File): void {
  fireEvent.drop(screen.getByText('Drop a file here'), { dataTransfer: { files: [file], types: ['Files'] } });
}
function table(text = 'Name,Sprint\nDesign,7\nBuild,7', name = 'my_tasks.csv'): File {
  return new File([text], name);
}

describe('the import page', () => {
  it('shows what the columns hold, lets them be chosen, and leads to the review', async () => {
    const { api, user, location } = await open(null);
    drop(table());
    const title = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Name' });
    expect(title.value).toBe('TITLE');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Sprint' }), 'TITLE');
    await waitFor(() => expect(api.callsOf('ImportPage_preview')).toHaveLength(2));
    expect(api.callsOf('ImportPage_preview')[1]).toMatchObject({ input: { columns: [null, 'TITLE'] } });
    const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of the new project' });
    expect(name.value).toBe('my tasks');
    await user.click(screen.getByRole('button', { name: 'Review 2 tasks' }));
    await waitFor(() => expect(location()).toBe('/p/made/plan/patch'));
    expect(api.callsOf('ImportPage_import')).toMatchObject([
      { input: { projectName: 'my tasks', fileName: 'my_tasks.csv', columns: [null, 'TITLE'] } },
    ]);
  });

  it('goes into the project that is open, and keeps everything where the server refuses', async () => {
    const refusal = new CombinedGraphQLErrors({ errors: [{ message: 'There is no task in this table.' }] });
    const { api, user, location } = await open('mine', { ImportPage_import: () => Promise.reject(refusal) });
    drop(table());
    await user.click(await screen.findByRole('button', { name: 'Review 2 tasks' }));
    expect((await screen.findAllByText('There is no task in this table.')).length).toBeGreaterThan(0);
    expect(location()).toBe('/p/mine/import');
    expect(api.callsOf('ImportPage_import')).toMatchObject([{ input: { projectId: 'mine' } }]);
    expect(screen.queryByRole('textbox', { name: 'Name of the new project' })).toBeNull();
  });

  it.each([
    [
      'too large',
      new File(['x'.repeat(3 * 1024 * 1024 + 1)], 'tasks.csv'),
      '“tasks.csv” is too large: 3 MB are the most.',
    ],
    ['of another kind', new File(['x'], 'plan.xlsx'), /“plan.xlsx” cannot be read here/],
    ['a calendar', new File(['x'], 'plan.ics'), /Calendars are only given out/],
    ['no text', new File([new Uint8Array([0xff, 0xfe, 0x41])], 'tasks.csv'), /no text in UTF-8/],
  ])('says what is wrong with a file that is %s', async (_what, file, sentence) => {
    const { api } = await open(null);
    drop(file);
    expect((await screen.findAllByText(sentence)).length).toBeGreaterThan(0);
    expect(api.callsOf('ImportPage_preview')).toEqual([]);
  });

  it('says while something is dragged over it that it can be dropped, and is used by keyboard too', async () => {
    const { user } = await open(null);
    fireEvent.dragOver(screen.getByText('Drop a file here'), { dataTransfer: { types: ['Files'] } });
    expect(screen.getByText('Drop it here')).toBeTruthy();
    const button = screen.getByRole('button', { name: 'Choose a file…' });
    const chosen = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => undefined);
    button.focus();
    await user.keyboard('{Enter}');
    expect(chosen).toHaveBeenCalledTimes(1);
    chosen.mockRestore();
  });

  it('puts a document into the goal box, where it is planned like any other', async () => {
    await open(null);
    drop(new File(['# Brief\n- One'], 'brief.md'));
    const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'The document to plan from' });
    expect(box.value).toBe('# Brief\n- One');
  });

  it('sends an exported project as it is, and says what the server finds wrong with it', async () => {
    const answers = [
      new Response(JSON.stringify({ message: 'This file cannot be read. It ends in the middle.' }), { status: 422 }),
      new Response(JSON.stringify({ id: 'made', name: 'Launch' }), { status: 201 }),
    ];
    const sent = vi.fn(() => Promise.resolve(answers.shift()!));
    vi.stubGlobal('fetch', sent);
    const { user, location } = await open(null);
    const file = new File(['{}'], 'launch.json');
    drop(file);
    await user.click(await screen.findByRole('button', { name: 'Import as a new project' }));
    expect((await screen.findAllByText('This file cannot be read. It ends in the middle.')).length).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: 'Import as a new project' }));
    await waitFor(() => expect(location()).toBe('/p/made/outline'));
    expect(sent).toHaveBeenCalledWith('/projects/import', expect.objectContaining({ method: 'POST', body: file }));
  });

  it('shows texts of a file as texts, whatever stands in them', async () => {
    const columns = [
      { header: 'Name', field: 'TITLE', samples: [...ATTACKS] },
      ...ATTACKS.map((header) => ({ header, field: null, samples: [header] })),
    ];
    const problems = ATTACKS.map((message) => ({ line: 2, column: message, message }));
    await open(null, { ImportPage_preview: () => preview({ columns, problems, titles: [...ATTACKS] }) });
    drop(table('Name\nx', `${'<img src=x onerror=attacked()>'.replaceAll('/', '')}.csv`));
    const places = await screen.findByRole('list', { name: 'Places to look at' });
    expect(within(places).getAllByRole('listitem')).toHaveLength(ATTACKS.length);
    expect(document.querySelector('main img, li img, li script, li iframe, p img, p script, li a, li form')).toBeNull();
  });
});

it('is where a table or a project leads that is dropped on the goal box', async () => {
  const api = new ScriptedApi({
    ProviderList: () => ({ data: { providers: [] } }),
    WelcomePage: () => ({ data: { projects: { __typename: 'ProjectConnection', nodes: [] } } }),
  });
  const { location } = openPage({ api, path: '/welcome', url: '/welcome', Page: WelcomePage });
  const box = await screen.findByRole('textbox', { name: 'What do you want to achieve?' });
  fireEvent.dragOver(box, { dataTransfer: { types: ['Files'] } });
  expect(screen.getByText(/^Drop a document to plan from/)).toBeTruthy();
  fireEvent.drop(box, { dataTransfer: { files: [table()], types: ['Files'] } });
  await waitFor(() => expect(location()).toBe('/import'));
});
