import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PatchId, ProjectId, TaskId } from '../../server/domain/ids.ts';
import type { OperationDraft } from '../../server/domain/operation-draft.ts';
import { checkPatch } from '../../server/domain/patch-check.ts';
import { needsOf } from '../../server/domain/plan-needs.ts';
import { PatchRecorder } from '../../server/domain/patch-record.ts';
import { PlanState, type PlanSnapshot } from '../../server/domain/plan-state.ts';
import { loadPlan, loadPlanPart } from '../../server/storage/plan-snapshots.ts';
import { DATABASES } from '../support/databases.ts';
import { change, createProject, projectNow, startNode, type TestNode } from '../support/node.ts';
import { draftFor, NOW, personByName, someMoves, taskIds } from '../support/random-plans.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);

describe.each(DATABASES)('the part of a plan that operations touch, on %s', (kind) => {
  const timeout = 60_000 + RUNS * 500;
  test('is enough: it gives the same operations, effects and conflicts as the whole plan', { timeout }, async () => {
    await using node = await startNode(kind);
    let salt = 100;
    await fc.assert(
      fc.asyncProperty(
        someMoves({ minLength: 10, maxLength: 60 }),
        someMoves({ minLength: 1, maxLength: 4 }),
        async (made, moves) => {
          salt += 2;
          const project = await createProject(node);
          const build = new PlanState({ project, tasks: [], dependencies: [], deletedTaskIds: new Set() });
          const builder = new PatchRecorder(build, options(salt));
          const newId = taskIds(salt);
          const drafts = made.flatMap((move) => {
            const draft = draftFor(builder.plan, move, newId);
            return draft !== null && isKept(builder.recordIfFitting(draft)) ? [draft] : [];
          });
          await change(node, project.id, drafts);

          const now = await projectNow(node, project.id);
          const whole = await loadPlan(node.database.db, now);
          const { drafts: wanted } = record(whole, moves, salt + 1);
          const part = await loadPlanPart(node.database.db, now, needsOf(wanted));
          const fromWhole = recordAll(whole, wanted, salt + 1);
          const fromPart = recordAll(part, wanted, salt + 1);
          expect(fromPart).toEqual(fromWhole);

          const again = await loadPlanPart(node.database.db, now, needsOf(fromWhole));
          const judge = (plan: PlanSnapshot) =>
            checkPatch(
              plan,
              { baseVersion: now.version, operations: fromWhole },
              {
                policy: 'SKIP',
                accept: null,
                now: NOW,
                personByName,
              },
            );
          expect(judge(again).effects).toEqual(judge(whole).effects);
          expect(judge(again).conflicts).toEqual(judge(whole).conflicts);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('holds the siblings that remain where the same patch deletes the nearest', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const [first, second, third] = await createChain(node, id, 3);
    const { operations } = await node.patches.propose(node.actor, {
      projectId: id,
      title: 'Delete and move',
      drafts: [
        { kind: 'DELETE_TASK', taskId: second! },
        { kind: 'MOVE_TASK', taskId: third!, parentId: null },
      ],
      rationale: null,
      baseVersion: null,
    });
    expect(operations[1]).toMatchObject({ kind: 'MOVE_TASK', before: { parentId: null, afterId: first } });
  });

  test('holds the way round that a dependency or a move would close, however long it is', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const chain = await createChain(node, id, 400);
    const [first, second, last] = [chain[0]!, chain[1]!, chain.at(-1)!];
    const around = await change(node, id, [{ kind: 'ADD_DEPENDENCY', taskId: first, dependsOnId: last }]);
    expect(around.conflicts.map((conflict) => conflict.kind)).toEqual(['DEPENDENCY_CYCLE']);
    expect(around.conflicts[0]!.current).toEqual(chain);
    // Below the last one it would have to end before that does, which waits for it.
    const below = await change(node, id, [{ kind: 'MOVE_TASK', taskId: second, parentId: last }]);
    expect(below.conflicts.map((conflict) => conflict.kind)).toEqual(['DEPENDENCY_CYCLE']);
    const along = await change(node, id, [{ kind: 'ADD_DEPENDENCY', taskId: last, dependsOnId: first }]);
    expect(along.applied).toBe(true);
  });

  test('takes the same statements on a plan of 50 tasks and of 1,000', async () => {
    await using node = await startNode(kind);
    const countOn = async (size: number): Promise<number[]> => {
      const { id } = await createProject(node);
      const chain = await createChain(node, id, size);
      const [before, middle, after, last] = [-3, -1, 0, 1].map((step) => chain[(size >> 1) + step]!);
      const drafts: OperationDraft[] = [
        { kind: 'UPDATE_TASK', taskId: middle!, fields: { title: 'New' } },
        { kind: 'ADD_DEPENDENCY', taskId: after!, dependsOnId: before! },
        { kind: 'REMOVE_DEPENDENCY', taskId: last!, dependsOnId: after! },
        { kind: 'MOVE_TASK', taskId: middle!, parentId: null, afterId: before! },
        { kind: 'DELETE_TASK', taskId: middle! },
      ];
      const counts: number[] = [];
      for (const draft of drafts) {
        let count = 0;
        const stop = node.database.onStatement(() => (count += 1));
        expect((await change(node, id, [draft])).applied).toBe(true);
        stop();
        counts.push(count);
      }
      return counts;
    };
    expect(await countOn(1_000)).toEqual(await countOn(50));
  });
});

/** Tasks of which each waits for the one before. */
async function createChain(node: TestNode, projectId: ProjectId, length: number): Promise<TaskId[]> {
  const ids = Array.from({ length }, () => crypto.randomUUID() as TaskId);
  const drafts = ids.flatMap((taskId, index): OperationDraft[] => {
    const create = { kind: 'CREATE_TASK', taskId, parentId: null, fields: { title: `Task ${index}` } } as const;
    const dependsOnId = ids[index - 1];
    return dependsOnId === undefined ? [create] : [create, { kind: 'ADD_DEPENDENCY', taskId, dependsOnId }];
  });
  expect((await change(node, projectId, drafts)).applied).toBe(true);
  return ids;
}

function options(salt: number): ConstructorParameters<typeof PatchRecorder>[1] {
  return {
    patchId: `${String(salt).padStart(8, '0')}-0000-4000-8000-000000000000` as PatchId,
    now: NOW,
    findPerson: () => null,
    hasPerson: () => true,
    newTaskId: taskIds(salt),
  };
}
function isKept(recorded: ReturnType<PatchRecorder['record']>): boolean {
  return recorded.type === 'recorded' && recorded.conflicts.length === 0;
}
/** Drafts that somebody might send to this plan, whether they fit or not. */
function record(plan: PlanSnapshot, moves: Parameters<typeof draftFor>[1][], salt: number) {
  const recorder = new PatchRecorder(new PlanState(plan), options(salt));
  const newId: () => TaskId = taskIds(salt);
  const drafts = moves.flatMap((move) => {
    const draft = draftFor(recorder.plan, move, newId);
    return draft !== null && recorder.record(draft).type === 'recorded' ? [draft] : [];
  });
  return { drafts };
}
function recordAll(plan: PlanSnapshot, drafts: readonly Parameters<PatchRecorder['record']>[0][], salt: number) {
  const recorder = new PatchRecorder(new PlanState(plan), options(salt));
  for (const draft of drafts) recorder.record(draft);
  return recorder.operations;
}
