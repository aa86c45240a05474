import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { GitCompareArrows, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { HistoryPageDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { HistoryEntry } from './history-entry.tsx';
import type { HistoryPatch } from './history-entry.tsx';
import { revertingStep } from './patch-effect.ts';
import { useRevert } from './use-revert.ts';

const PAGE = 20;

/** Everything that has changed the plan, newest first, and what still waits for review. */
export function HistoryPage() {
  const { projectId } = useParams({ from: '/p/$projectId/history' });
  useDocumentTitle('History');
  const version = usePlanIndex(projectId).project?.version;
  const revert = useRevert(projectId);
  const waiting = useQuery(HistoryPageDocument, {
    variables: { projectId, first: PAGE, status: 'PROPOSED' },
    fetchPolicy: 'no-cache',
  });
  const applied = useQuery(HistoryPageDocument, {
    variables: { projectId, first: PAGE, status: 'APPLIED' },
    fetchPolicy: 'no-cache',
  });
  const { refetch: refetchApplied } = applied;
  const { refetch: refetchWaiting } = waiting;
  const [older, setOlder] = useState<readonly HistoryPatch[]>([]);
  const [nextCursor, setNextCursor] = useState<string | null | undefined>(undefined);
  /** Versions to compare, at most two, the latest picked last; null while nobody compares. */
  const [picked, setPicked] = useState<readonly number[] | null>(null);
  const [isLoadingMore, setIsLoadingMore] = useState(false);

  const [shownVersion, setShownVersion] = useState(version);
  useEffect(
    function followThePlan() {
      if (version === undefined || version === shownVersion) return;
      setShownVersion(version);
      if (shownVersion === undefined) return;
      void refetchApplied();
      void refetchWaiting();
    },
    [version, shownVersion, refetchApplied, refetchWaiting],
  );

  const page = applied.data?.project?.patches;
  const latest = page?.nodes ?? [];
  // A newer first page may have pushed entries down that were also loaded as older ones.
  const latestIds = new Set(latest.map(({ id }) => id));
  // A proposal may be applied long after it was made: the history is told in the order in which things took effect.
  const entries = [...latest, ...older.filter(({ id }) => !latestIds.has(id))].sort((a, b) =>
    (b.appliedAt ?? '').localeCompare(a.appliedAt ?? ''),
  );
  const cursor = nextCursor === undefined ? (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null) : nextCursor;
  const open = waiting.data?.project?.patches.nodes ?? [];

  async function loadMore() {
    setIsLoadingMore(true);
    try {
      const { data } = await applied.client.query({
        query: HistoryPageDocument,
        variables: { projectId, first: PAGE, status: 'APPLIED', after: cursor },
        fetchPolicy: 'no-cache',
      });
      const more = data?.project?.patches;
      if (!more) return;
      setOlder((was) => [...was, ...more.nodes.filter(({ id }) => !was.some((entry) => entry.id === id))]);
      setNextCursor(more.pageInfo.hasNextPage ? more.pageInfo.endCursor : null);
    } finally {
      setIsLoadingMore(false);
    }
  }

  const [from, to] = [...(picked ?? [])].sort((a, b) => a - b);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-3 py-4 pb-24 sm:px-4">
        <div className="flex items-center gap-1">
          <h1 tabIndex={-1} className="text-20 font-semibold">
            History
          </h1>
          <span className="flex-1" />
          {entries.length > 1 && (
            <Button variant="ghost" aria-pressed={picked !== null} onClick={() => setPicked(picked ? null : [])}>
              <GitCompareArrows className="size-4" aria-hidden="true" />
              Compare
            </Button>
          )}
          <Link
            to="/p/$projectId/trash"
            params={{ projectId }}
            className="inline-flex min-h-7 items-center gap-1.5 rounded-control px-2 text-mut hover:bg-hover hover:text-fg coarse:min-h-11"
          >
            <Trash2 className="size-4" aria-hidden="true" />
            Trash
          </Link>
        </div>
        {applied.error && !applied.data && (
          <EmptyState title={errorSentence(applied.error)}>
            <Button onClick={() => void refetchApplied()}>Try again</Button>
          </EmptyState>
        )}
        {applied.loading && !applied.data && <Skeleton rows={8} label="Loading the history" />}
        {picked && (
          <div
            role="status"
            className="flex flex-wrap items-center gap-2 rounded-control border border-line bg-panel px-3 py-2"
          >
            <p className="min-w-0 flex-1">
              {from === undefined || to === undefined
                ? 'Pick two versions below.'
                : `What leads from version ${from} to version ${to}.`}
            </p>
            {from !== undefined && to !== undefined && (
              <Link
                to="/p/$projectId/compare"
                params={{ projectId }}
                search={{ from, to }}
                className="inline-flex h-7 items-center rounded-control bg-acc px-2.5 font-medium text-accfg coarse:h-11"
              >
                Show the difference
              </Link>
            )}
          </div>
        )}
        {open.length > 0 && <Entries title="Waiting for review" entries={open} projectId={projectId} onUndo={null} />}
        {entries.length > 0 && (
          <Entries
            title="Applied"
            entries={entries}
            projectId={projectId}
            picked={picked}
            onPick={(version) =>
              setPicked((was) =>
                was?.includes(version) ? was.filter((each) => each !== version) : [...(was ?? []).slice(-1), version],
              )
            }
            onUndo={(patch) => void revert(revertingStep(patch))}
          />
        )}
        {applied.data && entries.length === 0 && open.length === 0 && (
          <EmptyState title="Nothing has changed in this plan yet. Every change will be listed here, and can be undone.">
            <Link
              to="/p/$projectId/outline"
              params={{ projectId }}
              className="touch-target rounded-control text-acctx underline underline-offset-2"
            >
              Open the plan
            </Link>
          </EmptyState>
        )}
        {cursor && (
          <Button className="self-center" busy={isLoadingMore} onClick={() => void loadMore()}>
            Show older changes
          </Button>
        )}
      </div>
    </div>
  );
}

interface EntriesProps {
  readonly title: string;
  readonly entries: readonly HistoryPatch[];
  readonly projectId: string;
  readonly onUndo: ((patch: HistoryPatch) => void) | null;
  readonly picked?: readonly number[] | null;
  readonly onPick?: (version: number) => void;
}

function Entries({ title, entries, projectId, onUndo, picked, onPick }: EntriesProps) {
  return (
    <section aria-label={title}>
      <h2 className="pb-2 text-13 font-semibold text-mut">{title}</h2>
      <ol className="rounded-panel border border-line bg-raised shadow-card">
        {entries.map((patch) => (
          <HistoryEntry
            key={patch.id}
            patch={patch}
            projectId={projectId}
            onUndo={onUndo}
            pick={
              picked && onPick ? { isPicked: picked.includes(patch.appliedVersion ?? -1), onToggle: onPick } : undefined
            }
          />
        ))}
      </ol>
    </section>
  );
}
