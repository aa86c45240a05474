import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { ReviewPageDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AppliedPatchView } from './applied-patch-view.tsx';

/** One applied patch: what it changed, as a diff, and undo. */
export function HistoryPatchPage() {
  const { projectId, patchId } = useParams({ from: '/p/$projectId/history/$patchId' });
  const { data, error, refetch } = useQuery(ReviewPageDocument, {
    variables: { id: patchId },
    fetchPolicy: 'no-cache',
  });
  useDocumentTitle(data?.patch?.title ?? 'History');
  if (error) {
    return (
      <EmptyState title={errorSentence(error)}>
        <Button onClick={() => void refetch()}>Try again</Button>
      </EmptyState>
    );
  }
  if (!data) return <Skeleton rows={10} label="Loading the change" />;
  if (!data.patch) {
    return (
      <EmptyState title="There is no such change, or it belongs to a project that you cannot see.">
        <Link
          to="/p/$projectId/history"
          params={{ projectId }}
          className="touch-target rounded-control text-acctx underline underline-offset-2"
        >
          Open the history
        </Link>
      </EmptyState>
    );
  }
  return <AppliedPatchView key={patchId} projectId={projectId} patch={data.patch} onChanged={() => void refetch()} />;
}
