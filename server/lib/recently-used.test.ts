import { expect, test } from 'vitest';
import { RecentlyUsed } from './recently-used.ts';

const keys = ['a', 'b', 'c', 'd'];
const kept = (values: RecentlyUsed<string, { size: number }>) => keys.filter((key) => values.get(key) !== undefined);

test('drops what was not used for the longest time, where there are too many', () => {
  const values = new RecentlyUsed<string, { size: number }>({ entries: 3, size: 100 }, ({ size }) => size);
  for (const key of ['a', 'b', 'c']) values.use(key, { size: 1 });
  values.use('a', values.get('a')!);
  values.use('d', { size: 1 });
  expect(kept(values)).toEqual(['a', 'c', 'd']);
});

test('drops as many as are too large together, as they have grown, but never the last', () => {
  const values = new RecentlyUsed<string, { size: number }>({ entries: 10, size: 10 }, ({ size }) => size);
  const first = { size: 1 };
  values.use('a', first);
  values.use('b', { size: 4 });
  values.use('c', { size: 5 });
  expect(kept(values)).toEqual(['a', 'b', 'c']);
  first.size = 3;
  values.use('c', { size: 5 });
  expect(kept(values)).toEqual(['b', 'c']);
  values.use('d', { size: 11 });
  expect(kept(values)).toEqual(['d']);
});
