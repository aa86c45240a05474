import type { KyselyPlugin } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { OperationDraft } from '../../server/domain/operation-draft.ts';
import type { TaskId } from '../../server/domain/ids.ts';
import { DATABASES } from '../support/databases.ts';
import { change, createProject, createTask, outline, projectNow, startNode, type TestNode } from '../support/node.ts';

describe.each(DATABASES)('an error at any statement of apply on %s', { timeout: 60_000 }, (kind) => {
  test('leaves the plan as it was, and the same call with its key then applies once', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const [a, b, c] = [
      await createTask(node, id, 'A'),
      await createTask(node, id, 'B'),
      await createTask(node, id, 'C'),
    ];
    await change(node, id, [{ kind: 'ADD_DEPENDENCY', taskId: c, dependsOnId: a }]);
    const fault = new FaultAt();
    Object.assign(node.database, { db: node.database.db.withPlugin(fault) });

    let applied = 0;
    for (let at = 1; ; at += 1) {
      const drafts = everyKind(a, b, c, at);
      const before = await state(node, id);
      fault.in = at;
      const call = change(node, id, drafts, { idempotencyKey: `try ${at}` });
      const isThrough = await call.then(
        () => true,
        (error: unknown) => {
          expect(String(error)).toContain('injected');
          return false;
        },
      );
      fault.in = 0;
      if (isThrough) break;
      expect(await state(node, id)).toEqual(before);
      const again = await change(node, id, drafts, { idempotencyKey: `try ${at}` });
      const third = await change(node, id, drafts, { idempotencyKey: `try ${at}` });
      expect([again.applied, third.patch!.id]).toEqual([true, again.patch!.id]);
      // Back to where the next round begins.
      await node.patches.revert(node.actor, again.patch!.id, 'FAIL');
      applied += 1;
    }
    // Fewer would mean that the fault no longer reaches what apply does.
    expect(applied).toBeGreaterThan(12);
  });
});

function everyKind(a: TaskId, b: TaskId, c: TaskId, round: number): OperationDraft[] {
  const created = crypto.randomUUID() as TaskId;
  return [
    { kind: 'UPDATE_PROJECT', fields: { name: `Round ${round}` } },
    { kind: 'CREATE_TASK', taskId: created, parentId: a, fields: { title: 'New', assigneeName: `Person ${round}` } },
    { kind: 'UPDATE_TASK', taskId: a, fields: { title: `A ${round}` } },
    { kind: 'REMOVE_DEPENDENCY', taskId: c, dependsOnId: a },
    { kind: 'MOVE_TASK', taskId: c, parentId: a },
    { kind: 'ADD_DEPENDENCY', taskId: created, dependsOnId: c },
    { kind: 'DELETE_TASK', taskId: b },
  ];
}

async function state(node: TestNode, id: Parameters<typeof outline>[1]): Promise<unknown> {
  const patches = await node.patches.list(node.actor, id, { first: 1, after: null }, null);
  const people = await node.people.list(node.actor);
  return {
    project: await projectNow(node, id),
    tasks: await outline(node, id),
    patches: await patches.totalCount(),
    people,
  };
}

/** Throws at the statement whose turn it is. */
class FaultAt implements KyselyPlugin {
  /** Statements until the fault; 0 for none. */
  in = 0;
  transformQuery({ node }: Parameters<KyselyPlugin['transformQuery']>[0]): typeof node {
    if (this.in > 0 && (this.in -= 1) === 0) throw new Error('injected');
    return node;
  }
  async transformResult({ result }: Parameters<KyselyPlugin['transformResult']>[0]): Promise<typeof result> {
    return result;
  }
}
