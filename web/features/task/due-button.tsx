import type { PlanTask } from '../../apollo/plan-index.ts';
import { formatDayInFull } from '../../lib/day.ts';
import { CellButton } from './cell-button.tsx';
import { dueLook } from './due-label.tsx';

export interface DueButtonProps {
  readonly projectId: string;
  readonly task: PlanTask;
}

/** A task's due date in a column, which opens its picker. */
export function DueButton({ projectId, task }: DueButtonProps) {
  const { dueDate, status } = task;
  const cell = { kind: 'due', projectId, taskId: task.id } as const;
  if (dueDate === null) return <CellButton {...cell} label="Due: no date" placeholder="Due" />;
  const { text, isOverdue, className } = dueLook(dueDate, status);
  return (
    <CellButton
      {...cell}
      label={`Due: ${formatDayInFull(dueDate)}`}
      name={`Due: ${text}${isOverdue ? ' overdue' : ''}`}
      className={className}
    >
      {text}
    </CellButton>
  );
}
