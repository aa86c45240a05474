import { useCallback, useEffect, useState } from 'react';
import {
  DiscussionChangesDocument,
  TaskActivityDocument,
  type TaskActivityQuery,
} from '../../__generated__/graphql.ts';
import { client } from '../../apollo/client.ts';
import { onConnectionReturn } from '../../apollo/connection.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { follow } from '../../apollo/follow.ts';
import type { PlanTask } from '../../apollo/plan-index.ts';

export type TaskActivityData = NonNullable<TaskActivityQuery['task']>;
export type TaskComment = TaskActivityData['comments']['nodes'][number];
export type TaskTimeEntry = TaskActivityData['timeEntries']['nodes'][number];
export type TaskPatch = TaskActivityData['patches'][number];

const COMMENTS_AT_ONCE = 20;

/**
 * What happened to a task. Read when it is opened, when the task has changed, and whenever somebody says something: the
 * server tells that there is something to read. `data` is null until it has arrived; `error` is a sentence.
 */
export function useTaskActivity(task: PlanTask) {
  const { id, version, number } = task;
  const [data, setData] = useState<TaskActivityData | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [commentCount, setCommentCount] = useState(COMMENTS_AT_ONCE);
  const [news, setNews] = useState(0);
  const readAgain = useCallback(() => setNews((before) => before + 1), []);
  useEffect(
    function read() {
      // A task without a number is not on the server yet.
      if (number <= 0) return;
      let isCurrent = true;
      const variables = { id, comments: commentCount };
      client.query({ query: TaskActivityDocument, variables, fetchPolicy: 'no-cache' }).then(
        (answer) => {
          if (!isCurrent || !answer.data?.task) return;
          setError(null);
          setData(answer.data.task);
        },
        (failure: unknown) => {
          if (isCurrent) setError(errorSentence(failure));
        },
      );
      return () => {
        isCurrent = false;
      };
    },
    [id, version, number, commentCount, news],
  );
  useEffect(
    function readWhenPossible() {
      return error === null ? undefined : onConnectionReturn(readAgain);
    },
    [error, readAgain],
  );
  useEffect(
    function followDiscussion() {
      if (number <= 0) return;
      let isFirst = true;
      return follow({
        client,
        subscription: DiscussionChangesDocument,
        variables: () => ({ taskId: id }),
        onData() {
          // The first one tells the state as it was read anyway; after a lost connection it may be another.
          if (!isFirst) readAgain();
          isFirst = false;
        },
        onLost: () => {
          isFirst = false;
        },
      });
    },
    [id, number, readAgain],
  );
  const showMore = useCallback(() => setCommentCount((before) => Math.min(100, before + COMMENTS_AT_ONCE)), []);
  return { data, error, readAgain, showMore: commentCount < 100 ? showMore : null };
}
