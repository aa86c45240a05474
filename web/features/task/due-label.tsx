import type { TaskStatus } from '../../__generated__/graphql.ts';
import { formatDay, today } from '../../lib/day.ts';

export interface DueLabelProps {
  readonly dueDate: string;
  readonly status: TaskStatus;
}

/** A due date beside other words: late ones in red, and with the word for those who do not see the colour. */
export function DueLabel({ dueDate, status }: DueLabelProps) {
  const { text, isOverdue, className } = dueLook(dueDate, status);
  return (
    <time dateTime={dueDate} className={className}>
      {text}
      {isOverdue && <span className="sr-only"> overdue</span>}
    </time>
  );
}

export interface DueLook {
  /** `24 Dec` */
  readonly text: string;
  readonly isOverdue: boolean;
  /** Red where it is late, amber where it is today. Colour alone does not say it. */
  readonly className: string;
}

/** How a due date looks in a column. */
export function dueLook(dueDate: string, status: TaskStatus): DueLook {
  const now = today();
  const isOverdue = isOpen(status) && dueDate < now;
  const isToday = isOpen(status) && dueDate === now;
  const colour = isOverdue ? 'font-medium text-del' : isToday ? 'text-mod' : 'text-mut';
  return { text: formatDay(dueDate, now), isOverdue, className: `${colour} tabular-nums` };
}

function isOpen(status: TaskStatus): boolean {
  return status !== 'COMPLETED' && status !== 'CANCELLED';
}
