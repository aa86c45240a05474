import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { today } from '../../lib/day.ts';
import { type FilteredTasks, filterTasks } from './filter-tasks.ts';
import { readFilter, type TaskFilter, writeFilter } from './task-filter.ts';

export interface PlanFilter {
  readonly filter: TaskFilter;
  /** The filter as it stands in the address; empty where there is none. */
  readonly text: string;
  /** What it leaves of the plan; null where everything is shown. The same object until plan or filter change. */
  readonly tasks: FilteredTasks | null;
  /** Puts another filter into the address. `isTyping` replaces the entry in the history instead of adding one. */
  readonly setFilter: (filter: TaskFilter, isTyping?: boolean) => void;
  readonly clear: () => void;
}

/**
 * The filter of the open project, which lives in the address (`?f=`) and so is the same in every view. A view shows
 * `tasks.matches` where that is not null, an outline `tasks.withAncestors`. Inside `/p/$projectId` only.
 */
export function usePlanFilter(projectId: string): PlanFilter {
  const { f: text = '' } = useSearch({ from: '/p/$projectId' });
  const navigate = useNavigate();
  const index = usePlanIndex(projectId);
  const filter = useMemo(() => readFilter(text), [text]);
  const isFiltering = writeFilter(filter) !== '';
  const tasks = useMemo(() => (isFiltering ? filterTasks(index, filter, today()) : null), [index, filter, isFiltering]);
  const setFilter = useCallback(
    (next: TaskFilter, isTyping = false) => {
      const f = writeFilter(next);
      void navigate({
        to: '.',
        search: ({ f: _, ...rest }) => (f === '' ? rest : { ...rest, f }),
        replace: isTyping,
      });
    },
    [navigate],
  );
  const clear = useCallback(() => setFilter(readFilter('')), [setFilter]);
  return { filter, text, tasks, setFilter, clear };
}
