import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** From which width on, in rem, the widest first. */
const COLUMNS = [
  { from: 48, columns: 'most all' },
  { from: 32, columns: 'most' },
  { from: 18, columns: 'few' },
];
const FEWEST = 'fewest';

/**
 * What the grid has room for, for `data-columns`: `most all`, `most` without the minor ones, `few` for title, due date and
 * person, or `fewest`. It follows the width of the grid and not that of the window, since the task panel takes its
 * share. Not by a container query, with which the browser lays out a page of rows in half again the time.
 */
export function useOutlineColumns(grid: RefObject<HTMLElement | null>): string {
  const [columns, setColumns] = useState(() => columnsFor(document.getElementById('main')?.clientWidth ?? innerWidth));
  useLayoutEffect(
    function followWidth() {
      if (grid.current === null || typeof ResizeObserver === 'undefined') return;
      // In the frame in which the width changes, before it is painted.
      const observer = new ResizeObserver(([entry]) => {
        if (entry) flushSync(() => setColumns(columnsFor(entry.contentRect.width)));
      });
      observer.observe(grid.current);
      return () => observer.disconnect();
    },
    [grid],
  );
  return columns;
}

function columnsFor(pixels: number): string {
  const rem = pixels / parseFloat(getComputedStyle(document.documentElement).fontSize);
  return COLUMNS.find(({ from }) => rem >= from)?.columns ?? FEWEST;
}
