import type { TaskStatus } from '../../__generated__/graphql.ts';
import { formatDay, today } from '../../lib/day.ts';

export interface DueLabelProps {
  readonly dueDate: string;
  readonly status: TaskStatus;
}

/** A due date beside other words: late ones in red, and with the word for those who do not see the colour. */
export function DueLabel({ dueDate, status }: DueLabelProps) {
  return (
    <time dateTime={dueDate} className={dueColour(dueDate, status)}>
      {formatDay(dueDate)}
      {isOverdue(dueDate, status, today()) && <span className="sr-only"> overdue</span>}
    </time>
  );
}

/** Classes for a due date: red where it is late, amber where it is today. Colour alone does not say it: see `dueWords`. */
export function dueColour(dueDate: string, status: TaskStatus): string {
  const now = today();
  if (isOverdue(dueDate, status, now)) return 'font-medium text-del tabular-nums';
  return dueDate === now && isOpen(status) ? 'text-mod tabular-nums' : 'text-mut tabular-nums';
}

/** All that the label says, as words: `24 Dec overdue`. */
export function dueWords(dueDate: string, status: TaskStatus): string {
  const now = today();
  return formatDay(dueDate, now) + (isOverdue(dueDate, status, now) ? ' overdue' : '');
}

function isOverdue(dueDate: string, status: TaskStatus, now: string): boolean {
  return isOpen(status) && dueDate < now;
}

function isOpen(status: TaskStatus): boolean {
  return status !== 'COMPLETED' && status !== 'CANCELLED';
}
