import { useEffect, useMemo, useRef, useState } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { nearestRow } from './outline-movement.ts';
import type { NewTaskPlace, OutlineRow } from './outline-rows.ts';

/** What is being written: a task's title (with what was typed to start), or a new task. */
export type Editing =
  | { readonly type: 'title'; readonly taskId: string; readonly typed: string }
  /** `line` tells one new task from the next, while its place may change. */
  | { readonly type: 'new'; readonly line: string; readonly place: NewTaskPlace };

/** Where one is among the rows of a view, what is selected, and what is being written. */
export interface RowState {
  readonly cursorId: string | null;
  readonly selection: ReadonlySet<string>;
  readonly editing: Editing | null;
  readonly setCursor: (id: string | null) => void;
  readonly setSelection: (ids: ReadonlySet<string>) => void;
  readonly setEditing: (editing: Editing | null) => void;
}

export function useRowState(rows: readonly OutlineRow[], index: PlanIndex): RowState {
  const [cursor, setCursor] = useState<string | null>(null);
  const [selected, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState<Editing | null>(null);
  const cursorId = useSurvivingCursor(rows, cursor, setCursor);
  // Deleted tasks drop out of the selection by themselves.
  const selection = useMemo(
    () =>
      [...selected].every((id) => index.byId.has(id))
        ? selected
        : new Set([...selected].filter((id) => index.byId.has(id))),
    [selected, index.byId],
  );
  return { cursorId, selection, editing, setCursor, setSelection, setEditing };
}

/** The cursor; when its row goes, the nearest one that is left. */
function useSurvivingCursor(
  rows: readonly OutlineRow[],
  cursor: string | null,
  setCursor: (id: string | null) => void,
): string | null {
  const previousRows = useRef(rows);
  const survives = cursor === null || rows.some(({ id }) => id === cursor);
  const next = survives ? cursor : nearestRow(rows, previousRows.current, cursor);
  useEffect(function rememberRows() {
    previousRows.current = rows;
    if (next !== cursor) setCursor(next);
  });
  return next;
}
