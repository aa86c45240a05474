import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { ArrowRight, ListChecks } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { WaitingProposalDocument } from '../../__generated__/graphql.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { counted } from './patch-totals.ts';

/** Where others change the plan all the time, it is asked no more often than this. */
const REST_MS = 2_000;

/** Above the plan: that a proposal waits for a review, with the way there. Nothing where none does. */
export function WaitingProposal({ projectId }: { readonly projectId: string }) {
  const version = usePlanIndex(projectId).project?.version;
  const { data, refetch } = useQuery(WaitingProposalDocument, { variables: { projectId }, fetchPolicy: 'no-cache' });
  const shown = useRef(version);
  const askedAt = useRef(0);
  useEffect(
    function askAgainWithThePlan() {
      if (version === shown.current) return;
      const ask = () => {
        shown.current = version;
        askedAt.current = Date.now();
        // What cannot be asked now is asked with the next change; nothing is lost meanwhile.
        void refetch().catch(() => undefined);
      };
      const timer = setTimeout(ask, Math.max(0, askedAt.current + REST_MS - Date.now()));
      return () => clearTimeout(timer);
    },
    [version, refetch],
  );
  const waiting = data?.project?.patches;
  const proposal = waiting?.nodes[0];
  if (!waiting || !proposal) return null;
  const more = waiting.totalCount - 1;
  return (
    <aside
      aria-label="Waiting for review"
      className="flex shrink-0 items-center gap-2 border-b border-line bg-panel px-4 py-1.5 text-12 text-mut"
    >
      <ListChecks className="size-4 shrink-0 text-acctx" aria-hidden="true" />
      <p className="min-w-0 flex-1 truncate" title={proposal.title}>
        {`A plan with ${counted(proposal.operations.length, 'change')} waits for review`}
        <span className="max-sm:hidden">{`: ${proposal.title}`}</span>
      </p>
      {more > 0 && (
        <Link
          to="/p/$projectId/history"
          params={{ projectId }}
          className="inline-flex min-h-6 shrink-0 items-center rounded-chip hover:underline coarse:min-h-11"
        >
          and {more} more
        </Link>
      )}
      <Link
        to="/p/$projectId/plan/$patchId"
        params={{ projectId, patchId: proposal.id }}
        className="inline-flex min-h-6 shrink-0 items-center gap-1 rounded-chip font-medium text-acctx hover:underline coarse:min-h-11"
      >
        Review
        <ArrowRight className="size-3.5" aria-hidden="true" />
      </Link>
    </aside>
  );
}
