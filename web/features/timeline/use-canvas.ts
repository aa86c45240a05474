import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TimelineBar } from './timeline-bars.ts';

/** The view is drawn anew when it has moved by so much. */
const STEP = 400;
const MARGIN = 320;
/** Years on each side of today that a canvas may reach; what lies beyond is a slip of the keyboard. */
const MOST_DAYS = 20 * 366;

export interface CanvasOptions {
  readonly grid: RefObject<HTMLElement | null>;
  readonly bars: ReadonlyMap<string, TimelineBar>;
  /** Pixels per day. */
  readonly scale: number;
  readonly treeWidth: number;
  /** Today, in days since 1970. */
  readonly now: number;
}

/** How far the calendar reaches, and which part of it is near the view. Zooming and new bars keep the day in the middle. */
export function useCanvas({ grid, bars, scale, treeWidth, now }: CanvasOptions) {
  const [step, setStep] = useState(0);
  const [viewWidth, setViewWidth] = useState(1_200);
  const middleDay = useRef<number | null>(null);

  const { first, last } = useMemo(() => {
    let [first, last] = [now, now + 1];
    for (const { from, to } of bars.values()) {
      if (from < first) first = from;
      if (to > last) last = to;
    }
    return { first: Math.max(first, now - MOST_DAYS), last: Math.min(last, now + MOST_DAYS) };
  }, [bars, now]);
  const origin = first - Math.ceil(MARGIN / scale);
  const width = Math.max((last - origin) * scale + MARGIN, viewWidth);

  const show = useCallback(
    (day: number) => {
      const element = grid.current;
      if (element) element.scrollLeft = (day - origin) * scale - (element.clientWidth - treeWidth) / 2;
    },
    [grid, origin, scale, treeWidth],
  );
  useLayoutEffect(
    function keepTheDayInTheMiddle() {
      show(middleDay.current ?? firstDayToShow(bars, now));
      setViewWidth(grid.current?.clientWidth ?? 1_200);
    },
    // Bars and today only say where the view begins.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [show, grid],
  );
  useEffect(
    function followWidth() {
      const element = grid.current;
      if (!element || typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(() => setViewWidth(element.clientWidth));
      observer.observe(element);
      return () => observer.disconnect();
    },
    [grid],
  );
  const onScroll = useCallback(() => {
    const element = grid.current;
    if (!element) return;
    middleDay.current = origin + (element.scrollLeft + (element.clientWidth - treeWidth) / 2) / scale;
    setStep(Math.floor(element.scrollLeft / STEP));
    setViewWidth(element.clientWidth);
  }, [grid, origin, scale, treeWidth]);
  const from = origin + Math.floor((step - 1) * (STEP / scale));
  const to = origin + Math.ceil((step * STEP + viewWidth + 2 * STEP) / scale);
  return { origin, width, viewWidth, from: Math.max(from, origin), to, onScroll, showToday: () => show(now) };
}

/** Today, where something happens about now; else the nearest day on which something does. */
function firstDayToShow(bars: ReadonlyMap<string, TimelineBar>, now: number): number {
  let nearest = Infinity;
  for (const { kind, from, to } of bars.values()) {
    if (kind === 'summary') continue;
    const distance = from > now ? from - now : to < now ? to - now : 0;
    if (Math.abs(distance) < Math.abs(nearest)) nearest = distance;
  }
  return Math.abs(nearest) <= 14 || nearest === Infinity ? now : now + nearest + 14;
}
