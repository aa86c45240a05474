import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/utils/combine';
import { clsx } from 'clsx';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { useTextScale } from '../../lib/text-scale.ts';
import { useRowWindow } from '../../lib/use-row-window.ts';
import { TitleInput } from '../task/title-input.tsx';
import { assigneeName } from '../view/assignee-name.ts';
import type { BoardColumn } from './board-columns.ts';
import { ColumnHeader } from './column-header.tsx';
import { TaskCard, type TaskCardEvents } from './task-card.tsx';

/** Cards have one height, so that thousands of them can be a list of which only some are drawn. */
const CARD_HEIGHT = 80;
const COARSE_CARD_HEIGHT = 104;
const GAP = 8;

export interface BoardColumnProps {
  readonly column: BoardColumn;
  readonly index: PlanIndex;
  readonly icon: ReactNode;
  readonly limit: number | null;
  readonly onLimit: (limit: number | null) => void;
  /** The card that keys act on, which may be in another column. */
  readonly cursorId: string | null;
  readonly selection: ReadonlySet<string>;
  /** A finger: taller cards, and no dragging. */
  readonly isCoarse: boolean;
  /** Tells one line for a new task from the next; null where nothing is being written here. */
  readonly newLine: string | null;
  readonly onAdding: (isAdding: boolean) => void;
  readonly onAdd: (title: string, opensNext: boolean) => void;
  readonly onDrop: (taskId: string) => void;
  readonly events: TaskCardEvents;
}

/**
 * A column of the board. Dropping a card changes what the column stands for, and not the card's place: within a column
 * cards keep the order of the plan, which the outline changes.
 */
export function BoardColumnView(props: BoardColumnProps) {
  const { column, index, cursorId, events, isCoarse } = props;
  const cardHeight = (isCoarse ? COARSE_CARD_HEIGHT : CARD_HEIGHT) * useTextScale();
  const list = useRef<HTMLDivElement>(null);
  const headingId = useId();
  const isOver = useDropTarget(list, !isCoarse, column.key, props.onDrop);
  const activeAt = cursorId === null ? -1 : column.taskIds.indexOf(cursorId);
  const { holder, shown, height } = useRowWindow<HTMLUListElement>({
    count: column.taskIds.length,
    idAt: (at) => column.taskIds[at],
    rowHeight: cardHeight + GAP,
    foot: GAP,
    overscan: 6,
    activeAt,
    activeKey: cursorId,
  });
  return (
    <section
      aria-labelledby={headingId}
      data-column={column.key}
      className={clsx(
        'flex w-72 min-w-72 flex-1 snap-start flex-col rounded-panel bg-panel max-sm:w-[86vw] max-sm:min-w-[86vw]',
        isOver && 'outline-2 -outline-offset-2 outline-acc',
      )}
    >
      <ColumnHeader
        id={headingId}
        title={column.title}
        icon={props.icon}
        count={column.taskIds.length}
        limit={props.limit}
        onLimit={props.onLimit}
        onAdd={() => props.onAdding(true)}
      />
      {props.newLine !== null && (
        <div className="mx-2 mb-2 rounded-control border border-acc bg-raised px-1.5 py-1">
          <TitleInput
            key={props.newLine}
            initial=""
            label={`Title of the new task in ${column.title}`}
            placeholder="What is to be done?"
            onCommit={(title, isEnter) => {
              if (title === '') props.onAdding(false);
              else props.onAdd(title, isEnter);
            }}
            onCancel={() => props.onAdding(false)}
          />
        </div>
      )}
      <div ref={list} className="relative min-h-0 flex-1 overflow-y-auto overscroll-y-contain px-2 pb-2">
        {column.taskIds.length === 0 && props.newLine === null && (
          <p className="px-1 py-2 text-12 text-faint">{isOver ? 'Drop it here.' : 'Nothing here.'}</p>
        )}
        <ul ref={holder} className="relative" style={{ height }}>
          {shown.map(({ at }) => {
            const task = index.byId.get(column.taskIds[at] ?? '');
            if (!task) return null;
            return (
              <TaskCard
                key={task.id}
                task={task}
                parentTitle={task.parentId === null ? null : (index.byId.get(task.parentId)?.title ?? null)}
                assigneeName={assigneeName(index, task)}
                position={at + 1}
                setSize={column.taskIds.length}
                top={at * (cardHeight + GAP)}
                height={cardHeight}
                isTabStop={task.id === (activeAt === -1 ? column.taskIds[0] : cursorId)}
                isCursor={task.id === cursorId}
                isSelected={props.selection.has(task.id)}
                isDraggable={!isCoarse}
                events={events}
              />
            );
          })}
        </ul>
      </div>
    </section>
  );
}

/** Lets the column take cards of other columns; answers whether one is held above it. */
function useDropTarget(
  list: React.RefObject<HTMLElement | null>,
  isEnabled: boolean,
  columnKey: string,
  onDrop: (taskId: string) => void,
): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(onDrop);
  useEffect(function keepLatest() {
    latest.current = onDrop;
  });
  useEffect(
    function takeCards() {
      const element = list.current;
      const column = element?.closest('section');
      if (!isEnabled || !element || !column) return;
      return combine(
        dropTargetForElements({
          element: column,
          getData: () => ({ columnKey }),
          onDragEnter: () => setIsOver(true),
          onDragLeave: () => setIsOver(false),
          onDrop: ({ source }) => {
            setIsOver(false);
            const taskId = source.data['taskId'];
            if (typeof taskId === 'string') latest.current(taskId);
          },
        }),
        autoScrollForElements({ element }),
      );
    },
    [list, isEnabled, columnKey],
  );
  return isOver;
}
