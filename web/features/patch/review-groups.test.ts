import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OperationKind, ReviewOperation } from './operation.ts';
import { groupedRows } from './review-groups.ts';

function operation(id: string, kind: OperationKind, place: Record<string, unknown> = {}): ReviewOperation {
  const changes = Object.entries(place).map(([field, after]) => ({ field, before: null, after }));
  return { id, kind, taskId: `task-${id}`, title: id, changes, requires: [], reason: null };
}

function lines(operations: ReviewOperation[]): string[] {
  return groupedRows(operations).map((row) =>
    row.type === 'group' ? `# ${row.key} ${row.operationIds.length}` : '  '.repeat(row.level) + row.operation.id,
  );
}

describe('grouping the operations of a patch', () => {
  it('shows created tasks as the tree that they will be, then updates, deletes and dependencies', () => {
    expect(
      lines([
        operation('link', 'ADD_DEPENDENCY'),
        operation('design', 'CREATE_TASK'),
        operation('build', 'CREATE_TASK'),
        operation('logo', 'CREATE_TASK', { parentId: 'task-design' }),
        operation('move', 'MOVE_TASK'),
        operation('drop', 'DELETE_TASK'),
        operation('wireframes', 'CREATE_TASK', { parentId: 'task-design', afterId: null }),
        operation('fonts', 'CREATE_TASK', { parentId: 'task-logo' }),
      ]),
    ).toEqual([
      '# create 5',
      'design',
      '  wireframes',
      '  logo',
      '    fonts',
      'build',
      '# update 1',
      'move',
      '# delete 1',
      'drop',
      '# dependencies 1',
      'link',
    ]);
  });

  it('says under which existing task a created tree goes, and keeps those of one task together', () => {
    const rows = groupedRows([
      operation('a', 'CREATE_TASK', { parentId: 'existing' }),
      operation('b', 'CREATE_TASK'),
      operation('c', 'CREATE_TASK', { parentId: 'existing' }),
      operation('d', 'CREATE_TASK', { parentId: 'task-c' }),
    ]).filter((row) => row.type === 'operation');
    expect(rows.map(({ operation, underTaskId }) => [operation.id, underTaskId])).toEqual([
      ['a', 'existing'],
      ['c', 'existing'],
      ['d', null],
      ['b', null],
    ]);
  });

  it('shows every operation exactly once, whatever the parents', () => {
    const anyCreates = fc.array(fc.option(fc.nat(15), { nil: null }), { maxLength: 16 });
    fc.assert(
      fc.property(anyCreates, (parents) => {
        const operations = parents.map((parent, index) =>
          operation(`${index}`, 'CREATE_TASK', parent === null ? {} : { parentId: `task-${parent}` }),
        );
        const shown = groupedRows(operations).flatMap((row) => (row.type === 'operation' ? [row.operation.id] : []));
        expect(shown.sort()).toEqual(operations.map(({ id }) => id).sort());
      }),
    );
  });
});
