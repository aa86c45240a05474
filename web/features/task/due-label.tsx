import { clsx } from 'clsx';
import type { TaskStatus } from '../../__generated__/graphql.ts';
import { formatDay, today } from '../../lib/day.ts';

export interface DueLabelProps {
  readonly dueDate: string;
  readonly status: TaskStatus;
  /** What it stands in has `dueWords` in its name. */
  readonly isNamed?: boolean;
}

/** A due date in a column: late ones in red, and with the word for those who do not see the colour. */
export function DueLabel({ dueDate, status, isNamed = false }: DueLabelProps) {
  const now = today();
  const isLate = isOverdue(dueDate, status, now);
  return (
    <time
      dateTime={dueDate}
      className={clsx(
        'tabular-nums',
        isLate ? 'font-medium text-del' : dueDate === now && isOpen(status) ? 'text-mod' : 'text-mut',
      )}
    >
      {formatDay(dueDate, now)}
      {isLate && !isNamed && <span className="sr-only"> overdue</span>}
    </time>
  );
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
