import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { useTextScale } from '../../lib/text-scale.ts';
import { useRowWindow } from '../../lib/use-row-window.ts';
import { TaskStatusButton } from './task-status-button.tsx';

const HEIGHT = 52;

export interface DescribedTasksProps {
  readonly projectId: string;
  readonly index: PlanIndex;
  /** In the order of the list. */
  readonly ids: readonly string[];
  readonly label: string;
  readonly titleOf: (task: PlanTask) => string;
  /** The line below the title. */
  readonly wordsOf: (task: PlanTask) => string;
  readonly onOpen: (taskId: string) => void;
}

/** Tasks as a list that says of each in words what a picture shows of it; only those near the view are drawn. */
export function DescribedTasks(props: DescribedTasksProps) {
  const { projectId, index, ids, label, titleOf, wordsOf, onOpen } = props;
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
                <span className="max-w-full truncate">{titleOf(task)}</span>
                <span className="max-w-full truncate text-12 text-faint">{wordsOf(task)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
