import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { ArrowDown } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';

/** Within this distance of the end, in pixels, somebody counts as being at the bottom. */
const BOTTOM_SLACK = 48;

export interface OperationListHandle {
  /** Brings the row into view and gives it the focus. */
  focusRow(index: number): void;
}

export interface OperationListProps {
  readonly label: string;
  readonly count: number;
  readonly keyOf: (index: number) => string;
  /** Null for a row that is not an operation, such as a group's heading. */
  readonly rowLabel: (index: number) => string | null;
  readonly renderRow: (index: number) => ReactNode;
  readonly estimateHeight: number;
  /** The row that the keyboard is on; -1 for none. */
  readonly activeIndex: number;
  readonly onActivate: (index: number) => void;
  /** Keeps the end in view as rows arrive, for as long as the person is there. */
  readonly followsEnd?: boolean;
  /** What stands below the last row. */
  readonly footer?: ReactNode;
  readonly ref?: Ref<OperationListHandle>;
}

/** A list of thousands of operations of which only those in view exist; rows have the height that they need. */
export function OperationList(props: OperationListProps) {
  const { count, keyOf, activeIndex, estimateHeight, followsEnd = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimateHeight,
    getItemKey: keyOf,
    overscan: 12,
    // The focused row stays mounted wherever one scrolls, or the focus would be lost.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeIndex < 0 || activeIndex >= count || indexes.includes(activeIndex)) return indexes;
      return [...indexes, activeIndex].sort((a, b) => a - b);
    },
  });
  const height = virtualizer.getTotalSize();
  const { onScroll, newCount, scrollToEnd } = useEndFollowing(scroller, count, height, followsEnd);
  const shownUpTo = useRef(0);
  const tabStop = activeIndex >= 0 && activeIndex < count ? activeIndex : props.rowLabel(0) === null ? 1 : 0;

  const focusRow = useCallback(
    (index: number) => {
      virtualizer.scrollToIndex(index, { align: 'auto' });
      // The row is mounted with the next paint where it was out of view.
      requestAnimationFrame(() => {
        scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus({ preventScroll: false });
      });
    },
    [virtualizer],
  );
  useImperativeHandle(props.ref, () => ({ focusRow }), [focusRow]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        onScroll={onScroll}
        className="h-full overflow-x-hidden overflow-y-auto overscroll-contain [--op-indent:12px] [scroll-padding-block:8px] sm:[--op-indent:20px]"
      >
        <div role="list" aria-label={props.label} className="relative" style={{ height }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const label = props.rowLabel(index);
            return (
              <div
                key={key}
                ref={virtualizer.measureElement}
                role="listitem"
                data-index={index}
                data-row={index}
                aria-posinset={index + 1}
                aria-setsize={count}
                aria-label={label ?? undefined}
                tabIndex={label === null ? undefined : index === tabStop ? 0 : -1}
                onFocus={label === null ? undefined : () => props.onActivate(index)}
                style={{ transform: `translateY(${start}px)` }}
                className={clsx(
                  'absolute inset-x-0 top-0 border-b border-line focus-visible:-outline-offset-2',
                  index === activeIndex && label !== null && 'bg-sel',
                )}
              >
                <FadeIn index={index} shownUpTo={shownUpTo} isStreaming={followsEnd}>
                  {props.renderRow(index)}
                </FadeIn>
              </div>
            );
          })}
        </div>
        {props.footer}
      </div>
      {newCount > 0 && (
        <Button
          variant="primary"
          onClick={scrollToEnd}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full! shadow-popover"
        >
          {newCount} new <ArrowDown className="size-3.5" aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}

/** Keeps the end in view while the person is there, and otherwise counts what has come since they left it. */
function useEndFollowing(
  scroller: { current: HTMLDivElement | null },
  count: number,
  height: number,
  isActive: boolean,
) {
  const place = useRef({ isAtEnd: true, top: 0 });
  /** How many rows there were when the person left the end; null while they are there. */
  const [leftAt, setLeftAt] = useState<number | null>(null);

  const scrollToEnd = useCallback(() => {
    place.current.isAtEnd = true;
    setLeftAt(null);
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [scroller]);

  useLayoutEffect(
    function stayAtEnd() {
      const element = scroller.current;
      if (isActive && place.current.isAtEnd && element) element.scrollTop = element.scrollHeight;
    },
    [scroller, count, height, isActive],
  );

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { isAtEnd, top } = place.current;
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < BOTTOM_SLACK;
    // Rows that arrive push the end away without anybody scrolling: only going up means leaving.
    const hasLeft = isAtEnd && !isNear && element.scrollTop < top;
    place.current = { isAtEnd: hasLeft ? false : isAtEnd || isNear, top: element.scrollTop };
    if (hasLeft) setLeftAt(count);
    else if (isNear) setLeftAt(null);
  }, [scroller, count]);

  return { onScroll, scrollToEnd, newCount: isActive && leftAt !== null ? count - leftAt : 0 };
}

interface FadeInProps {
  readonly index: number;
  /** One more than the highest row that has been shown: what scrolling mounts again does not fade in again. */
  readonly shownUpTo: { current: number };
  readonly isStreaming: boolean;
  readonly children: ReactNode;
}

function FadeIn({ index, shownUpTo, isStreaming, children }: FadeInProps) {
  const [isFresh] = useState(isStreaming && index >= shownUpTo.current);
  useEffect(
    function rememberAsShown() {
      shownUpTo.current = Math.max(shownUpTo.current, index + 1);
    },
    [index, shownUpTo],
  );
  return <div className={isFresh ? 'animate-op-in' : undefined}>{children}</div>;
}
