import { useQuery } from '@apollo/client/react';
import { ChevronDown, ChevronRight, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { ProposalOriginDocument } from '../../__generated__/graphql.ts';
import { BriefCoverage, type BriefCoverageProps } from './brief-coverage.tsx';

/** One line is shown, however long a brief is. */
const SHOWN_LENGTH = 300;

export interface ProposalOriginProps extends Pick<BriefCoverageProps, 'titles' | 'onShow'> {
  readonly run: { readonly id: string; readonly agent: string; readonly prompt: string };
}

/** What a proposal was made from: what was asked, what of it is in, and what its agent warned of. */
export function ProposalOrigin({ run, titles, onShow }: ProposalOriginProps) {
  const { data } = useQuery(ProposalOriginDocument, { variables: { id: run.id }, fetchPolicy: 'no-cache' });
  const warnings = data?.agentRun?.warnings ?? [];
  return (
    <>
      {run.prompt.trim() !== '' && <Asked prompt={run.prompt} />}
      {run.agent === 'PLANNER' && <BriefCoverage runId={run.id} titles={titles} onShow={onShow} />}
      {warnings.length > 0 && <Warnings warnings={warnings} />}
    </>
  );
}

function Asked({ prompt }: { readonly prompt: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="min-w-0 text-12">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="-ml-1 flex min-h-6 max-w-full items-center gap-1 rounded-control px-1 text-left hover:bg-hover coarse:min-h-11"
      >
        <span className="truncate">
          <span className="text-mut">Asked:</span> {isOpen ? '' : prompt.slice(0, SHOWN_LENGTH)}
        </span>
        <Chevron isOpen={isOpen} />
      </button>
      {isOpen && (
        <p
          className="max-h-64 max-w-3xl overflow-y-auto rounded-control border border-line bg-panel px-3 py-2 [overflow-wrap:anywhere] whitespace-pre-wrap"
          tabIndex={0}
          aria-label="What was asked"
          role="region"
        >
          {prompt}
        </p>
      )}
    </div>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="text-12">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="-ml-1 inline-flex min-h-6 items-center gap-1 rounded-control px-1 text-mod hover:bg-hover coarse:min-h-11"
      >
        <TriangleAlert className="size-3.5" aria-hidden="true" />
        {warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`}
        <Chevron isOpen={isOpen} />
      </button>
      {isOpen && (
        <ul className="max-h-40 max-w-3xl overflow-y-auto py-1 pl-5 text-mut" tabIndex={0} aria-label="Warnings">
          {warnings.map((warning, index) => (
            <li key={index} className="list-disc [overflow-wrap:anywhere]">
              {warning}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Chevron({ isOpen }: { readonly isOpen: boolean }) {
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return <Icon className="size-3.5 shrink-0" aria-hidden="true" />;
}
