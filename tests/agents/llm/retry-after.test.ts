import { expect, test } from 'vitest';
import { readRetryAfterMs } from '../../../server/agents/llm/retry-after.ts';

const NOW = new Date('2026-11-23T10:00:00.400Z');

test.each([
  [{ 'retry-after': '3' }, 3_000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': ' 3 ' }, 3_000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after-ms': '1250' }, 1_250],
  [{ 'retry-after-ms': '1250', 'retry-after': '9' }, 1_250],
  [{ 'retry-after': 'Mon, 23 Nov 2026 10:00:30 GMT' }, 29_600],
  [{ 'retry-after': 'Mon, 23 Nov 2026 09:00:00 GMT' }, 0],
  [{ 'retry-after': 'soon' }, null],
  [{ 'retry-after': '-5' }, null],
  [{ 'retry-after-ms': 'x', 'retry-after': '2' }, 2_000],
  [{ 'retry-after': '' }, null],
  [{}, null],
])('%j means %s', (headers, expected) => {
  expect(readRetryAfterMs(new Headers(headers as Record<string, string>), NOW)).toBe(expected);
});

test('without headers nothing is asked for', () => {
  expect(readRetryAfterMs(null)).toBeNull();
});
