import { clsx } from 'clsx';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { dayNumber, today, weekdayOf } from '../../lib/day.ts';
import { RowWindow } from '../../lib/row-window.tsx';
import { useTextScale } from '../../lib/text-scale.ts';
import { useMediaQuery } from '../../lib/use-media-query.ts';
import { rowElementId } from '../task/task-row.tsx';
import type { Outline } from '../task/use-outline.ts';
import type { OutlineCommands } from '../task/use-outline-commands.ts';
import { useRowEvents } from '../task/use-row-events.ts';
import { assigneeName } from '../view/assignee-name.ts';
import { TimelineArrows } from './timeline-arrows.tsx';
import { ownBar, type TimelineBar } from './timeline-bars.ts';
import { type BarPart, shifted } from './timeline-edits.ts';
import { TimelineHead } from './timeline-head.tsx';
import { TimelineRow, type TimelineRowEvents } from './timeline-row.tsx';
import { PIXELS_PER_DAY, type Zoom } from './timeline-scale.ts';
import { useBarDrag } from './use-bar-drag.ts';
import { useCanvas } from './use-canvas.ts';
import { useTimelineShortcuts } from './use-timeline-shortcuts.ts';

const ROW_HEIGHT = 32;
const COARSE_ROW_HEIGHT = 44;
const HEAD_HEIGHT = 32;
const TREE_WIDTH = 280;
/** Where the window is narrow, bars stand below the titles, which have its whole width. */
const BAR_LINE = 24;

export interface TimelineGridProps {
  readonly projectId: string;
  readonly index: PlanIndex;
  readonly bars: ReadonlyMap<string, TimelineBar>;
  /** What an open proposal would make of the tasks that it touches, while it is shown. */
  readonly ghosts: ReadonlyMap<string, TimelineBar>;
  readonly outline: Outline;
  readonly commands: OutlineCommands;
  readonly zoom: Zoom;
  readonly label: string;
  readonly onShift: (taskIds: readonly string[], part: BarPart, days: number) => void;
  readonly onZoom: (step: 1 | -1) => void;
  readonly onOpen: (taskId: string) => void;
  readonly todayRef: RefObject<(() => void) | null>;
}

/**
 * The plan as a tree grid with a calendar beside it. Rows and ticks are drawn where the view is; the grid has the focus
 * and names the row under the cursor, as the outline does.
 */
