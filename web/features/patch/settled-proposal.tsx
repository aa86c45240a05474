import { Link } from '@tanstack/react-router';
import { LeftForms } from './left-forms.tsx';
import { ToOutline } from './to-outline.tsx';

export interface SettledProposalProps {
  readonly projectId: string;
  readonly patchId: string;
  readonly runId: string | undefined;
  readonly isApplied: boolean;
}

/** What is left to do about a proposal that somebody has applied or discarded. */
export function SettledProposal({ projectId, patchId, runId, isApplied }: SettledProposalProps) {
  return (
    <>
      {isApplied && (
        <Link
          to="/p/$projectId/history/$patchId"
          params={{ projectId, patchId }}
          className="rounded-control text-acctx underline underline-offset-2"
        >
          See what it changed, or undo it
        </Link>
      )}
      <ToOutline projectId={projectId} />
      <LeftForms patchId={patchId} runId={runId} />
    </>
  );
}
