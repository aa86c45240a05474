import { clsx } from 'clsx';
import { type CSSProperties, memo } from 'react';
import type { PlanProgress, PlanTask } from '../../apollo/plan-index.ts';
import { type PreviewSign, usePreviewSign } from '../../apollo/preview.ts';
import { formatDayInFull } from '../../lib/day.ts';
import { hueOf, initials } from '../../ui/avatar.tsx';
import { PREVIEW_WORDS, PreviewWord } from '../view/preview-mark.tsx';
import { RowStart } from './row-start.tsx';
import { RowTitle } from './row-title.tsx';
import type { OutlineRow } from './outline-rows.ts';
import { DetailsAfterTitle, DetailsBeforeTitle } from './task-row-details.tsx';
import type { TaskRowEvents } from './task-row-events.ts';
import { STATUS_WORDS, taskKey } from './task-words.ts';

export interface TaskRowProps {
  readonly projectId: string;
  readonly task: PlanTask;
  readonly row: OutlineRow;
  /** From 1, the header being 1. */
  readonly rowIndex: number;
  readonly top: number;
  readonly assigneeName: string | null;
  /** Only where the task has children. */
  readonly progress: PlanProgress | null;
  /** `#3, #7`, of the tasks it waits for and that are not completed; empty where there are none. */
  readonly waitsFor: string;
  /** Names of others whose cursor is here, with commas between; empty where there are none. */
  readonly viewers: string;
  /** What stands beside the title is not shown in this frame, but in the next: see `drawnAfterTitles`. */
  readonly isBare: boolean;
  readonly isCursor: boolean;
  readonly isSelected: boolean;
  /** Not itself what a filter has found: shown because something below it is. */
  readonly isContext: boolean;
  /** What was typed to start the edit of the title; null while it is not edited. */
  readonly edited: string | null;
  readonly events: TaskRowEvents;
}

export function rowElementId(taskId: string): string {
  return `row-${taskId}`;
}

/** A task in the outline. Fixed height; every control sits in a grid cell and is reached by keys of the grid. */
export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { projectId, task, row, isCursor, isSelected, events } = props;
  const sign = usePreviewSign(task.id);
  return (
    <div
      role="row"
      id={rowElementId(task.id)}
      aria-rowindex={props.rowIndex}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      aria-expanded={row.hasChildren ? row.isExpanded : undefined}
      aria-selected={isSelected}
      aria-label={
        rowName(task, props.assigneeName) +
        (sign === null ? '' : `, ${PREVIEW_WORDS[sign]}`) +
        (props.viewers && `, ${props.viewers} here`)
      }
      data-cursor={isCursor || undefined}
      data-sign={sign ?? undefined}
      className={clsx(
        'outline-row group/row absolute inset-x-0',
        isSelected || isCursor ? 'bg-sel' : 'hover:bg-hover',
        isSelected && 'shadow-[inset_2px_0_0_var(--acc)]',
      )}
      style={rowStyle(props)}
      data-viewers={props.viewers || undefined}
      onClick={(event) => events.onPress(task.id, event)}
      onContextMenu={(event) => events.onMenu(task.id, event)}
    >
      <DetailsBeforeTitle projectId={projectId} task={task} isBare={props.isBare} />
      <TitleCell {...props} sign={sign} />
      <DetailsAfterTitle
        projectId={projectId}
        task={task}
        assigneeName={props.assigneeName}
        progress={props.progress}
        waitsFor={props.waitsFor}
        isBare={props.isBare}
      />
    </div>
  );
});

function rowStyle({ top, viewers }: TaskRowProps): CSSProperties {
  const transform = `translateY(${top}px)`;
  return viewers === '' ? { transform } : ({ transform, '--hue': hueOf(viewers) } as CSSProperties);
}

function TitleCell({
  projectId,
  task,
  row,
  edited,
  isContext,
  viewers,
  isBare,
  sign,
  events,
}: TaskRowProps & { readonly sign: PreviewSign | null }) {
  const indent = { '--level': row.level - 1 } as CSSProperties;
  return (
    <div
      role="gridcell"
      aria-colindex={3}
      data-column="title"
      data-bare={isBare || undefined}
      className="outline-title"
      style={indent}
    >
      <RowStart projectId={projectId} task={task} row={row} onToggle={events.onToggle} />
      <RowTitle
        task={task}
        edited={edited}
        mayMove
        className={clsx(
          'py-1',
          (task.status === 'COMPLETED' || task.status === 'CANCELLED') && 'text-faint',
          task.status === 'CANCELLED' && 'line-through',
          row.level === 1 && !isContext && 'font-medium',
          isContext && 'text-faint',
        )}
        events={events}
      />
      {row.hasChildren && !row.isExpanded && edited === null && !isBare && (
        <span className="ml-1.5 shrink-0 rounded-chip bg-hover px-1 text-11 text-mut tabular-nums" aria-hidden="true">
          …
        </span>
      )}
      {sign !== null && <PreviewWord sign={sign} />}
      {viewers !== '' && (
        // In the row's own name for those who do not see it.
        <span aria-hidden="true" data-initials={initialsOf(viewers)} className="viewers truncate rounded-chip px-1">
          {viewers}
        </span>
      )}
    </div>
  );
}

/** `BO` of one, `BO +2` of three: where there is no room for their names. */
function initialsOf(viewers: string): string {
  const names = viewers.split(', ');
  return initials(names[0] ?? '') + (names.length === 1 ? '' : ` +${names.length - 1}`);
}

export function rowName(task: PlanTask, assigneeName: string | null): string {
  const parts = [taskKey(task.number), task.title, STATUS_WORDS[task.status]];
  if (task.dueDate !== null) parts.push(`due ${formatDayInFull(task.dueDate)}`);
  if (assigneeName !== null) parts.push(assigneeName);
  return parts.join(', ');
}
