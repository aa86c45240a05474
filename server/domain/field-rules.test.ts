import { expect, test } from 'vitest';
import { isLocalDate } from './field-rules.ts';

const two = (number: number): string => String(number).padStart(2, '0');
const everyDay = ['0001', '0004', '1900', '2000', '2023', '2024', '2100', '9999'].flatMap((year) =>
  Array.from({ length: 14 }, (_, month) =>
    Array.from({ length: 33 }, (__, day) => `${year}-${two(month)}-${two(day)}`),
  ).flat(),
);

test('a day is one that the calendar has', () => {
  const inCalendar = (day: string): boolean => {
    const time = Date.parse(`${day}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  };
  expect(everyDay.filter(isLocalDate)).toEqual(everyDay.filter(inCalendar));
});

test.each([
  '',
  '0000-01-01',
  '2026-1-01',
  '2026-01-1',
  '12026-01-01',
  ' 2026-01-01',
  '2026-01-01T00:00:00Z',
  '٢٠٢٦-٠١-٠١',
])('“%s” is no day', (text) => {
  expect(isLocalDate(text)).toBe(false);
});
