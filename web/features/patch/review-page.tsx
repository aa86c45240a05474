import { useQuery } from '@apollo/client/react';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, Suspense, useState } from 'react';
import { ReviewPageDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { useIsBeingApplied } from '../../apollo/plan-edits.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ProposalReview } from './proposal-review.tsx';

const ToOutline = lazyComponent(() => import('./to-outline.tsx'), 'ToOutline');
const SettledProposal = lazyComponent(() => import('./settled-proposal.tsx'), 'SettledProposal');

/** A proposal, to be decided on and applied. */
export function ReviewPage() {
  const { projectId, patchId } = useParams({ from: '/p/$projectId/plan/$patchId' });
  const { data, error, refetch } = useQuery(ReviewPageDocument, {
    variables: { id: patchId },
    fetchPolicy: 'no-cache',
  });
  useDocumentTitle(data?.patch?.title ?? 'Review');
  const [leftId, setLeftId] = useState<string | null>(null);
  const isApplying = useIsBeingApplied(patchId);
  if (error) {
    return (
      <Message title={errorSentence(error)}>
        <Button onClick={() => void refetch()}>Try again</Button>
      </Message>
    );
  }
  if (!data) return <Skeleton rows={10} label="Loading the proposal" />;
  const patch = data.patch;
  if (!patch) {
    return (
      <Message title="There is no such proposal, or it belongs to a project that you cannot see.">
        <ToOutline projectId={projectId} />
      </Message>
    );
  }
  const isApplied = patch.status === 'APPLIED';
  if (isApplied || patch.status === 'REJECTED') {
    const end = isApplied ? 'has been applied.' : 'was discarded. Nothing of it has changed the plan.';
    return (
      <Message title={`“${patch.title}” ${end}`}>
        <SettledProposal projectId={projectId} patchId={patchId} runId={patch.run?.id} isApplied={isApplied} />
      </Message>
    );
  }
  // Where the server refuses it before the plan is there, the review is shown again.
  if (leftId === patchId && isApplying) return <Skeleton rows={10} label="Opening the plan" />;
  // Keyed: the decisions of one proposal must not become those of the next.
  return (
    <ProposalReview
      key={patch.id}
      projectId={projectId}
      patch={patch}
      viewerName={data.viewer.name}
      onLeave={() => setLeftId(patchId)}
      onSettled={() => void refetch()}
    />
  );
}

function Message({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <h1 tabIndex={-1} className="sr-only">
        Review
      </h1>
      <EmptyState title={title}>
        <Suspense>{children}</Suspense>
      </EmptyState>
    </>
  );
}
