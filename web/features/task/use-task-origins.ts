import { createContext, useContext, useEffect, useState } from 'react';
import { TaskOriginsDocument, type TaskOriginsQuery } from '../../__generated__/graphql.ts';
import { client } from '../../apollo/client.ts';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { momentLabel } from '../patch/patch-status.tsx';

export type FieldOrigin = NonNullable<TaskOriginsQuery['task']>['origins'][number];

/** Which patch set each field of the open task last, the newest first; empty until it is known. */
export const TaskOriginsContext = createContext<readonly FieldOrigin[]>([]);

/** Asked when a task is opened and again when it has changed. Where the server does not answer, nothing is said. */
export function useTaskOrigins(task: PlanTask): readonly FieldOrigin[] {
  const [origins, setOrigins] = useState<readonly FieldOrigin[]>([]);
  const { id, version, number } = task;
  useEffect(
    function fetchOrigins() {
      // A task without a number is not on the server yet.
      if (number <= 0) return;
      let isCurrent = true;
      client.query({ query: TaskOriginsDocument, variables: { id }, fetchPolicy: 'no-cache' }).then(
        ({ data }) => {
          if (isCurrent && data?.task) setOrigins(data.task.origins);
        },
        () => undefined,
      );
      return () => {
        isCurrent = false;
      };
    },
    [id, version, number],
  );
  return origins;
}

/** Who set a field and when, such as `Set by Ana, 2 hours ago: Plan the launch`; undefined where that is not known. */
export function useOriginNote(field: string): string | undefined {
  const origins = useContext(TaskOriginsContext);
  const patch = (origins.find((each) => each.field === field) ?? origins.find((each) => each.field === '*'))?.patch;
  if (!patch) return undefined;
  const when = patch.appliedAt === null ? '' : `, ${momentLabel(new Date(patch.appliedAt), new Date())}`;
  return `Set by ${patch.authorName}${when}: ${patch.title}`;
}
