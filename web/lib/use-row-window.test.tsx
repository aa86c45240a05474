import { act, cleanup, render } from '@testing-library/react';
import { useLayoutEffect, useRef } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RowWindow, useRowWindow } from './use-row-window.ts';

// jsdom lays nothing out; a window of ten rows.
const VIEW = 320;
let rows: RowWindow;

function List({ count, keptAt }: { readonly count: number; readonly keptAt?: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const now = useRowWindow({ scroller, count, rowHeight: 32, head: 32, foot: 8, overscan: 4, keptAt: keptAt ?? -1 });
  useLayoutEffect(function tellTheTest() {
    rows = now;
  });
  return <div ref={scroller} />;
}

beforeEach(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: VIEW });
});
afterEach(() => {
  cleanup();
  Reflect.deleteProperty(HTMLElement.prototype, 'clientHeight');
});

function list(count: number, keptAt?: number) {
  const { container, rerender } = render(<List count={count} keptAt={keptAt} />);
  const scroller = container.firstElementChild as HTMLElement;
  return {
    scroller,
    rerender,
    scrollTo: (top: number) =>
      act(() => {
        scroller.scrollTop = top;
        scroller.dispatchEvent(new Event('scroll'));
      }),
  };
}

test('draws the rows near the view, wherever one scrolls, and no more', () => {
  const { scrollTo } = list(10_000);
  expect(rows.height).toBe(320_000);
  expect([rows.first, rows.last]).toEqual([0, 16]);
  scrollTo(3_200);
  expect(rows.first).toBeLessThanOrEqual(96);
  expect(rows.last).toBeGreaterThanOrEqual(113);
  expect(rows.shown.length).toBeLessThan(32);
});

test('keeps one row wherever one scrolls, in its place among the others', () => {
  const { scrollTo } = list(1_000, 2);
  expect(rows.shown.filter((at) => at === 2)).toHaveLength(1);
  scrollTo(6_400);
  expect(rows.shown[0]).toBe(2);
  expect(rows.shown[1]).toBe(rows.first);
});

test('draws the last rows of a list that has become shorter than what was scrolled to', () => {
  const { scrollTo, rerender } = list(1_000);
  scrollTo(30_000);
  rerender(<List count={3} />);
  expect(rows.last).toBe(2);
  rerender(<List count={0} />);
  expect(rows.shown).toEqual([]);
});

test('brings a row into view from below the head and above the foot, and leaves one alone that is there', () => {
  const { scroller } = list(1_000);
  act(() => rows.bringIntoView(5));
  expect(scroller.scrollTop).toBe(0);
  act(() => rows.bringIntoView(100));
  // Its lower edge is at 101 rows below the head, and 8 pixels stay below it.
  expect(scroller.scrollTop).toBe(101 * 32 + 32 + 8 - VIEW);
  expect(rows.shown).toContain(100);
  act(() => rows.bringIntoView(50));
  expect(scroller.scrollTop).toBe(50 * 32);
});
