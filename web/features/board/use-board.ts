import { useCallback, useMemo, useRef, useState, useEffect } from 'react';
import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { announce } from '../../ui/live-regions.tsx';
import { createTask, nameOf } from '../task/task-edits.ts';
import { useTaskActions } from '../task/use-task-actions.ts';
import { leavesInOrder } from '../view/plan-order.ts';
import {
  type BoardColumn,
  boardColumns,
  type BoardGrouping,
  columnOf,
  fieldsOfColumn,
  moveToColumn,
} from './board-columns.ts';

export interface Board {
  readonly columns: readonly BoardColumn[];
  readonly cursorId: string | null;
  readonly selection: ReadonlySet<string>;
  readonly setCursor: (taskId: string | null) => void;
  readonly setSelection: (taskIds: ReadonlySet<string>) => void;
  /** The selection in the order of the board, else the task under the cursor, else nothing. */
  readonly targetIds: readonly string[];
  readonly moveTo: (taskIds: readonly string[], column: BoardColumn) => void;
  readonly add: (title: string, column: BoardColumn) => void;
  readonly remove: (taskIds: readonly string[]) => void;
}

/** The board of a plan, or of what a filter has found in it: its columns, cursor and selection, and what can be done to cards. */
export function useBoard(
  projectId: string,
  index: PlanIndex,
  grouping: BoardGrouping,
  matches: ReadonlySet<string> | null,
): Board {
  const actions = useTaskActions(projectId);
  const columns = useColumns(index, grouping, matches);
  const [cursor, setCursor] = useState<string | null>(null);
  const [selected, setSelection] = useState<ReadonlySet<string>>(new Set());
  const cursorId = cursor !== null && index.byId.has(cursor) ? cursor : null;
  const selection = useMemo(() => new Set([...selected].filter((id) => index.byId.has(id))), [selected, index.byId]);
  const targetIds =
    selection.size > 0
      ? columns.flatMap(({ taskIds }) => taskIds.filter((id) => selection.has(id)))
      : cursorId === null
        ? []
        : [cursorId];

  const moveTo = useCallback(
    (taskIds: readonly string[], column: BoardColumn) => {
      const tasks = tasksOf(index, taskIds).filter((task) => columnOf(task, grouping) !== column.key);
      if (tasks.length === 0) return;
      void actions.apply(moveToColumn(tasks, grouping, column));
      announce(`Moved ${nameOf(tasks)} to ${column.title}.`);
    },
    [actions, grouping, index],
  );
  const add = useCallback(
    (title: string, column: BoardColumn) => {
      const place = { parentId: null, afterId: index.children.get(null)?.at(-1) ?? null };
      const { taskId, ...edit } = createTask(title, place, fieldsOfColumn(grouping, column));
      void actions.apply(edit);
      setCursor(taskId);
    },
    [actions, grouping, index],
  );
  const remove = useCallback(
    (taskIds: readonly string[]) => {
      const tasks = tasksOf(index, taskIds);
      if (tasks.length === 0) return;
      setSelection(new Set());
      actions.remove(index, tasks);
    },
    [actions, index],
  );
  return { columns, cursorId, selection, setCursor, setSelection, targetIds, moveTo, add, remove };
}

function useColumns(
  index: PlanIndex,
  grouping: BoardGrouping,
  matches: ReadonlySet<string> | null,
): readonly BoardColumn[] {
  const previous = useRef<readonly BoardColumn[]>([]);
  const columns = useMemo(
    () => boardColumns(index, leavesInOrder(index, matches), grouping, previous.current),
    [index, grouping, matches],
  );
  useEffect(function keepForComparison() {
    previous.current = columns;
  });
  return columns;
}

function tasksOf(index: PlanIndex, taskIds: readonly string[]): PlanTask[] {
  return taskIds.map((id) => index.byId.get(id)).filter((task) => task !== undefined);
}
