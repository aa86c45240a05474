import type { OutlineRow } from './outline-rows.ts';

export type Movement = 'next' | 'previous' | 'first' | 'last' | 'pageDown' | 'pageUp' | 'collapse' | 'expand';

/** What a movement key does: the cursor goes to a row, or a row folds or unfolds. Null: there is nowhere to go. */
export type MovementResult =
  | { readonly type: 'cursor'; readonly id: string }
  | { readonly type: 'toggle'; readonly id: string; readonly isExpanded: boolean }
  | null;

/**
 * The tree grid's keyboard movement, as the ARIA practices describe it: right unfolds, then goes to the first child;
 * left folds, then goes to the parent. With no cursor every movement starts at the first row (`last`, `previous` at the
 * last). `pageSize` is the number of rows that fit.
 */
export function move(
  rows: readonly OutlineRow[],
  cursorId: string | null,
  movement: Movement,
  pageSize: number,
): MovementResult {
  const at = rows.findIndex(({ id }) => id === cursorId);
  if (at === -1) {
    const start = movement === 'last' || movement === 'previous' ? rows.at(-1) : rows[0];
    return start ? { type: 'cursor', id: start.id } : null;
  }
  const row = rows[at] as OutlineRow;
  switch (movement) {
    case 'next':
      return cursorAt(rows, at, at + 1);
    case 'previous':
      return cursorAt(rows, at, at - 1);
    case 'first':
      return cursorAt(rows, at, 0);
    case 'last':
      return cursorAt(rows, at, rows.length - 1);
    case 'pageDown':
      return cursorAt(rows, at, Math.min(rows.length - 1, at + pageSize));
    case 'pageUp':
      return cursorAt(rows, at, Math.max(0, at - pageSize));
    case 'expand':
      if (!row.hasChildren) return null;
      return row.isExpanded ? cursorAt(rows, at, at + 1) : { type: 'toggle', id: row.id, isExpanded: true };
    case 'collapse':
      if (row.isExpanded) return { type: 'toggle', id: row.id, isExpanded: false };
      return cursorAt(rows, at, parentAt(rows, at));
  }
}

function cursorAt(rows: readonly OutlineRow[], from: number, to: number): MovementResult {
  const row = rows[to];
  return row && to !== from ? { type: 'cursor', id: row.id } : null;
}

function parentAt(rows: readonly OutlineRow[], at: number): number {
  const level = rows[at]?.level ?? 1;
  let parent = at - 1;
  while (parent >= 0 && (rows[parent]?.level ?? 0) >= level) parent -= 1;
  return parent;
}

/**
 * Where the cursor goes when its row is no longer there (deleted by somebody, or folded away): the row that now stands
 * at the same place, else the last one. Null when there are no rows.
 */
export function nearestRow(
  rows: readonly OutlineRow[],
  before: readonly OutlineRow[],
  cursorId: string,
): string | null {
  const at = before.findIndex(({ id }) => id === cursorId);
  const alive = new Set(rows.map(({ id }) => id));
  for (const row of before.slice(Math.max(0, at + 1))) if (alive.has(row.id)) return row.id;
  for (const row of before.slice(0, Math.max(0, at)).reverse()) if (alive.has(row.id)) return row.id;
  return rows.at(-1)?.id ?? null;
}
