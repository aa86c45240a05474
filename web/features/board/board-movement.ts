import type { BoardColumn } from './board-columns.ts';

export type BoardMovement = 'next' | 'previous' | 'columnBefore' | 'columnAfter' | 'first' | 'last';

/**
 * The card to which a movement key leads; null where there is none. Sideways it goes to the same height, or to the last
 * card of a shorter column, past columns that are empty. With no cursor it starts at the first card of the board.
 */
export function moveOnBoard(
  columns: readonly BoardColumn[],
  cursorId: string | null,
  movement: BoardMovement,
): string | null {
  const at = columns.findIndex(({ taskIds }) => cursorId !== null && taskIds.includes(cursorId));
  const column = columns[at];
  if (cursorId === null || !column) return columns.find(({ taskIds }) => taskIds.length > 0)?.taskIds[0] ?? null;
  const row = column.taskIds.indexOf(cursorId);
  switch (movement) {
    case 'next':
      return column.taskIds[row + 1] ?? null;
    case 'previous':
      return column.taskIds[row - 1] ?? null;
    case 'first':
      return column.taskIds[0] ?? null;
    case 'last':
      return column.taskIds.at(-1) ?? null;
    case 'columnBefore':
    case 'columnAfter': {
      const beside = movement === 'columnAfter' ? columns.slice(at + 1) : columns.slice(0, at).reverse();
      const target = beside.find(({ taskIds }) => taskIds.length > 0);
      return target?.taskIds[Math.min(row, target.taskIds.length - 1)] ?? null;
    }
  }
}
