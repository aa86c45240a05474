import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Columns3, Plus } from 'lucide-react';
import { Suspense, useEffect, useMemo, useState } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { FilterEmpty } from '../filter/filter-empty.tsx';
import { type PlanFilter, usePlanFilter } from '../filter/use-plan-filter.ts';
import { useShareCursor } from '../presence/present.ts';
import { BulkBar } from '../task/bulk-bar.tsx';
import type { OutlineRow } from '../task/outline-rows.ts';
import type { Outline } from '../task/use-outline.ts';
import { useOutlineCommands } from '../task/use-outline-commands.ts';
import { targetIds } from '../task/use-outline-shortcuts.ts';
import { useRowState } from '../task/use-row-state.ts';
import { useTaskPanel } from '../task/use-task-panel.ts';
import { PlanView } from '../view/plan-view.tsx';
import { tasksInOrder } from '../view/plan-order.ts';
import { ViewChoice } from '../view/view-choice.tsx';
import { LIST_COLUMNS, type ListGrouping, type ListSort, readSort, writeSort } from './list-columns.ts';
import { ListGrid } from './list-grid.tsx';
import { type ListRow, listRows } from './list-rows.ts';
import { useListColumns } from './use-list-columns.ts';

const ColumnChooser = lazyComponent(() => import('./column-chooser.tsx'), 'ColumnChooser');

const GROUPINGS: readonly { readonly value: ListGrouping | ''; readonly label: string }[] = [
  { value: '', label: 'Nothing' },
  { value: 'status', label: 'Status' },
  { value: 'assignee', label: 'Person' },
  { value: 'priority', label: 'Priority' },
];

/** All tasks of a plan as a table: sorted, grouped, with the columns that one wants. */
export function ListPage() {
  const { projectId } = useParams({ from: '/p/$projectId/list' });
  return <ProjectList key={projectId} projectId={projectId} />;
}

function ProjectList({ projectId }: { readonly projectId: string }) {
  const index = usePlanIndex(projectId);
  const filter = usePlanFilter(projectId);
  const { g: grouping, s } = useSearch({ from: '/p/$projectId/list' });
  const navigate = useNavigate({ from: '/p/$projectId/list' });
  const sort = useMemo(() => readSort(s), [s]);
  const panel = useTaskPanel(projectId);
  const table = useListColumns();
  const { rows, outline } = useListState(index, filter, sort, grouping ?? null);
  useShareCursor(outline.cursorId);
  const commands = useOutlineCommands(projectId, index, outline);
  const setSort = (next: ListSort | null) =>
    void navigate({ search: ({ s: _, ...rest }) => (next === null ? rest : { ...rest, s: writeSort(next) }) });

  const { setCursor, cursorId } = outline;
  const openId = panel.openId;
  useEffect(
    function showOpenTask() {
      if (openId !== null) setCursor(openId);
    },
    [openId, setCursor],
  );
  useShortcuts('project', {
    newTask: commands.startNew,
    togglePanel: () => panel.toggle(cursorId),
  });

  const isWriting = outline.editing !== null;
  return (
    <PlanView projectId={projectId} index={index} view="list" label="List">
      {outline.selection.size > 0 ? (
        <BulkBar
          projectId={projectId}
          taskIds={targetIds(outline)}
          onClear={() => outline.setSelection(new Set())}
          onDelete={() => commands.remove(targetIds(outline))}
        />
      ) : (
        <ListToolbar
          grouping={grouping ?? ''}
          sort={sort}
          table={table}
          onSort={setSort}
          onGrouping={(next) =>
            void navigate({ search: ({ g: _, ...rest }) => (next === '' ? rest : { ...rest, g: next }) })
          }
        />
      )}
      {index.byId.size === 0 && !isWriting ? (
        <EmptyState title="Nothing is planned here yet.">
          <Button variant="primary" onClick={commands.startNew}>
            <Plus className="size-4" aria-hidden="true" />
            Add a task
          </Button>
          <p className="text-12 coarse:hidden">
            or press <Kbd keys="project.newTask" />
          </p>
        </EmptyState>
      ) : rows.length === 0 && !isWriting ? (
        <FilterEmpty onClear={filter.clear} />
      ) : (
        <ListGrid
          projectId={projectId}
          index={index}
          rows={rows}
          outline={outline}
          commands={commands}
          table={table}
          sort={sort}
          label={`List of ${index.project?.name ?? ''}`}
          onSort={setSort}
          onOpen={panel.open}
        />
      )}
    </PlanView>
  );
}

/** The rows, and the state of those that are tasks in the shape that keys and commands of the outline work on. */
function useListState(
  index: PlanIndex,
  { tasks }: PlanFilter,
  sort: ListSort | null,
  grouping: ListGrouping | null,
): { rows: readonly ListRow[]; outline: Outline } {
  const [made, setMade] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => {
    const shown = tasksInOrder(index, ({ id }) => tasks === null || tasks.matches.has(id) || made.has(id));
    return listRows(index, shown, sort, grouping);
  }, [index, tasks, made, sort, grouping]);
  const taskRows = useMemo(() => {
    const ids = rows.filter(({ type }) => type === 'task');
    return ids.map(({ id }, at): OutlineRow => ({
      type: 'task',
      id,
      level: 1,
      position: at + 1,
      setSize: ids.length,
      hasChildren: false,
      isExpanded: false,
    }));
  }, [rows]);
  const state = useRowState(taskRows, index);
  return {
    rows,
    outline: {
      ...state,
      rows: taskRows,
      matches: tasks?.matches ?? null,
      keepInView: (id) => setMade((before) => new Set([...before, id])),
      // A list has no levels to fold.
      setExpanded: nothing,
      expandAll: nothing,
      collapseFrom: nothing,
      reveal: nothing,
    },
  };
}

function nothing() {}

interface ListToolbarProps {
  readonly grouping: ListGrouping | '';
  readonly sort: ListSort | null;
  readonly table: ReturnType<typeof useListColumns>;
  readonly onGrouping: (grouping: ListGrouping | '') => void;
  readonly onSort: (sort: ListSort | null) => void;
}

function ListToolbar({ grouping, sort, table, onGrouping, onSort }: ListToolbarProps) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  return (
    <div className="flex h-10 shrink-0 items-center gap-2 px-3 coarse:h-14">
      <ViewChoice label="Group by" value={grouping} options={GROUPINGS} onChoose={onGrouping} />
      <span className="min-w-0 sm:hidden">
        <ViewChoice
          label="Sort by"
          value={sort === null ? '' : writeSort(sort)}
          options={[
            { value: '', label: 'Plan order' },
            ...LIST_COLUMNS.flatMap(({ id, label }) => [
              { value: id, label },
              { value: `-${id}`, label: `${label}, descending` },
            ]),
          ]}
          onChoose={(value) => onSort(readSort(value))}
        />
      </span>
      <span className="flex-1 max-sm:hidden" />
      <Button
        variant="ghost"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        className="max-sm:hidden"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Columns3 className="size-4" aria-hidden="true" />
        Columns
      </Button>
      {anchor !== null && (
        <Suspense>
          <ColumnChooser table={table} anchor={anchor} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </div>
  );
}
