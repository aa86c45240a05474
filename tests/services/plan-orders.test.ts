import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasCycle } from '../../server/domain/dependency-graph.ts';
import type { PatchId, ProjectId, TaskId } from '../../server/domain/ids.ts';
import { needsOf } from '../../server/domain/plan-needs.ts';
import { PatchRecorder } from '../../server/domain/patch-record.ts';
import { PlanState, type PlanSnapshot } from '../../server/domain/plan-state.ts';
import type { Project } from '../../server/domain/project.ts';
import type { OperationDraft } from '../../server/domain/operation-draft.ts';
import { byPerson, proposed } from '../../server/services/new-patch.ts';
import { judge, recordDrafts } from '../../server/services/patch-plan.ts';
import { writeJudged } from '../../server/services/patch-write.ts';
import { lockProject } from '../../server/storage/projects.ts';
import { loadPlan, loadPlanPart } from '../../server/storage/plan-snapshots.ts';
import { DATABASES } from '../support/databases.ts';
import { change, createProject, projectNow, startNode, startNodes, type TestNode } from '../support/node.ts';
import { check, draftFor, NOW, someMoves, taskIds } from '../support/random-plans.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 25);

describe.each(DATABASES)('the order of a plan that a node keeps, on %s', (kind) => {
  const timeout = 60_000 + RUNS * 2_000;
  test('is right on each of two nodes that change the plan in turn, undo included', { timeout }, async () => {
    const nodes = await startNodes(kind, 2);
    await using stack = new AsyncDisposableStack();
    stack.use(nodes[0]!);
    let salt = 500;
    const steps = fc.array(
      fc.record({ node: fc.nat(1), moves: someMoves({ minLength: 1, maxLength: 5 }), undoes: fc.nat(5) }),
      { minLength: 2, maxLength: 8, size: 'max' },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (some) => {
        const { id } = await createProject(nodes[0]!);
        for (const { node: index, moves, undoes } of some) {
          salt += 1;
          const node = nodes[index]!;
          const now = await projectNow(node, id);
          const whole = await loadPlan(node.database.db, now);
          const { drafts, operations } = record(whole, moves, salt);
          const part = await loadPlanPart(node.database.db, now, needsOf(operations));
          const [byPart, byWhole] = [part, whole].map((plan) => check(plan, operations, { policy: 'SKIP' }));
          expect(byPart!.effects).toEqual(byWhole!.effects);
          expect(byPart!.conflicts).toEqual(byWhole!.conflicts);
          const { patch } = await change(node, id, drafts, { onConflict: 'SKIP' });
          if (patch && undoes === 0) await nodes[1 - index]!.patches.revert(node.actor, patch.id, 'SKIP');
        }
        const plan = await loadPlan(nodes[0]!.database.db, await projectNow(nodes[0]!, id));
        expect(hasCycle(new PlanState(plan))).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  test.each([false, true])(
    'is taken back with a transaction that was rolled back, though it was asked within; followed by another version: %s',
    async (isFollowed) => {
      await using node = await startNode(kind);
      const { id } = await createProject(node);
      const [first, second, third] = await createTasks(node, id, 3);
      await change(node, id, [wait(second!, first!)]);
      const stopped = node.database.projectTransaction(id, async (tx) => {
        await applyWithin(node, tx, id, [wait(third!, second!)]);
        // Asks for the order at the version that will not be.
        await applyWithin(node, tx, id, [wait(third!, first!)]);
        throw new Error('The disk is full.');
      });
      await expect(stopped).rejects.toThrow('The disk is full.');
      if (isFollowed) {
        const fields = { title: 'Renamed' };
        expect((await change(node, id, [{ kind: 'UPDATE_TASK', taskId: third!, fields }])).applied).toBe(true);
      }
      // The other way round: a cycle, if what was rolled back counted.
      expect((await change(node, id, [wait(first!, third!)])).applied).toBe(true);
      expect((await change(node, id, [wait(third!, second!)])).conflicts).toMatchObject([{ kind: 'DEPENDENCY_CYCLE' }]);
    },
  );

  test('takes one statement to follow small patches, and is read anew after a large one and after very many', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const ids = await createTasks(node, id, 6);
    const statementsOf = async (drafts: readonly OperationDraft[]): Promise<string[]> => {
      const statements: string[] = [];
      const stop = node.database.onStatement((sql) => statements.push(sql));
      expect((await change(node, id, drafts)).applied).toBe(true);
      stop();
      return statements.filter((sql) => /case when|'dependency'/.test(sql));
    };
    const rename = (round: number) =>
      change(node, id, [{ kind: 'UPDATE_TASK', taskId: ids[0]!, fields: { title: `Round ${round}` } }]);
    await statementsOf([wait(ids[1]!, ids[0]!)]);
    await rename(0);
    const followed = await statementsOf([wait(ids[2]!, ids[1]!)]);
    expect(followed).toHaveLength(1);
    expect(followed[0]).not.toContain("'dependency'");

    await change(node, id, [
      { kind: 'UPDATE_TASK', taskId: ids[0]!, fields: { description: 'x'.repeat(50_000) } },
      { kind: 'UPDATE_TASK', taskId: ids[1]!, fields: { description: 'x'.repeat(50_000) } },
    ]);
    expect((await statementsOf([wait(ids[3]!, ids[2]!)])).at(-1)).toContain("'dependency'");
    for (let round = 0; round < 101; round += 1) await rename(round);
    const read = await statementsOf([wait(ids[4]!, ids[3]!)]);
    expect(read).toHaveLength(1);
    expect(read[0]).toContain("'dependency'");
    expect((await change(node, id, [wait(ids[0]!, ids[4]!)])).conflicts[0]!.current).toEqual(ids.slice(0, 5));
  });
});

const wait = (taskId: TaskId, dependsOnId: TaskId): OperationDraft => ({ kind: 'ADD_DEPENDENCY', taskId, dependsOnId });

async function createTasks(node: TestNode, projectId: ProjectId, count: number): Promise<TaskId[]> {
  const ids = Array.from({ length: count }, () => crypto.randomUUID() as TaskId);
  await change(
    node,
    projectId,
    ids.map((taskId, index) => ({ kind: 'CREATE_TASK', taskId, parentId: null, fields: { title: `Task ${index}` } })),
  );
  return ids;
}

/** What `PatchService.apply` does within its transaction, to do it twice in one. */
async function applyWithin(
  node: TestNode,
  tx: Parameters<typeof lockProject>[0],
  id: ProjectId,
  drafts: readonly OperationDraft[],
): Promise<void> {
  const project: Project = (await lockProject(tx, node.actor.workspaceId, id))!;
  const patchId = crypto.randomUUID() as PatchId;
  const recording = { drafts, baseVersion: null, patchId, now: NOW };
  const { operations } = await recordDrafts(tx, project, recording);
  const patch = byPerson(node.actor, {
    id: patchId,
    title: 'T',
    rationale: null,
    baseVersion: project.version,
    operations,
  });
  const how = { policy: 'FAIL' as const, accept: null, now: NOW, isStored: false, by: 'Ana' };
  const judged = await judge(tx, project, patch, how);
  await writeJudged(tx, project, proposed(project, patch, NOW), judged, how);
}

function record(plan: PlanSnapshot, moves: Parameters<typeof draftFor>[1][], salt: number) {
  const recorder = new PatchRecorder(new PlanState(plan), {
    patchId: `${String(salt).padStart(8, '0')}-0000-4000-8000-000000000000` as PatchId,
    now: NOW,
    findPerson: () => null,
    hasPerson: () => true,
    newTaskId: taskIds(salt),
  });
  const newId = taskIds(salt);
  const drafts = moves.flatMap((move) => {
    const draft = draftFor(recorder.plan, move, newId);
    return draft !== null && recorder.record(draft).type === 'recorded' ? [draft] : [];
  });
  return { drafts, operations: recorder.operations };
}
