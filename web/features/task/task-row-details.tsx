import type { PlanProgress, PlanTask } from '../../apollo/plan-index.ts';
import { formatEffort } from '../../lib/effort.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { PriorityIcon } from '../../ui/priority-icon.tsx';
import { CellButton } from './cell-button.tsx';
import { drawnAfterTitles } from './drawn-after-titles.ts';
import { DueButton } from './due-button.tsx';
import { EstimateButton } from './estimate-button.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { PRIORITY_WORDS, taskKey } from './task-words.ts';

export interface DetailsBeforeTitleProps {
  readonly projectId: string;
  readonly task: PlanTask;
  readonly isBare: boolean;
}

/** The cells before the title. */
export const DetailsBeforeTitle = drawnAfterTitles(function DetailsBeforeTitle(props: DetailsBeforeTitleProps) {
  const { projectId, task, isBare } = props;
  if (isBare) return null;
  return (
    <>
      <div role="gridcell" aria-colindex={1} data-column="priority" className="place-items-center">
        <CellButton
          kind="priority"
          projectId={projectId}
          taskId={task.id}
          label={`Priority: ${PRIORITY_WORDS[task.priority]}`}
          className="grid size-6 place-items-center"
        >
          <PriorityIcon priority={task.priority} />
        </CellButton>
      </div>
      <div role="gridcell" aria-colindex={2} data-column="key" className="truncate text-12 text-faint tabular-nums">
        {taskKey(task.number)}
      </div>
    </>
  );
});

export interface DetailsAfterTitleProps extends DetailsBeforeTitleProps {
  readonly assigneeName: string | null;
  readonly progress: PlanProgress | null;
  readonly waitsFor: string;
}

/** The cells after the title. */
export const DetailsAfterTitle = drawnAfterTitles(function DetailsAfterTitle(props: DetailsAfterTitleProps) {
  const { projectId, task, assigneeName, progress, waitsFor, isBare } = props;
  if (isBare) return null;
  return (
    <>
      <div role="gridcell" aria-colindex={4} data-column="waits" className="truncate text-12 text-mut tabular-nums">
        {waitsFor}
      </div>
      <div
        role="gridcell"
        aria-colindex={5}
        data-column="estimate"
        className="text-right text-12 whitespace-nowrap tabular-nums"
      >
        <EstimateCell projectId={projectId} task={task} progress={progress} />
      </div>
      <div role="gridcell" aria-colindex={6} data-column="progress">
        {progress && <ProgressBar progress={progress} />}
      </div>
      <div
        role="gridcell"
        aria-colindex={7}
        data-column="due"
        data-empty={task.dueDate === null || undefined}
        className="text-right text-12 whitespace-nowrap"
      >
        <DueButton projectId={projectId} task={task} />
      </div>
      <div
        role="gridcell"
        aria-colindex={8}
        data-column="assignee"
        data-empty={task.assigneeId === null || undefined}
        className="place-items-center"
      >
        <CellButton
          kind="assignee"
          projectId={projectId}
          taskId={task.id}
          label={assigneeName === null ? 'Assignee: nobody' : `Assignee: ${assigneeName}`}
          className="grid size-6 place-items-center rounded-full!"
        >
          <Avatar name={assigneeName} className={assigneeName === null ? 'opacity-60' : undefined} />
        </CellButton>
      </div>
      <div role="gridcell" aria-colindex={9} data-column="menu" className="place-items-center">
        <CellButton
          kind="menu"
          projectId={projectId}
          taskId={task.id}
          label="More"
          className="more-dots grid size-6 place-items-center text-transparent group-hover/row:text-mut group-data-cursor/row:text-mut coarse:text-mut"
        />
      </div>
    </>
  );
});

function EstimateCell({ projectId, task, progress }: Pick<DetailsAfterTitleProps, 'projectId' | 'task' | 'progress'>) {
  if (progress) {
    const minutes = progress.estimatedMinutes;
    // A sum of what is below, not a value of its own: lighter, and not to be edited.
    return minutes > 0 ? <span className="px-1 text-faint">{formatEffort(minutes, 2)}</span> : null;
  }
  return <EstimateButton projectId={projectId} taskId={task.id} minutes={task.estimatedMinutes} />;
}
