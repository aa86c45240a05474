import { clsx } from 'clsx';
import { memo, type ReactNode } from 'react';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { formatDay, formatDayInFull } from '../../lib/day.ts';
import { formatEffort } from '../../lib/effort.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { PriorityIcon } from '../../ui/priority-icon.tsx';
import { StatusIcon } from '../../ui/status-icon.tsx';
import { CellButton } from '../task/cell-button.tsx';
import { DueButton } from '../task/due-button.tsx';
import { DueLabel } from '../task/due-label.tsx';
import { EstimateButton } from '../task/estimate-button.tsx';
import { RowTitle } from '../task/row-title.tsx';
import { rowElementId, rowName } from '../task/task-row.tsx';
import type { TaskRowEvents } from '../task/task-row-events.ts';
import { PRIORITY_WORDS, STATUS_WORDS, taskKey } from '../task/task-words.ts';
import type { ListColumnId } from './list-columns.ts';

export interface ListTaskRowProps {
  readonly projectId: string;
  readonly task: PlanTask;
  /** The columns that are shown, in their order, with a space between them: a row renders again only when they change. */
  readonly columns: string;
  readonly template: string;
  readonly rowIndex: number;
  readonly top: number;
  readonly height: number;
  readonly parentTitle: string | null;
  readonly assigneeName: string | null;
  readonly estimate: number | null;
  readonly hasChildren: boolean;
  /** A card of two lines, where the window is narrow. */
  readonly isCard: boolean;
  readonly isCursor: boolean;
  readonly isSelected: boolean;
  readonly edited: string | null;
  readonly events: TaskRowEvents;
}

/** A task in the list. Its cells open the same pickers as everywhere, and are reached by the keys of the grid. */
export const ListTaskRow = memo(function ListTaskRow(props: ListTaskRowProps) {
  const { task, isCursor, isSelected, events } = props;
  return (
    <div
      role="row"
      id={rowElementId(task.id)}
      aria-rowindex={props.rowIndex}
      aria-selected={isSelected}
      aria-label={rowName(task, props.assigneeName)}
      data-cursor={isCursor || undefined}
      className={clsx(
        'group/row absolute inset-x-0 items-center contain-strict border-b border-line/60',
        props.isCard ? 'flex flex-col items-stretch justify-center px-3' : 'grid',
        isSelected || isCursor ? 'bg-sel' : 'hover:bg-hover',
        isSelected && 'shadow-[inset_2px_0_0_var(--acc)]',
      )}
      style={{
        transform: `translateY(${props.top}px)`,
        height: props.height,
        ...(props.isCard ? {} : { gridTemplateColumns: props.template }),
      }}
      onClick={(event) => events.onPress(task.id, event)}
      onContextMenu={(event) => events.onMenu(task.id, event)}
    >
      {props.isCard ? <CardCells {...props} /> : <TableCells {...props} />}
    </div>
  );
});

function TableCells(props: ListTaskRowProps) {
  return props.columns.split(' ').map((id, at) => (
    <div
      key={id}
      role="gridcell"
      aria-colindex={at + 1}
      data-column={id}
      className={clsx(
        'flex min-w-0 items-center px-1.5',
        (id === 'estimate' || id === 'key') && 'tabular-nums',
        (id === 'estimate' || id === 'due') && 'text-12 whitespace-nowrap',
      )}
    >
      {cellOf(id as ListColumnId, props)}
    </div>
  ));
}

