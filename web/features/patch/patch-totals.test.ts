import { describe, expect, it } from 'vitest';
import type { OperationKind, ReviewOperation } from './operation.ts';
import { totalsOf, touchedTaskCount } from './patch-totals.ts';

function operation(id: string, kind: OperationKind, values: Record<string, unknown> = {}): ReviewOperation {
  const changes = Object.entries(values).map(([field, value]) =>
    kind === 'DELETE_TASK' ? { field, before: value, after: null } : { field, before: null, after: value },
  );
  return { id, kind, taskId: id, title: id, changes, requires: [], reason: null };
}

describe('what a patch comes to', () => {
  it('counts the work of leaves alone, each new person once, and the last due date', () => {
    expect(
      totalsOf([
        operation('design', 'CREATE_TASK', { estimatedMinutes: 9_600 }),
        operation('logo', 'CREATE_TASK', { parentId: 'design', estimatedMinutes: 480, assigneeName: 'Ana' }),
        operation('fonts', 'CREATE_TASK', {
          parentId: 'design',
          estimatedMinutes: 240,
          assigneeName: 'Ana',
          dueDate: '2000-02-01',
        }),
        operation('link', 'ADD_DEPENDENCY', { dependsOnId: 'logo' }),
        operation('old', 'DELETE_TASK', { taskCount: 4 }),
      ]),
    ).toEqual([
      '3 new tasks',
      '4 tasks deleted',
      '1 new dependency',
      '1d 4h of work',
      '1 new person',
      'latest due date 1 Feb 2000',
    ]);
  });

  it('says nothing of what is not there', () => {
    expect(totalsOf([])).toEqual([]);
  });
});

describe('how much of the plan a patch touches', () => {
  it('counts each existing task once, and a deletion with all below it', () => {
    expect(
      touchedTaskCount([
        operation('new', 'CREATE_TASK'),
        operation('a', 'UPDATE_TASK'),
        operation('a', 'MOVE_TASK'),
        operation('b', 'DELETE_TASK', { taskCount: 3 }),
        operation('a', 'ADD_DEPENDENCY'),
      ]),
    ).toBe(4);
  });
});
