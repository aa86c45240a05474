import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invert } from '../../server/domain/patch-invert.ts';
import { PatchRecorder } from '../../server/domain/patch-record.ts';
import type { Operation, OperationBody } from '../../server/domain/patch.ts';
import { PlanState, type PlanSnapshot } from '../../server/domain/plan-state.ts';
import { acceptedWithout } from '../../server/domain/requirements.ts';
import { applyToReference, isPlan, referenceOf } from '../support/reference-plan.ts';
import {
  after,
  check,
  content,
  EMPTY,
  NOW,
  recordMoves,
  someMoves,
  somePlan,
  type Move,
  taskIds,
} from '../support/random-plans.ts';
import type { PatchId } from '../../server/domain/ids.ts';

/** `PROPERTY_RUNS=10000 npm test -- --project unit tests/unit/patch-laws.test.ts` for the full size. */
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 400);
const moves = someMoves({ minLength: 1, maxLength: 14 });

function undo(plan: PlanSnapshot, effects: readonly OperationBody[], salt: number): Operation[] {
  const recorder = new PatchRecorder(new PlanState(plan), {
    patchId: `${String(salt).padStart(8, '0')}-0000-4000-8000-000000000000` as PatchId,
    now: NOW,
    findPerson: () => null,
    hasPerson: () => true,
    newTaskId: taskIds(salt),
  });
  return invert(effects).map((body) => recorder.recordBody(body));
}

describe('for any plan and any patch', { timeout: 600_000 }, () => {
  test('a patch and then its inverse give the plan that was there before', () => {
    fc.assert(
      fc.property(somePlan, moves, (plan, some) => {
        const done = check(plan, recordMoves(plan, some, 90));
        const changed = after(plan, done);
        const undone = check(changed, undo(changed, done.effects, 91));
        expect(undone.conflicts).toEqual([]);
        expect(content(undone.plan)).toEqual(content(plan));
      }),
      { numRuns },
    );
  });

  test('undoing the undo gives the changed plan again', () => {
    fc.assert(
      fc.property(somePlan, moves, (plan, some) => {
        const done = check(plan, recordMoves(plan, some, 90));
        const changed = after(plan, done);
        const undone = check(changed, undo(changed, done.effects, 91));
        const back = after(changed, undone);
        const redone = check(back, undo(back, undone.effects, 92));
        expect(redone.conflicts).toEqual([]);
        expect(content(redone.plan)).toEqual(content(changed));
      }),
      { numRuns },
    );
  });

  test('a patch that was recorded on a plan never conflicts with that plan', () => {
    fc.assert(
      fc.property(somePlan, moves, (plan, some) => {
        expect(check(plan, recordMoves(plan, some, 90)).conflicts).toEqual([]);
      }),
      { numRuns },
    );
  });

  test('accepting any part with what it requires gives what the plain reference gives, and always a plan', () => {
    fc.assert(
      fc.property(somePlan, moves, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), (plan, some, wanted) => {
        const operations = recordMoves(plan, some, 90);
        const rejected = new Set(operations.filter((_, index) => !wanted[index]).map(({ id }) => id));
        const accept = acceptedWithout(operations, rejected);
        const result = check(plan, operations, { policy: 'SKIP', accept });

        const reference = referenceOf(plan);
        const fallen = new Set<string>();
        for (const operation of operations) {
          const stands = accept.has(operation.id) && !operation.requires.some((id) => fallen.has(id));
          if (!stands || !applyToReference(reference, operation)) fallen.add(operation.id);
        }
        const found = referenceOf(after(plan, result));
        expect(isPlan(found)).toBe(true);
        expect(sorted(found)).toEqual(sorted(reference));
        expect(
          new Set(result.operations.filter(({ decision }) => decision === 'REJECTED').map(({ id }) => id)),
        ).toEqual(fallen);
      }),
      { numRuns },
    );
  });

  test('operations on disjoint fields commute', () => {
    let disjoint = 0;
    fc.assert(
      fc.property(somePlan, moves, moves, (plan, mine, theirs) => {
        if (plan.tasks.length === 0) return;
        const one = recordMoves(plan, mine.map(asFieldChange), 90);
        const taken = new Set(one.flatMap((operation) => Object.keys(operationFields(operation))));
        const two = recordMoves(plan, theirs.map(asFieldChange), 91).flatMap((each) => without(each, taken));
        if (one.length > 0 && two.length > 0) disjoint += 1;
        expect(content(bothOn(plan, one, two))).toEqual(content(bothOn(plan, two, one)));
      }),
      { numRuns },
    );
    // Pairs of which one does nothing would show nothing.
    expect(disjoint).toBeGreaterThan(numRuns / 4);
  });

  test('a patch means the same after it was written as JSON and read back', () => {
    fc.assert(
      fc.property(somePlan, moves, (plan, some) => {
        const operations = recordMoves(plan, some, 90);
        const read = JSON.parse(JSON.stringify(operations)) as Operation[];
        expect(read).toEqual(operations);
        expect(content(check(plan, read).plan)).toEqual(content(check(plan, operations).plan));
        const { effects } = check(plan, operations);
        expect(JSON.parse(JSON.stringify(effects))).toEqual(effects);
      }),
      { numRuns },
    );
  });

  test('the effects of all patches, replayed on an empty project, give the plan', () => {
    fc.assert(
      fc.property(fc.array(moves, { maxLength: 5 }), (patches) => {
        let plan = EMPTY;
        const rebuilt = new PlanState(EMPTY);
        patches.forEach((some, index) => {
          const done = check(plan, recordMoves(plan, some, 90 + index));
          for (const effect of JSON.parse(JSON.stringify(done.effects)) as OperationBody[]) rebuilt.replay(effect);
          plan = after(plan, done);
        });
        expect(content(rebuilt)).toEqual(content(plan));
      }),
      { numRuns },
    );
  });

  test('a patch against an old version is merged so that only real clashes conflict, and OVERWRITE leaves only structural ones', () => {
    fc.assert(
      fc.property(somePlan, moves, moves, (plan, mine, theirs) => {
        const operations = recordMoves(plan, mine, 90);
        const moved = after(plan, check(plan, recordMoves(plan, theirs, 91)));
        const { baseVersion } = { baseVersion: plan.project.version };
        const skipped = check(moved, operations, { policy: 'SKIP', baseVersion });
        expect(isPlan(referenceOf(after(moved, skipped)))).toBe(true);
        const failed = check(moved, operations, { policy: 'FAIL', baseVersion });
        expect(failed.ok).toBe(skipped.conflicts.length === 0);
        if (!failed.ok) expect(content(failed.plan)).toEqual(content(moved));
        const overwritten = check(moved, operations, { policy: 'OVERWRITE', baseVersion });
        expect(isPlan(referenceOf(after(moved, overwritten)))).toBe(true);
        const soft = overwritten.conflicts.filter(({ kind, field }) => kind === 'FIELD_CHANGED' && field !== 'dueDate');
        expect(soft).toEqual([]);
      }),
      { numRuns },
    );
  });
});

