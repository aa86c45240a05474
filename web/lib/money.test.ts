import { expect, test } from 'vitest';
import { formatCount, formatUsd } from './money.ts';

test.each([
  [0, '$0.00'],
  [0.00001, 'under $0.0001'],
  [0.0312, '$0.0312'],
  [0.5, '$0.50'],
  [12.4, '$12.40'],
  [1234.5, '$1,234.50'],
])('writes %d US dollars as %s', (usd, text) => {
  expect(formatUsd(usd)).toBe(text);
});

test('writes large counts short', () => {
  expect([950, 1_500, 1_234_567].map(formatCount)).toEqual(['950', '1.5K', '1.2M']);
});
