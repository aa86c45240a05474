import type { RefObject } from 'react';
import { useCallback, useRef, useState } from 'react';

/** Within this distance of the end, in pixels, somebody counts as being at the bottom. */
const BOTTOM_SLACK = 48;

export interface EndFollowing {
  /** The end is to be kept in view: rows arrive, and the person is there. */
  readonly isFollowing: boolean;
  /** How many rows have come since the person left the end. */
  readonly newCount: number;
  readonly onScroll: () => void;
  readonly scrollToEnd: () => void;
}

/** Whether the person is at the end of a list to which rows are added, and otherwise what has come since they left it. */
export function useEndFollowing(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  isActive: boolean,
): EndFollowing {
  const lastTop = useRef(0);
  /** How many rows there were when the person left the end; null while they are there. */
  const [leftAt, setLeftAt] = useState<number | null>(null);

  const scrollToEnd = useCallback(() => {
    setLeftAt(null);
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [scroller]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < BOTTOM_SLACK;
    // Rows that arrive push the end away without anybody scrolling: only going up means leaving.
    const hasGoneUp = element.scrollTop < lastTop.current;
    lastTop.current = element.scrollTop;
    if (isNear) setLeftAt(null);
    else if (hasGoneUp) setLeftAt((was) => was ?? count);
  }, [scroller, count]);

  return {
    isFollowing: isActive && leftAt === null,
    newCount: isActive && leftAt !== null ? count - leftAt : 0,
    onScroll,
    scrollToEnd,
  };
}
