import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { isToSelect, useAsSelecting } from './selecting.ts';
import { openTaskOverlay, pointAnchor } from './task-overlay-store.ts';
import type { TaskRowEvents } from './task-row-events.ts';
import type { Outline } from './use-outline.ts';
import type { OutlineCommands } from './use-outline-commands.ts';
import { targetIds, toggled } from './use-outline-shortcuts.ts';

/** What rows tell their view, the same object at every render; `grid` is what takes the focus back. */
export function useRowEvents(
  projectId: string,
  outline: Outline,
  commands: OutlineCommands,
  onOpen: (taskId: string) => void,
  grid: RefObject<HTMLElement | null>,
): TaskRowEvents {
  const latest = useRef({ outline, onOpen });
  useEffect(function keepLatest() {
    latest.current = { outline, onOpen };
  });
  useAsSelecting(
    useCallback((taskId) => {
      const { outline } = latest.current;
      outline.setSelection(new Set([...outline.selection, taskId]));
      outline.setCursor(taskId);
    }, []),
  );
  return useMemo(
    (): TaskRowEvents => ({
      onPress(taskId, event) {
        const { outline } = latest.current;
        if (event.shiftKey) outline.setSelection(rangeTo(outline, taskId));
        else if (isToSelect(event, outline.selection)) outline.setSelection(toggled(outline.selection, taskId));
        else if (outline.selection.size > 0) outline.setSelection(new Set());
        outline.setCursor(taskId);
      },
      onOpen(taskId, event) {
        const { outline, onOpen } = latest.current;
        if (event.shiftKey || isToSelect(event, outline.selection)) return;
        event.stopPropagation();
        outline.setCursor(taskId);
        onOpen(taskId);
      },
      onToggle: (taskId, isExpanded) => latest.current.outline.setExpanded(taskId, isExpanded),
      onEdit(taskId) {
        latest.current.outline.setCursor(taskId);
        latest.current.outline.setEditing({ type: 'title', taskId, typed: '' });
      },
      onMenu(taskId, event) {
        const { outline } = latest.current;
        event.preventDefault();
        const isPartOfSelection = outline.selection.has(taskId);
        if (!isPartOfSelection) outline.setCursor(taskId);
        openTaskOverlay({
          kind: 'menu',
          projectId,
          taskIds: isPartOfSelection ? targetIds(outline) : [taskId],
          anchor: pointAnchor(event.clientX, event.clientY),
          returnFocus: grid.current,
        });
      },
      onTitle(taskId, title, isEnter) {
        commands.rename(taskId, title);
        latest.current.outline.setEditing(null);
        if (isEnter) grid.current?.focus({ preventScroll: true });
      },
      onCancelEdit() {
        latest.current.outline.setEditing(null);
        grid.current?.focus({ preventScroll: true });
      },
      onShift: (taskId, direction) => commands.shift(taskId, direction),
    }),
    [commands, grid, projectId],
  );
}

/** The selection with all rows between the cursor and `taskId`. */
function rangeTo({ rows, cursorId, selection }: Outline, taskId: string): ReadonlySet<string> {
  const to = rows.findIndex(({ id }) => id === taskId);
  const from = cursorId === null ? to : rows.findIndex(({ id }) => id === cursorId);
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id);
  return new Set([...selection, ...range]);
}
