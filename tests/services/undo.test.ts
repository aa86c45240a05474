import { describe, expect, test } from 'vitest';
import type { LocalDate, TaskId } from '../../server/domain/ids.ts';
import { DATABASES } from '../support/databases.ts';
import { change, createProject, createTask, outline, projectNow, startNode, type TestNode } from '../support/node.ts';

describe.each(DATABASES)('undo on %s', (kind) => {
  test('brings a deleted subtree back with ids, numbers, order, people and dependencies', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const [first, parent, last] = [
      await createTask(node, id, 'First'),
      await createTask(node, id, 'Parent'),
      await createTask(node, id, 'Last'),
    ];
    const child = await createTask(node, id, 'Child', parent);
    await change(node, id, [
      {
        kind: 'UPDATE_TASK',
        taskId: child,
        fields: { assigneeName: 'Ana', estimatedMinutes: 90, status: 'COMPLETED', tags: ['x'] },
      },
      { kind: 'ADD_DEPENDENCY', taskId: child, dependsOnId: first },
      { kind: 'ADD_DEPENDENCY', taskId: last, dependsOnId: child },
    ]);
    const before = await plan(node, id);
    const deleted = await change(node, id, [{ kind: 'DELETE_TASK', taskId: parent }]);
    expect(deleted.deletedTaskIds.toSorted()).toEqual([parent, child].toSorted());
    expect(deleted.changedTaskIds).toEqual([last]);
    const undone = await node.patches.revert(node.actor, deleted.patch!.id, 'FAIL');
    expect(undone).toMatchObject({ applied: true, conflicts: [], patch: { revertsId: deleted.patch!.id } });
    expect(await plan(node, id)).toEqual(before);
  });

  test('keeps the later edit of another field, and clashes with one of the same field', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const taskId = await createTask(node, id, 'Task');
    const edit = await change(node, id, [
      { kind: 'UPDATE_TASK', taskId, fields: { title: 'Renamed', priority: 'HIGH' } },
    ]);
    await change(node, id, [{ kind: 'UPDATE_TASK', taskId, fields: { estimatedMinutes: 60 } }]);
    await change(node, id, [{ kind: 'UPDATE_TASK', taskId, fields: { title: 'Renamed by another' } }]);

    const stopped = await node.patches.revert(node.actor, edit.patch!.id, 'FAIL');
    expect(stopped.applied).toBe(false);
    expect(stopped.conflicts).toMatchObject([
      { kind: 'FIELD_CHANGED', field: 'title', expected: 'Renamed', current: 'Renamed by another', wanted: 'Task' },
    ]);
    const forced = await node.patches.revert(node.actor, edit.patch!.id, 'OVERWRITE');
    expect(forced.applied).toBe(true);
    expect(await outline(node, id)).toMatchObject([{ title: 'Task', priority: 'MEDIUM', estimatedMinutes: 60 }]);
  });

  test('undoes and redoes a patch that has created a task and deleted it again', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const taskId = crypto.randomUUID() as TaskId;
    const both = await change(node, id, [
      { kind: 'CREATE_TASK', taskId, parentId: null, fields: { title: 'Short' } },
      { kind: 'DELETE_TASK', taskId },
    ]);
    const undone = await node.patches.revert(node.actor, both.patch!.id, 'FAIL');
    expect(undone).toMatchObject({ applied: true, conflicts: [] });
    expect(await node.patches.revert(node.actor, undone.patch!.id, 'FAIL')).toMatchObject({ applied: true });
    expect(await plan(node, id)).toEqual([]);
  });

  test('undoes a row of changes one by one, back to nothing', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const taskId = await createTask(node, id, 'Task');
    const start = await node.patches.list(node.actor, id, { first: 10, after: null }, null);
    const rename = await change(node, id, [{ kind: 'UPDATE_TASK', taskId, fields: { title: 'Other' } }]);
    const done = await change(node, id, [{ kind: 'UPDATE_TASK', taskId, fields: { status: 'COMPLETED' } }]);
    for (const patch of [done.patch!, rename.patch!, start.items[0]!])
      expect(await node.patches.revert(node.actor, patch.id, 'FAIL')).toMatchObject({ applied: true, conflicts: [] });
    expect(await outline(node, id)).toEqual([]);
  });

  test('does not delete a created task that somebody has since worked on', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const created = await change(node, id, [
      { kind: 'CREATE_TASK', taskId: null, parentId: null, fields: { title: 'Task' } },
    ]);
    await change(node, id, [
      { kind: 'UPDATE_TASK', taskId: created.changedTaskIds[0]!, fields: { description: 'Work' } },
    ]);
    const undone = await node.patches.revert(node.actor, created.patch!.id, 'FAIL');
    expect(undone).toMatchObject({ applied: false, conflicts: [{ kind: 'TASK_CHANGED' }] });
  });

  test('redoes by undoing the undo, and tells which patch undid which', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const taskId = await createTask(node, id, 'Task');
    const edit = await change(node, id, [
      { kind: 'UPDATE_TASK', taskId, fields: { dueDate: '2026-12-01' as LocalDate } },
    ]);
    const undone = await node.patches.revert(node.actor, edit.patch!.id, 'FAIL');
    const redone = await node.patches.revert(node.actor, undone.patch!.id, 'FAIL');
    expect([undone.patch!.title, redone.patch!.title]).toEqual([
      'Undo: Change due date of “Task”',
      'Redo: Change due date of “Task”',
    ]);
    expect(await outline(node, id)).toMatchObject([{ dueDate: '2026-12-01' }]);
    const by = await node.patches.revertedBy(node.actor, [edit.patch!.id, undone.patch!.id]);
    expect([...by]).toEqual([
      [edit.patch!.id, undone.patch!.id],
      [undone.patch!.id, redone.patch!.id],
    ]);
  });

  test('records a patch of which nothing remains as applied, without a version', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const taskId = await createTask(node, id, 'Task');
    const gone = await change(node, id, [{ kind: 'DELETE_TASK', taskId }]);
    const again = await change(node, id, [{ kind: 'DELETE_TASK', taskId }]);
    expect(gone.patch).toMatchObject({ status: 'APPLIED', appliedVersion: 2 });
    expect(again.patch).toMatchObject({ status: 'APPLIED', appliedVersion: null });
    expect((await projectNow(node, id)).version).toBe(2);
  });
});

/** Content and order of a plan with its dependencies, without what every write changes. */
async function plan(node: TestNode, id: Parameters<typeof outline>[1]): Promise<unknown> {
  const tasks = await outline(node, id);
  const needs = await node.tasks.dependenciesOf(
    node.actor,
    tasks.map((task) => task.id),
  );
  return tasks.map(({ version: _version, updatedAt: _updatedAt, ...task }) => ({
    ...task,
    needs: needs.get(task.id) ?? [],
  }));
}
