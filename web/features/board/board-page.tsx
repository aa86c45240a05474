import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Priority, TaskStatus } from '../../__generated__/graphql.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useMediaQuery } from '../../lib/use-media-query.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PriorityIcon } from '../../ui/priority-icon.tsx';
import { StatusIcon } from '../../ui/status-icon.tsx';
import { BulkBar } from '../task/bulk-bar.tsx';
import { isToSelect, useAsSelecting } from '../task/selecting.ts';
import { openTaskOverlay, pointAnchor } from '../task/task-overlay-store.ts';
import { toggled } from '../task/use-outline-shortcuts.ts';
import { useShareSelection } from '../planning/selected-tasks.ts';
import { PlanView } from '../view/plan-view.tsx';
import { FilterEmpty } from '../filter/filter-empty.tsx';
import { usePlanFilter } from '../filter/use-plan-filter.ts';
import { useTaskPanel } from '../task/use-task-panel.ts';
import { BoardColumnView } from './board-column.tsx';
import { type BoardColumn, type BoardGrouping, columnOf, NOBODY } from './board-columns.ts';
import { BoardToolbar } from './board-toolbar.tsx';
import { cardElementId, type TaskCardEvents } from './task-card.tsx';
import { useBoard } from './use-board.ts';
import { useBoardShortcuts } from './use-board-shortcuts.ts';
import { useWipLimits } from './wip-limits.ts';

/** The tasks in which work is done, in columns by status, person or priority. */
export function BoardPage() {
  const { projectId } = useParams({ from: '/p/$projectId/board' });
  return <ProjectBoard key={projectId} projectId={projectId} />;
}

function ProjectBoard({ projectId }: { readonly projectId: string }) {
  const index = usePlanIndex(projectId);
  const { g: grouping = 'status' } = useSearch({ from: '/p/$projectId/board' });
  const navigate = useNavigate({ from: '/p/$projectId/board' });
  const panel = useTaskPanel(projectId);
  const filter = usePlanFilter(projectId);
  const board = useBoard(projectId, index, grouping, filter.tasks?.matches ?? null);
  useShareSelection(projectId, board.selection);
  const { limits, setLimit } = useWipLimits(projectId);
  const isCoarse = useMediaQuery('(pointer: coarse)');
  const [adding, setAdding] = useState<{ readonly column: string; readonly line: string } | null>(null);
  const element = useRef<HTMLDivElement>(null);
  const focusCard = useFocusCard(board.setCursor);
  const events = useCardEvents(projectId, grouping, board, panel.open);
  useBoardShortcuts({ projectId, board, within: element, focusCard, onOpen: panel.open });

  const startAdding = (column: string) => setAdding({ column, line: crypto.randomUUID() });
  const { cursorId } = board;
  useShortcuts('project', {
    newTask: () => {
      const task = cursorId === null ? undefined : index.byId.get(cursorId);
      startAdding(task ? columnOf(task, grouping) : (board.columns[0]?.key ?? ''));
    },
    togglePanel: () => panel.toggle(cursorId),
  });

  if (index.byId.size === 0 && adding === null) {
    return (
      <PlanView projectId={projectId} index={index} view="board" label="Board">
        <EmptyState title="Nothing is planned here yet.">
          <Button variant="primary" onClick={() => startAdding(board.columns[0]?.key ?? '')}>
            <Plus className="size-4" aria-hidden="true" />
            Add a task
          </Button>
        </EmptyState>
      </PlanView>
    );
  }
  if (filter.tasks !== null && adding === null && board.columns.every(({ taskIds }) => taskIds.length === 0)) {
    return (
      <PlanView projectId={projectId} index={index} view="board" label="Board">
        <FilterEmpty onClear={filter.clear} />
      </PlanView>
    );
  }
  return (
    <PlanView projectId={projectId} index={index} view="board" label="Board">
      {board.selection.size > 0 ? (
        <BulkBar
          projectId={projectId}
          taskIds={board.targetIds}
          onClear={() => board.setSelection(new Set())}
          onDelete={() => board.remove(board.targetIds)}
        />
      ) : (
        <BoardToolbar
          grouping={grouping}
          columns={board.columns}
          onGrouping={(next) =>
            void navigate({ search: ({ g: _before, ...rest }) => (next === 'status' ? rest : { ...rest, g: next }) })
          }
          onColumn={(key) => showColumn(element.current, key)}
        />
      )}
      <div
        ref={element}
        className="relative flex min-h-0 flex-1 snap-x snap-mandatory gap-2 overflow-x-auto overflow-y-hidden px-3 pb-2 sm:snap-none"
      >
        {board.columns.map((column) => (
          <BoardColumnView
            key={`${grouping} ${column.key}`}
            column={column}
            index={index}
            icon={iconOf(column, grouping)}
            limit={limits[`${grouping}.${column.key}`] ?? null}
            onLimit={(limit) => setLimit(`${grouping}.${column.key}`, limit)}
            cursorId={cursorId}
            selection={board.selection}
            isCoarse={isCoarse}
            newLine={adding?.column === column.key ? adding.line : null}
            onAdding={(isAdding) => (isAdding ? startAdding(column.key) : setAdding(null))}
            onAdd={(title, opensNext) => {
              board.add(title, column);
              if (opensNext) startAdding(column.key);
              else setAdding(null);
            }}
            onDrop={(taskId) => {
              board.moveTo(board.selection.has(taskId) ? board.targetIds : [taskId], column);
              focusCard(taskId);
            }}
            events={events}
          />
        ))}
      </div>
    </PlanView>
  );
}

