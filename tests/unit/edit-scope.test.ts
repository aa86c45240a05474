import { describe, expect, test } from 'vitest';
import { EditScope } from '../../server/domain/edit-scope.ts';
import type { TaskId } from '../../server/domain/ids.ts';
import type { OperationDraft } from '../../server/domain/operation-draft.ts';
import { task, taskId } from '../agents/model/model-world.ts';

/** 1 with 2 and 3 below it, 4 below 3; 5 and 6 beside 1. */
const TASKS = [task(1), task(2, { below: 1 }), task(3, { below: 1 }), task(4, { below: 3 }), task(5), task(6)];

const scopeOf = (...numbers: number[]) => new EditScope(TASKS, numbers.map(taskId));
const mayBe = (scope: EditScope, operation: OperationDraft): boolean => scope.problem(operation) === null;
const update = (number: number): OperationDraft => ({ kind: 'UPDATE_TASK', taskId: taskId(number), fields: {} });
const createBelow = (number: number | null): OperationDraft => ({
  kind: 'CREATE_TASK',
  taskId: null,
  parentId: number === null ? null : taskId(number),
  fields: { title: 'New' },
});
const numbers = (may: (number: number) => boolean): number[] => [1, 2, 3, 4, 5, 6].filter(may);

describe('an instruction about task 3', () => {
  test('changes, moves and deletes it and what is below it', () => {
    const scope = scopeOf(3);
    expect(numbers((number) => mayBe(scope, update(number)))).toEqual([3, 4]);
    expect(numbers((number) => mayBe(scope, { kind: 'DELETE_TASK', taskId: taskId(number) }))).toEqual([3, 4]);
    const move = (number: number): OperationDraft => ({
      kind: 'MOVE_TASK',
      taskId: taskId(number),
      parentId: taskId(5),
    });
    expect(numbers((number) => mayBe(scope, move(number)))).toEqual([3, 4]);
  });

  test('creates below it and beside it', () => {
    const scope = scopeOf(3);
    expect(numbers((number) => mayBe(scope, createBelow(number)))).toEqual([1, 3, 4]);
    expect(mayBe(scope, createBelow(null))).toBe(false);
    expect(mayBe(scopeOf(5), createBelow(null))).toBe(true);
  });

  test('goes on with what it has created', () => {
    const scope = scopeOf(3);
    const created = 'new' as TaskId;
    expect(mayBe(scope, { kind: 'UPDATE_TASK', taskId: created, fields: {} })).toBe(false);
    scope.add(created);
    expect(mayBe(scope, { kind: 'UPDATE_TASK', taskId: created, fields: {} })).toBe(true);
    expect(mayBe(scope, { ...createBelow(null), parentId: created } as OperationDraft)).toBe(true);
  });

  test.each(['ADD_DEPENDENCY', 'REMOVE_DEPENDENCY'] as const)('%s has one end there', (kind) => {
    const scope = scopeOf(3);
    const between = (one: number, other: number) =>
      mayBe(scope, { kind, taskId: taskId(one), dependsOnId: taskId(other) });
    expect([between(3, 5), between(5, 4), between(5, 6), between(1, 2)]).toEqual([true, true, false, false]);
  });

  test('leaves the project alone, and says why', () => {
    expect(scopeOf(3).problem({ kind: 'UPDATE_PROJECT', fields: { name: 'x' } })).toMatch(/^[A-Z].*\.$/);
    expect(scopeOf(3).problem(update(1))).toMatch(/^[A-Z].*\.$/);
  });
});
