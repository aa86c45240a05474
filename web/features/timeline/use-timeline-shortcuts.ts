import type { RefObject } from 'react';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { targetIds, useOutlineShortcuts } from '../task/use-outline-shortcuts.ts';
import type { TimelineGridProps } from './timeline-grid.tsx';

export interface TimelineShortcutsOptions extends TimelineGridProps {
  readonly grid: RefObject<HTMLElement | null>;
  readonly pageSize: () => number;
  readonly onToday: () => void;
}

/** The outline's keys, and those that move the bars and the calendar. */
export function useTimelineShortcuts(options: TimelineShortcutsOptions): void {
  const { outline, grid, onShift, onZoom, onToday } = options;
  const shift = (part: 'whole' | 'end', days: number) => () => {
    const taskIds = targetIds(outline);
    if (taskIds.length > 0) onShift(taskIds, part, days);
  };
  // First, so that what both know (Alt+Shift+arrow) is the timeline's here.
  useShortcuts(
    'timeline',
    {
      earlier: shift('whole', -1),
      later: shift('whole', 1),
      weekEarlier: shift('whole', -7),
      weekLater: shift('whole', 7),
      endEarlier: shift('end', -1),
      endLater: shift('end', 1),
      zoomIn: () => onZoom(-1),
      zoomOut: () => onZoom(1),
      today: onToday,
    },
    { within: grid },
  );
  useOutlineShortcuts(options);
}
