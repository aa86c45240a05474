import { expect, test } from 'vitest';
import { daysUntilDue, isOverdue } from './due.ts';
import type { LocalDate } from './ids.ts';

const today = '2026-03-01' as LocalDate;
const due = (date: string | null, status: 'TODO' | 'COMPLETED' | 'CANCELLED' = 'TODO') => {
  return { dueDate: date as LocalDate | null, status };
};

test('is overdue from the day after the due date, while there is something to do', () => {
  expect(isOverdue(due('2026-02-28'), today)).toBe(true);
  expect(isOverdue(due('2026-03-01'), today)).toBe(false);
  expect(isOverdue(due(null), today)).toBe(false);
  expect(isOverdue(due('2026-02-28', 'COMPLETED'), today)).toBe(false);
  expect(isOverdue(due('2026-02-28', 'CANCELLED'), today)).toBe(false);
});

test('counts calendar days, across months and into the past', () => {
  expect(daysUntilDue(due('2026-03-01'), today)).toBe(0);
  expect(daysUntilDue(due('2026-04-01'), today)).toBe(31);
  expect(daysUntilDue(due('2026-02-27'), today)).toBe(-2);
  expect(daysUntilDue(due(null), today)).toBeNull();
});
