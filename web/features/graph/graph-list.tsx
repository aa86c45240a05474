import { useMemo } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { useTextScale } from '../../lib/text-scale.ts';
import { useRowWindow } from '../../lib/use-row-window.ts';
import { TaskStatusButton } from '../task/task-status-button.tsx';
import { taskKey } from '../task/task-words.ts';
import { linksOf } from './graph-links.ts';

const HEIGHT = 52;

export interface GraphListProps {
  readonly projectId: string;
  readonly index: PlanIndex;
  readonly ids: readonly string[];
  readonly label: string;
  readonly onOpen: (taskId: string) => void;
}

/** The graph in words: each task with what it waits for and what waits for it. What a phone shows first. */
export function GraphList({ projectId, index, ids, label, onOpen }: GraphListProps) {
  const sorted = useMemo(
    () => [...ids].sort((a, b) => (index.byId.get(a)?.number ?? 0) - (index.byId.get(b)?.number ?? 0)),
    [ids, index],
  );
  const rowHeight = HEIGHT * useTextScale();
  const { holder, shown, height } = useRowWindow<HTMLUListElement>({
    count: sorted.length,
    idAt: (at) => sorted[at],
    rowHeight,
  });
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto">
      <ul ref={holder} aria-label={label} className="relative mx-2" style={{ height }}>
        {shown.map(({ at }) => {
          const task = index.byId.get(sorted[at] ?? '');
          if (!task) return null;
          return (
            <li
              key={task.id}
              aria-posinset={at + 1}
              aria-setsize={sorted.length}
              className="absolute inset-x-0 flex items-center gap-1 border-b border-line/60 px-1 hover:bg-hover"
              style={{ height: rowHeight, transform: `translateY(${at * rowHeight}px)` }}
            >
              <TaskStatusButton projectId={projectId} taskId={task.id} status={task.status} />
              <button
                type="button"
                className="flex h-full min-w-0 flex-1 flex-col justify-center text-left"
                onClick={() => onOpen(task.id)}
              >
                <span className="max-w-full truncate">
                  {taskKey(task.number)} {task.title}
                </span>
                <span className="max-w-full truncate text-12 text-faint">{linksOf(index, task.id)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
