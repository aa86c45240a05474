import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { CalendarClock, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { usePreview } from '../../apollo/preview.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useMediaQuery } from '../../lib/use-media-query.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { announce } from '../../ui/live-regions.tsx';
import { FilterEmpty } from '../filter/filter-empty.tsx';
import { usePlanFilter } from '../filter/use-plan-filter.ts';
import { BulkBar } from '../task/bulk-bar.tsx';
import { FoldButtons } from '../task/fold-buttons.tsx';
import { useOutline } from '../task/use-outline.ts';
import { useOutlineCommands } from '../task/use-outline-commands.ts';
import { targetIds } from '../task/use-outline-shortcuts.ts';
import { useTaskActions } from '../task/use-task-actions.ts';
import { useTaskPanel } from '../task/use-task-panel.ts';
import { PlanView } from '../view/plan-view.tsx';
import { ViewChoice } from '../view/view-choice.tsx';
import { TimelineAgenda } from './timeline-agenda.tsx';
import { timelineBars } from './timeline-bars.ts';
import { withGhosts } from './timeline-ghosts.ts';
import { type BarPart, shiftDates } from './timeline-edits.ts';
import { TimelineGrid } from './timeline-grid.tsx';
import { type Zoom, ZOOMS } from './timeline-scale.ts';

const CHOICES: readonly { readonly value: Zoom | 'list'; readonly label: string }[] = [
  { value: 'day', label: 'Days' },
  { value: 'week', label: 'Weeks' },
  { value: 'month', label: 'Months' },
  { value: 'quarter', label: 'Quarters' },
  { value: 'list', label: 'A list' },
];

/** When things happen, as far as the plan says: bars in a calendar, with what waits for what. */
export function TimelinePage() {
  const { projectId } = useParams({ from: '/p/$projectId/timeline' });
  return <ProjectTimeline key={projectId} projectId={projectId} />;
}

function ProjectTimeline({ projectId }: { readonly projectId: string }) {
  const index = usePlanIndex(projectId);
  const filter = usePlanFilter(projectId);
  const isPhone = useMediaQuery('(width < 40rem)');
  const { z = isPhone ? 'list' : 'week' } = useSearch({ from: '/p/$projectId/timeline' });
  const navigate = useNavigate({ from: '/p/$projectId/timeline' });
  const outline = useOutline(projectId, index, filter);
  const commands = useOutlineCommands(projectId, index, outline);
  const actions = useTaskActions(projectId);
  const panel = useTaskPanel(projectId);
  const preview = usePreview(projectId);
  const { bars, ghosts } = useMemo(() => withGhosts(timelineBars(index), preview, index), [index, preview]);
  const unscheduled = useMemo(() => outline.rows.filter(({ id }) => !bars.has(id)).length, [outline.rows, bars]);
  const showToday = useRef<(() => void) | null>(null);
  const setZoom = (zoom: Zoom | 'list') =>
    void navigate({ search: (before) => ({ ...before, z: zoom }), replace: true });
  const chart = useRef<Zoom>('week');
  useEffect(function rememberZoom() {
    if (z !== 'list') chart.current = z;
  });

  const { setCursor, reveal, cursorId } = outline;
  const openId = panel.openId;
  useEffect(
    function showOpenTask() {
      if (openId === null) return;
      reveal(openId);
      setCursor(openId);
    },
    // Only when another task is opened: afterwards the cursor may go its own way.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [openId],
  );
  useShortcuts('project', {
    togglePanel: () => panel.toggle(cursorId),
  });
  useShortcuts('timeline', { list: () => setZoom(z === 'list' ? chart.current : 'list') });

  function shift(taskIds: readonly string[], part: BarPart, days: number) {
    const tasks = taskIds.map((id) => index.byId.get(id)).filter((task) => task !== undefined);
    const edit = shiftDates(tasks, part, days);
    if (edit) {
      void actions.apply(edit);
      announce(edit.title);
    } else announce('Nothing to move: there are no dates.');
  }

  const label = `Timeline of ${index.project?.name ?? ''}`;
  const isEmpty = index.byId.size === 0;
  return (
    <PlanView projectId={projectId} index={index} view="timeline" label="Timeline">
      {outline.selection.size > 0 ? (
        <BulkBar
          projectId={projectId}
          taskIds={targetIds(outline)}
          onClear={() => outline.setSelection(new Set())}
          onDelete={() => commands.remove(targetIds(outline))}
        />
      ) : (
        <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-2 px-3 coarse:min-h-14">
          <ViewChoice label="Show" value={z} options={CHOICES} onChoose={setZoom} />
          {z !== 'list' && (
            <Button
              variant="ghost"
              data-tooltip="Today"
              shortcut="timeline.today"
              onClick={() => showToday.current?.()}
            >
              <CalendarClock className="size-4" aria-hidden="true" />
              <span className="max-sm:sr-only">Today</span>
            </Button>
          )}
          {z !== 'list' && (
            <span className="flex">
              <FoldButtons onExpandAll={outline.expandAll} onCollapseAll={() => outline.collapseFrom(1)} />
            </span>
          )}
          <span className="flex-1" />
          {unscheduled > 0 && (
            <span className="shrink-0 text-12 text-faint">
              {unscheduled === 1 ? '1 task has no dates' : `${unscheduled} tasks have no dates`}
            </span>
          )}
        </div>
      )}
      {isEmpty ? (
        <EmptyState title="Nothing is planned here yet.">
          <Button
            variant="primary"
            onClick={() => void navigate({ to: '/p/$projectId/outline', params: { projectId } })}
          >
            <Plus className="size-4" aria-hidden="true" />
            Add tasks in the outline
          </Button>
        </EmptyState>
      ) : outline.rows.length === 0 ? (
        <FilterEmpty onClear={filter.clear} />
      ) : z === 'list' ? (
        <TimelineAgenda
          projectId={projectId}
          index={index}
          bars={bars}
          rows={outline.rows}
          label={label}
          onOpen={panel.open}
        />
      ) : (
        <TimelineGrid
          projectId={projectId}
          index={index}
          bars={bars}
          ghosts={ghosts}
          outline={outline}
          commands={commands}
          zoom={z}
          label={label}
          onShift={shift}
          onZoom={(step) => setZoom(ZOOMS[ZOOMS.indexOf(z) + step] ?? z)}
          onOpen={panel.open}
          todayRef={showToday}
        />
      )}
    </PlanView>
  );
}
