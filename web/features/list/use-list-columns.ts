import {
  type ColumnSizingState,
  type ColumnVisibilityState,
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useEffect, useState } from 'react';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { HIDDEN_AT_FIRST, LIST_COLUMNS, type ListColumnId } from './list-columns.ts';
import { remember, rememberedValue } from '../../lib/remembered.ts';

const features = tableFeatures({
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});
const helper = createColumnHelper<typeof features, PlanTask>();
const columns = helper.columns(
  LIST_COLUMNS.map(({ id, label, size }) =>
    helper.display({ id, header: label, size, minSize: 56, maxSize: 1200, enableHiding: id !== 'title' }),
  ),
);
/** The table lays out columns only: rows are sorted, grouped and drawn by the list itself, some of thousands. */
const NO_ROWS: PlanTask[] = [];
const KEY = 'orchestrator.list-columns';

interface Kept {
  readonly order: string[];
  readonly hidden: string[];
  readonly sizes: ColumnSizingState;
}

/** Which columns there are, how wide and in which order: kept in this browser, the same for all projects. */
export function useListColumns() {
  const [kept] = useState(read);
  const [columnOrder, setColumnOrder] = useState<string[]>(kept.order);
  const [columnSizing, setColumnSizing] = useState<ColumnSizingState>(kept.sizes);
  const [columnVisibility, setColumnVisibility] = useState<ColumnVisibilityState>(
    Object.fromEntries(kept.hidden.map((id) => [id, false])),
  );
  const table = useTable({
    features,
    columns,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    state: { columnOrder, columnSizing, columnVisibility },
    onColumnOrderChange: setColumnOrder,
    onColumnSizingChange: setColumnSizing,
    onColumnVisibilityChange: setColumnVisibility,
  });
  useEffect(
    function keepColumns() {
      const hidden = Object.entries(columnVisibility).flatMap(([id, isVisible]) => (isVisible ? [] : [id]));
      remember(KEY, JSON.stringify({ order: columnOrder, hidden, sizes: columnSizing } satisfies Kept));
    },
    [columnOrder, columnSizing, columnVisibility],
  );
  return table;
}

export type ListTable = ReturnType<typeof useListColumns>;

/** Moves a column one place; `ids` are all columns in their present order. */
export function movedColumn(ids: readonly string[], id: string, step: 1 | -1): string[] {
  const at = ids.indexOf(id);
  const to = at + step;
  if (at === -1 || to < 0 || to >= ids.length) return [...ids];
  const next = ids.filter((each) => each !== id);
  next.splice(to, 0, id);
  return next;
}

function read(): Kept {
  const all = LIST_COLUMNS.map(({ id }) => id as string);
  try {
    const kept = rememberedValue(KEY) as Partial<Kept> | null;
    if (kept) {
      const known = (kept.order ?? []).filter((id) => all.includes(id));
      return {
        // Columns that came with a later release stand at the end.
        order: [...known, ...all.filter((id) => !known.includes(id))],
        hidden: (kept.hidden ?? []).filter((id) => all.includes(id) && id !== 'title'),
        sizes: kept.sizes ?? {},
      };
    }
  } catch {
    // Something else lies there: the columns are as they are at first.
  }
  return { order: all, hidden: [...HIDDEN_AT_FIRST], sizes: {} };
}

export function isListColumn(id: string): id is ListColumnId {
  return LIST_COLUMNS.some((column) => column.id === id);
}
