import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { MonthGrid } from './month-grid.tsx';

afterEach(cleanup);

const show = (selected: string) => {
  const onChoose = vi.fn<(day: string) => void>();
  render(<MonthGrid selected={selected} now="2026-11-26" onChoose={onChoose} />);
  const days = within(screen.getByRole('group', { name: 'Days' })).getAllByRole('button');
  return { days, onChoose };
};

test('a month before 1970 begins on the Monday on or before its first day', () => {
  const { days } = show('1969-08-20');
  expect(days[0]?.dataset['day']).toBe('1969-07-28');
  expect(days).toHaveLength(42);
});

test('the first month of the year 1 has its days under their weekdays', () => {
  // 1 January of the year 1 was a Monday.
  expect(show('0001-01-01').days[0]?.dataset['day']).toBe('0001-01-01');
});

test('the calendar ends with the year 9999, and arrows do not lead out of it', () => {
  const { days, onChoose } = show('9999-12-31');
  const last = days.at(-1)!;
  expect(last.dataset['day']).toBe('9999-12-31');
  fireEvent.keyDown(last, { key: 'ArrowDown' });
  fireEvent.click(screen.getByRole('button', { name: 'Next month' }));
  expect(screen.getByText('December 9999')).toBeDefined();
  fireEvent.click(last);
  expect(onChoose).toHaveBeenCalledWith('9999-12-31');
});
