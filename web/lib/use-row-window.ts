import { type RefObject, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { afterPaint } from './after-paint.ts';
import { rowKeys } from './row-keys.ts';

export interface RowWindowOptions {
  readonly count: number;
  /** What tells a row from all others, wherever it stands. */
  readonly idAt: (at: number) => string | undefined;
  /** In pixels, the same for every row. */
  readonly rowHeight: number;
  /** Height of what stays in view above the rows, in pixels. */
  readonly head?: number;
  /** Room that is left below a row that is brought into view, in pixels. */
  readonly foot?: number;
  /** Rows that are drawn above and below the view, so that scrolling finds them there. */
  readonly overscan?: number;
  /** A row that is drawn wherever one scrolls to, such as the one under the cursor; -1 for none. */
  readonly activeAt?: number;
  /**
   * The active row is brought into view whenever this is another value, and not when the row is only moved: a change
   * elsewhere in the plan must not scroll the page away from under the reader.
   */
  readonly activeKey?: unknown;
}

export interface ShownRow {
  readonly at: number;
  /** For React, where a row that comes may take over the element of one that goes; else the row's own id will do. */
  readonly key: string;
}

export interface RowWindow<Holder extends HTMLElement> {
  /** For the element that holds the rows. What it lies in is what scrolls. */
  readonly holder: RefObject<Holder | null>;
  /** The rows to draw, in order. */
  readonly shown: readonly ShownRow[];
  /** The first and last of those near the view; `last` is -1 where there are no rows. */
  readonly first: number;
  readonly last: number;
  /** Of all rows, in pixels. */
  readonly height: number;
  /** Most of what is in view is new, and is painted at once: a row may leave what is not read first for the next frame. */
  readonly isBare: boolean;
}

/** Rows in view, the last included, counted from 0; not cut off at the end of the list. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** What is still to be drawn, a paint after the other: first the details of the rows in view, then the rows around. */
type Owed = 'details and margins' | 'margins' | 'nothing';

/** The window moves in steps of so many rows: fewer renderings, for what is drawn at its ends. */
const STEP = 2;

/**
 * Which rows of a long list are drawn: those near the view. All rows have one height, so it is a matter of two divisions;
 * nothing is measured or kept for each row. Where most of the view is new, as after folding everything, what is in view
 * is drawn first, and its details and what lies around it after that is painted.
 */
export function useRowWindow<Holder extends HTMLElement>(options: RowWindowOptions): RowWindow<Holder> {
  const { count, idAt, rowHeight, head = 0, foot = 0, overscan = 8, activeAt = -1, activeKey } = options;
  const holder = useRef<Holder>(null);
  /** What was seen last; the height is a guess until it was looked at. */
  const view = useRef({ top: 0, height: window.innerHeight });
  const wasSeen = useRef(false);
  function see(scroller: HTMLElement): void {
    view.current = { top: scroller.scrollTop, height: scroller.clientHeight || window.innerHeight };
    wasSeen.current = true;
  }

  function rangeFrom(top: number): Range {
    const end = top + view.current.height - head;
    return { first: Math.floor(top / rowHeight / STEP) * STEP, last: Math.ceil(end / rowHeight / STEP) * STEP - 1 };
  }
  /** How far to scroll to have the active row in view: not at all where it is. */
  function topWithActive(): number {
    const { top, height } = view.current;
    const start = activeAt * rowHeight;
    if (activeAt === -1 || start < top) return activeAt === -1 ? top : start;
    return Math.max(top, start + rowHeight + head + foot - height);
  }

  const [range, setRange] = useState(() => rangeFrom(topWithActive()));
  const [keyInView, setKeyInView] = useState(activeKey);
  if (!Object.is(keyInView, activeKey)) {
    // Before the rows are drawn, so that those that are scrolled away are not drawn first.
    setKeyInView(activeKey);
    setRange((before) => moved(before, rangeFrom(topWithActive())));
  }
  const look = useRef(() => {});
  useLayoutEffect(function keepLook() {
    look.current = () => {
      const scroller = holder.current?.parentElement;
      if (!scroller) return;
      see(scroller);
      setRange((before) => moved(before, rangeFrom(view.current.top)));
    };
  });
  useLayoutEffect(
    function followScrolling() {
      const scroller = holder.current?.parentElement;
      if (!scroller) return;
      // The observer looks when the page is laid out. To ask before would have it laid out for the answer alone, and rows
      // that a guess too high has drawn would be taken away before they are seen.
      if (typeof ResizeObserver === 'undefined') look.current();
      // In this frame: rows that come later than the scrolling would leave a gap.
      const onScroll = () => flushSync(() => look.current());
      scroller.addEventListener('scroll', onScroll, { passive: true });
      const resizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => look.current());
      resizes?.observe(scroller);
      return () => {
        resizes?.disconnect();
        scroller.removeEventListener('scroll', onScroll);
      };
    },
    [rowHeight, head],
  );
  useLayoutEffect(
    function bringActiveRowIntoView() {
      const scroller = holder.current?.parentElement;
      if (!scroller) return;
      if (activeAt !== -1 && !wasSeen.current) see(scroller);
      const top = topWithActive();
      if (top === view.current.top) return;
      scroller.scrollTop = top;
      // Not read back: that would have everything laid out here and now.
      view.current = { ...view.current, top };
      setRange((before) => moved(before, rangeFrom(top)));
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [activeKey],
  );

  // A list that has become shorter than what was scrolled to is scrolled back by the browser, to its end.
  const inView = range.last < count ? range : endOf(range, count);
  /** The keys of the rows that are in the document. */
  const drawn = useRef<ReadonlyMap<string, string>>(new Map());
  const owed = useRef<Owed>('nothing');
  const areOthers = isMostlyNew(inView, idAt, drawn.current);
  const owes = areOthers ? 'details and margins' : owed.current;
  const isBare = owes === 'details and margins';
  const margin = owes === 'nothing' ? overscan : 0;
  const last = Math.min(count - 1, inView.last + margin);
  const first = Math.max(0, Math.min(inView.first - margin, last));
  const places = rowsBetween(first, last, activeAt < count ? activeAt : -1);
  const keys = rowKeys(
    places.map((at) => idAt(at) ?? String(at)),
    drawn.current,
    areOthers,
    idAt(activeAt),
  );
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  useLayoutEffect(function rememberDrawn() {
    drawn.current = keys;
    owed.current = owes;
  });
  useEffect(
    function drawMoreAfterPaint() {
      if (owes === 'nothing') return;
      return afterPaint(() => {
        owed.current = owes === 'margins' ? 'nothing' : 'margins';
        drawAgain();
      });
    },
    [owes, first, last],
  );
  const shown = [...keys.values()].map((key, nth) => ({ at: places[nth] ?? 0, key }));
  return { holder, shown, first, last, height: count * rowHeight, isBare };
}

function moved(before: Range, after: Range): Range {
  return before.first === after.first && before.last === after.last ? before : after;
}

function endOf({ first, last }: Range, count: number): Range {
  return { first: Math.max(0, Math.min(first, count - 1 - (last - first))), last: count - 1 };
}

function isMostlyNew({ first, last }: Range, idAt: RowWindowOptions['idAt'], drawn: ReadonlyMap<string, string>) {
  let fresh = 0;
  for (let at = first; at <= last; at += 1) if (!drawn.has(idAt(at) ?? '')) fresh += 1;
  return fresh * 2 > last - first + 1;
}

function rowsBetween(first: number, last: number, activeAt: number): number[] {
  const rows = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  if (activeAt === -1 || (activeAt >= first && activeAt <= last)) return rows;
  return activeAt < first ? [activeAt, ...rows] : [...rows, activeAt];
}
