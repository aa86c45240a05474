import { describe, expect, test } from 'vitest';
import type { ProjectId, TaskId } from '../../server/domain/ids.ts';
import type { Task } from '../../server/domain/task.ts';
import { DATABASES } from '../support/databases.ts';
import {
  change,
  createProject,
  createTask,
  outline,
  projectNow,
  startNode,
  startNodes,
  type TestNode,
} from '../support/node.ts';

/** `CHANGES=5000 CUTS=100 npm test -- --project database tests/services/feed.test.ts` for the full size. */
const CHANGES = Number(process.env['CHANGES'] ?? 150);
const CUTS = Number(process.env['CUTS'] ?? 15);

describe.each(DATABASES)('the feed of a project on %s', { timeout: 60_000 + CHANGES * 600 }, (kind) => {
  test.each([1, 2])(
    'folds to the plan that a fresh read gives, however often it is cut, with writers on %i node(s)',
    async (count) => {
      const nodes = await startNodes(kind, count);
      await using first = nodes[0]!;
      const project = await createProject(first);
      const consumer = new Consumer(first, project.id);
      const following = consumer.followUntil(CHANGES);
      const random = seeded(7);
      const cutEvery = Math.max(1, Math.floor(CHANGES / CUTS));
      for (let done = 0; done < CHANGES;) {
        const writers = nodes.map((node) => writeOnce(node, project.id, random));
        done = Math.max(...(await Promise.all(writers)), done);
        if (random() < 1 / cutEvery) consumer.cut();
      }
      const last = (await projectNow(first, project.id)).version;
      await following;
      consumer.cut();
      await consumer.followUntil(last);
      expect(consumer.versions).toEqual(Array.from({ length: last }, (_, index) => index + 1));
      const fresh = await outline(first, project.id);
      expect(consumer.tasks()).toEqual(fresh.map((task) => task).toSorted((left, right) => left.number - right.number));
    },
  );

  test('ends for somebody who may no longer see the project', async () => {
    await using node = await startNode(kind);
    const project = await createProject(node);
    const feed = node.patches.changes(node.actor, project.id, 0, new AbortController().signal);
    await createTask(node, project.id, 'Task');
    expect((await feed.next()).value).toMatchObject({ version: 1 });
    const next = feed.next();
    await node.projects.remove(node.actor, project.id);
    await expect(next).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('refuses a version that does not exist yet', async () => {
    await using node = await startNode(kind);
    const project = await createProject(node);
    const feed = node.patches.changes(node.actor, project.id, 1, new AbortController().signal);
    await expect(feed.next()).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  });
});

/** Reads the feed as a client does: keeps tasks by id, and after each cut goes on from the last version it has. */
class Consumer {
  readonly versions: number[] = [];
  readonly #node: TestNode;
  readonly #projectId: ProjectId;
  readonly #tasks = new Map<TaskId, Task>();
  #controller = new AbortController();

  constructor(node: TestNode, projectId: ProjectId) {
    this.#node = node;
    this.#projectId = projectId;
  }
  cut(): void {
    this.#controller.abort();
  }
  tasks(): Task[] {
    return [...this.#tasks.values()].toSorted((left, right) => left.number - right.number);
  }
  async followUntil(version: number): Promise<void> {
    while ((this.versions.at(-1) ?? 0) < version) {
      this.#controller = new AbortController();
      const { signal } = this.#controller;
      const { patches, tasks, actor } = this.#node;
      for await (const { version: at, patch } of patches.changes(
        actor,
        this.#projectId,
        this.versions.at(-1) ?? 0,
        signal,
      )) {
        const changed = await tasks.getMany(actor, patch.changedTaskIds);
        this.versions.push(at);
        for (const [id, task] of changed) this.#tasks.set(id, task);
        for (const id of patch.deletedTaskIds) this.#tasks.delete(id);
        if (at >= version) return;
      }
    }
  }
}

/** Applies one patch of some kind; answers the version that the project has then. */
async function writeOnce(node: TestNode, projectId: ProjectId, random: () => number): Promise<number> {
  const tasks = await outline(node, projectId);
  const pick = (): TaskId | undefined => tasks[Math.floor(random() * tasks.length)]?.id;
  const [one, two] = [pick(), pick()];
  const dice = random();
  const parentId = dice < 0.2 || one === undefined ? null : one;
  const { applied, patch } = await (dice < 0.4 || one === undefined || tasks.length < 5
    ? change(node, projectId, [{ kind: 'CREATE_TASK', taskId: null, parentId, fields: { title: `T ${dice}` } }])
    : dice < 0.7
      ? change(node, projectId, [{ kind: 'UPDATE_TASK', taskId: one, fields: { title: `U ${dice}` } }])
      : dice < 0.85
        ? change(node, projectId, [{ kind: 'MOVE_TASK', taskId: one, parentId: two === one ? null : two! }])
        : change(node, projectId, [{ kind: 'DELETE_TASK', taskId: one }]));
  return applied ? (patch!.appliedVersion ?? 0) : 0;
}

/** A repeatable source of numbers between 0 and 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
