import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

export interface RowWindowOptions {
  /** What scrolls; the rows begin in it right below a head that stays in view. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  /** In pixels, the same for every row. */
  readonly rowHeight: number;
  /** Height of the head, in pixels. */
  readonly head?: number;
  /** Room that is left below a row that is brought into view, in pixels. */
  readonly foot?: number;
  /** Rows that are drawn above and below the view, so that scrolling finds them there. */
  readonly overscan?: number;
  /** A row that is drawn wherever one scrolls to, such as the one under the cursor; -1 for none. */
  readonly keptAt?: number;
}

export interface RowWindow {
  /** The rows to draw, in order. */
  readonly shown: readonly number[];
  /** The first and last of those near the view; `last` is -1 where there are no rows. */
  readonly first: number;
  readonly last: number;
  /** Of all rows, in pixels. */
  readonly height: number;
  /** Scrolls as far as it takes to have the row in view, and not at all where it is. */
  readonly bringIntoView: (at: number) => void;
}

/** The window moves in steps of so many rows: fewer renderings for a few more rows. */
const STEP = 4;

/**
 * Which rows of a long list are drawn: those near the view. All rows have one height, so it is a matter of two divisions;
 * nothing is measured or kept for each row, and no layout is asked for but where somebody scrolls.
 */
export function useRowWindow(options: RowWindowOptions): RowWindow {
  const { scroller, count, rowHeight, head = 0, foot = 0, overscan = 8, keptAt = -1 } = options;
  /** What was seen last; the height is a guess until there is an element. */
  const view = useRef({ top: 0, height: window.innerHeight });
  const rangeNow = useCallback((): Range => {
    const { top, height } = view.current;
    const first = Math.floor(top / rowHeight / STEP) * STEP - overscan;
    const last = Math.ceil((top + height - head) / rowHeight / STEP) * STEP + overscan;
    return { first: Math.max(0, first), last };
  }, [rowHeight, head, overscan]);
  const [range, setRange] = useState(rangeNow);

  useLayoutEffect(
    function followScrolling() {
      const element = scroller.current;
      if (!element) return;
      const look = () => {
        view.current = { top: element.scrollTop, height: element.clientHeight || window.innerHeight };
        setRange((before) => moved(before, rangeNow()));
      };
      look();
      // In this frame: rows that come later than the scrolling would leave a gap.
      const onScroll = () => flushSync(look);
      element.addEventListener('scroll', onScroll, { passive: true });
      const resizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(look);
      resizes?.observe(element);
      return () => {
        resizes?.disconnect();
        element.removeEventListener('scroll', onScroll);
      };
    },
    [scroller, rangeNow],
  );

  const bringIntoView = useCallback(
    (at: number) => {
      const element = scroller.current;
      if (!element || at < 0) return;
      const { top, height } = view.current;
      const start = at * rowHeight;
      const end = start + rowHeight + head + foot;
      if (start >= top && end <= top + height) return;
      element.scrollTop = start < top ? start : end - height;
      view.current = { top: element.scrollTop, height };
      setRange((before) => moved(before, rangeNow()));
    },
    [scroller, rowHeight, head, foot, rangeNow],
  );

  const last = Math.min(count - 1, range.last);
  const first = Math.max(0, Math.min(range.first, last));
  const shown = useMemo(() => rowsBetween(first, last, keptAt < count ? keptAt : -1), [first, last, keptAt, count]);
  return { shown, first, last, height: count * rowHeight, bringIntoView };
}

interface Range {
  readonly first: number;
  readonly last: number;
}

function moved(before: Range, after: Range): Range {
  return before.first === after.first && before.last === after.last ? before : after;
}

function rowsBetween(first: number, last: number, keptAt: number): number[] {
  const rows = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  if (keptAt === -1 || (keptAt >= first && keptAt <= last)) return rows;
  return keptAt < first ? [keptAt, ...rows] : [...rows, keptAt];
}
