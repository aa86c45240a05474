import { draggable } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { clsx } from 'clsx';
import { ArrowRightLeft, Ellipsis } from 'lucide-react';
import { memo, type MouseEvent, useEffect, useRef } from 'react';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PriorityIcon } from '../../ui/priority-icon.tsx';
import { PreviewMark } from '../view/preview-mark.tsx';
import { DueLabel } from '../task/due-label.tsx';
import { formatEffort } from '../../lib/effort.ts';
import { PRIORITY_WORDS, STATUS_WORDS, taskKey } from '../task/task-words.ts';

/** What cards tell the board; the same object for all cards and all renders. */
export interface TaskCardEvents {
  readonly onOpen: (taskId: string, event: MouseEvent) => void;
  readonly onFocus: (taskId: string) => void;
  readonly onMenu: (taskId: string, event: MouseEvent) => void;
  /** Asks where the card is to go: the way that needs no dragging. */
  readonly onMove: (taskId: string, anchor: Element) => void;
}

export interface TaskCardProps {
  readonly task: PlanTask;
  readonly parentTitle: string | null;
  readonly assigneeName: string | null;
  /** From 1, and how many there are in the column. */
  readonly position: number;
  readonly setSize: number;
  readonly top: number;
  readonly height: number;
  /** The one card of the column that Tab reaches; keys of the board go on from there. */
  readonly isTabStop: boolean;
  /** The one of the board that keys act on. */
  readonly isCursor: boolean;
  readonly isSelected: boolean;
  readonly isDraggable: boolean;
  readonly events: TaskCardEvents;
}

export function cardElementId(taskId: string): string {
  return `card-${taskId}`;
}

/** A task on the board: its number and place, its title, and what is to be seen at once. */
export const TaskCard = memo(function TaskCard(props: TaskCardProps) {
  const { task, parentTitle, assigneeName, isTabStop, isSelected, isDraggable, events } = props;
  const card = useRef<HTMLLIElement>(null);
  useEffect(
    function letItBeDragged() {
      if (!isDraggable || !card.current) return;
      return draggable({ element: card.current, getInitialData: () => ({ taskId: task.id }) });
    },
    [isDraggable, task.id],
  );
  const isDone = task.status === 'COMPLETED' || task.status === 'CANCELLED';
  return (
    <li
      ref={card}
      aria-posinset={props.position}
      aria-setsize={props.setSize}
      className={clsx(
        'group/card absolute inset-x-0 flex flex-col contain-strict rounded-control border px-2.5 py-1.5 shadow-card has-[[data-title]:focus-visible]:outline-2 has-[[data-title]:focus-visible]:outline-acc',
        isSelected ? 'border-acc bg-sel' : 'border-line bg-raised hover:bg-hover',
      )}
      style={{ height: props.height, transform: `translateY(${props.top}px)` }}
      onClick={(event) => events.onOpen(task.id, event)}
      onContextMenu={(event) => events.onMenu(task.id, event)}
    >
      <div className="flex h-5 items-center gap-1.5 text-11 text-faint">
        <span className="shrink-0 tabular-nums">{taskKey(task.number)}</span>
        {parentTitle !== null && <span className="min-w-0 truncate">{parentTitle}</span>}
        <PreviewMark taskId={task.id} />
        <span className="flex-1" />
        <Avatar name={assigneeName} className={assigneeName === null ? 'invisible' : undefined} />
      </div>
      <button
        type="button"
        data-title
        data-view-focus={props.isCursor || undefined}
        id={cardElementId(task.id)}
        tabIndex={isTabStop ? 0 : -1}
        aria-label={cardName(task, assigneeName)}
        aria-pressed={isSelected || undefined}
        className={clsx('min-h-6 shrink-0 truncate text-left text-13 outline-none', isDone && 'text-mut')}
        onFocus={() => events.onFocus(task.id)}
        onClick={(event) => {
          event.stopPropagation();
          events.onOpen(task.id, event);
        }}
      >
        {task.title}
      </button>
      <div className="mt-auto flex h-5 items-center gap-2 text-12 coarse:h-11">
        <span data-tooltip={`Priority: ${PRIORITY_WORDS[task.priority]}`}>
          <PriorityIcon priority={task.priority} />
        </span>
        {task.dueDate !== null && <DueLabel dueDate={task.dueDate} status={task.status} />}
        {task.estimatedMinutes !== null && task.estimatedMinutes > 0 && (
          <span className="text-faint tabular-nums">{formatEffort(task.estimatedMinutes, 2)}</span>
        )}
        <span className="flex-1" />
        <span className="flex shrink-0 opacity-0 group-focus-within/card:opacity-100 group-hover/card:opacity-100 coarse:opacity-100">
          <IconButton
            label={`Move ${taskKey(task.number)} to…`}
            size="small"
            tabIndex={isTabStop ? 0 : -1}
            icon={<ArrowRightLeft className="size-3.5" aria-hidden="true" />}
            onClick={(event) => {
              event.stopPropagation();
              events.onMove(task.id, event.currentTarget);
            }}
          />
          <IconButton
            label={`More for ${taskKey(task.number)}`}
            size="small"
            tabIndex={isTabStop ? 0 : -1}
            icon={<Ellipsis className="size-4" aria-hidden="true" />}
            onClick={(event) => {
              event.stopPropagation();
              events.onMenu(task.id, event);
            }}
          />
        </span>
      </div>
    </li>
  );
});

function cardName(task: PlanTask, assigneeName: string | null): string {
  const parts = [taskKey(task.number), task.title, STATUS_WORDS[task.status]];
  if (assigneeName !== null) parts.push(assigneeName);
  return parts.join(', ');
}
