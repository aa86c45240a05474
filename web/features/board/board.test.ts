import { expect, test } from 'vitest';
import { indexWith, type TaskSketch } from '../../../tests/web/plan-fixture.ts';
import { leavesInOrder } from '../view/plan-order.ts';
import { boardColumns, columnOf, moveToColumn, NOBODY } from './board-columns.ts';
import { moveOnBoard } from './board-movement.ts';

function planWith(tasks: readonly TaskSketch[]) {
  return indexWith(tasks, [{ id: 'ana', name: 'Ana' }]);
}

const TASKS: readonly TaskSketch[] = [
  { id: 'a', status: 'IN_PROGRESS' },
  { id: 'a1', parentId: 'a', assigneeId: 'ana', priority: 'HIGH' },
  { id: 'a2', parentId: 'a', status: 'BLOCKED' },
  { id: 'b' },
];

test('a board holds the tasks in which work is done, in plan order, in a column for each status', () => {
  const index = planWith(TASKS);
  const columns = boardColumns(index, leavesInOrder(index), 'status');
  expect(columns.map(({ title, taskIds }) => [title, taskIds])).toEqual([
    ['To do', ['a1', 'b']],
    ['In progress', []],
    ['In review', []],
    ['Blocked', ['a2']],
    ['Completed', []],
    ['Cancelled', []],
  ]);
});

test('by person there is a column for everybody who has work, and one for what nobody has', () => {
  const index = planWith(TASKS);
  const columns = boardColumns(index, leavesInOrder(index), 'assignee');
  expect(columns).toEqual([
    { key: NOBODY, title: 'Nobody', taskIds: ['a2', 'b'] },
    { key: 'ana', title: 'Ana', taskIds: ['a1'] },
  ]);
});

test('a column in which nothing has changed stays the same object', () => {
  const before = planWith(TASKS);
  const columns = boardColumns(before, leavesInOrder(before), 'status');
  const after = planWith([...TASKS, { id: 'c', status: 'COMPLETED' }]);
  const next = boardColumns(after, leavesInOrder(after), 'status', columns);
  expect(next[0]).toBe(columns[0]);
  expect(next[4]).not.toBe(columns[4]);
});

test('moving into a column gives what the column stands for', () => {
  const index = planWith(TASKS);
  const task = index.byId.get('a1')!;
  expect(columnOf(task, 'priority')).toBe('HIGH');
  const column = { key: 'BLOCKED', title: 'Blocked', taskIds: [] };
  expect(moveToColumn([task], 'status', column).operations).toEqual([{ updateTask: { id: 'a1', status: 'BLOCKED' } }]);
  const nobody = { key: NOBODY, title: 'Nobody', taskIds: [] };
  expect(moveToColumn([task], 'assignee', nobody).operations).toEqual([{ updateTask: { id: 'a1', assigneeId: null } }]);
});

test('arrows go to the card at the same height, past empty columns, and stop at the ends', () => {
  const columns = [
    { key: '1', title: '1', taskIds: ['a', 'b', 'c'] },
    { key: '2', title: '2', taskIds: [] },
    { key: '3', title: '3', taskIds: ['d', 'e'] },
  ];
  expect(moveOnBoard(columns, null, 'next')).toBe('a');
  expect(moveOnBoard(columns, 'c', 'columnAfter')).toBe('e');
  expect(moveOnBoard(columns, 'd', 'columnBefore')).toBe('a');
  expect(moveOnBoard(columns, 'd', 'columnAfter')).toBeNull();
  expect(moveOnBoard(columns, 'c', 'next')).toBeNull();
  expect(moveOnBoard(columns, 'b', 'last')).toBe('c');
});
