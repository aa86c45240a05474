import { describe, expect, test } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import type { GraphqlClient } from '../support/graphql-client.ts';
import { startTestApp } from '../support/test-app.ts';
import { createProject } from './support/world.ts';

const CREATE = `mutation ($input: CreateSavedViewInput!) { createSavedView(input: $input) { id name view search authorName } }`;

async function save(client: GraphqlClient, input: object): Promise<string> {
  const { createSavedView } = await client.request<{ createSavedView: { id: string } }>(CREATE, { input });
  return createSavedView.id;
}

async function viewsOf(client: GraphqlClient, projectId: string): Promise<object[]> {
  const { project } = await client.request<{ project: { savedViews: object[] } }>(
    'query ($id: ID!) { project(id: $id) { savedViews { name view search } } }',
    { id: projectId },
  );
  return project.savedViews;
}

describe.each(DATABASES)('saved views on %s', (kind) => {
  test('are listed by name with what they show, and can be changed and deleted', async () => {
    await using app = await startTestApp(kind);
    const projectId = await createProject(app.client);
    const late = await save(app.client, {
      projectId,
      name: ' Late  work ',
      view: 'board',
      search: { f: 'due:overdue' },
    });
    await save(app.client, { projectId, name: 'ana', view: 'outline', search: { f: 'assignee:ana', g: 'status' } });
    expect(await viewsOf(app.client, projectId)).toEqual([
      { name: 'ana', view: 'outline', search: { f: 'assignee:ana', g: 'status' } },
      { name: 'Late work', view: 'board', search: { f: 'due:overdue' } },
    ]);
    await app.client.request('mutation ($input: UpdateSavedViewInput!) { updateSavedView(input: $input) { id } }', {
      input: { id: late, name: 'A first one', search: {} },
    });
    expect(await viewsOf(app.client, projectId)).toMatchObject([
      { name: 'A first one', view: 'board', search: {} },
      {},
    ]);
    await app.client.request('mutation ($id: ID!) { deleteSavedView(id: $id) { id } }', { id: late });
    expect(await viewsOf(app.client, projectId)).toHaveLength(1);
  });

  test('are told to those who follow them, at once and after every change by somebody else', async () => {
    await using app = await startTestApp(kind);
    const projectId = await createProject(app.client);
    const told = app.client.subscribe('subscription ($id: ID!) { savedViewsChanged(projectId: $id) { name } }', {
      id: projectId,
    });
    const next = async (): Promise<unknown> => (await told.next()).value;
    expect(await next()).toEqual({ savedViewsChanged: [] });
    const id = await save(app.client, { projectId, name: 'Late', view: 'board', search: {} });
    expect(await next()).toEqual({ savedViewsChanged: [{ name: 'Late' }] });
    await app.client.request('mutation ($id: ID!) { deleteSavedView(id: $id) { id } }', { id });
    expect(await next()).toEqual({ savedViewsChanged: [] });
    await told.return(undefined);
  });

  test('refuses a name that is taken in the project, whatever its case, and what is no state of a view', async () => {
    await using app = await startTestApp(kind);
    const [projectId, other] = [await createProject(app.client), await createProject(app.client, 'Other')];
    await save(app.client, { projectId, name: 'Late', view: 'list', search: {} });
    await save(app.client, { projectId: other, name: 'Late', view: 'list', search: {} });
    const refused = async (input: object) =>
      (
        await app.client.execute(CREATE, { input: { projectId, name: 'New', view: 'list', search: {}, ...input } })
      ).errors.map(({ extensions }) => extensions?.['field']);
    expect(await refused({ name: 'LATE' })).toEqual(['input.name']);
    expect(await refused({ name: ' ' })).toEqual(['input.name']);
    expect(await refused({ view: '../settings' })).toEqual(['input.view']);
    expect(await refused({ search: { f: 5 } })).toEqual(['input.search']);
    expect(await refused({ search: { f: 'x'.repeat(2_001) } })).toEqual(['input.search']);
  });

  test('takes two people who save the same name at once as one saved view and one refusal', async () => {
    await using app = await startTestApp(kind);
    const projectId = await createProject(app.client);
    const input = { projectId, name: 'Late', view: 'list', search: {} };
    const answers = await Promise.all([1, 2, 3].map(() => app.client.execute(CREATE, { input })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await viewsOf(app.client, projectId)).toHaveLength(1);
  });

  test('are nothing to somebody who may only look, or whose workspace it is not', async () => {
    await using app = await startTestApp(kind);
    const projectId = await createProject(app.client);
    const id = await save(app.client, { projectId, name: 'Late', view: 'list', search: {} });
    const { services } = app;
    const owner = { id: 'x', name: 'X', email: null, role: 'VIEWER' as const, workspaceName: 'W' };
    const workspaceId = (await app.database.db.selectFrom('workspace').select('id').executeTakeFirstOrThrow())
      .id as never;
    await expect(services.savedViews.remove({ ...owner, workspaceId }, id as never)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const stranger = { ...owner, role: 'ADMIN' as const, workspaceId: 'elsewhere' as never };
    await expect(services.savedViews.remove(stranger, id as never)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await services.savedViews.listOf(stranger, [projectId as never])).size).toBe(0);
  });
});
