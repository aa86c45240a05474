import { useEffect, useRef } from 'react';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { announce } from '../../ui/live-regions.tsx';
import { move, type Movement } from './outline-movement.ts';
import { openTaskOverlay, type TaskOverlayKind } from './task-overlay-store.ts';
import { rowElementId } from './task-row.tsx';
import type { Outline } from './use-outline.ts';
import type { OutlineCommands } from './use-outline-commands.ts';
import { useTaskShortcuts } from './use-task-shortcuts.ts';

export interface OutlineShortcutsOptions {
  readonly projectId: string;
  readonly outline: Outline;
  readonly commands: OutlineCommands;
  readonly grid: React.RefObject<HTMLElement | null>;
  /** Rows that fit into the view. */
  readonly pageSize: () => number;
  readonly onOpen: (taskId: string) => void;
  /** False in a list, where nothing stands below anything. */
  readonly hasLevels?: boolean;
}

/** The outline's keys. They act on the selection where there is one, else on the task under the cursor. */
export function useOutlineShortcuts(options: OutlineShortcutsOptions): void {
  const { projectId, outline, commands, grid, pageSize, onOpen, hasLevels = true } = options;
  const { rows, cursorId } = outline;

  function go(movement: Movement, isExtending = false) {
    const result = move(rows, cursorId, movement, pageSize());
    // The grid speaks the row that becomes active, but only while it has the focus itself.
    grid.current?.focus({ preventScroll: true });
    if (result?.type === 'toggle') outline.setExpanded(result.id, result.isExpanded);
    if (result?.type !== 'cursor') return;
    if (isExtending) outline.setSelection(new Set([...outline.selection, ...(cursorId ? [cursorId] : []), result.id]));
    outline.setCursor(result.id);
  }

  function pick(kind: TaskOverlayKind, taskIds = targetIds(outline)) {
    const anchorId = cursorId ?? taskIds[0];
    if (!anchorId) return;
    const row = document.getElementById(rowElementId(anchorId));
    const cell = row?.querySelector(`[data-anchor=${kind}]`) ?? row?.querySelector('[data-anchor=title]');
    // A column that is too narrow to be shown has no place to hang a picker on.
    const anchor = cell && cell.getClientRects().length > 0 ? cell : row?.querySelector('[data-column=title]');
    if (anchor) openTaskOverlay({ kind, projectId, taskIds, anchor, returnFocus: grid.current });
  }

  const latestPick = useRef(pick);
  useEffect(function keepLatestPick() {
    latestPick.current = pick;
  });
  useEffect(
    function openMenuByKey() {
      const element = grid.current;
      if (!element) return;
      // The key for menus is told of what has the focus, which is the grid and not the row under its cursor.
      const handleContextMenu = (event: MouseEvent) => {
        if (event.target !== element || event.button === 2) return;
        event.preventDefault();
        latestPick.current('menu');
      };
      element.addEventListener('contextmenu', handleContextMenu);
      return () => element.removeEventListener('contextmenu', handleContextMenu);
    },
    [grid],
  );

  const withCursor = (action: (taskId: string) => void) => () => {
    if (cursorId !== null) action(cursorId);
  };

  useTaskShortcuts({
    isEnabled: outline.editing === null,
    within: grid,
    pick,
    onOpen: withCursor(onOpen),
    onSelect: withCursor((taskId) => outline.setSelection(toggled(outline.selection, taskId))),
    onRemove: () => commands.remove(targetIds(outline)),
  });
  useShortcuts(
    'tree',
    {
      collapse: () => go('collapse'),
      expand: () => go('expand'),
      expandAll: () => {
        outline.expandAll();
        announce('Expanded all');
      },
      collapseAll: () => {
        outline.collapseFrom(1);
        announce('Collapsed all');
      },
    },
    { isEnabled: hasLevels && outline.editing === null, within: grid },
  );
  useShortcuts(
    'outline',
    {
      next: () => go('next'),
      previous: () => go('previous'),
      first: () => go('first'),
      last: () => go('last'),
      pageDown: () => go('pageDown'),
      pageUp: () => go('pageUp'),
      selectNext: () => go('next', true),
      selectPrevious: () => go('previous', true),
      // Of several, the one under the cursor.
      peek: withCursor((taskId) => pick('peek', [taskId])),
      rename: withCursor((taskId) => outline.setEditing({ type: 'title', taskId, typed: '' })),
      selectAll: () => outline.setSelection(new Set(rows.map(({ id }) => id))),
      // Without a selection Escape closes what is open beside the view.
      ...(outline.selection.size > 0 && {
        clear: () => {
          outline.setSelection(new Set());
          announce('Nothing is selected any more');
        },
      }),
      moveUp: withCursor((taskId) => commands.shift(taskId, 'up')),
      moveDown: withCursor((taskId) => commands.shift(taskId, 'down')),
    },
    { isEnabled: outline.editing === null, within: grid },
  );
}

/** The selection in plan order, else the task under the cursor, else nothing. */
export function targetIds({ rows, selection, cursorId }: Outline): string[] {
  if (selection.size === 0) return cursorId === null ? [] : [cursorId];
  const visible = rows.filter(({ id }) => selection.has(id)).map(({ id }) => id);
  return visible.length === selection.size ? visible : [...selection];
}

export function toggled(selection: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}