/** Sets the cursor and, once its card is drawn there, puts the focus on it. */
function useFocusCard(setCursor: (taskId: string) => void): (taskId: string) => void {
  const [wanted, setWanted] = useState<{ readonly taskId: string } | null>(null);
  useLayoutEffect(
    function focusWantedCard() {
      if (wanted) document.getElementById(cardElementId(wanted.taskId))?.focus({ preventScroll: true });
    },
    [wanted],
  );
  return (taskId) => {
    setCursor(taskId);
    setWanted({ taskId });
  };
}

const PICKER_KINDS = { status: 'status', assignee: 'assignee', priority: 'priority' } as const;

function useCardEvents(
  projectId: string,
  grouping: BoardGrouping,
  board: ReturnType<typeof useBoard>,
  onOpen: (taskId: string) => void,
): TaskCardEvents {
  const latest = useRef({ board, onOpen });
  useEffect(function keepLatest() {
    latest.current = { board, onOpen };
  });
  useAsSelecting(
    useCallback((taskId) => {
      const { board } = latest.current;
      board.setSelection(new Set([...board.selection, taskId]));
      board.setCursor(taskId);
    }, []),
  );
  return useMemo(
    (): TaskCardEvents => ({
      onOpen(taskId, event) {
        const { board, onOpen } = latest.current;
        board.setCursor(taskId);
        if (event.shiftKey || isToSelect(event, board.selection)) board.setSelection(toggled(board.selection, taskId));
        else onOpen(taskId);
      },
      onFocus: (taskId) => latest.current.board.setCursor(taskId),
      onMenu(taskId, event) {
        const { board } = latest.current;
        event.preventDefault();
        const isPartOfSelection = board.selection.has(taskId);
        const button = event.type === 'click' ? event.currentTarget : null;
        openTaskOverlay({
          kind: 'menu',
          projectId,
          taskIds: isPartOfSelection ? board.targetIds : [taskId],
          anchor: button ?? pointAnchor(event.clientX, event.clientY),
          returnFocus: document.getElementById(cardElementId(taskId)),
        });
      },
      onMove(taskId, anchor) {
        const { board } = latest.current;
        const taskIds = board.selection.has(taskId) ? board.targetIds : [taskId];
        const returnFocus = document.getElementById(cardElementId(taskId));
        openTaskOverlay({ kind: PICKER_KINDS[grouping], projectId, taskIds, anchor, returnFocus });
      },
    }),
    [grouping, projectId],
  );
}

function iconOf({ key, title }: BoardColumn, grouping: BoardGrouping): ReactNode {
  if (grouping === 'status') return <StatusIcon status={key as TaskStatus} />;
  if (grouping === 'priority') return <PriorityIcon priority={key as Priority} />;
  return <Avatar name={key === NOBODY ? null : title} />;
}

function showColumn(board: HTMLElement | null, key: string): void {
  const column = [...(board?.querySelectorAll<HTMLElement>('[data-column]') ?? [])].find(
    (each) => each.dataset['column'] === key,
  );
  column?.scrollIntoView({ inline: 'start', block: 'nearest' });
}
