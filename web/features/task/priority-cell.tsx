import type { PlanTask } from '../../apollo/plan-index.ts';
import { PriorityIcon } from '../../ui/priority-icon.tsx';
import { CellButton } from './cell-button.tsx';
import { drawnAfterTitles } from './drawn-after-titles.ts';
import { PRIORITY_WORDS } from './task-words.ts';

export interface PriorityCellProps {
  readonly projectId: string;
  readonly taskId: string;
  readonly priority: PlanTask['priority'];
  readonly isBare: boolean;
}

/** The first cell of a row in the outline. */
export const PriorityCell = drawnAfterTitles(function PriorityCell(props: PriorityCellProps) {
  const { projectId, taskId, priority, isBare } = props;
  if (isBare) return null;
  return (
    <div role="gridcell" aria-colindex={1} data-column="priority" className="place-items-center">
      <CellButton
        kind="priority"
        projectId={projectId}
        taskId={taskId}
        label={`Priority: ${PRIORITY_WORDS[priority]}`}
        className="grid size-6 place-items-center"
      >
        <PriorityIcon priority={priority} />
      </CellButton>
    </div>
  );
});
