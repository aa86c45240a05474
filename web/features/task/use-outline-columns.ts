import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTextScale } from '../../lib/text-scale.ts';

/** From which width on, in pixels with text of the usual size, the widest first. */
const COLUMNS = [
  { from: 768, columns: 'most all' },
  { from: 512, columns: 'most' },
  { from: 288, columns: 'few' },
];
const FEWEST = 'fewest';

/**
 * What the grid has room for, for `data-columns`: `most all`, `most` without the minor ones, `few` for title, due date and
 * person, or `fewest`. It follows the width of the grid and not that of the window, since the task panel takes its
 * share. Not by a container query, with which the browser lays out a page of rows in half again the time.
 */
export function useOutlineColumns(grid: RefObject<HTMLElement | null>): string {
  const scale = useTextScale();
  const [width, setWidth] = useState(() => document.getElementById('main')?.clientWidth ?? innerWidth);
  useLayoutEffect(
    function followWidth() {
      if (grid.current === null || typeof ResizeObserver === 'undefined') return;
      // In the frame in which the width changes, before it is painted.
      const observer = new ResizeObserver(([entry]) => {
        if (entry) flushSync(() => setWidth(entry.contentRect.width));
      });
      observer.observe(grid.current);
      return () => observer.disconnect();
    },
    [grid],
  );
  return COLUMNS.find(({ from }) => width / scale >= from)?.columns ?? FEWEST;
}
