import { expect, test } from 'vitest';
import { parseDay } from './parse-day.ts';

// A Tuesday.
const NOW = '2026-11-24';

test.each([
  ['2026-12-24', '2026-12-24'],
  ['2027-1-5', '2027-01-05'],
  ['24 Dec', '2026-12-24'],
  ['3rd march', '2027-03-03'],
  ['Dec 24, 2027', '2027-12-24'],
  ['24.12.', '2026-12-24'],
  ['1.3', '2027-03-01'],
  ['29 feb', '2028-02-29'],
  ['today', '2026-11-24'],
  ['Tomorrow', '2026-11-25'],
  ['fri', '2026-11-27'],
  ['tuesday', '2026-12-01'],
  ['next week', '2026-11-30'],
  ['+3d', '2026-11-27'],
  ['in 2 weeks', '2026-12-08'],
  ['2w', '2026-12-08'],
])('reads %j as %s', (text, day) => {
  expect(parseDay(text, NOW)).toBe(day);
});

test('reads the empty text as no date', () => {
  expect(parseDay(' ', NOW)).toBeNull();
});

test.each(['30 feb', '2026-13-01', 'soon', '32 Dec', '12', 'xmas', '0000-00-00'])('refuses %j', (text) => {
  expect(parseDay(text, NOW)).toBeUndefined();
});
