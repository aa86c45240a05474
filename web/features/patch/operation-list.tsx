import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useCallback, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { OperationRow } from './operation-row.tsx';
import { useArrivingRows } from './use-arriving-rows.ts';
import { useEndFollowing } from './use-end-following.ts';

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

/** Rows above those in view that are kept ready: for whoever scrolls by hand, and while the end is followed. */
const OVERSCAN = 12;
const OVERSCAN_AT_END = 2;

/**
 * A list of thousands of operations of which only those in view exist; rows have the height that they need. They stand in
 * the flow of the page, so a height that was estimated wrongly moves no row over another.
 */
export function OperationList(props: OperationListProps) {
  const { count, keyOf, activeIndex, estimateHeight, followsEnd = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { isFollowing, onScroll, newCount, scrollToEnd } = useEndFollowing(scroller, count, followsEnd);
  const height = useRef(estimateHeight);
  const lowest = useRef(Infinity);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height.current,
    getItemKey: keyOf,
    overscan: OVERSCAN,
    // Which rows there are at the end does not depend on where the end was before.
    useFlushSync: !isFollowing,
    // Reading a height here would lay the page out for each row that comes; the observer tells all of them at once.
    measureElement(element, entry, { itemSizeCache, indexFromElement, scrollOffset }) {
      const index = indexFromElement(element);
      const measured = entry?.borderBoxSize[0]?.blockSize;
      if (measured === undefined) return itemSizeCache.get(keyOf(index)) ?? height.current;
      const size = Math.round(measured);
      // What is to come is about as high as what has come; at the end rather lower, so that enough rows are there to fill the
      // view. With unseen rows above, another estimate would move what is in view.
      if ((isFollowing || scrollOffset === 0) && props.rowLabel(index) !== null) {
        height.current = isFollowing ? Math.min(size, lowest.current) : size;
        lowest.current = Math.min(size, lowest.current);
      }
      return size;
    },
    rangeExtractor(range) {
      // The rows at the end at once, without those that the list has gone past since the last frame.
      const isAtEnd = isFollowing && virtualizer.scrollDirection !== 'backward';
      const indexes = defaultRangeExtractor(isAtEnd ? rangeAtEnd(range) : range);
      // The focused row stays mounted wherever one scrolls, or the focus would be lost.
      if (activeIndex < 0 || activeIndex >= count || indexes.includes(activeIndex)) return indexes;
      return [...indexes, activeIndex].sort((a, b) => a - b);
    },
  });
  const totalHeight = virtualizer.getTotalSize();
  useLayoutEffect(
    function stayAtEnd() {
      const element = scroller.current;
      if (isFollowing && element) element.scrollTop = element.scrollHeight;
    },
    [count, totalHeight, isFollowing],
  );
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

  const items = virtualizer.getVirtualItems();
  const { fadesFrom, leanFrom } = useArrivingRows(count, followsEnd, isFollowing, items[0]?.index ?? 0);
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        onScroll={onScroll}
        className="h-full overflow-x-hidden overflow-y-auto overscroll-contain [--op-indent:12px] [overflow-anchor:none] [scroll-padding-block:8px] sm:[--op-indent:20px]"
      >
        <div
          role="list"
          aria-label={props.label}
          className="flow-root"
          // Room for what is below, by estimate; where the end is there, what is there says how high it is.
          style={{ minHeight: items.at(-1)?.index === count - 1 ? undefined : totalHeight }}
        >
          {items.map(({ index, key, start }, at) => (
            <OperationRow
              key={key}
              ref={virtualizer.measureElement}
              index={index}
              count={count}
              label={props.rowLabel(index)}
              spaceAbove={start - (items[at - 1]?.end ?? 0)}
              isActive={index === activeIndex}
              isTabStop={index === tabStop}
              fadesIn={index >= fadesFrom}
              isLean={index >= leanFrom && index !== activeIndex}
              onActivate={props.onActivate}
            >
              {props.renderRow(index)}
            </OperationRow>
          ))}
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

/** As many rows at the end as are in view now. */
function rangeAtEnd({ startIndex, endIndex, count, ...rest }: Range): Range {
  const inView = endIndex - startIndex + 1;
  return { ...rest, count, startIndex: Math.max(0, count - inView), endIndex: count - 1, overscan: OVERSCAN_AT_END };
}
