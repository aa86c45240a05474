import { useQuery } from '@apollo/client/react';
import { useMemo, useRef } from 'react';
import { PeopleDocument } from '../../__generated__/graphql.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import type { Names } from './field-labels.ts';
import type { ReviewOperation } from './operation.ts';
import { riskOf } from './risk.ts';

export interface PlanKnowledge {
  /** Titles and names for the ids in a patch: from the plan, and from the patch itself for what it creates. */
  readonly names: Names;
  /** Of everybody who can be given work. */
  readonly personNames: readonly string[];
  /** Why an operation has to be accepted explicitly; null where it need not. */
  readonly riskOf: (operation: ReviewOperation) => string | null;
}

/** What a review has to know of the plan that the patch would change. */
export function usePlanKnowledge(projectId: string, operations: readonly ReviewOperation[]): PlanKnowledge {
  const plan = usePlanIndex(projectId);
  const { data } = useQuery(PeopleDocument);
  const tasks = plan.byId;

  const people = useMemo(() => new Map(data?.people.map(({ id, name }) => [id, name])), [data]);
  const personNames = useMemo(() => [...people.values()], [people]);
  // The names stay the same object while operations stream in, or every row would render again with each of them. That
  // is safe because an operation comes after those that it names.
  const latest = useRef(operations);
  latest.current = operations;
  const names = useMemo((): Names => {
    let known: { operations: readonly ReviewOperation[]; titles: ReadonlyMap<string, string> } | null = null;
    return {
      taskTitle(taskId) {
        if (known?.operations !== latest.current)
          known = { operations: latest.current, titles: titlesIn(latest.current) };
        return known.titles.get(taskId) ?? tasks.get(taskId)?.title;
      },
      personName: (personId) => people.get(personId),
    };
  }, [tasks, people]);
  const riskInPlan = useMemo(
    () => (operation: ReviewOperation) => riskOf(operation, { statusOf: (taskId) => tasks.get(taskId)?.status }),
    [tasks],
  );
  return { names, personNames, riskOf: riskInPlan };
}

function titlesIn(operations: readonly ReviewOperation[]): Map<string, string> {
  const titles = new Map<string, string>();
  for (const { taskId, title, kind } of operations) {
    if (taskId !== null && (kind === 'CREATE_TASK' || !titles.has(taskId))) titles.set(taskId, title);
  }
  return titles;
}
