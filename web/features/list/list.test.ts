import { expect, test } from 'vitest';
import { indexWith } from '../../../tests/web/plan-fixture.ts';
import { tasksInOrder } from '../view/plan-order.ts';
import { readSort, writeSort } from './list-columns.ts';
import { listRows } from './list-rows.ts';
import { movedColumn } from './use-list-columns.ts';

const INDEX = indexWith([
  { id: 'a', title: 'Step 10', status: 'BLOCKED', dueDate: '2027-02-01' },
  { id: 'a1', parentId: 'a', title: 'Step 2', dueDate: '2027-01-01' },
  { id: 'b', title: 'Step 1', status: 'BLOCKED' },
]);
const TASKS = tasksInOrder(INDEX);
const idsBy = (sort: string) => listRows(INDEX, TASKS, readSort(sort), null).map(({ id }) => id);

test('without a sort tasks stand in plan order', () => {
  expect(idsBy('')).toEqual(['a', 'a1', 'b']);
});

test('what has no value comes last, upwards and downwards', () => {
  expect(idsBy('due')).toEqual(['a1', 'a', 'b']);
  expect(idsBy('-due')).toEqual(['a', 'a1', 'b']);
});

test('titles sort as people do, with 2 before 10', () => {
  expect(idsBy('title')).toEqual(['b', 'a1', 'a']);
});

test('groups stand in the order of what they are groups of, with their counts', () => {
  expect(listRows(INDEX, TASKS, readSort('title'), 'status')).toEqual([
    { type: 'group', id: 'group TODO', title: 'To do', count: 1 },
    { type: 'task', id: 'a1' },
    { type: 'group', id: 'group BLOCKED', title: 'Blocked', count: 2 },
    { type: 'task', id: 'b' },
    { type: 'task', id: 'a' },
  ]);
});

test('a sort is read from the address as it was written, and nonsense is none', () => {
  expect(readSort('-due')).toEqual({ column: 'due', isDescending: true });
  expect(writeSort({ column: 'due', isDescending: true })).toBe('-due');
  expect(readSort('colour')).toBeNull();
});

test('a column moves one place, and not off the edge', () => {
  expect(movedColumn(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(movedColumn(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
});
