import { useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useEffect } from 'react';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { NEW_TASK, takeArrival } from '../../lib/arrival.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { OutlineGrid } from './outline-grid.tsx';
import { useOutline } from './use-outline.ts';
import { useOutlineCommands } from './use-outline-commands.ts';
import { useTaskPanel } from './use-task-panel.ts';
import { FilterEmpty } from '../filter/filter-empty.tsx';
import { usePlanFilter } from '../filter/use-plan-filter.ts';
import { useShareSelection } from '../planning/selected-tasks.ts';
import { useShareCursor } from '../presence/present.ts';
import { PlanView } from '../view/plan-view.tsx';

/** The default view of a project: its plan as an outline. */
export function OutlinePage() {
  const { projectId } = useParams({ from: '/p/$projectId/outline' });
  // Another project is another outline: cursor, selection and what is folded are its own.
  return <ProjectOutline key={projectId} projectId={projectId} />;
}

function ProjectOutline({ projectId }: { readonly projectId: string }) {
  const index = usePlanIndex(projectId);
  const filter = usePlanFilter(projectId);
  const outline = useOutline(projectId, index, filter);
  const commands = useOutlineCommands(projectId, index, outline);
  const panel = useTaskPanel(projectId);
  useShareSelection(projectId, outline.selection);
  useShareCursor(outline.cursorId);

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

  useEffect(
    function beginAtWhatHasChanged() {
      const taskId = takeArrival(projectId);
      if (taskId === null) return;
      if (taskId === NEW_TASK) {
        commands.startNew();
        return;
      }
      reveal(taskId);
      setCursor(taskId);
      document.querySelector<HTMLElement>('[role=treegrid]')?.focus({ preventScroll: true });
    },
    // Only on the way in.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [projectId],
  );

  useShortcuts('project', {
    newTask: commands.startNew,
    togglePanel: () => panel.toggle(cursorId),
  });

  const isEmpty = index.byId.size === 0 && outline.editing === null;
  return (
    <PlanView projectId={projectId} index={index} view="outline" label="Outline">
      {isEmpty ? (
        <EmptyState title="Nothing is planned here yet.">
          <Button variant="primary" onClick={commands.startNew}>
            <Plus className="size-4" aria-hidden="true" />
            Add a task
          </Button>
          <p className="text-12 coarse:hidden">
            or press <Kbd keys="project.newTask" />
          </p>
        </EmptyState>
      ) : outline.rows.length === 0 && outline.editing === null ? (
        <FilterEmpty onClear={filter.clear} />
      ) : (
        <OutlineGrid
          projectId={projectId}
          index={index}
          outline={outline}
          commands={commands}
          label={`Outline of ${index.project?.name ?? ''}`}
          onOpen={panel.open}
        />
      )}
    </PlanView>
  );
}
