import type { PlanSnapshotQuery, PlanTask_DetailsFragment } from '../__generated__/graphql.ts';
import type { PlanPerson, PlanProject, PlanTask } from './plan-index.ts';

type SnapshotProject = NonNullable<PlanSnapshotQuery['project']>;
type Details = Omit<PlanTask_DetailsFragment, '__typename' | 'id' | ' $fragmentName'>;

/** A task as the server sends it: with the fields of the panel (changes) or without (snapshots). */
export type WireTask = SnapshotProject['outline'][number] & Partial<Details>;

/** What a patch has done to a plan, as `applyPatch`, `revertPatch` and `projectChanged` all tell it. */
export interface PlanChange {
  readonly project: PlanProject;
  readonly changedTasks: readonly WireTask[];
  readonly deletedTaskIds: readonly string[];
}

/** A whole plan as it came from the server, now or when this browser kept it. */
export interface LoadedPlan {
  readonly project: PlanProject;
  readonly tasks: readonly PlanTask[];
  readonly people: readonly PlanPerson[];
}

export function planTask({ __typename, assignee, dependencies, ...fields }: WireTask): PlanTask {
  return { ...fields, assigneeId: assignee?.id ?? null, dependencyIds: dependencies.map(({ id }) => id) };
}

export function loadedPlan({ outline, ...project }: SnapshotProject): LoadedPlan {
  return { project, tasks: outline.map(planTask), people: outline.flatMap(({ assignee }) => assignee ?? []) };
}
