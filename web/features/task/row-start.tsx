import { clsx } from 'clsx';
import type { PlanTask } from '../../apollo/plan-index.ts';
import type { OutlineRow } from './outline-rows.ts';
import { TaskStatusButton } from './task-status-button.tsx';

export interface RowStartProps {
  readonly projectId: string;
  readonly task: PlanTask;
  readonly row: OutlineRow;
  readonly onToggle: (taskId: string, isExpanded: boolean) => void;
}

/** What stands before the title of a row in a tree: the button to fold, or its room, and the status. */
export function RowStart({ projectId, task, row, onToggle }: RowStartProps) {
  return (
    <>
      {row.hasChildren && (
        <FoldButton isExpanded={row.isExpanded} onToggle={(isExpanded) => onToggle(task.id, isExpanded)} />
      )}
      <TaskStatusButton
        projectId={projectId}
        taskId={task.id}
        status={task.status}
        tabIndex={-1}
        className={row.hasChildren ? undefined : 'ml-6 coarse:ml-8'}
      />
    </>
  );
}

interface FoldButtonProps {
  readonly isExpanded: boolean;
  readonly onToggle: (isExpanded: boolean) => void;
}

/** Folds a row, or unfolds it. The arrow is the corner of a box: it stands in many rows, and so is no element of its own. */
function FoldButton({ isExpanded, onToggle }: FoldButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={isExpanded ? 'Collapse' : 'Expand'}
      className={clsx(
        'grid size-6 shrink-0 place-items-center rounded-control text-mut hover:bg-line coarse:h-11 coarse:w-8',
        'before:size-1.5 before:border-r-[1.25px] before:border-b-[1.25px] before:border-current',
        isExpanded ? 'before:-mt-0.5 before:rotate-45' : 'before:-ml-0.5 before:-rotate-45',
      )}
      onClick={(event) => {
        event.stopPropagation();
        onToggle(!isExpanded);
      }}
    />
  );
}
