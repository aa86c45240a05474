import { describe, expect, test } from 'vitest';
import type { ProjectId, TaskId } from '../../server/domain/ids.ts';
import { firstDifference } from '../../server/storage/verify.ts';
import type { OperationDraft } from '../../server/domain/operation-draft.ts';
import { HistoryService } from '../../server/services/history-service.ts';
import { Housekeeping } from '../../server/services/housekeeping.ts';
import { DATABASES } from '../support/databases.ts';
import { change, createProject, createTask, outline, projectNow, startNode, type TestNode } from '../support/node.ts';

describe.each(DATABASES)('the history of a project on %s', (kind) => {
  test('shows the plan at any version, and how two versions differ', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node, 'Before');
    const seen = [await titles(node, id)];
    const step = async (...drafts: Parameters<typeof change>[2][number][]): Promise<void> => {
      expect(await change(node, id, drafts)).toMatchObject({ applied: true });
      seen.push(await titles(node, id));
    };
    const a = await createTask(node, id, 'A');
    seen.push(await titles(node, id));
    const b = await createTask(node, id, 'B', a);
    seen.push(await titles(node, id));
    await step(
      { kind: 'UPDATE_TASK', taskId: b, fields: { title: 'B renamed' } },
      { kind: 'UPDATE_PROJECT', fields: { name: 'After' } },
    );
    await step({ kind: 'MOVE_TASK', taskId: b, parentId: null, afterId: null });
    await step({ kind: 'ADD_DEPENDENCY', taskId: a, dependsOnId: b });
    await step({ kind: 'DELETE_TASK', taskId: b });

    for (const [version, expected] of seen.entries()) {
      const plan = await node.history.planAt(node.actor, id, version);
      expect(plan.outline.map(({ title, depth }) => `${'-'.repeat(depth)}${title}`)).toEqual(expected);
      expect(plan.project.name).toBe(version < 3 ? 'Before' : 'After');
    }
    const difference = await node.history.compare(node.actor, id, 1, 5);
    expect(difference.map(({ kind: what, title }) => `${what} ${title}`)).toEqual([
      'UPDATE_PROJECT Before',
      'CREATE_TASK B renamed',
      'ADD_DEPENDENCY A',
    ]);
    const back = await node.history.compare(node.actor, id, 6, 2);
    expect(back.map(({ kind: what, title }) => `${what} ${title}`)).toEqual(['UPDATE_PROJECT After', 'CREATE_TASK B']);
    await expect(node.history.planAt(node.actor, id, 7)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'version',
    });
  });

  test('knows which patch set each field last, and every patch of a task', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const taskId = await createTask(node, id, 'A');
    const other = await createTask(node, id, 'B');
    const named = await change(node, id, [{ kind: 'UPDATE_TASK', taskId, fields: { title: 'A1', priority: 'LOW' } }]);
    const again = await change(node, id, [{ kind: 'UPDATE_TASK', taskId, fields: { title: 'A2' } }]);
    await change(node, id, [{ kind: 'ADD_DEPENDENCY', taskId, dependsOnId: other }]);
    const origins = (await node.history.originsOf(node.actor, [taskId])).get(taskId);
    expect(origins).toMatchObject([
      { field: 'dependencies', version: 5 },
      { field: 'title', version: 4, patchId: again.patch!.id },
      { field: 'priority', version: 3, patchId: named.patch!.id },
      { field: '*', version: 1 },
    ]);
    const patches = await node.history.changesOf(node.actor, taskId);
    expect(patches.map(({ appliedVersion }) => appliedVersion)).toEqual([5, 4, 3, 1]);
  });

  test('keeps deleted tasks in the trash until they are restored, each alone', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const [a, b] = [await createTask(node, id, 'A'), await createTask(node, id, 'B')];
    const below = await createTask(node, id, 'Below', a);
    await change(node, id, [
      { kind: 'DELETE_TASK', taskId: a },
      { kind: 'DELETE_TASK', taskId: b },
    ]);
    expect((await node.history.trashOf(node.actor, id)).map(({ task, taskCount }) => [task.title, taskCount])).toEqual([
      ['A', 2],
      ['B', 1],
    ]);
    const { patchId, operationId } = await node.history.deletionOf(node.actor, id, a);
    await node.patches.revert(node.actor, patchId, 'FAIL', { operationIds: [operationId] });
    expect((await outline(node, id)).map((task) => task.id)).toEqual([a, below]);
    expect((await node.history.trashOf(node.actor, id)).map(({ task }) => task.title)).toEqual(['B']);
    await expect(node.history.deletionOf(node.actor, id, a)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('says what took a task that a change needs, by itself or with what it was below', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const [a, b] = [await createTask(node, id, 'A'), await createTask(node, id, 'B')];
    const below = await createTask(node, id, 'Below', a);
    const { version } = await projectNow(node, id);
    await change(node, id, [{ kind: 'DELETE_TASK', taskId: a }]);
    const made = crypto.randomUUID() as TaskId;
    const drafts: readonly OperationDraft[] = [
      { kind: 'CREATE_TASK', taskId: made, parentId: below, fields: { title: 'New' } },
      { kind: 'UPDATE_TASK', taskId: below, fields: { title: 'Renamed' } },
      { kind: 'MOVE_TASK', taskId: b, parentId: a },
      { kind: 'ADD_DEPENDENCY', taskId: b, dependsOnId: below },
    ];
    const result = await change(node, id, drafts, { baseVersion: version });
    expect(result.conflicts.map(({ kind: why, goneTaskIds, message }) => [why, goneTaskIds, message])).toEqual([
      ['PARENT_DELETED', [below], '“New” cannot be created: the task that it belongs under was deleted.'],
      ['TASK_DELETED', [below], '“Below” was deleted in the meantime.'],
      ['PARENT_DELETED', [a], '#2 “B” cannot be moved: the task that it was to go under was deleted.'],
      ['TASK_DELETED', [below], '“B” cannot wait for a task that was deleted in the meantime.'],
    ]);
    const deletions = await node.history.deletionsOf(node.actor, id, [below, b, made]);
    expect(deletions.map(({ task }) => task.title)).toEqual(['A']);
    expect(await node.history.deletionsOf(node.actor, id, [b])).toEqual([]);
  });

  test('shows a large deletion in the trash, for 30 days, and undoes it at any age', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const root = await createTask(node, id, 'Root');
    const drafts = Array.from({ length: 300 }, (_, index): OperationDraft => {
      return { kind: 'CREATE_TASK', taskId: null, parentId: root, fields: { title: `Below ${index}` } };
    });
    await change(node, id, drafts);
    const deleted = await change(node, id, [{ kind: 'DELETE_TASK', taskId: root }]);
    const [shown] = await node.history.trashOf(node.actor, id);
    expect(shown).toMatchObject({ task: { title: 'Root' }, taskCount: 301 });
    expect(Date.parse(shown!.restorableUntil) - Date.parse(shown!.deletedAt)).toBe(30 * 86_400_000);

    const { database } = node;
    const now = (): Date => new Date(Date.now() + 31 * 86_400_000);
    const later = new HistoryService({ database, now });
    expect(await later.trashOf(node.actor, id)).toEqual([]);
    await expect(later.deletionOf(node.actor, id, root)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await new Housekeeping({ database, now, onError: (error) => expect(error).toBeUndefined() }).tidy();
    const undone = await node.patches.revert(node.actor, deleted.patch!.id, 'FAIL');
    expect(undone.applied).toBe(true);
    expect(await outline(node, id)).toHaveLength(301);
  });

  test('alone gives the tables again, and a row that was tampered with is named', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const [a, b] = [await createTask(node, id, 'A'), await createTask(node, id, 'B')];
    const deleted = await change(node, id, [{ kind: 'DELETE_TASK', taskId: b }]);
    await node.patches.revert(node.actor, deleted.patch!.id, 'FAIL');
    await change(node, id, [
      {
        kind: 'UPDATE_TASK',
        taskId: a,
        fields: { status: 'COMPLETED', assigneeName: 'Ana', metadata: { x: [1, null] } },
      },
      { kind: 'MOVE_TASK', taskId: b, parentId: a },
      { kind: 'UPDATE_PROJECT', fields: { name: 'Renamed', tags: ['x'] } },
    ]);
    expect(await firstDifference(node.database.db, id)).toBeNull();
    await node.database.db.updateTable('task').set({ title: 'Tampered' }).where('id', '=', b).execute();
    expect(await firstDifference(node.database.db, id)).toBe(
      `task ${b} (#2): title is "B" by the patches and "Tampered" in the tables`,
    );
  });

  test('gives no version to a task whose move was refused, nor to what is below it, while the rest applied', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const [target, waiting, moved] = [
      await createTask(node, id, 'Target'),
      await createTask(node, id, 'Waiting'),
      await createTask(node, id, 'Moved'),
    ];
    const renamed = await createTask(node, id, 'Renamed', moved);
    await createTask(node, id, 'Below', moved);
    // Below the target, what waits for the moved task would be what it waits for itself.
    await change(node, id, [
      { kind: 'ADD_DEPENDENCY', taskId: waiting, dependsOnId: moved },
      { kind: 'ADD_DEPENDENCY', taskId: target, dependsOnId: waiting },
    ]);
    const before = await versions(node, id);
    const answer = await change(
      node,
      id,
      [
        { kind: 'UPDATE_TASK', taskId: renamed, fields: { title: 'Renamed now' } },
        { kind: 'MOVE_TASK', taskId: moved, parentId: target },
        { kind: 'UPDATE_TASK', taskId: waiting, fields: { title: 'Waiting still' } },
      ],
      { onConflict: 'SKIP' },
    );
    expect(answer).toMatchObject({ applied: true, conflicts: [{ kind: 'DEPENDENCY_CYCLE' }] });
    expect(answer.changedTaskIds.toSorted()).toEqual([renamed, waiting].toSorted());
    const { version } = await projectNow(node, id);
    const { Renamed, Waiting, ...others } = before;
    expect(await versions(node, id)).toEqual({ ...others, 'Renamed now': version, 'Waiting still': version });
    expect([Renamed, Waiting].every((each) => each! < version)).toBe(true);
    expect(await firstDifference(node.database.db, id)).toBeNull();
  });
});

async function versions(node: TestNode, id: ProjectId): Promise<Record<string, number>> {
  return Object.fromEntries((await outline(node, id)).map(({ title, version }) => [title, version]));
}

async function titles(node: TestNode, id: ProjectId): Promise<string[]> {
  await projectNow(node, id);
  return (await outline(node, id)).map(({ title, depth }) => `${'-'.repeat(depth)}${title}`);
}
