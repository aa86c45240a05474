import { expect, test } from 'vitest';
import { rowKeys } from './row-keys.ts';

const NONE = new Map<string, string>();

function keysOf(rows: ReadonlyMap<string, string>): string[] {
  return [...rows.values()];
}

test('a row that stays keeps its key, and one that comes in gets one that no other has', () => {
  const first = rowKeys(['a', 'b', 'c'], NONE, false, undefined);
  const second = rowKeys(['b', 'c', 'd'], first, false, undefined);
  expect(second.get('b')).toBe(first.get('b'));
  expect(second.get('c')).toBe(first.get('c'));
  expect(keysOf(first)).not.toContain(second.get('d'));
});

test('other rows take the keys of those that stood there, in their order', () => {
  const first = rowKeys(['a', 'b', 'c'], NONE, false, undefined);
  expect(keysOf(rowKeys(['x', 'y'], first, true, undefined))).toEqual(keysOf(first).slice(0, 2));
  const more = keysOf(rowKeys(['w', 'x', 'y', 'z'], first, true, undefined));
  expect(more.slice(0, 3)).toEqual(keysOf(first));
  expect(new Set(more).size).toBe(4);
});

test('a row that comes back while another has its key gets one of its own', () => {
  const first = rowKeys(['a', 'b'], NONE, false, undefined);
  const others = rowKeys(['x', 'y'], first, true, undefined);
  const both = keysOf(rowKeys(['x', 'y', 'a', 'b'], others, false, undefined));
  expect(new Set(both).size).toBe(4);
});

test('the active row keeps its key when all others are other ones', () => {
  const first = rowKeys(['a', 'b', 'c'], NONE, false, undefined);
  const second = rowKeys(['b', 'x', 'y', 'z'], first, true, 'b');
  expect(second.get('b')).toBe(first.get('b'));
  expect(new Set(keysOf(second)).size).toBe(4);
});
