import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { ProjectId, TaskId } from '../../server/domain/ids.ts';
import type { Place } from '../../server/domain/presence.ts';
import { PresenceService, type ProjectPresence } from '../../server/services/presence-service.ts';
import { DATABASES } from '../support/databases.ts';
import { createProject, startNode, startNodes, type TestNode } from '../support/node.ts';

const NOWHERE: Place = { page: null, taskId: null, openTaskId: null };
const FAST = { repeatMs: 20, forgetMs: 1_000, gatherMs: 1, tellMs: 0 };

function presenceOn(node: TestNode): PresenceService {
  return new PresenceService({
    database: node.database,
    bus: node.bus,
    nodeId: randomUUID(),
    now: () => new Date(),
    timing: FAST,
  });
}

/** Somebody who has the project open. */
class Viewer {
  readonly windowId = randomUUID();
  readonly #leaving = new AbortController();
  readonly #seen: AsyncGenerator<ProjectPresence, void>;

  constructor(presence: PresenceService, node: TestNode, projectId: ProjectId, name: string | null) {
    const arrival = { windowId: this.windowId, name, place: NOWHERE };
    this.#seen = presence.follow(node.actor, projectId, arrival, this.#leaving.signal);
  }

  /** Follows until what is told is as expected. */
  async sees(expected: (seen: readonly string[]) => boolean): Promise<readonly string[]> {
    for (;;) {
      const { value, done } = await this.#seen.next();
      if (done) throw new Error('It ended before that was told.');
      const seen = value.viewers.map(({ name, place }) => `${name}${place.taskId ? ` at ${place.taskId}` : ''}`);
      if (expected(seen)) return seen;
    }
  }

  async leave(): Promise<void> {
    this.#leaving.abort();
    await this.#seen.return();
  }
}

const are =
  (...names: string[]) =>
  (seen: readonly string[]): boolean =>
    seen.join() === names.join();

describe.each(DATABASES)('presence on %s', (kind) => {
  test('tells who is there in the order in which they came, what they look at, and that they have gone', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const presence = presenceOn(node);
    const ana = new Viewer(presence, node, id, 'Ana');
    await ana.sees(are('Ana'));
    const ben = new Viewer(presence, node, id, ' Ben\n Oduya ');
    await ben.sees(are('Ana', 'Ben Oduya'));
    const taskId = randomUUID() as TaskId;
    expect(presence.move(node.actor, ben.windowId, { ...NOWHERE, taskId })).toBe(true);
    await ana.sees(are('Ana', `Ben Oduya at ${taskId}`));
    await ben.leave();
    await ana.sees(are('Ana'));
    await ana.leave();
    expect(presence.move(node.actor, ben.windowId, NOWHERE)).toBe(false);
    presence.stop();
  });

  test('keeps projects apart, and lets nobody move the window of somebody else', async () => {
    await using node = await startNode(kind);
    const presence = presenceOn(node);
    const here = new Viewer(presence, node, (await createProject(node)).id, 'Ana');
    const there = new Viewer(presence, node, (await createProject(node)).id, 'Ben');
    await here.sees(are('Ana'));
    await there.sees(are('Ben'));
    expect(presence.move({ ...node.actor, id: 'another' }, here.windowId, NOWHERE)).toBe(false);
    await here.leave();
    await there.leave();
    presence.stop();
  });

  test('a window that comes again is there once, and outlives its first connection', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const presence = presenceOn(node);
    const ana = new Viewer(presence, node, id, 'Ana');
    await ana.sees(are('Ana'));
    const ending = new AbortController();
    const arrival = { windowId: ana.windowId, name: 'Ana Berg', place: NOWHERE };
    const again = presence.follow(node.actor, id, arrival, ending.signal);
    expect((await again.next()).value).toMatchObject({ totalCount: 1, viewers: [{ name: 'Ana Berg' }] });
    await ana.leave();
    expect(presence.move(node.actor, ana.windowId, NOWHERE)).toBe(true);
    ending.abort();
    await again.return();
    presence.stop();
  });

  test('refuses a project that may not be seen, and ends when it is deleted', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const presence = presenceOn(node);
    const lost = new Viewer(presence, node, randomUUID() as ProjectId, 'Ana');
    await expect(lost.sees(are())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const ana = new Viewer(presence, node, id, null);
    await ana.sees(are(node.actor.name));
    await node.projects.remove(node.actor, id);
    const next = ana.sees(are());
    presence.move(node.actor, ana.windowId, { ...NOWHERE, page: 'BOARD' });
    await expect(next).rejects.toMatchObject({ code: 'NOT_FOUND' });
    presence.stop();
  });

  test('refuses a name that is too long and a window without a UUID', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const presence = presenceOn(node);
    const wrong = (windowId: string, name: string) =>
      presence.follow(node.actor, id, { windowId, name, place: NOWHERE }, new AbortController().signal).next();
    await expect(wrong(randomUUID(), 'a'.repeat(61))).rejects.toMatchObject({ field: 'name' });
    await expect(wrong('me', 'Ana')).rejects.toMatchObject({ field: 'windowId' });
    presence.stop();
  });
});

