import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { OperationInput } from '../../__generated__/graphql.ts';
import { endPreview, startPreview } from '../../apollo/preview.ts';
import { lastView } from '../../app/last-view.ts';

/** Answers what shows `operations` in the view that the person used last. Any preview ends where this is mounted. */
export function useOpenPreview(
  projectId: string,
  patch: { readonly id: string; readonly title: string },
  operations: () => readonly OperationInput[],
): () => void {
  const navigate = useNavigate();
  // Whoever comes back by another way has left it as well.
  useEffect(endPreview, []);
  return () => {
    startPreview({ projectId, patchId: patch.id, title: patch.title, operations: operations() });
    const view = lastView(projectId);
    const to = `/p/$projectId/${view === 'timeline' || view === 'board' ? view : 'outline'}` as const;
    void navigate({ to, params: { projectId } });
  };
}
