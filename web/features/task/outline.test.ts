import { expect, test } from 'vitest';
import { planOf } from '../../../tests/web/plan-fixture.ts';
import { move, nearestRow } from './outline-movement.ts';
import { outlineRows, parentsFromLevel, withNewTask } from './outline-rows.ts';

const PLAN = planOf(`
a
  a1
    a1x
  a2
b
c
  c1
`);
const ALL = outlineRows(PLAN.children, new Set());
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

test('lists tasks depth first with level, place and size of the set', () => {
  expect(ids(ALL)).toEqual(['a', 'a1', 'a1x', 'a2', 'b', 'c', 'c1']);
  expect(ALL[3]).toEqual({
    type: 'task',
    id: 'a2',
    level: 2,
    position: 2,
    setSize: 2,
    hasChildren: false,
    isExpanded: false,
  });
});

test('leaves out what is below a collapsed task', () => {
  expect(ids(outlineRows(PLAN.children, new Set(['a'])))).toEqual(['a', 'b', 'c', 'c1']);
  // A collapse state of a task that has no children any more does nothing.
  expect(ids(outlineRows(PLAN.children, new Set(['b'])))).toEqual(ids(ALL));
});

test('puts the new task after the whole subtree of the sibling it follows', () => {
  expect(ids(withNewTask(ALL, { parentId: null, afterId: 'a' }, 'new'))).toEqual([
    'a',
    'a1',
    'a1x',
    'a2',
    'new',
    'b',
    'c',
    'c1',
  ]);
  const inside = withNewTask(ALL, { parentId: 'a', afterId: 'a1' }, 'new');
  expect(inside[3]).toMatchObject({ id: 'new', level: 2 });
  expect(ids(withNewTask(ALL, { parentId: 'c', afterId: null }, 'new'))).toEqual([
    'a',
    'a1',
    'a1x',
    'a2',
    'b',
    'c',
    'new',
    'c1',
  ]);
  expect(ids(withNewTask([], { parentId: null, afterId: null }, 'new'))).toEqual(['new']);
});

test('names every parent, or those from a level on', () => {
  expect(parentsFromLevel(PLAN, 1)).toEqual(['a', 'a1', 'c']);
  expect(parentsFromLevel(PLAN, 2)).toEqual(['a1']);
});

test.each([
  ['a', 'next', 'a1'],
  ['a', 'previous', null],
  ['c1', 'next', null],
  ['c', 'previous', 'b'],
  ['b', 'first', 'a'],
  ['b', 'last', 'c1'],
  ['a', 'pageDown', 'a2'],
  ['b', 'pageDown', 'c1'],
  ['b', 'pageUp', 'a1'],
  ['a1', 'pageUp', 'a'],
  ['a', 'expand', 'a1'],
  ['b', 'expand', null],
  ['a1x', 'collapse', 'a1'],
  ['a2', 'collapse', 'a'],
  ['b', 'collapse', null],
  [null, 'next', 'a'],
  [null, 'previous', 'c1'],
  ['gone', 'next', 'a'],
] as const)('from %s, %s goes to %s', (cursor, movement, target) => {
  expect(move(ALL, cursor, movement, 3)).toEqual(target === null ? null : { type: 'cursor', id: target });
});

test('folds and unfolds before it moves', () => {
  expect(move(ALL, 'a', 'collapse', 3)).toEqual({ type: 'toggle', id: 'a', isExpanded: false });
  const folded = outlineRows(PLAN.children, new Set(['a']));
  expect(move(folded, 'a', 'expand', 3)).toEqual({ type: 'toggle', id: 'a', isExpanded: true });
  expect(move([], null, 'next', 3)).toBeNull();
});

test('finds the nearest row when the one under the cursor goes', () => {
  const without = (...gone: string[]) => ALL.filter(({ id }) => !gone.includes(id));
  expect(nearestRow(without('a1', 'a1x'), ALL, 'a1')).toBe('a2');
  expect(nearestRow(without('c1'), ALL, 'c1')).toBe('c');
  expect(nearestRow([], ALL, 'c1')).toBeNull();
});
