import { Outlet, useParams } from '@tanstack/react-router';
import { usePlanSession } from '../../apollo/plan-sessions.ts';

/** Everything about one project: opens its plan and keeps it live for the views inside. */
export function ProjectPage() {
  const { projectId } = useParams({ from: '/p/$projectId' });
  usePlanSession(projectId);
  return <Outlet />;
}
