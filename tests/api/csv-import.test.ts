import { describe, expect, test } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { sharedApp } from './support/shared-app.ts';
import { apply, createProject, outlineOf } from './support/world.ts';

const PREVIEW = `query ($input: CsvInput!) {
  csvPreview(input: $input) {
    columns { header field samples }
    rowCount taskCount dependencyCount
    problems { line column message }
    tasks { title depth }
  }
}`;
const IMPORT = `mutation ($input: ImportCsvInput!) {
  importCsv(input: $input) { id status title project { id name version } operations { kind } }
}`;
interface Preview {
  readonly csvPreview: {
    readonly columns: readonly { readonly header: string; readonly field: string | null }[];
    readonly problems: readonly object[];
    readonly tasks: readonly object[];
  };
}
interface Imported {
  readonly importCsv: { readonly id: string; readonly project: { readonly id: string } };
}

const TABLE = [
  'Key;Summary;Phase;State;Owner;Effort (h);Due date;Labels;Blocked by;Sprint',
  'A-1;"Design; first";Shape;done;Ana;4;2027-01-15;ui;;7',
  'A-2;Build;Make;doing;Ben;1.5d;31 March 2027;"ui, core";A-1;7',
  ';;Make;;;;;;;7',
  'A-3;Test;Make;somehow;;9 apples;never;;"A-2, A-9";',
].join('\n');

describe.each(DATABASES)('a table of another tool, on %s', (kind) => {
  const app = sharedApp(kind);

  test('is recognised by its header, and what cannot be taken is named with its line', async () => {
    const { csvPreview } = await app.client.request<Preview>(PREVIEW, { input: { text: TABLE } });
    expect(csvPreview.columns.map(({ header, field }) => `${header}: ${field}`)).toEqual([
      'Key: NUMBER',
      'Summary: TITLE',
      'Phase: GROUP',
      'State: STATUS',
      'Owner: ASSIGNEE',
      'Effort (h): ESTIMATE',
      'Due date: DUE',
      'Labels: TAGS',
      'Blocked by: DEPENDS_ON',
      'Sprint: null',
    ]);
    expect(csvPreview).toMatchObject({ rowCount: 4, taskCount: 5, dependencyCount: 2 });
    expect(csvPreview.tasks).toEqual([
      { title: 'Shape', depth: 0 },
      { title: 'Design; first', depth: 1 },
      { title: 'Make', depth: 0 },
      { title: 'Build', depth: 1 },
      { title: 'Test', depth: 1 },
    ]);
    expect(csvPreview.problems).toMatchObject([
      { line: 4, column: 'Summary', message: 'The row has no title; it is left out.' },
      { line: 5, column: 'State', message: expect.stringContaining('“somehow” is no status') },
      { line: 5, column: 'Effort (h)', message: expect.stringContaining('It is in the description.') },
      { line: 5, column: 'Due date', message: expect.stringContaining('“never” is no day') },
      { line: 5, column: 'Blocked by', message: 'There is no row “A-9” to wait for; it waits for nothing.' },
    ]);
  });

  test('becomes a proposal, for a new project or for one that is there, and changes nothing by itself', async () => {
    const { importCsv } = await app.client.request<Imported>(IMPORT, {
      input: { text: TABLE, projectName: 'From a table', fileName: 'tasks.csv' },
    });
    const { project } = importCsv;
    expect(importCsv).toMatchObject({
      status: 'PROPOSED',
      title: 'Import of tasks.csv',
      project: { name: 'From a table', version: 0 },
    });
    expect(await outlineOf(app.client, project.id)).toEqual([]);
    await app.client.request('mutation ($id: ID!) { applyPatch(input: { patchId: $id }) { applied } }', {
      id: importCsv.id,
    });
    const { project: applied } = await app.client.request<{ project: { outline: object[] } }>(
      `query ($id: ID!) { project(id: $id) { outline {
        title status estimatedMinutes dueDate tags description assignee { name } dependencies { title }
      } } }`,
      { id: project.id },
    );
    expect(applied.outline[3]).toEqual({
      title: 'Build',
      status: 'IN_PROGRESS',
      estimatedMinutes: 720,
      dueDate: '2027-03-31',
      tags: ['ui', 'core'],
      description: '',
      assignee: { name: 'Ben' },
      dependencies: [{ title: 'Design; first' }],
    });
    expect(applied.outline[4]).toMatchObject({
      description: 'State: somehow\n\nEffort (h): 9 apples\n\nDue date: never',
    });

    const second = await app.client.request<Imported>(IMPORT, {
      input: { text: 'Name,Nr\nMore,1', columns: ['TITLE', null], projectId: project.id },
    });
    expect(second.importCsv.project.id).toBe(project.id);
    expect(await outlineOf(app.client, project.id)).toHaveLength(5);
  });

  test('that was exported here comes back as it was', async () => {
    const projectId = await createProject(app.client, 'Table');
    const ids = Array.from({ length: 3 }, () => crypto.randomUUID());
    await apply(
      app.client,
      projectId,
      { createTask: { id: ids[0], title: '=Sum, "of" all', description: "'=kept\nas it is", tags: ['a, b', 'c;d'] } },
      { createTask: { id: ids[1], parentId: ids[0], title: '@home', estimatedMinutes: 95, assigneeName: 'Ana, jr.' } },
      { createTask: { id: ids[2], title: "'-5", status: 'COMPLETED', dueDate: '2027-02-01' } },
      { addDependency: { taskId: ids[2], dependsOnId: ids[1] } },
    );
    const csv = await (await fetch(`${app.url}/projects/${projectId}/export.csv`)).text();
    const { importCsv } = await app.client.request<Imported>(IMPORT, { input: { text: csv, projectName: 'Again' } });
    await app.client.request('mutation ($id: ID!) { applyPatch(input: { patchId: $id }) { applied } }', {
      id: importCsv.id,
    });
    expect(await (await fetch(`${app.url}/projects/${importCsv.project.id}/export.csv`)).text()).toBe(csv);
  });

  test('that cannot be read is refused with the place, and makes no project', async () => {
    const count = async (): Promise<number> =>
      (await app.client.request<{ projects: { totalCount: number } }>('{ projects(first: 1) { totalCount } }')).projects
        .totalCount;
    const before = await count();
    const refused = async (input: object): Promise<unknown> =>
      app.client.request(IMPORT, { input: { projectName: 'Never', ...input } }).catch((error: unknown) => error);
    expect(await refused({ text: 'Title,Owner\n"Open,Ana\nMore' })).toMatchObject({
      message: expect.stringMatching(/near line \d, quotes do not close/),
    });
    expect(await refused({ text: '' })).toMatchObject({ message: expect.stringContaining('The file is empty.') });
    expect(await refused({ text: 'Colour,Size\nred,3', columns: [null, null] })).toMatchObject({
      message: expect.stringContaining('Choose the column of the titles.'),
    });
    expect(await refused({ text: 'Title,Size\nred,3', columns: ['TITLE'] })).toMatchObject({
      message: expect.stringContaining('The table has 2 columns, and 1 are described.'),
    });
    expect(await count()).toBe(before);
  });
});
