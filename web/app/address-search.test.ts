import { expect, test } from 'vitest';
import { router } from './router.tsx';

/** What the view at an address reads of it, having gone through all routes above it. */
function searchAt(view: string, search: Record<string, unknown>): Record<string, unknown> {
  return router.matchRoutes(`/p/5e0e2b7c-1111-4222-8333-444455556666/${view}`, search).at(-1)?.search ?? {};
}

const NAMES_OF_EVERY_OBJECT = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
const NONSENSE = [...NAMES_OF_EVERY_OBJECT, 'nothing', '', -1, 1.5, Infinity, null, true, { a: 1 }, [['x']]];

test.each(NONSENSE)('%j in an address reaches no view: each shows what it shows without', (value) => {
  expect(searchAt('timeline', { z: value })['z']).toBeUndefined();
  expect(searchAt('board', { g: value })['g']).toBeUndefined();
  expect(searchAt('list', { g: value })['g']).toBeUndefined();
  expect(searchAt('graph', { v: value, hops: value })).toMatchObject({ v: undefined, hops: undefined });
});

test('what is no number of a task, no text and no conversation is left out of every view', () => {
  for (const view of ['outline', 'list', 'board', 'timeline', 'graph', 'dashboard']) {
    expect(searchAt(view, { task: 'abc', f: { a: 1 }, chat: 12 })).toMatchObject({
      task: undefined,
      f: undefined,
      chat: undefined,
    });
    expect(searchAt(view, { task: Infinity, f: ['x'], chat: '' })).toMatchObject({
      task: undefined,
      f: undefined,
      chat: undefined,
    });
  }
  expect(searchAt('graph', { around: '__proto__' })['around']).toBeUndefined();
  expect(searchAt('compare', { from: 'constructor', to: -1 })).toMatchObject({ from: 0, to: 0 });
});

test('what an address says well reaches its view', () => {
  const id = '5e0e2b7c-1111-4222-8333-444455556666';
  expect(searchAt('outline', { task: id })).toMatchObject({ task: id });
  expect(searchAt('timeline', { z: 'quarter', task: 3, f: 12, chat: 'new' })).toEqual({
    z: 'quarter',
    task: 3,
    f: '12',
    chat: 'new',
  });
  expect(searchAt('list', { g: 'assignee', s: '-due' })).toMatchObject({ g: 'assignee', s: '-due' });
  expect(searchAt('graph', { around: 4, hops: 2, v: 'list' })).toMatchObject({ around: 4, hops: '2', v: 'list' });
  expect(searchAt('compare', { from: 2, to: 7 })).toMatchObject({ from: 2, to: 7 });
});
