import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Housekeeping } from '../../server/services/housekeeping.ts';
import { DATABASES } from '../support/databases.ts';
import type { GraphqlClient } from '../support/graphql-client.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { apply, createProject, createTask } from './support/world.ts';

const ADD = `mutation ($input: AddCommentInput!) { addComment(input: $input) { id body isOwn mentions { name } } }`;
const LOG = `mutation ($input: LogTimeInput!) { logTime(input: $input) { id minutes patch { id title } } }`;
const TASK = `query ($id: ID!, $after: String) { task(id: $id) {
  actualMinutes
  comments(first: 2, after: $after) { totalCount nodes { body } pageInfo { hasNextPage endCursor } }
  timeEntries { totalCount nodes { minutes note person { name } } }
} }`;

interface Discussion {
  readonly actualMinutes: number;
  readonly comments: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly body: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
  readonly timeEntries: { readonly totalCount: number; readonly nodes: readonly { readonly minutes: number }[] };
}

async function discussionOf(client: GraphqlClient, id: string, after: string | null = null): Promise<Discussion> {
  return (await client.request<{ task: Discussion }>(TASK, { id, after })).task;
}

async function add(client: GraphqlClient, taskId: string, body: string, more: object = {}) {
  const { addComment } = await client.request<{ addComment: { id: string; mentions: { name: string }[] } }>(ADD, {
    input: { taskId, body, ...more },
  });
  return addComment;
}

async function log(client: GraphqlClient, taskId: string, minutes: number, more: object = {}) {
  const { logTime } = await client.request<{ logTime: { id: string; patch: { id: string; title: string } } }>(LOG, {
    input: { taskId, minutes, ...more },
  });
  return logTime;
}

/** Somebody else in the same workspace, with a role. */
async function colleague(app: TestApp, role: 'VIEWER' | 'CONTRIBUTOR') {
  const workspace = await app.database.db.selectFrom('workspace').select('id').executeTakeFirstOrThrow();
  return { id: 'ben', name: 'Ben', email: null, role, workspaceId: workspace.id as never, workspaceName: 'W' };
}

