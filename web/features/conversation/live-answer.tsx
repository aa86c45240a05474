import { useApolloClient } from '@apollo/client/react';
import { Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { RunPage_CancelDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { Button } from '../../ui/button.tsx';
import { announce } from '../../ui/live-regions.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { showToast } from '../../ui/toasts.ts';
import { RunNotes, RunNotice } from '../planning/run-notes.tsx';
import { foldRunEvents, isOver, NEW_STREAM } from '../planning/run-stream.ts';
import { counted } from '../patch/patch-totals.ts';
import { useRunEvents } from '../planning/use-run-events.ts';
import { AnswerText } from './message-view.tsx';

export interface LiveAnswerProps {
  readonly runId: string;
  /** Called once it is over: from then on the answer is a message. */
  readonly onEnd: () => Promise<unknown>;
}

/** An answer as it is being written, and the button that stops it. */
export function LiveAnswer({ runId, onEnd }: LiveAnswerProps) {
  const client = useApolloClient();
  const [stream, setStream] = useState(NEW_STREAM);
  const [isStopping, setIsStopping] = useState(false);
  const connection = useRunEvents(
    runId,
    (events) => setStream((before) => foldRunEvents(before, events).stream),
    () => void whenItIsThere(onEnd),
  );
  const { phase, text, operations, notes, notice, failure } = stream;
  const over = isOver(phase);
  useEffect(
    function tellTheAnswer() {
      if (!over) return;
      announce(
        failure ?? (text.trim() === '' ? `${counted(operations.length, 'change')} proposed.` : text.slice(0, 500)),
      );
    },
    // Once, when it is complete.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [over],
  );

  async function stop() {
    setIsStopping(true);
    try {
      await client.mutate({ mutation: RunPage_CancelDocument, variables: { id: runId }, fetchPolicy: 'no-cache' });
    } catch (error) {
      setIsStopping(false);
      showToast({ title: 'The answer could not be stopped.', description: errorSentence(error), tone: 'error' });
    }
  }

  return (
    <div className="flex flex-col gap-2">
      {text !== '' && <AnswerText text={text} />}
      {operations.length > 0 && <p className="text-12 text-mut">{counted(operations.length, 'change')} so far</p>}
      {notice && <RunNotice note={notice} />}
      <RunNotes notes={notes} />
      {connection.isReconnecting && (
        <p role="status" className="text-12 text-mod">
          The connection is lost. The answer goes on, and what is missed here comes when it is back.
        </p>
      )}
      {connection.refusal !== null && (
        <p role="alert" className="text-del">
          {connection.refusal}
        </p>
      )}
      {!over && connection.refusal === null && (
        <div className="flex items-center gap-2 text-mut">
          <Spinner />
          {text === '' ? 'Thinking…' : 'Writing…'}
          <Button onClick={() => void stop()} busy={isStopping} className="ml-auto">
            {!isStopping && <Square className="size-3 fill-current" aria-hidden="true" />}
            Stop
          </Button>
        </div>
      )}
    </div>
  );
}

/** What cannot be read at the moment is read a little later. */
async function whenItIsThere(read: () => Promise<unknown>): Promise<void> {
  for (let waitMs = 500; waitMs <= 8_000; waitMs *= 2) {
    const isRead = await read().then(
      () => true,
      () => false,
    );
    if (isRead) return;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}
