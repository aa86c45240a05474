import { Link } from '@tanstack/react-router';
import { ListChecks } from 'lucide-react';
import { Suspense } from 'react';
import type { ConversationPanelQuery } from '../../__generated__/graphql.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { counted } from '../patch/patch-totals.ts';

const Markdown = lazyComponent(() => import('../../ui/markdown.tsx'), 'Markdown');

type Message = NonNullable<ConversationPanelQuery['conversation']>['messages'][number];

/** One message: what somebody asked, or what was answered with the proposal that came of it. */
export function MessageView({ projectId, message }: { readonly projectId: string; readonly message: Message }) {
  const { role, text, run } = message;
  if (role === 'USER') {
    return (
      <div className="max-w-[85%] self-end rounded-panel bg-sel px-3 py-2 [overflow-wrap:anywhere] whitespace-pre-wrap">
        <span className="sr-only">You: </span>
        {text}
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      {text !== '' && <AnswerText text={text} />}
      {run?.status === 'FAILED' && <p className="text-del">{run.error ?? 'The answer failed, and did not say why.'}</p>}
      {run?.status === 'CANCELLED' && <p className="text-12 text-mut">Stopped.</p>}
      {run?.status === 'SUCCEEDED' && text === '' && run.patch === null && <p className="text-mut">No answer.</p>}
      {run?.patch && <ProposalLink projectId={projectId} patch={run.patch} />}
    </div>
  );
}

/** What the Orchestrator has said, as Markdown. */
export function AnswerText({ text }: { readonly text: string }) {
  return (
    <div className="[overflow-wrap:anywhere]">
      <span className="sr-only">Answer: </span>
      <Suspense fallback={<p className="whitespace-pre-wrap">{text}</p>}>
        <Markdown text={text} />
      </Suspense>
    </div>
  );
}

interface ProposalLinkProps {
  readonly projectId: string;
  readonly patch: NonNullable<NonNullable<Message['run']>['patch']>;
}

function ProposalLink({ projectId, patch }: ProposalLinkProps) {
  const { id: patchId, status, operationCount } = patch;
  const words = {
    PROPOSED: `Review ${counted(operationCount, 'change')}`,
    APPLIED: `${counted(operationCount, 'change')}, applied`,
    REJECTED: `${counted(operationCount, 'change')}, discarded`,
  };
  return (
    <Link
      to="/p/$projectId/plan/$patchId"
      params={{ projectId, patchId }}
      // The conversation stays beside the review.
      search={true}
      className="inline-flex min-h-9 w-fit items-center gap-2 rounded-control border border-line2 bg-raised px-3 font-medium text-acctx hover:bg-hover coarse:min-h-11"
    >
      <ListChecks className="size-4" aria-hidden="true" />
      {words[status]}
    </Link>
  );
}
