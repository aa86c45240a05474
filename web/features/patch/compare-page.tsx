import { useQuery } from '@apollo/client/react';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { HistoryCompareDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { countSigns } from './operation.ts';
import type { ReviewOperation } from './operation.ts';
import type { OperationListHandle } from './operation-list.tsx';
import { PatchReview, useExpanded } from './patch-review.tsx';
import { groupedRows } from './review-groups.ts';
import { EMPTY_REVIEW, standings, withOperations } from './review-model.ts';
import { SignCounters } from './sign-chip.tsx';
import { useDecisions } from './use-decisions.ts';
import { usePlanKnowledge } from './use-plan-knowledge.ts';

/** What leads from one version of the plan to another, as a diff. */
export function ComparePage() {
  const { projectId } = useParams({ from: '/p/$projectId/compare' });
  const { from, to } = useSearch({ from: '/p/$projectId/compare' });
  const title = `Version ${from} compared with version ${to}`;
  useDocumentTitle(title);
  const { data, error, refetch } = useQuery(HistoryCompareDocument, {
    variables: { projectId, from, to },
    fetchPolicy: 'no-cache',
  });
  const operations = data?.project?.compare;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-col gap-1 border-b border-line px-3 py-2 sm:px-4">
        <Link
          to="/p/$projectId/history"
          params={{ projectId }}
          className="inline-flex min-h-6 items-center gap-1 self-start rounded-control text-12 text-mut hover:text-fg coarse:min-h-11"
        >
          <ArrowLeft className="size-3.5" aria-hidden="true" />
          History
        </Link>
        <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
          <h1 tabIndex={-1} className="text-16 font-semibold">
            {title}
          </h1>
          {operations && <SignCounters hidesZeros {...countSigns(operations)} />}
        </div>
      </header>
      {error && (
        <EmptyState title={errorSentence(error)}>
          <Button onClick={() => void refetch()}>Try again</Button>
        </EmptyState>
      )}
      {!data && !error && <Skeleton rows={10} label="Comparing" />}
      {operations?.length === 0 && <EmptyState title="The plan was the same in both versions." />}
      {operations && operations.length > 0 && <Differences projectId={projectId} operations={operations} />}
    </div>
  );
}

interface DifferencesProps {
  readonly projectId: string;
  readonly operations: readonly ReviewOperation[];
}

function Differences({ projectId, operations }: DifferencesProps) {
  const { names } = usePlanKnowledge(projectId, operations);
  const review = useMemo(() => withOperations(EMPTY_REVIEW, operations, () => null), [operations]);
  const rows = useMemo(() => groupedRows(operations), [operations]);
  const where = useMemo(() => standings(review), [review]);
  const { expanded, toggle } = useExpanded();
  const list = useRef<OperationListHandle>(null);
  const { activeId, activate, shortcuts } = useDecisions({ review, rows, dispatch: ignore, list });
  useShortcuts('review', { next: shortcuts.next, previous: shortcuts.previous });
  return (
    <PatchReview
      ref={list}
      label="Differences"
      rows={rows}
      review={review}
      standings={where}
      names={names}
      isPast
      activeId={activeId}
      onActivate={activate}
      onDecide={ignore}
      expanded={expanded}
      onToggle={toggle}
    />
  );
}

function ignore(): void {
  // There is nothing to decide about the past.
}
