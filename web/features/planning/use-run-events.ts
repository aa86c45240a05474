import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { RunPage_EventsDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { follow } from '../../apollo/follow.ts';
import { onNextFrame } from '../../apollo/frame.ts';
import { pacedBatches } from './paced-batches.ts';
import type { RunEvent } from './run-stream.ts';

export interface RunConnection {
  /** True while the connection is lost and another is being made. */
  readonly isReconnecting: boolean;
  /** Why the server does not show this run, in a sentence; null where it does. */
  readonly refusal: string | null;
}

/**
 * Follows the events of a run from its first one and hands them on in batches, at most one per frame, each event once
 * and in order. A lost connection goes on after the last event that arrived. `onEnd` is called once, when all have come.
 */
export function useRunEvents(
  runId: string,
  onEvents: (events: readonly RunEvent[]) => void,
  onEnd: () => void,
): RunConnection {
  const client = useApolloClient();
  const [connection, setConnection] = useState<RunConnection>({ isReconnecting: false, refusal: null });
  const handlers = useRef({ onEvents, onEnd });
  handlers.current = { onEvents, onEnd };

  useEffect(
    function followRun() {
      let lastSequence = 0;
      let stop = () => {};
      let restart: ReturnType<typeof setTimeout> | undefined;
      let isOver = false;
      let isLost = false;
      const batches = pacedBatches<RunEvent>(
        (events) => {
          if (!isOver) handlers.current.onEvents(events);
        },
        // In that very frame: left to itself, React would render after it, and what has come would wait for the next.
        (task) => onNextFrame(() => flushSync(task)),
      );

      function start() {
        stop = follow({
          client,
          subscription: RunPage_EventsDocument,
          variables: () => ({ runId, after: lastSequence }),
          onData({ agentRunEvents: event }) {
            if (isLost) setConnection({ isReconnecting: false, refusal: null });
            isLost = false;
            if (event.sequence <= lastSequence) return;
            if (event.sequence > lastSequence + 1) {
              // Events are missing: ask again from the last one that is known.
              stop();
              clearTimeout(restart);
              restart = setTimeout(start, 500);
              return;
            }
            lastSequence = event.sequence;
            batches.add(event);
          },
          onLost() {
            isLost = true;
            setConnection({ isReconnecting: true, refusal: null });
          },
          onRefused: (error) => setConnection({ isReconnecting: false, refusal: errorSentence(error) }),
          onEnd() {
            batches.flush();
            handlers.current.onEnd();
          },
        });
      }
      start();
      return () => {
        stop();
        clearTimeout(restart);
        isOver = true;
      };
    },
    [client, runId],
  );
  return connection;
}
