import { describe, expect, test } from 'vitest';
import type { Conflict } from '../../server/domain/patch.ts';
import { DATABASES } from '../support/databases.ts';
import { change, createProject, createTask, outline, projectNow, startNodes, type TestNode } from '../support/node.ts';

/** `EDITORS=50 PATCHES_PER_EDITOR=40 npm test -- --project database tests/services/concurrency.test.ts` for the full size. */
const EDITORS = Number(process.env['EDITORS'] ?? 12);
const PATCHES_PER_EDITOR = Number(process.env['PATCHES_PER_EDITOR'] ?? 10);

describe.each(DATABASES)('many editors on %s', { timeout: 600_000 }, (kind) => {
  test.each([1, 2])('lose no acknowledged write on %i node(s), and versions have no gaps', async (count) => {
    const nodes = await startNodes(kind, count);
    await using first = nodes[0]!;
    const project = await createProject(first);
    const taskIds = await Promise.all(
      Array.from({ length: 5 }, (_, index) => createTask(first, project.id, `Task ${index}`)),
    );
    const startVersion = (await projectNow(first, project.id)).version;

    const appliedVersions: number[] = [];
    const acknowledged: string[] = [];
    const clashes: Conflict[] = [];
    let attempts = 0;
    const edit = async (editor: number): Promise<void> => {
      const node = nodes[editor % nodes.length]!;
      for (let index = 0; index < PATCHES_PER_EDITOR; index += 1) {
        const taskId = taskIds[(editor * 7 + index) % taskIds.length]!;
        const { version } = await projectNow(node, project.id);
        const title = `editor ${editor} patch ${index}`;
        attempts += 1;
        const result = await change(
          node,
          project.id,
          [
            { kind: 'UPDATE_TASK', taskId, fields: { title } },
            { kind: 'CREATE_TASK', taskId: null, parentId: taskId, fields: { title: `log: ${title}` } },
          ],
          { baseVersion: version },
        );
        if (result.applied) {
          appliedVersions.push(result.patch!.appliedVersion!);
          acknowledged.push(`log: ${title}`);
        } else clashes.push(...result.conflicts);
      }
    };
    await Promise.all(Array.from({ length: EDITORS }, (_, editor) => edit(editor)));

    const tasks = await outline(first, project.id);
    const logged = tasks.filter(({ depth }) => depth === 1).map(({ title }) => title);
    expect(logged.toSorted()).toEqual(acknowledged.toSorted());
    const last = (await projectNow(first, project.id)).version;
    expect(appliedVersions.toSorted((left, right) => left - right)).toEqual(
      Array.from({ length: last - startVersion }, (_, index) => startVersion + 1 + index),
    );
    expect(clashes.every(({ kind: found, field }) => found === 'FIELD_CHANGED' && field === 'title')).toBe(true);
    expect(appliedVersions.length + clashes.length).toBe(attempts);
    // Numbers are never given twice.
    expect(new Set(tasks.map(({ number }) => number)).size).toBe(tasks.length);
  });

  test('never make a cycle of two dependencies or two moves that each fit alone', async () => {
    const nodes = await startNodes(kind, 2);
    await using first = nodes[0]!;
    const second = nodes[1]!;
    for (let round = 0; round < 10; round += 1) {
      const project = await createProject(first);
      const [a, b] = [await createTask(first, project.id, 'A'), await createTask(first, project.id, 'B')];
      const links = await Promise.all([
        change(first, project.id, [{ kind: 'ADD_DEPENDENCY', taskId: a, dependsOnId: b }]),
        change(second, project.id, [{ kind: 'ADD_DEPENDENCY', taskId: b, dependsOnId: a }]),
      ]);
      expect(links.map(({ applied }) => String(applied)).sort()).toEqual(['false', 'true']);
      expect(links.flatMap(({ conflicts }) => conflicts.map((conflict) => conflict.kind))).toEqual([
        'DEPENDENCY_CYCLE',
      ]);

      const other = await createProject(first);
      const [c, d] = [await createTask(first, other.id, 'C'), await createTask(first, other.id, 'D')];
      const moves = await Promise.all([
        change(first, other.id, [{ kind: 'MOVE_TASK', taskId: c, parentId: d }]),
        change(second, other.id, [{ kind: 'MOVE_TASK', taskId: d, parentId: c }]),
      ]);
      expect(moves.map(({ applied }) => String(applied)).sort()).toEqual(['false', 'true']);
      expect(moves.flatMap(({ conflicts }) => conflicts.map((conflict) => conflict.kind))).toEqual(['HIERARCHY_CYCLE']);
    }
  });

  test('call at once with one key: one effect, one answer', async () => {
    const nodes = await startNodes(kind, 2);
    await using first = nodes[0]!;
    const project = await createProject(first);
    const call = (node: TestNode) =>
      change(node, project.id, [{ kind: 'CREATE_TASK', taskId: null, parentId: null, fields: { title: 'Once' } }], {
        idempotencyKey: 'key',
      });
    const results = await Promise.all(Array.from({ length: 10 }, (_, index) => call(nodes[index % 2]!)));
    expect(new Set(results.map(({ patch }) => patch!.id)).size).toBe(1);
    expect(await outline(first, project.id)).toHaveLength(1);
    expect((await projectNow(first, project.id)).version).toBe(1);
    await expect(
      change(first, project.id, [{ kind: 'CREATE_TASK', taskId: null, parentId: null, fields: { title: 'Other' } }], {
        idempotencyKey: 'key',
      }),
    ).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'idempotencyKey' });
  });

  test('name one new person at once: one person', async () => {
    const nodes = await startNodes(kind, 2);
    await using first = nodes[0]!;
    const projects = await Promise.all([createProject(first), createProject(first)]);
    await Promise.all(
      [0, 1, 2, 3].map((index) =>
        change(nodes[index % 2]!, projects[index % 2]!.id, [
          {
            kind: 'CREATE_TASK',
            taskId: null,
            parentId: null,
            fields: { title: 'T', assigneeName: index % 2 === 0 ? 'Ana' : ' ANA ' },
          },
        ]),
      ),
    );
    const people = await first.people.list(first.actor);
    expect(people).toHaveLength(1);
    const tasks = [...(await outline(first, projects[0].id)), ...(await outline(first, projects[1].id))];
    expect(tasks.map(({ assigneeId }) => assigneeId)).toEqual(tasks.map(() => people[0]!.id));
  });
});
