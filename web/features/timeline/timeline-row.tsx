import { clsx } from 'clsx';
import { memo, type PointerEvent } from 'react';
import type { PlanProgress, PlanTask } from '../../apollo/plan-index.ts';
import type { OutlineRow } from '../task/outline-rows.ts';
import { rowElementId, rowName } from '../task/task-row.tsx';
import type { TaskRowEvents } from '../task/task-row-events.ts';
import { PreviewMark } from '../view/preview-mark.tsx';
import { RowStart } from '../task/row-start.tsx';
import { RowTitle } from '../task/row-title.tsx';
import { taskKey } from '../task/task-words.ts';
import { barSentence } from './bar-words.ts';
import type { TimelineBar } from './timeline-bars.ts';
import type { BarPart } from './timeline-edits.ts';

export interface TimelineRowEvents extends TaskRowEvents {
  readonly onGrab: (taskId: string, part: BarPart, event: PointerEvent) => void;
  readonly onHover: (taskId: string | null) => void;
}

export interface TimelineRowProps {
  readonly projectId: string;
  readonly task: PlanTask;
  readonly row: OutlineRow;
  readonly bar: TimelineBar | null;
  /** What an open proposal would make of it; null where it leaves the dates alone, or none is shown. */
  readonly ghost: TimelineBar | null;
  readonly progress: PlanProgress | null;
  readonly assigneeName: string | null;
  readonly rowIndex: number;
  readonly top: number;
  readonly height: number;
  readonly origin: number;
  readonly scale: number;
  readonly treeWidth: number;
  readonly titleHeight: number;
  /** Where the bar stands below the title: how wide the view is, which the title has for itself; null beside each other. */
  readonly stackedWidth: number | null;
  readonly isCursor: boolean;
  readonly isSelected: boolean;
  /** What was typed after the title where it is being renamed; null where it is not. */
  readonly edited: string | null;
  /** Bars are taken hold of by mouse only. */
  readonly isDraggable: boolean;
  readonly events: TimelineRowEvents;
}

/** A task on the timeline: its title in the tree on the left, and the days that are known of it. */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { task, row, bar, events, isCursor, isSelected } = props;
  const barLine = props.stackedWidth === null ? props.height : props.height - props.titleHeight;
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
      aria-label={`${rowName(task, props.assigneeName)}, ${barSentence(bar)}`}
      data-cursor={isCursor || undefined}
      className={clsx('group/row absolute inset-x-0 contain-strict', (isSelected || isCursor) && 'bg-sel/60')}
      style={{ transform: `translateY(${props.top}px)`, height: props.height }}
      onClick={(event) => events.onPress(task.id, event)}
      onContextMenu={(event) => events.onMenu(task.id, event)}
      onPointerEnter={() => events.onHover(task.id)}
      onPointerLeave={() => events.onHover(null)}
    >
      <TreeCell {...props} />
      <div
        role="gridcell"
        aria-colindex={2}
        className="absolute right-0 bottom-0"
        style={{ left: props.treeWidth, height: barLine }}
      >
        {props.ghost && <Ghost {...props} height={barLine} bar={props.ghost} />}
        {bar ? <Bar {...props} height={barLine} bar={bar} /> : <span className="sr-only">{barSentence(null)}</span>}
      </div>
    </div>
  );
});

function TreeCell(props: TimelineRowProps) {
  const { projectId, task, row, treeWidth, titleHeight, stackedWidth, isCursor, isSelected, edited, events } = props;
  const isStacked = stackedWidth !== null;
  return (
    <div
      role="gridcell"
      aria-colindex={1}
      className={clsx(
        'sticky left-0 z-10 flex items-center pr-2',
        !isStacked && 'border-r border-line',
        !isStacked && (isSelected || isCursor ? 'bg-sel' : 'bg-bg group-hover/row:bg-hover'),
        isSelected && 'shadow-[inset_2px_0_0_var(--acc)]',
      )}
      style={{
        width: stackedWidth ?? treeWidth,
        height: titleHeight,
        paddingLeft: isStacked ? 4 + (row.level - 1) * 12 : 8 + (row.level - 1) * 16,
      }}
    >
      <RowStart projectId={projectId} task={task} row={row} onToggle={events.onToggle} />
      <RowTitle
        task={task}
        edited={edited}
        className={clsx(
          row.level === 1 && 'font-medium',
          // The arrows go on below it, and not through its words.
          isStacked && !isSelected && !isCursor && 'rounded-chip bg-bg',
        )}
        events={events}
      />
      <PreviewMark taskId={task.id} />
    </div>
  );
}

