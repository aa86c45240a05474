import { describe, expect, test } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { startTestApp } from '../support/test-app.ts';
import { apply, createProject, createTask } from './support/world.ts';

describe.each(DATABASES)('projects on %s', (kind) => {
  test('makes a project with the fields given and the defaults for the rest', async () => {
    await using app = await startTestApp(kind);
    const input = { name: '  Launch  ', tags: ['web'], dueDate: '2026-12-24', priority: null };
    const { createProject: project } = await app.client.request<{ createProject: object }>(
      `mutation ($input: CreateProjectInput!) {
        createProject(input: $input) { name description status priority tags startDate dueDate version outline { id } progress { taskCount } }
      }`,
      { input },
    );
    expect(project).toEqual({
      name: 'Launch',
      description: '',
      status: 'PLANNING',
      priority: 'MEDIUM',
      tags: ['web'],
      startDate: null,
      dueDate: '2026-12-24',
      version: 0,
      outline: [],
      progress: { taskCount: 0 },
    });
  });

  test('names the field of the input that cannot be right', async () => {
    await using app = await startTestApp(kind);
    const { errors, data } = await app.client.execute('mutation { createProject(input: { name: "  " }) { id } }');
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', field: 'input.name' }]);
    expect(data).toBeNull();
  });

  test('hands out pages without gaps or repetitions, and the count of all', async () => {
    await using app = await startTestApp(kind);
    for (const name of ['a', 'b', 'c', 'd', 'e']) await createProject(app.client, name);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { projects }: { projects: Projects } = await app.client.request(
        `query ($after: String) {
          projects(first: 2, after: $after) {
            totalCount edges { cursor node { name } } nodes { name }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          }
        }`,
        { after },
      );
      expect(projects.totalCount).toBe(5);
      expect(projects.pageInfo.hasPreviousPage).toBe(after !== null);
      expect(projects.edges.map(({ node }) => node)).toEqual(projects.nodes);
      expect(projects.pageInfo.startCursor).toBe(projects.edges[0]?.cursor);
      seen.push(...projects.nodes.map(({ name }) => name));
      after = projects.pageInfo.hasNextPage ? projects.pageInfo.endCursor : null;
    } while (after !== null);
    expect([...seen].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('refuses a cursor that is none, and a page that is too large', async () => {
    await using app = await startTestApp(kind);
    const ask = async (args: string) => (await app.client.execute(`{ projects(${args}) { nodes { id } } }`)).errors[0];
    expect((await ask('after: "zzz"'))?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'after' });
    expect((await ask('first: -1'))?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'first' });
    expect((await ask('first: 201'))?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'first' });
  });

  test('finds projects by words, status, priority and tag', async () => {
    await using app = await startTestApp(kind);
    const make = (input: object) =>
      app.client.request('mutation ($input: CreateProjectInput!) { createProject(input: $input) { id } }', { input });
    await make({ name: 'Website relaunch', tags: ['web'], status: 'ACTIVE' });
    await make({ name: 'Office move', priority: 'HIGH' });
    const find = async (filter: object) => {
      const { projects } = await app.client.request<{ projects: { nodes: { name: string }[] } }>(
        'query ($filter: ProjectFilter) { projects(filter: $filter) { nodes { name } } }',
        { filter },
      );
      return projects.nodes.map(({ name }) => name);
    };
    expect(await find({ search: 'RELAUNCH' })).toEqual(['Website relaunch']);
    expect(await find({ status: ['ACTIVE'] })).toEqual(['Website relaunch']);
    expect(await find({ priority: ['HIGH'] })).toEqual(['Office move']);
    expect(await find({ tag: 'web' })).toEqual(['Website relaunch']);
    expect(await find({ search: '%' })).toEqual([]);
    expect(await find({ status: null, tag: null })).toHaveLength(2);
  });

  test('hides a deleted project with its tasks, and brings it back whole', async () => {
    await using app = await startTestApp(kind);
    const id = await createProject(app.client);
    const taskId = await createTask(app.client, id);
    const look = () =>
      app.client.request<object>(
        'query ($id: ID!, $taskId: ID!) { project(id: $id) { id } task(id: $taskId) { id } node(id: $taskId) { id } }',
        { id, taskId },
      );
    await app.client.request('mutation ($id: ID!) { deleteProject(id: $id) }', { id });
    expect(await look()).toEqual({ project: null, task: null, node: null });
    const trash = '{ deletedProjects { id progress { taskCount } } }';
    expect(await app.client.request(trash)).toEqual({ deletedProjects: [{ id, progress: { taskCount: 1 } }] });
    await app.client.request('mutation ($id: ID!) { restoreProject(id: $id) { id } }', { id });
    expect(await look()).toEqual({ project: { id }, task: { id: taskId }, node: { id: taskId } });
  });

  test('answers node with anything that has an id, and null for what does not exist', async () => {
    await using app = await startTestApp(kind);
    const projectId = await createProject(app.client);
    const { patch } = await apply(app.client, projectId, { createTask: { title: 'Write', assigneeName: 'Ana' } });
    const { project } = await app.client.request<{ project: { outline: { id: string; assignee: { id: string } }[] } }>(
      'query ($id: ID!) { project(id: $id) { outline { id assignee { id } } } }',
      { id: projectId },
    );
    const [task] = project.outline;
    const typeOf = async (id: string | undefined) => {
      const { node } = await app.client.request<{ node: object | null }>(
        `query ($id: ID!) { node(id: $id) { __typename id ... on Task { title } ... on Project { name } ... on Person { name } ... on Patch { status } } }`,
        { id },
      );
      return node;
    };
    expect(await typeOf(projectId)).toEqual({ __typename: 'Project', id: projectId, name: 'Launch' });
    expect(await typeOf(task?.id)).toEqual({ __typename: 'Task', id: task?.id, title: 'Write' });
    expect(await typeOf(task?.assignee.id)).toEqual({ __typename: 'Person', id: task?.assignee.id, name: 'Ana' });
    expect(await typeOf(patch?.id)).toEqual({ __typename: 'Patch', id: patch?.id, status: 'APPLIED' });
    expect(await typeOf('nothing')).toBeNull();
    expect(app.logged).toEqual([]);
  });

  test('reads what was written before in the same request', async () => {
    await using app = await startTestApp(kind);
    const id = await createProject(app.client);
    const operations = (title: string) => [{ createTask: { title } }];
    const answer = await app.client.request<Record<string, { project: { version: number; outline: object[] } }>>(
      `mutation ($a: ApplyPatchInput!, $b: ApplyPatchInput!) {
        a: applyPatch(input: $a) { project { version outline { title } } }
        b: applyPatch(input: $b) { project { version outline { title } } }
      }`,
      { a: { projectId: id, operations: operations('One') }, b: { projectId: id, operations: operations('Two') } },
    );
    expect(answer).toEqual({
      a: { project: { version: 1, outline: [{ title: 'One' }] } },
      b: { project: { version: 2, outline: [{ title: 'One' }, { title: 'Two' }] } },
    });
  });

  test('knows the local owner and the people who were made', async () => {
    await using app = await startTestApp(kind);
    const { viewer } = await app.client.request<{ viewer: object }>('{ viewer { role email workspaceName } }');
    expect(viewer).toMatchObject({ role: 'ADMIN' });
    const make = (name: string) =>
      app.client.execute(`mutation ($name: String!) { createPerson(name: $name) { name weeklyCapacityMinutes } }`, {
        name,
      });
    expect((await make('Ana')).data).toEqual({ createPerson: { name: 'Ana', weeklyCapacityMinutes: 2400 } });
    expect((await make('  ana ')).errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'name' });
    expect(await app.client.request('{ people { name } }')).toEqual({ people: [{ name: 'Ana' }] });

    const { people } = await app.client.request<{ people: { id: string }[] }>('{ people { id } }');
    const give = (minutes: number, id = people[0]?.id) =>
      app.client.execute(
        'mutation ($id: ID!, $minutes: Int!) { setWeeklyCapacity(personId: $id, minutes: $minutes) { name weeklyCapacityMinutes } }',
        { id, minutes },
      );
    expect((await give(960)).data).toEqual({ setWeeklyCapacity: { name: 'Ana', weeklyCapacityMinutes: 960 } });
    for (const wrong of [-1, 10_081])
      expect((await give(wrong)).errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect((await give(60, crypto.randomUUID())).errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect(await app.client.request('{ people { weeklyCapacityMinutes } }')).toEqual({
      people: [{ weeklyCapacityMinutes: 960 }],
    });
  });
});

interface Projects {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly name: string } }[];
  readonly nodes: readonly { readonly name: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}
