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

/** The card that is nearest to the cursor once `goneIds` are gone: below it, above it, or in a column beside; null where none is left. */
export function besideOnBoard(
  columns: readonly BoardColumn[],
  cursorId: string | null,
  goneIds: readonly string[],
): string | null {
  const stays = (id: string) => !goneIds.includes(id);
  const at = columns.findIndex(({ taskIds }) => cursorId !== null && taskIds.includes(cursorId));
  const column = columns[at]?.taskIds ?? [];
  const row = cursorId === null ? -1 : column.indexOf(cursorId);
  const others = [...columns.slice(at + 1), ...columns.slice(0, Math.max(at, 0)).reverse()];
  return (
    column.slice(Math.max(row, 0)).find(stays) ??
    column.slice(0, Math.max(row, 0)).findLast(stays) ??
    others.flatMap(({ taskIds }) => taskIds).find(stays) ??
    null
  );
}
