import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { indexWith } from '../../../tests/web/plan-fixture.ts';
import { dayNumber } from '../../lib/day.ts';
import { barSentence } from './bar-words.ts';
import { timelineBars } from './timeline-bars.ts';
import { shiftDates, shifted } from './timeline-edits.ts';
import { PIXELS_PER_DAY, ticksBetween, ZOOMS } from './timeline-scale.ts';
import { useCanvas } from './use-canvas.ts';

test('a bar says what the plan says, and a task without dates has none', () => {
  const bars = timelineBars(
    indexWith([
      { id: 'both', startDate: '2027-01-04', dueDate: '2027-01-05' },
      // A Friday: the second working day is the Monday after it.
      { id: 'estimated', startDate: '2027-01-08', estimatedMinutes: 16 * 60 },
      { id: 'start', startDate: '2027-01-04' },
      { id: 'due', dueDate: '2027-01-04' },
      { id: 'nothing', estimatedMinutes: 480 },
    ]),
  );
  const days = (id: string) => barSentence(bars.get(id) ?? null);
  expect(days('both')).toBe('4 Jan 2027 to 5 Jan 2027');
  expect(days('estimated')).toBe('starts 8 Jan 2027, ends about 11 Jan 2027 by its estimate');
  expect(days('start')).toBe('starts 4 Jan 2027, end not known');
  expect(days('due')).toBe('due 4 Jan 2027, start not known');
  expect(days('nothing')).toBe('no dates');
});

test('what ends beyond the days that can be written says so', () => {
  const bars = timelineBars(
    indexWith([
      { id: 'late', startDate: '9999-12-30', estimatedMinutes: 20 * 8 * 60 },
      { id: 'last', startDate: '9999-12-31', estimatedMinutes: 8 * 60 },
    ]),
  );
  const words = (id: string) => barSentence(bars.get(id) ?? null);
  expect(words('late')).toBe('starts 30 Dec 9999, ends after 9999 by its estimate');
  expect(words('last')).toBe('starts 31 Dec 9999, ends about 31 Dec 9999 by its estimate');
});

test('a task with tasks below it spans all days that are known of them and of itself', () => {
  const bars = timelineBars(
    indexWith([
      { id: 'a', startDate: '2027-01-04' },
      { id: 'a1', parentId: 'a', dueDate: '2027-03-01' },
      { id: 'a2', parentId: 'a' },
      { id: 'b' },
      { id: 'b1', parentId: 'b' },
    ]),
  );
  expect(bars.get('a')).toEqual({ kind: 'summary', from: dayNumber('2027-01-04'), to: dayNumber('2027-03-02') });
  expect(bars.has('b')).toBe(false);
});

test('shifting moves the dates that are there and makes none up; an end stops at the other', () => {
  const both = { startDate: '2027-01-04', dueDate: '2027-01-06' };
  expect(shifted(both, 'whole', 7)).toEqual({ startDate: '2027-01-11', dueDate: '2027-01-13' });
  expect(shifted(both, 'end', -9)).toEqual({ dueDate: '2027-01-04' });
  expect(shifted(both, 'start', 9)).toEqual({ startDate: '2027-01-06' });
  expect(shifted({ startDate: null, dueDate: '2027-01-06' }, 'whole', -1)).toEqual({ dueDate: '2027-01-05' });
  expect(shifted({ startDate: null, dueDate: null }, 'whole', 1)).toBeNull();
  const index = indexWith([{ id: 'a', ...both }, { id: 'b' }]);
  const edit = shiftDates([...index.byId.values()], 'whole', 1);
  expect(edit?.title).toBe('Move “Task a” 1 day later');
  expect(edit?.operations).toEqual([{ updateTask: { id: 'a', startDate: '2027-01-05', dueDate: '2027-01-07' } }]);
});

test('ticks stand on Mondays, firsts of months and quarters', () => {
  const from = dayNumber('2026-12-25');
  const to = dayNumber('2027-02-10');
  expect(ticksBetween('week', from, to).minor.map(({ label }) => label)).toEqual([
    '21',
    '28',
    '4',
    '11',
    '18',
    '25',
    '1',
    '8',
  ]);
  expect(ticksBetween('month', from, to).minor.map(({ label }) => label)).toEqual(['Dec', 'Jan', 'Feb']);
  expect(ticksBetween('quarter', from, to).major.map(({ label }) => label)).toEqual(['2026', '2027']);
  expect(ticksBetween('quarter', from, to).minor.map(({ label }) => label)).toEqual(['Q4', 'Q1']);
});

test('a plan from the year 1 to the year 9999 has no more ticks and no wider a canvas than forty years', () => {
  const bars = timelineBars(
    indexWith([
      { id: 'late', dueDate: '9999-12-31' },
      { id: 'early', dueDate: '0001-01-01' },
      { id: 'all', startDate: '0001-01-01', dueDate: '9999-12-31' },
    ]),
  );
  for (const zoom of ZOOMS) {
    const scale = PIXELS_PER_DAY[zoom];
    const options = { grid: { current: null }, bars, scale, treeWidth: 280, now: dayNumber('2026-11-26') };
    const { result } = renderHook(() => useCanvas(options));
    const { from, to, width } = result.current;
    const { major, minor } = ticksBetween(zoom, from, to);
    expect(major.length).toBeGreaterThan(0);
    expect(major.length + minor.length).toBeLessThan(200);
    expect(width).toBeLessThan(41 * 366 * scale + 1_000);
  }
});

test('ticks end where the calendar does, and there are none between days that are no days', () => {
  const lastOfAll = 100_000_000;
  for (const zoom of ZOOMS) {
    expect(ticksBetween(zoom, lastOfAll - 20, lastOfAll + 400).minor.length).toBeLessThan(500);
    expect(ticksBetween(zoom, NaN, NaN)).toEqual({ major: [], minor: [] });
  }
});
