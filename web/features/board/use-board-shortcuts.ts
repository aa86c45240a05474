import type { RefObject } from 'react';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { toggled } from '../task/use-outline-shortcuts.ts';
import { openTaskOverlay, type TaskOverlayKind } from '../task/task-overlay-store.ts';
import { type BoardMovement, moveOnBoard } from './board-movement.ts';
import { cardElementId } from './task-card.tsx';
import type { Board } from './use-board.ts';

export interface BoardShortcutsOptions {
  readonly projectId: string;
  readonly board: Board;
  readonly within: RefObject<HTMLElement | null>;
  /** Sets the cursor, and puts the focus on it once it is drawn. */
  readonly focusCard: (taskId: string) => void;
  readonly onOpen: (taskId: string) => void;
  readonly onEscape: () => void;
}

/** The board's keys. They act on the selection where there is one, else on the card that has the focus. */
export function useBoardShortcuts({ projectId, board, within, focusCard, onOpen, onEscape }: BoardShortcutsOptions) {
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
      open: () => {
        if (cursorId !== null) onOpen(cursorId);
      },
      select: () => {
        if (cursorId !== null) board.setSelection(toggled(board.selection, cursorId));
      },
      clear: () => (board.selection.size > 0 ? board.setSelection(new Set()) : onEscape()),
      status: () => pick('status'),
      assign: () => pick('assignee'),
      priority: () => pick('priority'),
      due: () => pick('due'),
      estimate: () => pick('estimate'),
      move: () => pick('move'),
      blockedBy: () => pick('dependency'),
      remove: () => board.remove(targetIds),
    },
    { within },
  );
}
