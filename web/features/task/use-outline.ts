import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import type { PlanFilter } from '../filter/use-plan-filter.ts';
import { nearestRow } from './outline-movement.ts';
import { type NewTaskPlace, type OutlineRow, outlineRows, parentsFromLevel } from './outline-rows.ts';
import { readCollapsed, writeCollapsed } from './outline-store.ts';

/** What is being written: a task's title (with what was typed to start), or a new task. */
export type Editing =
  | { readonly type: 'title'; readonly taskId: string; readonly typed: string }
  /** `line` tells one new task from the next, while its place may change. */
  | { readonly type: 'new'; readonly line: string; readonly place: NewTaskPlace };

interface WhileFiltering {
  readonly text: string;
  readonly folded: ReadonlySet<string>;
  readonly made: ReadonlySet<string>;
}

const UNTOUCHED = { folded: new Set<string>(), made: new Set<string>() };

export interface Outline {
  readonly rows: readonly OutlineRow[];
  /** Ids of what the filter has found; null without a filter. */
  readonly matches: ReadonlySet<string> | null;
  readonly cursorId: string | null;
  readonly selection: ReadonlySet<string>;
  readonly editing: Editing | null;
  /** Shows a task that was made here, whether the filter finds it or not, until the filter changes. */
  readonly keepInView: (id: string) => void;
  readonly setCursor: (id: string | null) => void;
  readonly setSelection: (ids: ReadonlySet<string>) => void;
  readonly setEditing: (editing: Editing | null) => void;
  readonly setExpanded: (id: string, isExpanded: boolean) => void;
  readonly expandAll: () => void;
  /** Folds every task with children at `level` or deeper; 1 leaves the root tasks alone in view. */
  readonly collapseFrom: (level: number) => void;
  /** Unfolds whatever hides a task. */
  readonly reveal: (id: string) => void;
}

/**
 * The state of one outline: what is folded (kept per project in this browser), cursor, selection, edit in progress. A
 * filter shows what it has found wherever that stands; what is folded meanwhile is forgotten with the filter.
 */
export function useOutline(projectId: string, index: PlanIndex, filter: Pick<PlanFilter, 'text' | 'tasks'>): Outline {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(() => readCollapsed(projectId));
  const [latestFiltered, setFiltered] = useState<WhileFiltering>({ text: '', ...UNTOUCHED });
  const [cursor, setCursor] = useState<string | null>(null);
  const [selected, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState<Editing | null>(null);
  const { text, tasks } = filter;
  const isFiltering = tasks !== null;
  const { folded, made } = latestFiltered.text === text ? latestFiltered : UNTOUCHED;
  const rows = useMemo(
    () =>
      tasks === null
        ? outlineRows(index.children, collapsed)
        : outlineRows(index.children, folded, (id) => tasks.withAncestors.has(id) || made.has(id)),
    [index.children, collapsed, tasks, folded, made],
  );

  const touch = useCallback(
    (change: (before: Omit<WhileFiltering, 'text'>) => Omit<WhileFiltering, 'text'>) =>
      setFiltered((before) => ({ text, ...change(before.text === text ? before : UNTOUCHED) })),
    [text],
  );
  const fold = useCallback(
    (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => {
      if (isFiltering) {
        touch(({ folded, made }) => ({ folded: change(folded), made }));
        return;
      }
      setCollapsed((before) => {
        const after = change(before);
        if (after !== before) writeCollapsed(projectId, after);
        return after;
      });
    },
    [projectId, isFiltering, touch],
  );
  const keepInView = useCallback(
    (id: string) => touch(({ folded, made }) => ({ folded, made: new Set([...made, id]) })),
    [touch],
  );

  const setExpanded = useCallback(
    (id: string, isExpanded: boolean) =>
      fold((before) => {
        const after = new Set(before);
        if (isExpanded) after.delete(id);
        else after.add(id);
        return after;
      }),
    [fold],
  );
  const expandAll = useCallback(() => fold(() => new Set()), [fold]);
  const collapseFrom = useCallback(
    (level: number) => fold(() => new Set(parentsFromLevel(index, level))),
    [fold, index],
  );
  const reveal = useCallback(
    (id: string) =>
      fold((before) => {
        const after = new Set(before);
        for (let up = index.byId.get(id)?.parentId ?? null; up !== null; up = index.byId.get(up)?.parentId ?? null) {
          after.delete(up);
        }
        return after.size === before.size ? before : after;
      }),
    [fold, index],
  );

  const cursorId = useSurvivingCursor(rows, cursor, setCursor);
  // Deleted tasks drop out of the selection by themselves.
  const selection = useMemo(
    () =>
      [...selected].every((id) => index.byId.has(id))
        ? selected
        : new Set([...selected].filter((id) => index.byId.has(id))),
    [selected, index.byId],
  );
  return {
    rows,
    matches: tasks?.matches ?? null,
    cursorId,
    selection,
    editing,
    keepInView,
    setCursor,
    setSelection,
    setEditing,
    setExpanded,
    expandAll,
    collapseFrom,
    reveal,
  };
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