export function TimelineGrid(props: TimelineGridProps) {
  const { projectId, index, bars, outline, commands, zoom, onOpen, onShift } = props;
  const grid = useRef<HTMLDivElement>(null);
  const { rows, cursorId, selection, editing } = outline;
  const isCoarse = useMediaQuery('(pointer: coarse)');
  const textScale = useTextScale();
  const titleHeight = (isCoarse ? COARSE_ROW_HEIGHT : ROW_HEIGHT) * textScale;
  const headHeight = HEAD_HEIGHT * textScale;
  const isStacked = useMediaQuery('(width < 40rem)');
  const rowHeight = titleHeight + (isStacked ? BAR_LINE : 0);
  const barMiddle = isStacked ? titleHeight + BAR_LINE / 2 : rowHeight / 2;
  const treeWidth = isStacked ? 0 : TREE_WIDTH * textScale;
  const scale = PIXELS_PER_DAY[zoom];
  const now = dayNumber(today());
  const canvas = useCanvas({ grid, bars, scale, treeWidth, now });
  const { origin } = canvas;
  const { todayRef } = props;
  useEffect(function lendToday() {
    todayRef.current = canvas.showToday;
  });

  const activeAt = cursorId === null ? -1 : rows.findIndex(({ id }) => id === cursorId);
  const pageSize = useCallback(
    () => Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / rowHeight) - 2),
    [rowHeight],
  );
  useTimelineShortcuts({ ...props, grid, pageSize, onToday: canvas.showToday });

  const { drag, grab } = useBarDrag(scale, ({ taskId, part, days }) =>
    onShift(part === 'whole' && selection.has(taskId) ? [...selection] : [taskId], part, days),
  );
  const [hoveredId, setHovered] = useState<string | null>(null);
  const rowEvents = useRowEvents(projectId, outline, commands, onOpen, grid);
  const events = useMemo(
    (): TimelineRowEvents => ({ ...rowEvents, onGrab: grab, onHover: setHovered }),
    [rowEvents, grab],
  );
  const placeOf = useMemo(() => new Map(rows.map(({ id }, at) => [id, at])), [rows]);
  const shown = useMemo(() => {
    if (drag === null) return bars;
    const task = index.byId.get(drag.taskId);
    const dates = task ? shifted(task, drag.part, drag.days) : null;
    const bar = task && dates ? ownBar({ ...task, ...dates }) : null;
    return bar ? new Map([...bars, [drag.taskId, bar]]) : bars;
  }, [bars, drag, index]);

  return (
    <div
      ref={grid}
      role="treegrid"
      data-view-focus
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={2}
      aria-multiselectable="true"
      aria-activedescendant={cursorId === null || editing !== null ? undefined : rowElementId(cursorId)}
      tabIndex={0}
      className="outline-grid relative min-h-0 flex-1 overflow-auto bg-bg overscroll-x-contain outline-none"
      onScroll={canvas.onScroll}
    >
      <div
        role="rowgroup"
        className="sticky top-0 z-20 border-b border-line bg-bg"
        style={{ width: treeWidth + canvas.width, height: headHeight }}
      >
        <div role="row" aria-rowindex={1} className="flex h-full">
          <div
            role="columnheader"
            aria-colindex={1}
            className={clsx(
              isStacked
                ? 'sr-only'
                : 'sticky left-0 z-10 flex shrink-0 items-center border-r border-line bg-bg pl-3 text-11 font-medium text-faint',
            )}
            style={{ width: treeWidth }}
          >
            Task
          </div>
          <div role="columnheader" aria-colindex={2} className="relative flex-1">
            <span className="sr-only">Dates</span>
            <TimelineHead zoom={zoom} origin={origin} scale={scale} from={canvas.from} to={canvas.to} />
          </div>
        </div>
      </div>
      <RowWindow
        count={rows.length}
        idAt={(at) => rows[at]?.id}
        rowHeight={rowHeight}
        head={headHeight}
        foot={16}
        activeAt={activeAt}
        activeKey={cursorId}
      >
        {(near) => (
          <div
            ref={near.holder}
            role="rowgroup"
            className="relative"
            style={{ width: treeWidth + canvas.width, height: near.height }}
          >
            <div aria-hidden="true" className="absolute inset-y-0" style={{ left: treeWidth, width: canvas.width }}>
              {zoom !== 'quarter' && <div className="absolute inset-0" style={weekendBackground(origin, scale)} />}
              <div
                className="drawn absolute inset-y-0 w-0.5 bg-acc/60"
                style={{ left: (now - origin + 0.5) * scale }}
              />
              <TimelineArrows
                index={index}
                rows={rows}
                bars={shown}
                placeOf={placeOf}
                first={near.first}
                last={near.last}
                emphasisedId={hoveredId ?? cursorId}
                rowHeight={rowHeight}
                barMiddle={barMiddle}
                origin={origin}
                scale={scale}
              />
            </div>
            {near.shown.map(({ at, key }) => {
              const row = rows[at];
              const task = row && index.byId.get(row.id);
              if (!row || !task) return null;
              return (
                <TimelineRow
                  key={key}
                  projectId={projectId}
                  task={task}
                  row={row}
                  bar={shown.get(task.id) ?? null}
                  ghost={props.ghosts.get(task.id) ?? null}
                  progress={row.hasChildren ? (index.progress.get(task.id) ?? null) : null}
                  assigneeName={assigneeName(index, task)}
                  rowIndex={at + 2}
                  top={at * rowHeight}
                  height={rowHeight}
                  origin={origin}
                  scale={scale}
                  treeWidth={treeWidth}
                  titleHeight={titleHeight}
                  stackedWidth={isStacked ? canvas.viewWidth : null}
                  isCursor={task.id === cursorId}
                  isSelected={selection.has(task.id)}
                  edited={editing?.type === 'title' && editing.taskId === task.id ? editing.typed : null}
                  isDraggable={!isCoarse}
                  events={events}
                />
              );
            })}
          </div>
        )}
      </RowWindow>
    </div>
  );
}

/** Saturdays and Sundays, shaded: one tile of a week, whatever the length and height of the plan. */
function weekendBackground(origin: number, scale: number) {
  const week = 7 * scale;
  // Mixed here, and not by an opacity: that would make a picture of its own of the whole canvas at each step of a scroll.
  const shade = 'color-mix(in srgb, var(--hover) 60%, transparent)';
  return {
    backgroundImage: `linear-gradient(90deg, transparent ${5 * scale}px, ${shade} ${5 * scale}px)`,
    // A small tile: one as high as the plan is drawn as a whole for each piece of the view, which costs half a frame.
    backgroundSize: `${week}px ${week}px`,
    backgroundPositionX: `${-weekdayOf(origin) * scale}px`,
  };
}
