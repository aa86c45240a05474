import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ReviewPage_RejectDocument } from '../../__generated__/graphql.ts';
import type { RunPageQuery } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toasts.ts';
import { counted } from '../patch/patch-totals.ts';
import { BriefCoverage } from './brief-coverage.tsx';
import { AgainEditor } from './again-editor.tsx';
import type { AskedRun } from './asked-run.ts';
import { ContinueButton } from './continue-button.tsx';
import type { RunPhase } from './run-stream.ts';

const NOTHING: ReadonlyMap<string, string> = new Map();

export interface RunOutcomeProps {
  readonly projectId: string;
  /** Null where the server does not show it. */
  readonly run: RunPageQuery['agentRun'];
  readonly phase: RunPhase;
  /** Operations that have arrived. */
  readonly count: number;
  /** Ids of those of them that are in. */
  readonly accept: readonly string[];
  /** What the agent has said. */
  readonly said: string;
  readonly failure: string | null;
}

/** What a run that did not lead straight to a review leaves to do: use what there is, or ask again. */
export function RunOutcome({ projectId, run, phase, count, accept, said, failure }: RunOutcomeProps) {
  const patch = run?.patch?.status === 'PROPOSED' ? run.patch : null;
  const patchId = patch?.id ?? null;
  // Where there is something to use, asking again comes second and needs less room.
  const [isAsking, setIsAsking] = useState(patchId === null);
  return (
    <section aria-label="What now" className="flex flex-col gap-3 border-b border-line bg-panel px-3 py-3 sm:px-4">
      <p className={phase === 'failed' ? 'text-del' : 'text-mut'}>
        {sentence(phase, count, run?.error ?? failure, patchId)}
      </p>
      {phase === 'succeeded' && run?.agent === 'PLANNER' && <BriefCoverage runId={run.id} titles={NOTHING} />}
      {phase === 'succeeded' && said.trim() !== '' && <p className="whitespace-pre-wrap text-fg">{said.trim()}</p>}
      {run && patch && (
        <UseWhatArrived
          projectId={projectId}
          patch={patch}
          run={run}
          accept={accept}
          count={count}
          isAsking={isAsking}
          onAsk={() => setIsAsking(!isAsking)}
        />
      )}
      {run && isAsking && (
        <div className="max-w-2xl">
          <AgainEditor
            projectId={projectId}
            projectName={run.project?.name ?? 'This project'}
            run={run}
            label={run.agent === 'PLANNER' ? 'Goal' : 'Instructions'}
            submitLabel={phase === 'succeeded' ? 'Ask differently' : 'Try again'}
          />
        </div>
      )}
    </section>
  );
}

interface UseWhatArrivedProps {
  readonly projectId: string;
  readonly patch: { readonly id: string; readonly title: string };
  readonly run: AskedRun;
  readonly accept: readonly string[];
  readonly count: number;
  readonly isAsking: boolean;
  readonly onAsk: () => void;
}

function UseWhatArrived({ projectId, patch, run, accept, count, isAsking, onAsk }: UseWhatArrivedProps) {
  const { id: patchId, title } = patch;
  const client = useApolloClient();
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = useState(false);

  async function discard() {
    setIsBusy(true);
    try {
      await client.mutate({
        mutation: ReviewPage_RejectDocument,
        variables: { id: patchId },
        fetchPolicy: 'no-cache',
      });
      await navigate({ to: '/p/$projectId/outline', params: { projectId } });
    } catch (error) {
      showToast({ title: 'The proposal could not be discarded.', description: errorSentence(error), tone: 'error' });
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <div className="flex flex-wrap gap-2">
      <Button
        variant="primary"
        onClick={() =>
          void navigate({ to: '/p/$projectId/plan/$patchId', params: { projectId, patchId }, replace: true })
        }
      >
        Review {counted(count, 'change')}
      </Button>
      <ContinueButton projectId={projectId} patchId={patchId} title={title} run={run} accept={accept} />
      <Button aria-expanded={isAsking} onClick={onAsk}>
        Try again…
      </Button>
      <Button variant="ghost" onClick={() => void discard()} busy={isBusy}>
        Discard
      </Button>
    </div>
  );
}

function sentence(phase: RunPhase, count: number, error: string | null, patchId: string | null): string {
  const kept = count === 0 ? '' : patchId === null ? '' : ` What had arrived is kept: ${counted(count, 'change')}.`;
  switch (phase) {
    case 'cancelled':
      return count === 0 ? 'You stopped it before anything had arrived.' : `You stopped it.${kept}`;
    case 'failed':
      return error ?? `The run failed, and did not say why.${kept}`;
    default:
      return 'Nothing was changed.';
  }
}
