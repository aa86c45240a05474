import { clsx } from 'clsx';
import type { PlanTask } from '../../apollo/plan-index.ts';
import type { TaskRowEvents } from './task-row-events.ts';
import { taskKey } from './task-words.ts';
import { TitleInput } from './title-input.tsx';

export interface RowTitleProps {
  readonly task: PlanTask;
  /** What was typed to start the edit of the title; null while it is not edited. */
  readonly edited: string | null;
  /** Whether keys move the task while its title is written: only where one sees to where. */
  readonly mayMove?: boolean;
  readonly className?: string | undefined;
  readonly events: TaskRowEvents;
}

/** The title in a row: it opens the task, twice pressed it is edited. With Shift, Ctrl or ⌘ the press is the row's. */
export function RowTitle({ task, edited, mayMove = false, className, events }: RowTitleProps) {
  const shift = (direction: Parameters<TaskRowEvents['onShift']>[1]) => () => events.onShift(task.id, direction);
  if (edited !== null) {
    return (
      <TitleInput
        key={task.id}
        initial={task.title + edited}
        label={`Title of ${taskKey(task.number)}`}
        onCommit={(title, isEnter) => events.onTitle(task.id, title, isEnter)}
        onCancel={events.onCancelEdit}
        {...(mayMove && {
          onIndent: shift('indent'),
          onOutdent: shift('outdent'),
          onMoveUp: shift('up'),
          onMoveDown: shift('down'),
        })}
      />
    );
  }
  return (
    <span
      data-anchor="title"
      className={clsx('min-w-0 truncate', className)}
      onClick={(event) => events.onOpen(task.id, event)}
      onDoubleClick={() => events.onEdit(task.id)}
    >
      {task.title}
    </span>
  );
}
