import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { startTestApp } from '../support/test-app.ts';
import { sharedApp } from './support/shared-app.ts';
import { apply, createProject, createTask } from './support/world.ts';

const FOLLOW = `subscription ($projectId: ID!, $after: Int) {
  projectChanged(projectId: $projectId, after: $after) {
    version patch { title } project { version name } changedTasks { id title assignee { name } } deletedTaskIds
  }
}`;

interface Change {
  readonly projectChanged: {
    readonly version: number;
    readonly project: { readonly version: number; readonly name: string };
    readonly changedTasks: readonly { readonly id: string; readonly title: string }[];
    readonly deletedTaskIds: readonly string[];
  };
}

/** The next `count` events, then leaves. */
async function take<T>(events: AsyncGenerator<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const { value, done } = await events.next();
    if (done) break;
    taken.push(value);
  }
  await events.return(undefined);
  return taken;
}

/** The client throws the errors of a subscription as they came: a list. */
const describeRefusal = (errors: unknown): string => JSON.stringify(errors);

describe.each(DATABASES)('the feed of a project on %s', (kind) => {
  const app = sharedApp(kind);
  const follow = (projectId: string, after?: number): AsyncGenerator<Change> =>
    app.client.subscribe<Change>(FOLLOW, { projectId, after });
  const refusal = (projectId: string, after?: number) =>
    take(follow(projectId, after), 1).then(String, describeRefusal);

  test('gives what was missed and then what comes, each version once and in order', async () => {
    const projectId = await createProject(app.client);
    for (const title of ['One', 'Two', 'Three']) await apply(app.client, projectId, { createTask: { title } });
    const events = follow(projectId, 1);
    const first = await events.next();
    for (const title of ['Four', 'Five']) await apply(app.client, projectId, { createTask: { title } });
    const changes = [first.value as Change, ...(await take(events, 3))];
    expect(changes.map(({ projectChanged }) => projectChanged.version)).toEqual([2, 3, 4, 5]);
    expect(changes.map(({ projectChanged }) => projectChanged.changedTasks.map(({ title }) => title))).toEqual([
      ['Two'],
      ['Three'],
      ['Four'],
      ['Five'],
    ]);
  });

  test('reads afresh for every event', async () => {
    const projectId = await createProject(app.client);
    const id = await createTask(app.client, projectId, { title: 'First' });
    const events = follow(projectId, 1);
    await apply(app.client, projectId, { updateTask: { id, title: 'Second', assigneeName: 'Ana' } });
    const second = (await events.next()).value as Change;
    await apply(app.client, projectId, { updateTask: { id, title: 'Third' } }, { updateProject: { name: 'Renamed' } });
    const third = (await events.next()).value as Change;
    await events.return(undefined);
    expect(second.projectChanged).toMatchObject({ project: { version: 2 }, changedTasks: [{ title: 'Second' }] });
    expect(third.projectChanged).toMatchObject({
      project: { version: 3, name: 'Renamed' },
      changedTasks: [{ title: 'Third', assignee: { name: 'Ana' } }],
    });
  });

  test('names the tasks that are gone', async () => {
    const projectId = await createProject(app.client);
    const id = await createTask(app.client, projectId);
    await apply(app.client, projectId, { deleteTask: { id } });
    const changes = await take(follow(projectId, 0), 2);
    expect(
      changes.map(({ projectChanged }) => [projectChanged.changedTasks.length, projectChanged.deletedTaskIds]),
    ).toEqual([
      // Created, and gone since.
      [0, []],
      [0, [id]],
    ]);
  });

  test('misses nothing across connections that are cut', async () => {
    const projectId = await createProject(app.client);
    const writing = (async () => {
      for (let index = 1; index <= 30; index += 1)
        await apply(app.client, projectId, { createTask: { title: `${index}` } });
    })();
    const seen: number[] = [];
    while ((seen.at(-1) ?? 0) < 30) {
      await using client = new GraphqlClient(app.url);
      const events = client.subscribe<Change>(FOLLOW, { projectId, after: seen.at(-1) ?? 0 });
      for (const { projectChanged } of await take(events, Math.min(30 - seen.length, 1 + (seen.length % 4))))
        seen.push(projectChanged.version);
    }
    await writing;
    expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  test('gives two who follow the same', async () => {
    const projectId = await createProject(app.client);
    await using other = new GraphqlClient(app.url);
    const both = [follow(projectId, 0), other.subscribe<Change>(FOLLOW, { projectId, after: 0 })];
    const taken = Promise.all(both.map((events) => take(events, 2)));
    await apply(app.client, projectId, { createTask: { title: 'One' } });
    await apply(app.client, projectId, { createTask: { title: 'Two' } });
    const [mine, theirs] = await taken;
    expect(mine?.map(({ projectChanged }) => projectChanged.version)).toEqual([1, 2]);
    expect(theirs).toEqual(mine);
  });

  test('is refused for projects that do not exist and versions to come', async () => {
    const projectId = await createProject(app.client);
    expect(await refusal(randomUUID())).toContain('NOT_FOUND');
    expect(await refusal(projectId, 7)).toContain('BAD_USER_INPUT');
  });

  test('ends for those who follow a project that is deleted', async () => {
    const projectId = await createProject(app.client);
    await apply(app.client, projectId, { createTask: { title: 'One' } });
    const events = follow(projectId, 0);
    await events.next();
    const next = events.next().then(String, describeRefusal);
    await app.client.request('mutation ($id: ID!) { deleteProject(id: $id) }', { id: projectId });
    expect(await next).toContain('NOT_FOUND');
  });

  test('logs nothing in all of this', () => {
    expect(app.logged).toEqual([]);
  });
});

describe('the feed when the server stops', () => {
  test('closes the sockets with 1001 and ends within a second', async () => {
    const app = await startTestApp('sqlite');
    const projectId = await createProject(app.client);
    await apply(app.client, projectId, { createTask: { title: 'One' } });
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)));
    const arrived = new Promise<void>((resolve) =>
      socket.addEventListener('message', ({ data }) => {
        const { type } = JSON.parse(String(data)) as { type: string };
        const payload = { query: FOLLOW, variables: { projectId, after: 0 } };
        if (type === 'connection_ack') socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
        if (type === 'next') resolve();
      }),
    );
    socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    await arrived;
    const started = performance.now();
    await app[Symbol.asyncDispose]();
    expect(await closed).toBe(1001);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
