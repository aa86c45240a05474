import { useNavigate, useParams } from '@tanstack/react-router';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Suspense, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { RunPageDocument, RunPage_CancelDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { showToast } from '../../ui/toasts.ts';
import { PatchReview, useExpanded } from '../patch/patch-review.tsx';
import type { OperationListHandle } from '../patch/operation-list.tsx';
import { acceptedIds, standings } from '../patch/review-model.ts';
import { indexOf, type ReviewRow } from '../patch/review-groups.ts';
import { useDecisions } from '../patch/use-decisions.ts';
import { runVerdictsKey, useKeptVerdicts } from '../patch/use-kept-verdicts.ts';
import { usePlanKnowledge } from '../patch/use-plan-knowledge.ts';
import { streamRows } from './stream-rows.ts';
import { OperationSkeleton, RunHeader } from './run-header.tsx';
import { RunNotes, RunNotice } from './run-notes.tsx';
import { RunPrompt } from './run-prompt.tsx';
import { NEW_RUN, runReducer } from './run-reducer.ts';
import { isOver, lastLine } from './run-stream.ts';
import type { RunEvent } from './run-stream.ts';
import { runTitle } from './run-words.ts';
import { useRunAnnouncements } from './use-run-announcements.ts';
import { useRunEvents } from './use-run-events.ts';
import { useStreamEdits } from './use-stream-edits.tsx';

const RunOutcome = lazyComponent(() => import('./run-outcome.tsx'), 'RunOutcome');

/** A run of any agent: its operations as they arrive, and how it ended where it did not end in a proposal. */
export function RunPage() {
  const { projectId, runId } = useParams({ from: '/p/$projectId/run/$runId' });
  return <Run key={runId} projectId={projectId} runId={runId} />;
}

function Run({ projectId, runId }: { readonly projectId: string; readonly runId: string }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [{ stream, review }, dispatch] = useReducer(runReducer, NEW_RUN);
  const { names, riskOf } = usePlanKnowledge(projectId, stream.operations);
  const { data, refetch } = useQuery(RunPageDocument, { variables: { id: runId }, fetchPolicy: 'network-only' });
  const run = data?.agentRun ?? null;
  const [isStopping, setIsStopping] = useState(false);
  const [hasEnded, setHasEnded] = useState(false);
  // While its words are sent again the run has ended already, and its page is about to make way.
  const [isReplacing, setIsReplacing] = useState(false);

  useKeptVerdicts(runVerdictsKey(runId), review.verdicts, dispatch);

  const onEvents = useCallback((events: readonly RunEvent[]) => dispatch({ type: 'events', events, riskOf }), [riskOf]);
  const isGone = useRef(false);
  useEffect(function noteLeaving() {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const onEnd = useCallback(async () => {
    // What it has led to is known only now, and nothing is said about the end before it is known.
    for (let waitMs = 500; !isGone.current; waitMs = Math.min(2 * waitMs, 8_000)) {
      const answer = await refetch().catch(() => null);
      if (answer?.data) return setHasEnded(true);
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }, [refetch]);
  const connection = useRunEvents(runId, onEvents, () => void onEnd());

  useEffect(
    function judgeRisksAnewWithThePlan() {
      dispatch({ type: 'judge', riskOf });
    },
    [riskOf],
  );

  const over = isOver(stream.phase);
  const patchId = run?.patch?.id ?? null;
  const leadsToReview = hasEnded && !isReplacing && stream.phase === 'succeeded' && patchId !== null;
  useEffect(
    function openReview() {
      if (!leadsToReview || patchId === null) return;
      void navigate({ to: '/p/$projectId/plan/$patchId', params: { projectId, patchId }, replace: true });
    },
    [leadsToReview, patchId, projectId, navigate],
  );

  const isCancelled = useRef(false);
  const cancel = useCallback(async () => {
    setIsStopping(true);
    try {
      await client.mutate({ mutation: RunPage_CancelDocument, variables: { id: runId }, fetchPolicy: 'no-cache' });
      isCancelled.current = true;
    } catch (error) {
      setIsStopping(false);
      throw error;
    }
  }, [client, runId]);
  const stop = useCallback(async () => {
    try {
      await cancel();
    } catch (error) {
      showToast({ title: 'The run could not be stopped.', description: errorSentence(error), tone: 'error' });
    }
  }, [cancel]);

  const replace = (isBeingReplaced: boolean) => {
    setIsReplacing(isBeingReplaced);
    if (isBeingReplaced || !isCancelled.current) return;
    const description = 'What you wrote is kept: Try again asks for it.';
    showToast({ title: 'The run was stopped, and no other was started.', description, tone: 'error' });
  };

  const list = useRef<OperationListHandle>(null);
  const shown = useRef<readonly ReviewRow[]>([]);
  const focusOperation = useCallback((id: string) => list.current?.focusRow(indexOf(shown.current, id)), []);
  const { operations, ...edits } = useStreamEdits(runId, stream.operations, names, focusOperation);
  const rows = useMemo(() => streamRows(operations), [operations]);
  shown.current = rows;
  const where = useMemo(() => standings(review), [review]);
  const { expanded, toggle } = useExpanded();
  const decisions = useDecisions({ review, rows, dispatch, list });
  const { activeId } = decisions;
  const edit = () => {
    if (activeId !== null) edits.onEdit(activeId);
  };
  useShortcuts('review', { ...decisions.shortcuts, edit, stop: () => void stop() }, { isEnabled: !over });

  useRunAnnouncements(stream.phase, stream.operations.length, stream.failure, stream.text);
  const title = runTitle(run?.agent ?? 'PLANNER', stream.phase, stream.operations.length, leadsToReview);
  useDocumentTitle(title);
  // Where nothing came of it, what the run reported is all there is.
  const isEmpty = over && hasEnded && stream.operations.length === 0;

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <RunHeader
        title={title}
        counts={stream.counts}
        since={run?.startedAt ?? run?.createdAt ?? null}
        until={over ? (run?.finishedAt ?? null) : null}
        onStop={over ? null : () => void stop()}
        isStopping={isStopping}
        line={over && hasEnded && !leadsToReview ? '' : lastLine(stream.text)}
      >
        {(!over || isReplacing) && <RunPrompt projectId={projectId} run={run} stop={cancel} onReplacing={replace} />}
        {stream.notice && <RunNotice note={stream.notice} />}
        {connection.isReconnecting && (
          <p role="status" className="text-12 text-mod">
            The connection is lost. Planning goes on, and what is missed here comes when it is back.
          </p>
        )}
        <RunNotes key={String(isEmpty)} notes={stream.notes} isOpenAtFirst={isEmpty} />
      </RunHeader>
      {connection.refusal !== null && (
        <p role="alert" className="px-4 py-6 text-del">
          {connection.refusal}
        </p>
      )}
      {over && hasEnded && !leadsToReview && !isReplacing && (
        <Suspense>
          <RunOutcome
            projectId={projectId}
            run={run}
            phase={stream.phase}
            count={stream.operations.length}
            accept={acceptedIds(review)}
            said={stream.text}
            failure={stream.failure}
          />
        </Suspense>
      )}
      <PatchReview
        ref={list}
        label="Proposed changes"
        rows={rows}
        review={review}
        standings={where}
        names={names}
        revised={stream.revised}
        isReadOnly={over && !leadsToReview && patchId === null}
        editing={edits.editing}
        onEdit={over ? undefined : edits.onEdit}
        onReset={edits.onReset}
        followsEnd={!over}
        footer={over ? null : <OperationSkeleton />}
        activeId={decisions.activeId}
        onActivate={decisions.activate}
        onDecide={decisions.decide}
        expanded={expanded}
        onToggle={toggle}
      />
    </div>
  );
}