/** A move that changes fields and takes away dependencies, in place of whatever it was. */
function asFieldChange(move: Move): Move {
  const whats = ['update', 'update', 'dates', 'unlink', 'project'] as const;
  return { ...move, what: whats[(move.a + move.b) % whats.length]! };
}

/** What an operation changes: fields by names that hold for the whole plan. The two dates count as one, they bound each other. */
function operationFields(operation: Operation): Record<string, string> {
  if (operation.kind === 'REMOVE_DEPENDENCY') return { [`${operation.taskId} needs ${operation.dependsOnId}`]: '' };
  if (operation.kind !== 'UPDATE_TASK' && operation.kind !== 'UPDATE_PROJECT') throw new Error(operation.kind);
  const owner = operation.kind === 'UPDATE_TASK' ? operation.taskId : 'project';
  const unitOf = (field: string): string => (field === 'startDate' || field === 'dueDate' ? 'dates' : field);
  const isByName = operation.kind === 'UPDATE_TASK' && operation.assigneeByName !== undefined;
  const fields = [...Object.keys(operation.changes), ...(isByName ? ['assigneeId'] : [])];
  return Object.fromEntries(fields.map((field) => [`${owner} ${unitOf(field)}`, field]));
}

/** The operation without the fields that are taken; none where nothing is left of it. */
function without(operation: Operation, taken: ReadonlySet<string>): Operation[] {
  const left = Object.entries(operationFields(operation)).filter(([unit]) => !taken.has(unit));
  if (left.length === 0) return [];
  if (operation.kind !== 'UPDATE_TASK' && operation.kind !== 'UPDATE_PROJECT') return [operation];
  const fields = new Set(left.map(([, field]) => field));
  const changes = Object.fromEntries(Object.entries(operation.changes).filter(([field]) => fields.has(field)));
  const { assigneeByName, ...rest } = operation as Extract<Operation, { kind: 'UPDATE_TASK' }>;
  return [{ ...rest, changes, ...(fields.has('assigneeId') && assigneeByName && { assigneeByName }) } as Operation];
}

/** Two patches against one version, one after the other. */
function bothOn(plan: PlanSnapshot, first: readonly Operation[], second: readonly Operation[]): PlanState {
  const between = after(plan, check(plan, first));
  const result = check(between, second, { baseVersion: plan.project.version });
  expect(result.conflicts).toEqual([]);
  return result.plan;
}

function sorted(plan: ReturnType<typeof referenceOf>): unknown {
  const order = Object.fromEntries(Object.entries(plan.order).filter(([, ids]) => ids.length > 0));
  return { ...plan, order, needs: plan.needs.map((pair) => pair.join(' ')).sort() };
}
