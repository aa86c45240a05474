import { useParams } from '@tanstack/react-router';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';

export function OutlinePage() {
  const { projectId } = useParams({ from: '/p/$projectId/outline' });
  const index = usePlanIndex(projectId);
  useDocumentTitle(index.project?.name ?? '');
  return (
    <h1 tabIndex={-1} className="p-4 text-16 font-semibold">
      {index.project?.name}
    </h1>
  );
}
