import { clsx } from 'clsx';
import type { TaskStatus } from '../../__generated__/graphql.ts';
import { formatDay, today } from '../../lib/day.ts';

/** A due date in a column: late ones in red, and with the word for those who do not see the colour. */
export function DueLabel({ dueDate, status }: { readonly dueDate: string; readonly status: TaskStatus }) {
  const isOpen = status !== 'COMPLETED' && status !== 'CANCELLED';
  const now = today();
  const isLate = isOpen && dueDate < now;
  return (
    <time
      dateTime={dueDate}
      className={clsx(
        'tabular-nums',
        isLate ? 'font-medium text-del' : dueDate === now && isOpen ? 'text-mod' : 'text-mut',
      )}
    >
      {formatDay(dueDate)}
      {isLate && <span className="sr-only"> overdue</span>}
    </time>
  );
}
