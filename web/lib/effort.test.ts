import { expect, test } from 'vitest';
import { formatEffort, parseEffort } from './effort.ts';

test.each([
  ['2d', 960],
  ['3h', 180],
  ['1d 4h', 720],
  ['1d4h', 720],
  ['1.5h', 90],
  ['1,5 h', 90],
  ['90m', 90],
  ['45 min', 45],
  ['~1 week', 2400],
  ['2 weeks', 4800],
  ['2 Days, 1 hour', 1020],
  ['4', 240],
  ['0', 0],
  ['  3H ', 180],
])('reads %j as %d minutes', (text, minutes) => {
  expect(parseEffort(text)).toBe(minutes);
});

test('reads the empty text as no estimate', () => {
  expect(parseEffort('  ')).toBeNull();
});

test.each(['soon', '2x', '-3h', 'h', '1d foo', '99999999d', '~'])('refuses %j', (text) => {
  expect(parseEffort(text)).not.toBeTypeOf('number');
});

test.each([0, 1, 59, 60, 90, 480, 720, 2400, 2887, 4801])('writes %d minutes so that it reads them back', (minutes) => {
  expect(parseEffort(formatEffort(minutes))).toBe(minutes);
});
