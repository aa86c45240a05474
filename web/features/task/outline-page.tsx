import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { Suspense, useCallback, useEffect } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { Optional } from '../../app/optional.tsx';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { TaskPanelFrame } from './task-panel-frame.tsx';
import { OutlineGrid } from './outline-grid.tsx';
import { useOutline } from './use-outline.ts';
import { useOutlineCommands } from './use-outline-commands.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { whenIdle } from '../../lib/when-idle.ts';

const PlanDock = lazyComponent(() => import('../project/plan-dock.tsx'), 'PlanDock');
const WaitingProposal = lazyComponent(() => import('../patch/waiting-proposal.tsx'), 'WaitingProposal');
const TaskPanel = lazyComponent(() => import('./task-panel.tsx'), 'TaskPanel');

/** The default view of a project: its plan as an outline, with the panel of a task beside it. */
export function OutlinePage() {
  const { projectId } = useParams({ from: '/p/$projectId/outline' });
  // Another project is another outline: cursor, selection and what is folded are its own.
  return <ProjectOutline key={projectId} projectId={projectId} />;
}

function ProjectOutline({ projectId }: { readonly projectId: string }) {
  const index = usePlanIndex(projectId);
  const name = index.project?.name ?? '';
  useDocumentTitle(name);
  const outline = useOutline(projectId, index);
  const commands = useOutlineCommands(projectId, index, outline);
  const panel = useTaskPanel(projectId, index);

  useEffect(function loadWhatComesNext() {
    // So that the first task opens at once, also where the connection is gone by then.
    return whenIdle(() => {
      TaskPanel.preload();
      void import('../../ui/markdown.tsx').catch(() => undefined);
    });
  }, []);

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

  useShortcuts('global', {
    newTask: commands.startNew,
    togglePanel: () => {
      if (panel.number !== undefined) panel.close();
      else if (cursorId !== null) panel.open(cursorId);
    },
  });

  const isEmpty = index.byId.size === 0 && outline.editing === null;
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <h1 tabIndex={-1} className="sr-only">
          Outline of {name}
        </h1>
        <Optional>
          <Suspense>
            <WaitingProposal projectId={projectId} />
          </Suspense>
        </Optional>
        {isEmpty ? (
          <EmptyState title="Nothing is planned here yet.">
            <Button variant="primary" onClick={commands.startNew}>
              <Plus className="size-4" aria-hidden="true" />
              Add a task
            </Button>
            <p className="text-12 coarse:hidden">
              or press <Kbd keys="c" />
            </p>
          </EmptyState>
        ) : (
          <OutlineGrid
            projectId={projectId}
            index={index}
            outline={outline}
            commands={commands}
            label={`Outline of ${name}`}
            onOpen={panel.open}
            onEscape={panel.close}
          />
        )}
        <Optional>
          <Suspense>
            <PlanDock projectId={projectId} name={name} />
          </Suspense>
        </Optional>
      </div>
      {panel.number !== undefined && (
        <Suspense
          fallback={
            <TaskPanelFrame number={panel.number} onClose={panel.close}>
              <Skeleton rows={6} label="Loading the task" />
            </TaskPanelFrame>
          }
        >
          <TaskPanel projectId={projectId} number={panel.number} onClose={panel.close} onOpen={panel.open} />
        </Suspense>
      )}
    </div>
  );
}

/** The panel's state lives in the address (`?task=12`), so that it can be linked to and that Back closes it. */
function useTaskPanel(projectId: string, index: PlanIndex) {
  const { task: number } = useSearch({ from: '/p/$projectId' });
  const navigate = useNavigate();
  const to = useCallback(
    (task: number | undefined) =>
      void navigate({ to: '/p/$projectId/outline', params: { projectId }, search: task === undefined ? {} : { task } }),
    [navigate, projectId],
  );
  const open = useCallback(
    (taskId: string) => {
      const task = index.byId.get(taskId);
      // A task that the server has not numbered yet has no address.
      if (task && task.number > 0) to(task.number);
    },
    [index.byId, to],
  );
  const close = useCallback(() => to(undefined), [to]);
  const openId = number === undefined ? null : taskIdByNumber(index, number);
  return { number, openId, open, close };
}

function taskIdByNumber(index: PlanIndex, number: number): string | null {
  for (const task of index.byId.values()) if (task.number === number) return task.id;
  return null;
}
