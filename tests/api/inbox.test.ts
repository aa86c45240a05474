import { describe, expect, test } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import type { GraphqlClient } from '../support/graphql-client.ts';
import { startTestApp } from '../support/test-app.ts';
import { apply, createProject, createTask } from './support/world.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const INBOX = `{ inbox { unreadCount items {
  key kind isRead isOverdue dueDate project { name } task { title } patch { title } comment { body }
} } }`;

interface Item {
  readonly key: string;
  readonly kind: string;
  readonly isRead: boolean;
  readonly isOverdue: boolean;
  readonly task: { readonly title: string } | null;
}

async function inboxOf(client: GraphqlClient): Promise<{ unreadCount: number; items: Item[] }> {
  return (await client.request<{ inbox: { unreadCount: number; items: Item[] } }>(INBOX)).inbox;
}

/** Makes the viewer the person called Ana. */
async function beAna(client: GraphqlClient): Promise<string> {
  const { createPerson } = await client.request<{ createPerson: { id: string } }>(
    'mutation { createPerson(name: "Ana") { id } }',
  );
  await client.request('mutation ($id: ID) { setViewerPerson(personId: $id) { person { name } } }', {
    id: createPerson.id,
  });
  return createPerson.id;
}

const mention = (client: GraphqlClient, taskId: string, ana: string, body = 'Look, @Ana') =>
  client.request('mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }', {
    input: { taskId, body, mentionIds: [ana] },
  });

describe.each(DATABASES)('the inbox on %s', (kind) => {
  test('holds what is due, given, said to the viewer, and waiting for review', async () => {
    await using app = await startTestApp(kind, { now: () => NOW });
    const ana = await beAna(app.client);
    const projectId = await createProject(app.client);
    await createTask(app.client, projectId, { title: 'Late', assigneeId: ana, dueDate: '2026-11-20' });
    await createTask(app.client, projectId, { title: 'Soon', assigneeId: ana, dueDate: '2026-11-27' });
    await createTask(app.client, projectId, { title: 'Far', assigneeId: ana, dueDate: '2026-11-28' });
    await createTask(app.client, projectId, {
      title: 'Done',
      assigneeId: ana,
      dueDate: '2026-11-20',
      status: 'COMPLETED',
    });
    const other = await createTask(app.client, projectId, { title: 'Of nobody', dueDate: '2026-11-20' });
    await mention(app.client, other, ana);
    await app.client.request(
      'mutation ($p: ID!, $o: [OperationInput!]!) { proposePatch(projectId: $p, title: "Split it", operations: $o) { id } }',
      { p: projectId, o: [{ createTask: { title: 'Half' } }] },
    );
    const { items, unreadCount } = await inboxOf(app.client);
    const said = items.map((item) => `${item.kind} ${item.task?.title ?? ''}${item.isOverdue ? ' overdue' : ''}`);
    expect(said.slice(0, 2)).toEqual(['DUE Late overdue', 'DUE Soon']);
    expect(said.slice(2).toSorted()).toEqual([
      'ASSIGNED Far',
      'ASSIGNED Late',
      'ASSIGNED Soon',
      'MENTION Of nobody',
      'REVIEW ',
    ]);
    expect(unreadCount).toBe(7);
  });

  test('is about the person that the viewer is, and without one about proposals alone', async () => {
    await using app = await startTestApp(kind, { now: () => NOW });
    const projectId = await createProject(app.client);
    await createTask(app.client, projectId, { title: 'Late', assigneeName: 'Ben', dueDate: '2026-11-20' });
    expect((await inboxOf(app.client)).items).toEqual([]);
    await beAna(app.client);
    expect((await inboxOf(app.client)).items).toEqual([]);
  });

  test('remembers what was read, for this viewer alone, and nothing that is not there', async () => {
    await using app = await startTestApp(kind, { now: () => NOW });
    const ana = await beAna(app.client);
    const projectId = await createProject(app.client);
    const taskId = await createTask(app.client, projectId);
    await mention(app.client, taskId, ana);
    const [item] = (await inboxOf(app.client)).items;
    const mark =
      'mutation ($keys: [ID!]!, $isRead: Boolean) { markInboxRead(keys: $keys, isRead: $isRead) { unreadCount } }';
    expect(await app.client.request(mark, { keys: [item?.key, 'invented'] })).toEqual({
      markInboxRead: { unreadCount: 0 },
    });
    expect((await app.database.db.selectFrom('inbox_read').select('item_key').execute()).length).toBe(1);
    expect(await app.client.request(mark, { keys: [item?.key], isRead: false })).toEqual({
      markInboxRead: { unreadCount: 1 },
    });
    const tooMany = await app.client.execute(mark, { keys: Array.from({ length: 201 }, String) });
    expect(tooMany.errors[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });

  test('forgets a mention with its comment, its task or its project, and an assignment that was taken back', async () => {
    await using app = await startTestApp(kind, { now: () => NOW });
    const ana = await beAna(app.client);
    const projectId = await createProject(app.client);
    const taskId = await createTask(app.client, projectId, { assigneeId: ana });
    await mention(app.client, taskId, ana);
    expect((await inboxOf(app.client)).items).toHaveLength(2);
    await apply(app.client, projectId, { updateTask: { id: taskId, assigneeId: null } });
    expect((await inboxOf(app.client)).items.map((one) => one.kind)).toEqual(['MENTION']);
    await apply(app.client, projectId, { deleteTask: { id: taskId } });
    expect((await inboxOf(app.client)).items).toEqual([]);
  });

  test('tells of changes without being asked again', async () => {
    await using app = await startTestApp(kind, { now: () => NOW });
    const ana = await beAna(app.client);
    const projectId = await createProject(app.client);
    const taskId = await createTask(app.client, projectId);
    const changes = app.client.subscribe<{ inboxChanged: { unreadCount: number } }>(
      'subscription { inboxChanged { unreadCount } }',
    );
    expect((await changes.next()).value).toEqual({ inboxChanged: { unreadCount: 0 } });
    await mention(app.client, taskId, ana);
    expect((await changes.next()).value).toEqual({ inboxChanged: { unreadCount: 1 } });
    await apply(app.client, projectId, { updateTask: { id: taskId, assigneeId: ana } });
    expect((await changes.next()).value).toEqual({ inboxChanged: { unreadCount: 2 } });
    await changes.return();
  });
});
