import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { planSession, usePlanIndex, usePlanSession } from '../../apollo/plan-sessions.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { rememberProject } from '../../app/last-project.ts';
import { NotFound } from '../../app/not-found.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useUndo } from '../patch/use-undo.ts';
import { ProjectHeader } from './project-header.tsx';

/** Everything about one project: opens its plan and keeps it live for the views inside. */
export function ProjectPage() {
  const { projectId } = useParams({ from: '/p/$projectId' });
  const state = usePlanSession(projectId);
  const index = usePlanIndex(projectId);
  const navigate = useNavigate();
  const { undo, redo } = useUndo(projectId);
  useShortcuts('global', {
    undo: () => void undo(),
    redo: () => void redo(),
    goOutline: () => void navigate({ to: '/p/$projectId/outline', params: { projectId } }),
    goHistory: () => void navigate({ to: '/p/$projectId/history', params: { projectId } }),
  });
  const isReady = state.type === 'ready';
  const isMissing = state.type === 'missing';
  useEffect(
    function rememberWhereOneWas() {
      if (isReady) rememberProject(projectId);
      if (isMissing) rememberProject(null);
    },
    [projectId, isReady, isMissing],
  );

  if (isMissing) return <NotFound what="project" />;
  if (state.type === 'failed') {
    return (
      <EmptyState title={`The plan could not be loaded. ${state.message}`}>
        <Button variant="primary" onClick={() => void planSession(projectId).reload()}>
          Try again
        </Button>
      </EmptyState>
    );
  }
  return (
    <>
      <ProjectHeader projectId={projectId} index={index} />
      {isReady ? <Outlet /> : <Skeleton rows={12} label="Loading the plan" />}
    </>
  );
}
