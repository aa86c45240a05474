import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in pixels, so that a chart is drawn one to one and its text keeps its size. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(
    function measureWidth() {
      const current = element.current;
      if (!current) return;
      const observer = new ResizeObserver(() => setWidth(Math.floor(current.clientWidth)));
      observer.observe(current);
      setWidth(Math.floor(current.clientWidth));
      return () => observer.disconnect();
    },
    [element],
  );
  return width;
}
