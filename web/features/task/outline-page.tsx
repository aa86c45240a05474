import { useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { Suspense, useEffect } from 'react';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { Optional } from '../../app/optional.tsx';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { OutlineGrid } from './outline-grid.tsx';
import { useOutline } from './use-outline.ts';
import { useOutlineCommands } from './use-outline-commands.ts';
import { useTaskPanel } from './use-task-panel.ts';
import { FilterEmpty } from '../filter/filter-empty.tsx';
import { usePlanFilter } from '../filter/use-plan-filter.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';

const PlanDock = lazyComponent(() => import('../project/plan-dock.tsx'), 'PlanDock');
const WaitingProposal = lazyComponent(() => import('../patch/waiting-proposal.tsx'), 'WaitingProposal');

/** The default view of a project: its plan as an outline. */
export function OutlinePage() {
  const { projectId } = useParams({ from: '/p/$projectId/outline' });
  // Another project is another outline: cursor, selection and what is folded are its own.
  return <ProjectOutline key={projectId} projectId={projectId} />;
}

function ProjectOutline({ projectId }: { readonly projectId: string }) {
  const index = usePlanIndex(projectId);
  const name = index.project?.name ?? '';
  useDocumentTitle(name);
  const filter = usePlanFilter(projectId);
  const outline = useOutline(projectId, index, filter);
  const commands = useOutlineCommands(projectId, index, outline);
  const panel = useTaskPanel(projectId);

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
    <>
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
      ) : outline.rows.length === 0 && outline.editing === null ? (
        <FilterEmpty onClear={filter.clear} />
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
    </>
  );
}
