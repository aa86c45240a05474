import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { TrashPageDocument } from '../../__generated__/graphql.ts';
import type { PlanTask } from '../../apollo/plan-index.ts';
import type { TaskAddress } from '../../app/address-search.ts';
import { LeftTexts } from '../view/left-texts.tsx';
import { taskKey } from './task-words.ts';

export interface GoneTaskProps {
  readonly projectId: string;
  readonly address: TaskAddress;
  /** Null where it was not there when this page was loaded: the trash may know it. */
  readonly taskId: string | null;
}

/** In place of a task that is not there: where to look for it, and what was being written about it. */
export function GoneTask({ projectId, address, taskId }: GoneTaskProps) {
  const isUnsaved = typeof address === 'string';
  const { data } = useQuery(TrashPageDocument, {
    variables: { projectId },
    fetchPolicy: 'no-cache',
    skip: taskId !== null || isUnsaved,
  });
  const id = isUnsaved
    ? address
    : (taskId ?? data?.project?.trash.find(({ task }) => task.number === address)?.task.id);
  return (
    <div className="flex flex-col items-start gap-3 p-6">
      {isUnsaved ? (
        <p className="text-mut">This task is not there: it was undone before it was saved, or could not be saved.</p>
      ) : (
        <>
          <p className="text-mut">There is no task {taskKey(address)}. It may have been deleted.</p>
          <Link
            to="/p/$projectId/trash"
            params={{ projectId }}
            className="touch-target text-acctx underline underline-offset-2"
          >
            Look in the trash
          </Link>
        </>
      )}
      {id !== undefined && <LeftTexts keys={keysOf(id)} textsIn={textsIn} />}
    </div>
  );
}

/** The id that a task at this address had when it was last there; null where it was not. */
export function useLastTaskId(address: TaskAddress, task: PlanTask | undefined): string | null {
  const [last, setLast] = useState<{ readonly address: TaskAddress; readonly id: string } | null>(null);
  if (task && (last?.id !== task.id || last.address !== address)) setLast({ address, id: task.id });
  return last?.address === address ? last.id : null;
}

function keysOf(taskId: string): string[] {
  return [`description:${taskId}`, `comment:${taskId}`, `time-note:${taskId}`];
}

function textsIn(kept: unknown): readonly string[] {
  if (typeof kept === 'string') return [kept];
  const text = (kept as { text?: unknown } | undefined)?.text;
  return typeof text === 'string' ? [text] : [];
}
