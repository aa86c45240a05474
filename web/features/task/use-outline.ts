import { useCallback, useMemo, useState } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import type { PlanFilter } from '../filter/use-plan-filter.ts';
import { type OutlineRow, outlineRows, parentsFromLevel } from './outline-rows.ts';
import { readCollapsed, writeCollapsed } from './outline-store.ts';
import { type RowState, useRowState } from './use-row-state.ts';

interface WhileFiltering {
  readonly text: string;
  readonly folded: ReadonlySet<string>;
  readonly made: ReadonlySet<string>;
}

const UNTOUCHED = { folded: new Set<string>(), made: new Set<string>() };

export interface Outline extends RowState {
  readonly rows: readonly OutlineRow[];
  /** Ids of what the filter has found; null without a filter. */
  readonly matches: ReadonlySet<string> | null;
  /** Shows a task that was made here, whether the filter finds it or not, until the filter changes. */
  readonly keepInView: (id: string) => void;
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

  const state = useRowState(rows, index);
  return {
    rows,
    matches: tasks?.matches ?? null,
    ...state,
    keepInView,
    setExpanded,
    expandAll,
    collapseFrom,
    reveal,
  };
}
