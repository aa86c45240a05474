import { Suspense, useCallback, useEffect, useMemo, useRef } from 'react';
import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { RowWindow } from '../../lib/row-window.tsx';
import { useTextScale } from '../../lib/text-scale.ts';
import { useMediaQuery } from '../../lib/use-media-query.ts';
import { whenIdle } from '../../lib/when-idle.ts';
import { usePresent } from '../presence/present.ts';
import { assigneeName } from '../view/assignee-name.ts';
import { NewTaskLine } from './new-task-row.tsx';
import { OutlineHeader } from './outline-header.tsx';
import { withNewTask } from './outline-rows.ts';
import { rowElementId, TaskRow } from './task-row.tsx';
import { taskKey } from './task-words.ts';
import type { Outline } from './use-outline.ts';
import type { OutlineCommands } from './use-outline-commands.ts';
import { targetIds, useOutlineShortcuts } from './use-outline-shortcuts.ts';
import { useOutlineColumns } from './use-outline-columns.ts';
import { useRowEvents } from './use-row-events.ts';
import { useTypeToEdit } from './use-type-to-edit.ts';

const BulkBar = lazyComponent(() => import('./bulk-bar.tsx'), 'BulkBar');

const ROW_HEIGHT = 32;
const COARSE_ROW_HEIGHT = 44;

export interface OutlineGridProps {
  readonly projectId: string;
  readonly index: PlanIndex;
  readonly outline: Outline;
  readonly commands: OutlineCommands;
  readonly label: string;
  readonly onOpen: (taskId: string) => void;
}

/**
 * The plan as a tree grid. Only rows near the view are in the document, plus the one under the cursor, which
 * `aria-activedescendant` names: the focus itself stays on the grid.
 */
export function OutlineGrid({ projectId, index, outline, commands, label, onOpen }: OutlineGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const { editing, cursorId, selection } = outline;
  const { atTask } = usePresent();
  const rowHeight = (useMediaQuery('(pointer: coarse)') ? COARSE_ROW_HEIGHT : ROW_HEIGHT) * useTextScale();
  const rows = useMemo(
    () => (editing?.type === 'new' ? withNewTask(outline.rows, editing.place, editing.line) : outline.rows),
    [outline.rows, editing],
  );
  const activeAt = rows.findIndex(({ id }) => id === (editing?.type === 'new' ? editing.line : cursorId));
  useEffect(function loadWhatComesNext() {
    return whenIdle(BulkBar.preload);
  }, []);
  const pageSize = useCallback(
    () => Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / rowHeight) - 2),
    [rowHeight],
  );
  useOutlineShortcuts({ projectId, outline, commands, grid, pageSize, onOpen });
  useTypeToEdit(grid, outline);
  const columns = useOutlineColumns(grid);
  const events = useRowEvents(projectId, outline, commands, onOpen, grid);

  return (
    <>
      {selection.size > 0 && (
        <Suspense fallback={<div className="h-10 shrink-0 border-b border-line bg-sel coarse:h-13" />}>
          <BulkBar
            projectId={projectId}
            taskIds={targetIds(outline)}
            onClear={() => outline.setSelection(new Set())}
            onDelete={() => commands.remove(targetIds(outline))}
          />
        </Suspense>
      )}
      <div
        ref={grid}
        role="treegrid"
        data-view-focus
        data-columns={columns}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={9}
        aria-multiselectable="true"
        aria-activedescendant={cursorId === null || editing !== null ? undefined : rowElementId(cursorId)}
        tabIndex={0}
        className="outline-grid relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto bg-bg outline-none"
      >
        <div role="rowgroup" className="sticky top-0 z-10 bg-bg">
          <OutlineHeader
            onExpandAll={outline.expandAll}
            onCollapseAll={() => outline.collapseFrom(1)}
            onNew={commands.startNew}
          />
        </div>
        <RowWindow
          count={rows.length}
          idAt={(at) => rows[at]?.id}
          rowHeight={rowHeight}
          head={rowHeight}
          foot={8}
          activeAt={activeAt}
          activeKey={editing ?? cursorId}
        >
          {({ holder, shown, height, isBare }) => (
            <div ref={holder} role="rowgroup" className="relative" style={{ height }}>
              {shown.map(({ at, key }) => {
                const row = rows[at];
                if (!row) return null;
                const shared = { rowIndex: at + 2, top: at * rowHeight };
                if (row.type === 'new') {
                  return (
                    <NewTaskLine
                      {...shared}
                      key={key}
                      row={row}
                      onCommit={(title, isEnter) => {
                        commands.create(title, row, isEnter);
                        if (isEnter && title === '') grid.current?.focus();
                      }}
                      onCancel={() => {
                        outline.setEditing(null);
                        grid.current?.focus();
                      }}
                      onIndent={() => commands.shiftNew('indent')}
                      onOutdent={() => commands.shiftNew('outdent')}
                    />
                  );
                }
                const task = index.byId.get(row.id);
                if (!task) return null;
                return (
                  <TaskRow
                    {...shared}
                    key={key}
                    projectId={projectId}
                    task={task}
                    row={row}
                    assigneeName={assigneeName(index, task)}
                    progress={index.children.has(task.id) ? (index.progress.get(task.id) ?? null) : null}
                    isContext={outline.matches !== null && !outline.matches.has(task.id)}
                    waitsFor={waitsFor(index, task)}
                    viewers={atTask.get(task.id) ?? ''}
                    isBare={isBare}
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
    </>
  );
}

/** Numbers of the open tasks that this one waits for. */
function waitsFor(index: PlanIndex, task: PlanTask): string {
  if (task.dependencyIds.length === 0) return '';
  const open = task.dependencyIds
    .map((id) => index.byId.get(id))
    .filter((other) => other !== undefined && other.status !== 'COMPLETED' && other.status !== 'CANCELLED');
  return open.map((other) => taskKey(other?.number ?? 0)).join(', ');
}
