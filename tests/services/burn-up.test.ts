import { describe, expect, test } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { change, createProject, createTask, startNode } from '../support/node.ts';

describe.each(DATABASES)('the burn-up on %s', (kind) => {
  test('follows what patches create, complete, delete and bring back', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    expect(await node.burnUps.burnUp(node.actor, id)).toEqual([]);
    const parent = await createTask(node, id, 'Parent');
    const child = await createTask(node, id, 'Child', parent);
    await createTask(node, id, 'Other');
    await change(node, id, [{ kind: 'UPDATE_TASK', taskId: child, fields: { status: 'COMPLETED' } }]);
    const counts = async () => {
      const days = await node.burnUps.burnUp(node.actor, id);
      return days.map(({ total, completed }) => ({ total, completed })).at(-1);
    };
    expect(await counts()).toEqual({ total: 3, completed: 1 });

    // The subtree takes its completed task along, and brings it back.
    const deleted = await change(node, id, [{ kind: 'DELETE_TASK', taskId: parent }]);
    expect(await counts()).toEqual({ total: 1, completed: 0 });
    await node.patches.revert(node.actor, deleted.patch!.id, 'FAIL');
    expect(await counts()).toEqual({ total: 3, completed: 1 });
    await change(node, id, [{ kind: 'UPDATE_TASK', taskId: child, fields: { status: 'TODO' } }]);
    expect(await counts()).toEqual({ total: 3, completed: 0 });
  });

  test('is not told to somebody who may not see the project', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const stranger = { ...node.actor, workspaceId: crypto.randomUUID() as typeof node.actor.workspaceId };
    await expect(node.burnUps.burnUp(stranger, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
