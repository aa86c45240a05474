import type { ReactNode } from 'react';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { TaskStatusButton } from './task-status-button.tsx';
import { taskKey } from './task-words.ts';

export interface TaskLineProps {
  readonly projectId: string;
  readonly task: PlanTask;
  readonly onOpen: (taskId: string) => void;
  readonly action?: ReactNode;
}

/** Another task, on one line of the panel: its status, and its title as a way to it. */
export function TaskLine({ projectId, task, onOpen, action }: TaskLineProps) {
  return (
    <li className="flex items-center gap-1 rounded-control hover:bg-hover">
      <TaskStatusButton projectId={projectId} taskId={task.id} status={task.status} />
      <button
        type="button"
        className="flex min-h-7 min-w-0 flex-1 items-center gap-2 text-left coarse:min-h-11"
        onClick={() => onOpen(task.id)}
      >
        <span className="shrink-0 text-12 text-faint tabular-nums">{taskKey(task.number)}</span>
        <span className="truncate">{task.title}</span>
      </button>
      {action}
    </li>
  );
}
