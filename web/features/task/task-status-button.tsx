import { clsx } from 'clsx';
import type { TaskStatus } from '../../__generated__/graphql.ts';
import { StatusIcon } from '../../ui/status-icon.tsx';
import { openTaskOverlay } from './task-overlay-store.ts';
import { STATUS_WORDS } from './task-words.ts';

export interface TaskStatusButtonProps {
  readonly projectId: string;
  readonly taskId: string;
  readonly status: TaskStatus;
  /** -1 in the tree grid, where keys reach it and Tab goes past. */
  readonly tabIndex?: number;
  readonly className?: string;
}

export function TaskStatusButton({ projectId, taskId, status, tabIndex, className }: TaskStatusButtonProps) {
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      data-anchor="status"
      aria-label={`Status: ${STATUS_WORDS[status]}`}
      aria-haspopup="menu"
      data-tooltip={STATUS_WORDS[status]}
      data-shortcut="task.status"
      className={clsx(
        'grid size-6 shrink-0 place-items-center rounded-control hover:bg-hover coarse:size-11',
        className,
      )}
      onClick={(event) => {
        event.stopPropagation();
        openTaskOverlay({ kind: 'status', projectId, taskIds: [taskId], anchor: event.currentTarget });
      }}
    >
      <StatusIcon status={status} />
    </button>
  );
}
