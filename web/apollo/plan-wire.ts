import type {
  PlanSnapshot_ColumnsFragment,
  PlanTask_DetailsFragment,
  PlanTask_RowFragment,
} from '../__generated__/graphql.ts';
import type { PlanPerson, PlanProject, PlanTask } from './plan-index.ts';

type Row = Omit<PlanTask_RowFragment, ' $fragmentName'>;
type Details = Omit<PlanTask_DetailsFragment, '__typename' | 'id' | ' $fragmentName'>;

/** A task as changes tell it. */
export type WireTask = Row & Partial<Details>;

/** All tasks of a plan as a snapshot tells them: entry n of every list is of one task. */
export type WireColumns = Omit<PlanSnapshot_ColumnsFragment, '__typename' | ' $fragmentName'>;

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

export function loadedPlan({
  taskColumns,
  ...project
}: PlanProject & { readonly taskColumns: WireColumns }): LoadedPlan {
  return { project, tasks: tasksOf(taskColumns), people: taskColumns.people };
}

/** The lists are of one length, and places in them are places of what is there: the server has seen to that. */
function tasksOf(columns: WireColumns): PlanTask[] {
  const { ids, parents, assignees, people } = columns;
  const idAt = (place: number): string => ids[place]!;
  return ids.map((id, at): PlanTask => {
    const [parent, assignee] = [parents[at] ?? null, assignees[at] ?? null];
    return {
      id,
      number: columns.numbers[at]!,
      parentId: parent === null ? null : idAt(parent),
      orderKey: columns.orderKeys[at]!,
      title: columns.titles[at]!,
      status: columns.statuses[at]!,
      priority: columns.priorities[at]!,
      estimatedMinutes: columns.estimatedMinutes[at] ?? null,
      actualMinutes: columns.actualMinutes[at]!,
      startDate: columns.startDates[at] ?? null,
      dueDate: columns.dueDates[at] ?? null,
      tags: columns.tags[at]!,
      version: columns.versions[at]!,
      assigneeId: assignee === null ? null : people[assignee]!.id,
      dependencyIds: columns.dependencies[at]!.map(idAt),
    };
  });
}
