import type { RefObject } from 'react';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { announce } from '../../ui/live-regions.tsx';
import { toggled } from '../task/use-outline-shortcuts.ts';
import { useTaskShortcuts } from '../task/use-task-shortcuts.ts';
import { openTaskOverlay, type TaskOverlayKind } from '../task/task-overlay-store.ts';
import { besideOnBoard, type BoardMovement, moveOnBoard } from './board-movement.ts';
import { cardElementId } from './task-card.tsx';
import type { Board } from './use-board.ts';

export interface BoardShortcutsOptions {
  readonly projectId: string;
  readonly board: Board;
  readonly within: RefObject<HTMLElement | null>;
  /** Sets the cursor, and puts the focus on it once it is drawn. */
  readonly focusCard: (taskId: string) => void;
  readonly onOpen: (taskId: string) => void;
}

/** The board's keys. They act on the selection where there is one, else on the card that has the focus. */
export function useBoardShortcuts({ projectId, board, within, focusCard, onOpen }: BoardShortcutsOptions) {
  const { columns, cursorId, targetIds } = board;

  function go(movement: BoardMovement) {
    const next = moveOnBoard(columns, cursorId, movement);
    if (next !== null) focusCard(next);
  }

  function moveCards(step: 1 | -1) {
    const at = columns.findIndex(({ taskIds }) => cursorId !== null && taskIds.includes(cursorId));
    const target = at === -1 ? undefined : columns[at + step];
    if (!target || cursorId === null) return;
    board.moveTo(targetIds, target);
    focusCard(cursorId);
  }

  function pick(kind: TaskOverlayKind) {
    const anchorId = cursorId ?? targetIds[0];
    const anchor = anchorId === undefined ? null : document.getElementById(cardElementId(anchorId));
    if (anchor) openTaskOverlay({ kind, projectId, taskIds: targetIds, anchor, returnFocus: anchor });
  }

  useTaskShortcuts({
    within,
    pick,
    onOpen: () => {
      if (cursorId !== null) onOpen(cursorId);
    },
    onSelect: () => {
      if (cursorId !== null) board.setSelection(toggled(board.selection, cursorId));
    },
    onRemove: () => {
      const next = besideOnBoard(columns, cursorId, targetIds);
      board.remove(targetIds);
      if (next !== null) focusCard(next);
    },
  });
  useShortcuts(
    'board',
    {
      next: () => go('next'),
      previous: () => go('previous'),
      columnBefore: () => go('columnBefore'),
      columnAfter: () => go('columnAfter'),
      first: () => go('first'),
      last: () => go('last'),
      moveBefore: () => moveCards(-1),
      moveAfter: () => moveCards(1),
      // Without a selection Escape closes what is open beside the view.
      ...(board.selection.size > 0 && {
        clear: () => {
          board.setSelection(new Set());
          announce('Nothing is selected any more');
        },
      }),
    },
    { within },
  );
}
