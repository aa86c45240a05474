import { useApolloClient, useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { TrashPageDocument } from '../../__generated__/graphql.ts';
import type { TrashPageQuery } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Moment, PatchAuthor } from './patch-status.tsx';
import { counted } from './patch-totals.ts';
import { restoreTask } from './restore-task.ts';

type Deleted = NonNullable<TrashPageQuery['project']>['trash'][number];

/** What was deleted from the plan in the last 30 days, and the way back. */
export function TrashPage() {
  const { projectId } = useParams({ from: '/p/$projectId/trash' });
  useDocumentTitle('Trash');
  const version = usePlanIndex(projectId).project?.version;
  const { data, error, refetch } = useQuery(TrashPageDocument, { variables: { projectId }, fetchPolicy: 'no-cache' });
  const shown = useRef(version);
  useEffect(
    function followThePlan() {
      if (version === shown.current) return;
      shown.current = version;
      void refetch().catch(() => undefined);
    },
    [version, refetch],
  );
  const trash = data?.project?.trash;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-3 py-4 pb-24 sm:px-4">
        <div>
          <h1 tabIndex={-1} className="text-20 font-semibold">
            Trash
          </h1>
          <p className="mt-1 text-mut">
            Deleted tasks can be brought back for 30 days, with all that was below them. After that the history still
            undoes the change that deleted them.
          </p>
        </div>
        {error && !data && (
          <EmptyState title={errorSentence(error)}>
            <Button onClick={() => void refetch()}>Try again</Button>
          </EmptyState>
        )}
        {!data && !error && <Skeleton rows={6} label="Loading the trash" />}
        {trash?.length === 0 && <EmptyState title="The trash is empty." />}
        {trash && trash.length > 0 && (
          <ul className="rounded-panel border border-line bg-raised shadow-card">
            {trash.map((deleted) => (
              <DeletedTask
                key={deleted.task.id}
                projectId={projectId}
                deleted={deleted}
                onRestored={() => void refetch()}
              />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

interface DeletedTaskProps {
  readonly projectId: string;
  readonly deleted: Deleted;
  readonly onRestored: () => void;
}

function DeletedTask({ projectId, deleted, onRestored }: DeletedTaskProps) {
  const client = useApolloClient();
  const [isBusy, setIsBusy] = useState(false);
  const { task, patch, taskCount, deletedAt, restorableUntil } = deleted;

  async function restore() {
    setIsBusy(true);
    if (await restoreTask(client, projectId, task)) onRestored();
    setIsBusy(false);
  }

  return (
    <li className="flex items-center gap-3 border-b border-line px-3 py-2 last:border-b-0">
      <span className="w-9 shrink-0 text-12 text-faint tabular-nums max-sm:hidden">#{task.number}</span>
      <div className="min-w-0 flex-1">
        <p className="font-medium [overflow-wrap:anywhere]">
          {task.title}
          {taskCount > 1 && (
            <span className="font-normal text-mut">{` and ${counted(taskCount - 1, 'task')} below it`}</span>
          )}
        </p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-12 text-mut">
          <PatchAuthor kind={patch.authorKind} name={patch.authorName} />
          <Moment at={deletedAt} />
          <span>
            In the trash until <Moment at={restorableUntil} />
          </span>
          <Link
            to="/p/$projectId/history/$patchId"
            params={{ projectId, patchId: patch.id }}
            className="touch-target rounded-chip [overflow-wrap:anywhere] hover:underline"
          >
            {patch.title}
          </Link>
        </p>
      </div>
      <Button busy={isBusy} aria-label={`Restore ${task.title}`} onClick={() => void restore()}>
        Restore
      </Button>
    </li>
  );
}
