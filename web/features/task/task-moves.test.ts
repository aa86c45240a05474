import { expect, test } from 'vitest';
import { planOf } from '../../../tests/web/plan-fixture.ts';
import { mayMoveBelow, placeDown, placeIndented, placeOutdented, placeUp, shiftedPlace } from './task-moves.ts';

const PLAN = planOf(`
a
  a1
  a2
  a3
b
`);

test('moves up and down among its siblings, and stops at the ends', () => {
  expect(placeUp(PLAN, 'a3')).toEqual({ parentId: 'a', afterId: 'a1' });
  expect(placeUp(PLAN, 'a2')).toEqual({ parentId: 'a', afterId: null });
  expect(placeUp(PLAN, 'a1')).toBeNull();
  expect(placeDown(PLAN, 'a1')).toEqual({ parentId: 'a', afterId: 'a2' });
  expect(placeDown(PLAN, 'a3')).toBeNull();
  expect(placeDown(PLAN, 'b')).toBeNull();
});

test('indents below the sibling above, at its end', () => {
  expect(placeIndented(PLAN, 'b')).toEqual({ parentId: 'a', afterId: 'a3' });
  expect(placeIndented(PLAN, 'a2')).toEqual({ parentId: 'a1', afterId: null });
  expect(placeIndented(PLAN, 'a1')).toBeNull();
});

test('outdents to after its parent', () => {
  expect(placeOutdented(PLAN, 'a2')).toEqual({ parentId: null, afterId: 'a' });
  expect(placeOutdented(PLAN, 'b')).toBeNull();
});

test('never puts a task below itself or deeper than five levels', () => {
  expect(mayMoveBelow(PLAN, 'a', 'a1')).toBe(false);
  expect(mayMoveBelow(PLAN, 'a', 'a')).toBe(false);
  expect(mayMoveBelow(PLAN, 'a1', 'b')).toBe(true);
  expect(mayMoveBelow(PLAN, 'a1', null)).toBe(true);
  const deep = planOf(`
0
  1
    2
      3
        4
          5
x
  y
`);
  expect(mayMoveBelow(deep, 'y', '5')).toBe(false);
  expect(mayMoveBelow(deep, 'y', '4')).toBe(true);
  expect(mayMoveBelow(deep, 'x', '4')).toBe(false);
  expect(placeIndented(deep, 'x')).toEqual({ parentId: '0', afterId: '1' });
});

test('finds the place one level in or out for a task that does not exist yet', () => {
  expect(shiftedPlace(PLAN, { parentId: null, afterId: 'a' }, 'indent')).toEqual({ parentId: 'a', afterId: 'a3' });
  expect(shiftedPlace(PLAN, { parentId: 'a', afterId: null }, 'indent')).toBeNull();
  expect(shiftedPlace(PLAN, { parentId: 'a', afterId: 'a1' }, 'outdent')).toEqual({ parentId: null, afterId: 'a' });
  expect(shiftedPlace(PLAN, { parentId: null, afterId: 'a' }, 'outdent')).toBeNull();
});
