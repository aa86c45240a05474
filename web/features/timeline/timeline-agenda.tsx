import { useMemo } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { useTextScale } from '../../lib/text-scale.ts';
import { useRowWindow } from '../../lib/use-row-window.ts';
import type { OutlineRow } from '../task/outline-rows.ts';
import { TaskStatusButton } from '../task/task-status-button.tsx';
import { taskKey } from '../task/task-words.ts';
import { barSentence } from './bar-words.ts';
import type { TimelineBar } from './timeline-bars.ts';

const HEIGHT = 52;

export interface TimelineAgendaProps {
  readonly projectId: string;
  readonly index: PlanIndex;
  readonly bars: ReadonlyMap<string, TimelineBar>;
  readonly rows: readonly OutlineRow[];
  readonly label: string;
  readonly onOpen: (taskId: string) => void;
}

/** The timeline as a list, by the first day that is known; tasks without dates come last. What a phone shows first. */
export function TimelineAgenda({ projectId, index, bars, rows, label, onOpen }: TimelineAgendaProps) {
  const ids = useMemo(
    () =>
      rows
        .map(({ id }) => ({ id, from: bars.get(id)?.from ?? Infinity }))
        .sort((a, b) => (a.from === b.from ? 0 : a.from - b.from))
        .map(({ id }) => id),
    [rows, bars],
  );
  const rowHeight = HEIGHT * useTextScale();
  const { holder, shown, height } = useRowWindow<HTMLUListElement>({
    count: ids.length,
    idAt: (at) => ids[at],
    rowHeight,
  });
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto">
      <ul ref={holder} aria-label={label} className="relative mx-2" style={{ height }}>
        {shown.map(({ at }) => {
          const task = index.byId.get(ids[at] ?? '');
          if (!task) return null;
          return (
            <li
              key={task.id}
              aria-posinset={at + 1}
              aria-setsize={ids.length}
              className="absolute inset-x-0 flex items-center gap-1 border-b border-line/60 px-1 hover:bg-hover"
              style={{ height: rowHeight, transform: `translateY(${at * rowHeight}px)` }}
            >
              <TaskStatusButton projectId={projectId} taskId={task.id} status={task.status} />
              <button
                type="button"
                className="flex h-full min-w-0 flex-1 flex-col justify-center text-left"
                onClick={() => onOpen(task.id)}
              >
                <span className="max-w-full truncate">{task.title}</span>
                <span className="max-w-full truncate text-12 text-faint">
                  {taskKey(task.number)} · {barSentence(bars.get(task.id) ?? null)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
