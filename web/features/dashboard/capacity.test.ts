import { expect, test } from 'vitest';
import { capacityUntil } from './capacity.ts';

test.each([
  // 2026-11-26 is a Thursday.
  ['2026-11-26', '2026-11-26', 480],
  ['2026-11-26', '2026-11-29', 960],
  ['2026-11-28', '2026-11-29', 0],
  ['2026-11-30', '2026-12-04', 2400],
  ['2026-11-26', '2026-12-09', 4800],
  ['2026-11-26', '2026-11-25', null],
])('from %s until %s there are %s minutes in weeks of five days of eight hours', (from, until, minutes) => {
  expect(capacityUntil(2400, from, until)).toBe(minutes);
});
