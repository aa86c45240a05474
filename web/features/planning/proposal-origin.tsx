import { useQuery } from '@apollo/client/react';
import { TriangleAlert } from 'lucide-react';
import { ProposalOriginDocument } from '../../__generated__/graphql.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
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
  const summary = (
    <span className="truncate">
      <span className="text-mut">Asked:</span>{' '}
      <span className="group-aria-expanded:hidden">{prompt.slice(0, SHOWN_LENGTH)}</span>
    </span>
  );
  return (
    <Disclosure summary={summary} className="text-fg">
      <p
        className="max-h-64 max-w-3xl overflow-y-auto rounded-control border border-line bg-panel px-3 py-2 [overflow-wrap:anywhere] whitespace-pre-wrap"
        tabIndex={0}
        aria-label="What was asked"
        role="region"
      >
        {prompt}
      </p>
    </Disclosure>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const summary = (
    <>
      <TriangleAlert className="size-3.5" aria-hidden="true" />
      {warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`}
    </>
  );
  return (
    <Disclosure summary={summary} className="text-mod">
      <ul className="max-h-40 max-w-3xl overflow-y-auto py-1 pl-5 text-mut" tabIndex={0} aria-label="Warnings">
        {warnings.map((warning, index) => (
          <li key={index} className="list-disc [overflow-wrap:anywhere]">
            {warning}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
