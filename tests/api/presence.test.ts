import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { sharedApp } from './support/shared-app.ts';
import { createProject, createTask } from './support/world.ts';

const FOLLOW = `subscription ($projectId: ID!, $windowId: ID!, $name: String, $place: PlaceInput) {
  presenceChanged(projectId: $projectId, windowId: $windowId, name: $name, place: $place) {
    totalCount viewers { windowId name page taskId openTaskId }
  }
}`;
const SHOW = 'mutation ($id: ID!, $place: PlaceInput!) { showPlace(windowId: $id, place: $place) }';

interface Presence {
  readonly presenceChanged: {
    readonly totalCount: number;
    readonly viewers: readonly {
      readonly name: string;
      readonly page: string | null;
      readonly taskId: string | null;
    }[];
  };
}

async function until(
  events: AsyncGenerator<Presence>,
  isRight: (presence: Presence['presenceChanged']) => boolean,
): Promise<Presence['presenceChanged']> {
  for (;;) {
    const { value, done } = await events.next();
    if (done) throw new Error('The subscription has ended.');
    if (isRight(value.presenceChanged)) return value.presenceChanged;
  }
}

describe.each(DATABASES)('presence over the API on %s', (kind) => {
  const app = sharedApp(kind);

  test('shows where others are, and that they are gone when their connection closes', async () => {
    const projectId = await createProject(app.client);
    const taskId = await createTask(app.client, projectId, { title: 'Build' });
    await using other = new GraphqlClient(app.url);
    const windowId = randomUUID();
    const ana = app.client.subscribe<Presence>(FOLLOW, { projectId, windowId: randomUUID(), name: 'Ana' });
    await until(ana, ({ totalCount }) => totalCount === 1);
    const ben = other.subscribe<Presence>(FOLLOW, { projectId, windowId, name: 'Ben', place: { page: 'BOARD' } });
    await until(ben, ({ totalCount }) => totalCount === 2);
    const first = await until(ana, ({ totalCount }) => totalCount === 2);
    expect(first.viewers[1]).toEqual({ windowId, name: 'Ben', page: 'BOARD', taskId: null, openTaskId: null });
    // By a request of its own, which may reach any node.
    expect(await app.client.request(SHOW, { id: windowId, place: { page: 'OUTLINE', taskId } })).toEqual({
      showPlace: true,
    });
    await until(ana, ({ viewers }) => viewers[1]?.taskId === taskId);
    await other[Symbol.asyncDispose]();
    await until(ana, ({ totalCount }) => totalCount === 1);
    expect(await app.client.request(SHOW, { id: windowId, place: {} })).toEqual({ showPlace: false });
    await ana.return(undefined);
  });

  test('refuses what is no id with the field, and a project that is not there', async () => {
    const { errors } = await app.client.execute(SHOW, { id: randomUUID(), place: { taskId: 'nowhere' } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    const lost = app.client.subscribe(FOLLOW, { projectId: randomUUID(), windowId: randomUUID() });
    await expect(lost.next().catch((found: unknown) => Promise.reject(JSON.stringify(found)))).rejects.toContain(
      'NOT_FOUND',
    );
  });
});