describe.each(DATABASES)('presence on two nodes that share one database, on %s', (kind) => {
  test('is the same on both, whichever node is told of a move', async () => {
    const nodes = await startNodes(kind, 2);
    await using first = nodes[0]!;
    const second = nodes[1]!;
    const { id } = await createProject(first);
    const [here, there] = [presenceOn(first), presenceOn(second)];
    const ana = new Viewer(here, first, id, 'Ana');
    await ana.sees(are('Ana'));
    const ben = new Viewer(there, second, id, 'Ben');
    await Promise.all([ana, ben].map((viewer) => viewer.sees((seen) => seen.toSorted().join() === 'Ana,Ben')));
    const taskId = randomUUID() as TaskId;
    expect(there.move(second.actor, ana.windowId, { ...NOWHERE, taskId })).toBe(true);
    await Promise.all([ana, ben].map((viewer) => viewer.sees((seen) => seen.includes(`Ana at ${taskId}`))));
    await ben.leave();
    await ana.sees(are(`Ana at ${taskId}`));
    await ana.leave();
    here.stop();
    there.stop();
  });

  test('a node that starts hears of those who are there, and one that stops takes its own along', async () => {
    const nodes = await startNodes(kind, 2);
    await using first = nodes[0]!;
    const second = nodes[1]!;
    const { id } = await createProject(first);
    const here = presenceOn(first);
    const ana = new Viewer(here, first, id, 'Ana');
    await ana.sees(are('Ana'));
    const there = presenceOn(second);
    const ben = new Viewer(there, second, id, 'Ben');
    await ben.sees((seen) => seen.includes('Ana'));
    here.stop();
    expect(await ben.sees(are('Ben'))).toHaveLength(1);
    await ana.leave();
    await ben.leave();
    there.stop();
  });
});

describe('presence on a PostgreSQL', () => {
  test('people on a node that is not heard of any more are gone, and what is no news is passed over', async () => {
    await using node = await startNode('postgres');
    const { id } = await createProject(node);
    const presence = presenceOn(node);
    const ben = new Viewer(presence, node, id, 'Ben');
    await ben.sees(are('Ben'));
    const open = { windowId: randomUUID(), projectId: id, actorId: 'a', name: 'Ana', since: 0, place: NOWHERE };
    const says = [
      'nonsense',
      '{"type":"here"}',
      JSON.stringify({ type: 'here', nodeId: 'lost', windows: [{ ...open, name: 'x'.repeat(61) }] }),
      JSON.stringify({ type: 'here', nodeId: 'lost', windows: [open] }),
    ];
    for (const text of says)
      await sql`select pg_notify('orchestrator_announcements', ${`lost ${text}`})`.execute(node.database.db);
    expect(await ben.sees(are('Ana', 'Ben'))).toHaveLength(2);
    expect(await ben.sees(are('Ben'))).toHaveLength(1);
    await ben.leave();
    presence.stop();
  });
});