const BAR_HEIGHT = 20;

function Bar({
  task,
  bar,
  progress,
  origin,
  scale,
  height,
  isDraggable,
  events,
}: TimelineRowProps & { bar: TimelineBar }) {
  const left = (bar.from - origin) * scale;
  const width = Math.max((bar.to - bar.from) * scale, 4);
  const top = (height - BAR_HEIGHT) / 2;
  const isDone = task.status === 'COMPLETED' || task.status === 'CANCELLED';
  const canGrab = isDraggable && bar.kind !== 'summary';
  const grab = (part: BarPart) =>
    canGrab ? { onPointerDown: (event: PointerEvent) => events.onGrab(task.id, part, event) } : {};
  const words = barSentence(bar);

  if (bar.kind === 'due') {
    return (
      <span
        data-bar={task.id}
        data-tooltip={words}
        className={clsx('absolute', canGrab && 'cursor-grab')}
        style={{ left: left + width / 2 - 8, top: height / 2 - 8 }}
        {...grab('whole')}
      >
        <span className={clsx('drawn block size-4 scale-75 rotate-45 rounded-[2px]', isDone ? 'bg-add' : 'bg-acc')} />
        <Caption task={task} left={20} />
      </span>
    );
  }
  if (bar.kind === 'summary') {
    const share = progress && progress.total > 0 ? progress.completed / progress.total : 0;
    return (
      <span data-bar={task.id} data-tooltip={words} className="absolute" style={{ left, top: height / 2 - 4, width }}>
        <span className="drawn block h-2 overflow-hidden rounded-chip bg-line2">
          <span className="drawn block h-full bg-add" style={{ width: `${share * 100}%` }} />
        </span>
        <Caption task={task} left={width + 4} isRaised />
      </span>
    );
  }
  return (
    <span data-bar={task.id} data-tooltip={words} className="absolute" style={{ left, top, width, height: BAR_HEIGHT }}>
      <span
        className={clsx(
          'block h-full rounded-chip border',
          isDone ? 'border-add bg-add-bg' : 'border-acc bg-sel',
          // What the end is not known of is open, and what it is only estimated of is dashed.
          bar.kind === 'start' && 'rounded-r-none border-r-0',
          bar.kind === 'estimated' && 'border-dashed',
          canGrab && 'cursor-grab',
        )}
        {...grab('whole')}
      />
      {canGrab && bar.kind === 'span' && (
        <>
          <span className="absolute inset-y-0 -left-1 w-2 cursor-ew-resize" {...grab('start')} />
          <span className="absolute inset-y-0 -right-1 w-2 cursor-ew-resize" {...grab('end')} />
        </>
      )}
      <Caption task={task} left={width + 4} />
    </span>
  );
}

/** The number beside the bar, so that the eye need not go back to the tree. */
function Caption({
  task,
  left,
  isRaised,
}: {
  readonly task: PlanTask;
  readonly left: number;
  readonly isRaised?: boolean;
}) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'pointer-events-none absolute text-11 whitespace-nowrap text-faint tabular-nums',
        isRaised ? '-top-1' : 'top-0.5',
      )}
      style={{ left }}
    >
      {taskKey(task.number)}
    </span>
  );
}

function Ghost({ bar, origin, scale, height }: TimelineRowProps & { bar: TimelineBar }) {
  return (
    <span
      data-tooltip={`Proposed: ${barSentence(bar)}`}
      className="absolute rounded-chip border border-dashed border-mod bg-mod-bg"
      style={{
        left: (bar.from - origin) * scale,
        top: (height - BAR_HEIGHT) / 2 + 3,
        width: Math.max((bar.to - bar.from) * scale, 4),
        height: BAR_HEIGHT,
      }}
    />
  );
}
