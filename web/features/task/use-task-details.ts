import { useCallback, useEffect, useRef, useState } from 'react';
import { TaskDetailsDocument } from '../../__generated__/graphql.ts';
import { client } from '../../apollo/client.ts';
import { onConnectionReturn } from '../../apollo/connection.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { addTaskDetails } from '../../apollo/plan-sessions.ts';

export interface TaskDetails {
  readonly description: string;
  readonly acceptanceCriteria: readonly string[];
}

/**
 * The fields of a task that only its panel shows. They are asked for once; from then on changes keep them up to date.
 * Null while they are on their way; `error` is a sentence when they did not come.
 */
export function useTaskDetails(task: PlanTask): {
  details: TaskDetails | null;
  error: string | null;
  retry: () => void;
} {
  const { description, acceptanceCriteria } = task;
  const isMissing = (description === undefined || acceptanceCriteria === undefined) && task.number > 0;
  const [error, setError] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(
    function fetchDetails() {
      if (!isMissing) return;
      let isCurrent = true;
      setError(null);
      client.query({ query: TaskDetailsDocument, variables: { id: task.id }, fetchPolicy: 'no-cache' }).then(
        ({ data }) => {
          if (data?.task) addTaskDetails(data.task);
        },
        (failure: unknown) => {
          if (isCurrent) setError(errorSentence(failure));
        },
      );
      return () => {
        isCurrent = false;
      };
    },
    [task.id, isMissing, attempt],
  );
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  useEffect(
    function retryWhenPossible() {
      return error === null ? undefined : onConnectionReturn(retry);
    },
    [error, retry],
  );
  // What was known of a task that waits to be saved stays until the server tells: somebody may be writing in it.
  const lastKnown = useRef<{ readonly id: string; readonly details: TaskDetails } | null>(null);
  const details =
    description !== undefined && acceptanceCriteria !== undefined
      ? { description, acceptanceCriteria }
      : lastKnown.current?.id === task.id
        ? lastKnown.current.details
        : null;
  useEffect(function rememberDetails() {
    lastKnown.current = details && { id: task.id, details };
  });
  return { details, error, retry };
}
