import { useCallback, useRef } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { RowWindow } from '../../lib/row-window.tsx';
import { useTextScale } from '../../lib/text-scale.ts';
import { useMediaQuery } from '../../lib/use-media-query.ts';
import { rowElementId } from '../task/task-row.tsx';
import { TitleInput } from '../task/title-input.tsx';
import type { Outline } from '../task/use-outline.ts';
import type { OutlineCommands } from '../task/use-outline-commands.ts';
import { useOutlineShortcuts } from '../task/use-outline-shortcuts.ts';
import { useRowEvents } from '../task/use-row-events.ts';
import { assigneeName } from '../view/assignee-name.ts';
import { estimateOf, type ListSort, parentTitle } from './list-columns.ts';
import { ListHeader } from './list-header.tsx';
import { ListTaskRow } from './list-row.tsx';
import type { ListRow } from './list-rows.ts';
import type { ListTable } from './use-list-columns.ts';

const HEIGHTS = { fine: 32, coarse: 44, card: 60 };

export interface ListGridProps {
  readonly projectId: string;
  readonly index: PlanIndex;
  readonly rows: readonly ListRow[];
  /** The rows that are tasks, with cursor, selection and what is being written. */
  readonly outline: Outline;
  readonly commands: OutlineCommands;
  readonly table: ListTable;
  readonly sort: ListSort | null;
  readonly label: string;
  readonly onSort: (sort: ListSort | null) => void;
  readonly onOpen: (taskId: string) => void;
}

/** The plan as a grid of rows and columns, of which only those near the view are drawn; cards where it is narrow. */
export function ListGrid(props: ListGridProps) {
  const { projectId, index, rows, outline, commands, table, onOpen } = props;
  const grid = useRef<HTMLDivElement>(null);
  const { editing, cursorId, selection } = outline;
  const isCoarse = useMediaQuery('(pointer: coarse)');
  const isCard = useMediaQuery('(width < 40rem)');
  const scale = useTextScale();
  const rowHeight = (isCard ? HEIGHTS.card : isCoarse ? HEIGHTS.coarse : HEIGHTS.fine) * scale;
  const headerHeight = isCard ? 0 : 32 * scale;
  const columns = table.getVisibleLeafColumns();
  const ids = columns.map(({ id }) => id).join(' ');
  // The title takes what is left, so that the columns fill the view.
  const template = columns
    .map((column) =>
      column.id === 'title'
        ? `minmax(${Math.min(column.getSize(), 240) * scale}px, ${column.getSize()}fr)`
        : `${column.getSize() * scale}px`,
    )
    .join(' ');
  const minWidth =
    scale *
    columns.reduce(
      (sum, column) => sum + (column.id === 'title' ? Math.min(column.getSize(), 240) : column.getSize()),
      0,
    );
  const activeAt = cursorId === null ? -1 : rows.findIndex(({ id }) => id === cursorId);
  const pageSize = useCallback(
    () => Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / rowHeight) - 2),
    [rowHeight],
  );
  useOutlineShortcuts({ projectId, outline, commands, grid, pageSize, onOpen, hasLevels: false });
  const events = useRowEvents(projectId, outline, commands, onOpen, grid);
  return (
    <div
      ref={grid}
      role="grid"
      data-view-focus
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={isCard ? 1 : columns.length}
      aria-multiselectable="true"
      aria-activedescendant={cursorId === null || editing !== null ? undefined : rowElementId(cursorId)}
      tabIndex={0}
      className="outline-grid relative min-h-0 flex-1 overflow-auto bg-bg outline-none"
    >
      {!isCard && (
        <div role="rowgroup" className="sticky top-0 z-10 bg-bg px-2" style={{ minWidth }}>
          <ListHeader table={table} sort={props.sort} template={template} onSort={props.onSort} />
        </div>
      )}
      {editing?.type === 'new' && (
        <div role="rowgroup">
          <div role="row" className="bg-sel px-3 py-1">
            <div role="gridcell">
              <TitleInput
                key={editing.line}
                initial=""
                label="Title of the new task"
                placeholder="What is to be done?"
                onCommit={(title, isEnter) => {
                  commands.create(title, editing.place, isEnter);
                  if (isEnter && title === '') grid.current?.focus();
                }}
                onCancel={() => {
                  outline.setEditing(null);
                  grid.current?.focus();
                }}
              />
            </div>
          </div>
        </div>
      )}
      <RowWindow
        count={rows.length}
        idAt={(at) => rows[at]?.id}
        rowHeight={rowHeight}
        head={headerHeight}
        foot={8}
        activeAt={activeAt}
        activeKey={cursorId}
      >
        {({ holder, shown, height }) => (
          <div
            ref={holder}
            role="rowgroup"
            className="relative mx-2"
            style={{ height, minWidth: isCard ? 0 : minWidth }}
          >
            {shown.map(({ at, key }) => {
              const row = rows[at];
              if (!row) return null;
              const top = at * rowHeight;
              if (row.type === 'group') {
                return <GroupRow key={key} row={row} rowIndex={at + 2} top={top} height={rowHeight} />;
              }
              const task = index.byId.get(row.id);
              if (!task) return null;
              return (
                <ListTaskRow
                  key={key}
                  projectId={projectId}
                  task={task}
                  columns={ids}
                  template={template}
                  rowIndex={at + 2}
                  top={top}
                  height={rowHeight}
                  parentTitle={parentTitle(index, task)}
                  assigneeName={assigneeName(index, task)}
                  estimate={estimateOf(index, task)}
                  hasChildren={index.children.has(task.id)}
                  isCard={isCard}
                  isCursor={task.id === cursorId}
                  isSelected={selection.has(task.id)}
                  edited={editing?.type === 'title' && editing.taskId === task.id ? editing.typed : null}
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

interface GroupRowProps {
  readonly row: Extract<ListRow, { type: 'group' }>;
  readonly rowIndex: number;
  readonly top: number;
  readonly height: number;
}

function GroupRow({ row, rowIndex, top, height }: GroupRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className="absolute inset-x-0 flex items-end px-1.5 pb-1.5"
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <div role="gridcell" className="flex items-center gap-2">
        <span className="font-semibold">{row.title}</span>
        <span className="text-12 text-faint tabular-nums">{row.count}</span>
      </div>
    </div>
  );
}
