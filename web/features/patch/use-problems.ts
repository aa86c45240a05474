import { useMemo } from 'react';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import type { ReviewOperation } from './operation.ts';
import { type Problem, problemsIn } from './problems.ts';
import type { PlanKnowledge } from './use-plan-knowledge.ts';
import type { Proposal } from './use-proposal.ts';

/** What cannot be right in a proposal, by operation, seen from the plan as it is at this moment. */
export function useProblems(
  projectId: string,
  { patch, conflicts }: Proposal,
  { names, personNames }: PlanKnowledge,
): ReadonlyMap<string, Problem> {
  const { byId, project } = usePlanIndex(projectId);
  const { operations } = patch;
  return useMemo(
    () =>
      problemsIn(operations, {
        datesOf: ({ taskId }: ReviewOperation) => (taskId === null ? (project ?? undefined) : byId.get(taskId)),
        taskTitle: (taskId) => names.taskTitle(taskId),
        hasDependency: (taskId, dependsOnId) => byId.get(taskId)?.dependencyIds.includes(dependsOnId) ?? false,
        personNames,
        conflicts,
      }),
    [operations, byId, project, names, personNames, conflicts],
  );
}
