import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { WaitingProposalsDocument } from '../../__generated__/graphql.ts';

/** A line that leads to the proposals of a project that nobody has decided on; nothing where there are none. */
export function WaitingProposals({ projectId }: { readonly projectId: string }) {
  const { data } = useQuery(WaitingProposalsDocument, { variables: { projectId }, fetchPolicy: 'no-cache' });
  const waiting = data?.project?.patches;
  const latest = waiting?.nodes[0];
  if (!waiting || !latest) return null;
  const more = waiting.totalCount - 1;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-panel px-3 py-1.5 text-12 text-mut sm:px-4">
      <Inbox className="size-3.5 shrink-0" aria-hidden="true" />
      <span>Waiting for your review:</span>
      <Link
        to="/p/$projectId/plan/$patchId"
        params={{ projectId, patchId: latest.id }}
        className="inline-flex min-h-6 items-center rounded-chip text-acctx underline underline-offset-2 coarse:min-h-11"
      >
        {latest.title}
      </Link>
      {more > 0 && (
        <Link
          to="/p/$projectId/history"
          params={{ projectId }}
          className="inline-flex min-h-6 items-center rounded-chip text-acctx underline underline-offset-2 coarse:min-h-11"
        >
          and {more} more
        </Link>
      )}
    </p>
  );
}