function cellOf(id: ListColumnId, props: ListTaskRowProps): ReactNode {
  const { projectId, task } = props;
  const cell = { projectId, taskId: task.id };
  switch (id) {
    case 'key':
      return <span className="text-12 text-faint">{taskKey(task.number)}</span>;
    case 'title':
      return <TitleCell {...props} />;
    case 'parent':
      return <span className="truncate text-12 text-faint">{props.parentTitle}</span>;
    case 'tags':
      return <span className="truncate text-12 text-mut">{task.tags.join(', ')}</span>;
    case 'start':
      return (
        task.startDate !== null && (
          <time dateTime={task.startDate} className="text-12 whitespace-nowrap text-mut tabular-nums">
            {formatDay(task.startDate)}
          </time>
        )
      );
    case 'status':
      return (
        <CellButton
          kind="status"
          {...cell}
          label={STATUS_WORDS[task.status]}
          name={`Status: ${STATUS_WORDS[task.status]}`}
          className={CELL}
        >
          <StatusIcon status={task.status} />
          <span className="truncate text-12">{STATUS_WORDS[task.status]}</span>
        </CellButton>
      );
    case 'priority':
      return (
        <CellButton
          kind="priority"
          {...cell}
          label={PRIORITY_WORDS[task.priority]}
          name={`Priority: ${PRIORITY_WORDS[task.priority]}`}
          className={CELL}
        >
          <PriorityIcon priority={task.priority} />
          <span className="truncate text-12 text-mut">{PRIORITY_WORDS[task.priority]}</span>
        </CellButton>
      );
    case 'assignee':
      return (
        <CellButton
          kind="assignee"
          {...cell}
          label={props.assigneeName ?? 'Assignee: nobody'}
          name={props.assigneeName === null ? undefined : `Assignee: ${props.assigneeName}`}
          className={CELL}
        >
          <Avatar name={props.assigneeName} className={props.assigneeName === null ? 'opacity-60' : undefined} />
          {props.assigneeName !== null && <span className="truncate text-12">{props.assigneeName}</span>}
        </CellButton>
      );
    case 'due':
      return <DueButton projectId={projectId} task={task} />;
    case 'estimate':
      return <EstimateCell {...props} />;
  }
}

const CELL = 'inline-flex min-w-0 max-w-full items-center gap-1.5';

function EstimateCell({ projectId, task, estimate, hasChildren }: ListTaskRowProps) {
  // A sum of what is below, not a value of its own: lighter, and not to be edited.
  if (hasChildren) {
    return estimate !== null && <span className="px-1 text-12 text-faint">{formatEffort(estimate, 2)}</span>;
  }
  return <EstimateButton projectId={projectId} taskId={task.id} minutes={estimate} />;
}

function TitleCell({ task, edited, events }: ListTaskRowProps) {
  const isDone = task.status === 'COMPLETED' || task.status === 'CANCELLED';
  const looks = clsx('py-1', isDone && 'text-faint', task.status === 'CANCELLED' && 'line-through');
  return <RowTitle task={task} edited={edited} className={looks} events={events} />;
}

function CardCells(props: ListTaskRowProps) {
  const { projectId, task } = props;
  return (
    <div role="gridcell" aria-colindex={1} data-column="title" className="flex min-w-0 items-center gap-1">
      <CellButton
        kind="status"
        projectId={projectId}
        taskId={task.id}
        label={`Status: ${STATUS_WORDS[task.status]}`}
        className="-ml-2 grid shrink-0 place-items-center coarse:w-11"
      >
        <StatusIcon status={task.status} />
      </CellButton>
      <div className="flex min-w-0 flex-1 flex-col">
        <TitleCell {...props} />
        <span className="flex min-w-0 items-center gap-2 text-12 text-faint">
          <span className="tabular-nums">{taskKey(task.number)}</span>
          <PriorityIcon priority={task.priority} />
          {task.dueDate !== null && <DueLabel dueDate={task.dueDate} status={task.status} />}
          {props.parentTitle !== null && <span className="truncate">{props.parentTitle}</span>}
          {task.dueDate !== null && <span className="sr-only">{formatDayInFull(task.dueDate)}</span>}
        </span>
      </div>
      <CellButton
        kind="assignee"
        projectId={projectId}
        taskId={task.id}
        label={props.assigneeName === null ? 'Assignee: nobody' : `Assignee: ${props.assigneeName}`}
        className="grid shrink-0 place-items-center coarse:w-11"
      >
        <Avatar name={props.assigneeName} className={props.assigneeName === null ? 'opacity-60' : undefined} />
      </CellButton>
    </div>
  );
}
