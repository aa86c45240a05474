import { act, cleanup, render } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type RowWindow, useRowWindow } from './use-row-window.ts';

// jsdom lays nothing out; a window of ten rows.
const VIEW = 320;
let rows: RowWindow<HTMLDivElement>;

interface ListProps {
  readonly count: number;
  readonly activeAt?: number;
  readonly activeKey?: string;
  /** Other rows have other ids. */
  readonly name?: string;
}

function List({ count, activeAt = -1, activeKey, name = 'row' }: ListProps) {
  const idAt = (at: number) => `${name} ${at}`;
  const now = useRowWindow<HTMLDivElement>({
    count,
    idAt,
    rowHeight: 32,
    head: 32,
    foot: 8,
    overscan: 4,
    activeAt,
    activeKey,
  });
  useLayoutEffect(function tellTheTest() {
    rows = now;
  });
  return (
    <div data-testid="scroller">
      <div ref={now.holder} />
    </div>
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: VIEW });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  Reflect.deleteProperty(HTMLElement.prototype, 'clientHeight');
});

function list(props: ListProps) {
  const { getByTestId, rerender } = render(<List {...props} />);
  const scroller = getByTestId('scroller');
  return {
    scroller,
    change: (next: ListProps) => rerender(<List {...next} />),
    scrollTo: (top: number) =>
      act(() => {
        scroller.scrollTop = top;
        scroller.dispatchEvent(new Event('scroll'));
      }),
  };
}
function placesShown(): number[] {
  return rows.shown.map(({ at }) => at);
}
/** One frame, and what was left for after it. */
function paint(): void {
  act(() => void vi.advanceTimersByTime(17));
}
function settle(): void {
  paint();
  paint();
}

test('draws the rows near the view, wherever one scrolls, and no more', () => {
  const { scrollTo } = list({ count: 10_000 });
  settle();
  expect(rows.height).toBe(320_000);
  expect([rows.first, rows.last]).toEqual([0, 13]);
  scrollTo(3_200);
  settle();
  expect(rows.first).toBeLessThanOrEqual(96);
  expect(rows.last).toBeGreaterThanOrEqual(113);
  expect(rows.shown.length).toBeLessThan(32);
});

test('has the next rows drawn before they are scrolled to', () => {
  const { scrollTo } = list({ count: 10_000 });
  settle();
  for (let top = 0; top < 3_200; top += 100) {
    const { first, last } = rows;
    scrollTo(top);
    expect(first * 32).toBeLessThanOrEqual(top);
    expect((last + 1) * 32 + 32).toBeGreaterThanOrEqual(top + VIEW);
  }
});

test('draws a view of other rows first, then their details, and then what lies around it', () => {
  const { change } = list({ count: 10_000 });
  settle();
  change({ count: 10_000, name: 'other' });
  expect([rows.first, rows.last]).toEqual([0, 9]);
  change({ count: 10_000, name: 'other', activeAt: 1, activeKey: 'other 1' });
  expect([rows.first, rows.last]).toEqual([0, 9]);
  expect(rows.isBare).toBe(true);
  paint();
  expect([rows.first, rows.last, rows.isBare]).toEqual([0, 9, false]);
  paint();
  expect([rows.first, rows.last, rows.isBare]).toEqual([0, 13, false]);
});

test('lets rows that come in all at once take the elements of those that go', () => {
  const { change } = list({ count: 10_000 });
  settle();
  const before = rows.shown.map(({ key }) => key);
  change({ count: 10_000, name: 'other' });
  expect(before).toEqual(expect.arrayContaining(rows.shown.map(({ key }) => key)));
  settle();
  expect(new Set(rows.shown.map(({ key }) => key)).size).toBe(14);
});

test('keeps one row wherever one scrolls, in its place among the others', () => {
  const { scrollTo } = list({ count: 1_000, activeAt: 2 });
  expect(placesShown().filter((at) => at === 2)).toHaveLength(1);
  scrollTo(6_400);
  expect(placesShown().slice(0, 2)).toEqual([2, rows.first]);
});

test('draws the last rows of a list that has become shorter than what was scrolled to', () => {
  const { scrollTo, change } = list({ count: 1_000 });
  scrollTo(30_000);
  change({ count: 30 });
  expect(rows.last).toBe(29);
  expect(rows.first).toBeLessThanOrEqual(20);
  change({ count: 3 });
  expect([rows.first, rows.last]).toEqual([0, 2]);
  change({ count: 0 });
  expect(rows.shown).toEqual([]);
});

test('brings the active row into view from below the head and above the foot, and leaves one alone that is there', () => {
  const { scroller, change } = list({ count: 1_000 });
  change({ count: 1_000, activeAt: 5, activeKey: 'row 5' });
  expect(scroller.scrollTop).toBe(0);
  change({ count: 1_000, activeAt: 100, activeKey: 'row 100' });
  // Its lower edge is at 101 rows below the head, and 8 pixels stay below it.
  expect(scroller.scrollTop).toBe(101 * 32 + 32 + 8 - VIEW);
  expect(placesShown()).toContain(100);
  expect(rows.first).toBeGreaterThan(80);
  change({ count: 1_000, activeAt: 50, activeKey: 'row 50' });
  expect(scroller.scrollTop).toBe(50 * 32);
});

test('stays where it is when the active row is moved by a change elsewhere', () => {
  const { scroller, change } = list({ count: 1_000, activeAt: 5, activeKey: 'row 5' });
  change({ count: 1_000, activeAt: 500, activeKey: 'row 5' });
  expect(scroller.scrollTop).toBe(0);
  expect(placesShown()).toContain(500);
});