describe.each(DATABASES)('what is said of a task on %s', (kind) => {
  test('is read in pages, the latest first, and can be edited and deleted by its author', async () => {
    await using app = await startTestApp(kind);
    const taskId = await createTask(app.client, await createProject(app.client));
    await add(app.client, taskId, 'one');
    const two = await add(app.client, taskId, 'two');
    await add(app.client, taskId, ' three ');
    const first = await discussionOf(app.client, taskId);
    expect(first.comments.nodes).toHaveLength(2);
    const rest = await discussionOf(app.client, taskId, first.comments.pageInfo.endCursor);
    const bodies = [...first.comments.nodes, ...rest.comments.nodes].map(({ body }) => body);
    // Made within one millisecond, they may stand in any order.
    expect([...bodies].sort()).toEqual(['one', 'three', 'two']);
    expect(rest.comments.pageInfo.hasNextPage).toBe(false);
    const edit = 'mutation ($input: EditCommentInput!) { editComment(input: $input) { body } }';
    await app.client.request(edit, { input: { id: two.id, body: 'two, better' } });
    await app.client.request('mutation ($id: ID!) { deleteComment(id: $id) { id } }', { id: two.id });
    expect((await discussionOf(app.client, taskId)).comments.totalCount).toBe(2);
  });

  test('mentions people whose name stands in it, and nobody else', async () => {
    await using app = await startTestApp(kind);
    const taskId = await createTask(app.client, await createProject(app.client));
    const person = async (name: string) =>
      (
        await app.client.request<{ createPerson: { id: string } }>(
          'mutation ($name: String!) { createPerson(name: $name) { id } }',
          { name },
        )
      ).createPerson.id;
    const mentionIds = [await person('Ana Lee'), await person('Ben'), randomUUID()];
    const comment = await add(app.client, taskId, 'Ask @ana lee about it', { mentionIds });
    expect(comment.mentions).toEqual([{ name: 'Ana Lee' }]);
  });

  test('has one effect when the call is repeated with its id', async () => {
    await using app = await startTestApp(kind);
    const taskId = await createTask(app.client, await createProject(app.client));
    const id = randomUUID();
    for (const body of ['once', 'once']) await add(app.client, taskId, body, { id });
    for (const minutes of [30, 30]) await log(app.client, taskId, minutes, { id });
    const found = await discussionOf(app.client, taskId);
    expect([found.comments.totalCount, found.timeEntries.totalCount, found.actualMinutes]).toEqual([1, 1, 30]);
  });

  test('is refused where it is empty, too long, or on a task that is not there', async () => {
    await using app = await startTestApp(kind);
    const taskId = await createTask(app.client, await createProject(app.client));
    const refusal = async (input: object) =>
      (await app.client.execute(ADD, { input: { taskId, body: 'x', ...input } })).errors.map(({ extensions }) => [
        extensions?.['code'],
        extensions?.['field'],
      ]);
    expect(await refusal({ body: ' \n ' })).toEqual([['BAD_USER_INPUT', 'input.body']]);
    expect(await refusal({ body: 'x'.repeat(20_001) })).toEqual([['BAD_USER_INPUT', 'input.body']]);
    expect(await refusal({ taskId: randomUUID() })).toEqual([['NOT_FOUND', undefined]]);
  });

  test('is changed by nobody but its author, and not written by those who may only look', async () => {
    await using app = await startTestApp(kind);
    const taskId = (await createTask(app.client, await createProject(app.client))) as never;
    const { id } = await add(app.client, taskId, 'mine');
    const { comments, timeLog } = app.services;
    const input = { body: 'theirs', mentionIds: [] };
    const [ben, viewer] = [await colleague(app, 'CONTRIBUTOR'), await colleague(app, 'VIEWER')];
    await expect(comments.edit(ben, id as never, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(comments.remove(ben, id as never)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(comments.add(viewer, taskId, input, null)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const work = { minutes: 5, note: '', personId: null };
    await expect(timeLog.log(viewer, taskId, work, null)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const stranger = { ...ben, workspaceId: 'elsewhere' as never };
    await expect(comments.list(stranger, taskId, { first: 1, after: null })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(comments.edit(stranger, id as never, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('goes with its task 30 days after that was deleted, and not before; what was said of others stays', async () => {
    await using app = await startTestApp(kind);
    const projectId = await createProject(app.client);
    const [gone, kept, back] = [
      await createTask(app.client, projectId),
      await createTask(app.client, projectId),
      await createTask(app.client, projectId),
    ];
    for (const taskId of [gone, kept, back]) await add(app.client, taskId, `Of ${taskId}`);
    await apply(app.client, projectId, { deleteTask: { id: gone } });
    const deleted = await apply(app.client, projectId, { deleteTask: { id: back } });
    await app.client.request('mutation ($id: ID!) { revertPatch(id: $id) { applied } }', { id: deleted.patch!.id });
    const tidyAfter = async (days: number): Promise<string[]> => {
      const now = () => new Date(Date.now() + days * 86_400_000);
      const onError = (error: unknown) => expect(error).toBeUndefined();
      await new Housekeeping({ database: app.database, now, onError }).tidy();
      const rows = await app.database.db.selectFrom('comment').select('task_id').execute();
      return rows.map((row) => row.task_id).toSorted();
    };
    expect(await tidyAfter(29)).toEqual([gone, kept, back].toSorted());
    expect(await tidyAfter(31)).toEqual([kept, back].toSorted());
  });

  test('comes back with a task that is restored', async () => {
    await using app = await startTestApp(kind);
    const projectId = await createProject(app.client);
    const taskId = await createTask(app.client, projectId);
    await add(app.client, taskId, 'keep me');
    await log(app.client, taskId, 20);
    await apply(app.client, projectId, { deleteTask: { id: taskId } });
    expect(
      (await app.client.request<{ task: null }>('query ($id: ID!) { task(id: $id) { id } }', { id: taskId })).task,
    ).toBeNull();
    await app.client.request('mutation ($p: ID!, $t: ID!) { restoreTask(projectId: $p, taskId: $t) { applied } }', {
      p: projectId,
      t: taskId,
    });
    const found = await discussionOf(app.client, taskId);
    expect([found.comments.nodes[0]?.body, found.timeEntries.totalCount, found.actualMinutes]).toEqual([
      'keep me',
      1,
      20,
    ]);
  });

  test('is told to those who have the task open, at once and after every change', async () => {
    await using app = await startTestApp(kind);
    const taskId = await createTask(app.client, await createProject(app.client));
    const states = app.client.subscribe<{ discussionChanged: { count: number } }>(
      'subscription ($taskId: ID!) { discussionChanged(taskId: $taskId) { count } }',
      { taskId },
    );
    expect((await states.next()).value).toMatchObject({ discussionChanged: { count: 0 } });
    await add(app.client, taskId, 'news');
    expect((await states.next()).value).toMatchObject({ discussionChanged: { count: 1 } });
    await states.return();
  });
});

describe.each(DATABASES)('the time log on %s', (kind) => {
  test('adds up what several people log at once, each as a patch that says so', async () => {
    await using app = await startTestApp(kind);
    const projectId = await createProject(app.client);
    const taskId = await createTask(app.client, projectId, { assigneeName: 'Ana' });
    const { people } = await app.client.request<{ people: { id: string }[] }>('{ people { id } }');
    const entries = await Promise.all(
      [10, 20, 30, 40].map((minutes) =>
        log(app.client, taskId, minutes, { note: ' sketch ', personId: people[0]?.id }),
      ),
    );
    const found = await discussionOf(app.client, taskId);
    expect(found.actualMinutes).toBe(100);
    expect(found.timeEntries.nodes[0]).toMatchObject({ note: 'sketch', person: { name: 'Ana' } });
    expect(new Set(entries.map(({ patch }) => patch.id)).size).toBe(4);
    expect(entries[0]?.patch.title).toBe('Log 10 min on “Write”');
  });

  test('takes an entry away again by a patch, and no longer counts one whose patch was undone', async () => {
    await using app = await startTestApp(kind);
    const taskId = await createTask(app.client, await createProject(app.client));
    const first = await log(app.client, taskId, 10);
    const second = await log(app.client, taskId, 20);
    await app.client.request('mutation ($id: ID!) { revertPatch(id: $id) { applied } }', { id: second.patch.id });
    let found = await discussionOf(app.client, taskId);
    expect([found.actualMinutes, found.timeEntries.totalCount]).toEqual([10, 1]);
    for (const _ of [1, 2])
      await app.client.request('mutation ($id: ID!) { removeTimeEntry(id: $id) { id } }', { id: first.id });
    found = await discussionOf(app.client, taskId);
    expect([found.actualMinutes, found.timeEntries.totalCount]).toEqual([0, 0]);
  });

  test('refuses what is no amount of work', async () => {
    await using app = await startTestApp(kind);
    const taskId = await createTask(app.client, await createProject(app.client));
    for (const input of [{ minutes: 0 }, { minutes: -5 }, { minutes: 10_081 }]) {
      const { errors } = await app.client.execute(LOG, { input: { taskId, ...input } });
      expect(errors[0]?.extensions?.['field']).toBe('input.minutes');
    }
    const nobody = await app.client.execute(LOG, { input: { taskId, minutes: 5, personId: randomUUID() } });
    expect(nobody.errors[0]?.extensions?.['field']).toBe('input.personId');
    expect((await discussionOf(app.client, taskId)).actualMinutes).toBe(0);
  });
});
