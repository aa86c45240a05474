import { useQuery } from '@apollo/client/react';
import { DeletionsDocument, type DeletionsQuery } from '../../__generated__/graphql.ts';
import type { EditConflict } from '../../apollo/plan-edit.ts';

/** What took a task, by itself or with what it was below, as the trash tells it. */
export type Deletion = NonNullable<DeletionsQuery['project']>['deletionsOf'][number];

/** What took the tasks that these conflicts say are gone. Empty until the server has answered, and for what is in no trash. */
export function useDeletions(projectId: string, conflicts: readonly EditConflict[]): readonly Deletion[] {
  const taskIds = [...new Set(conflicts.flatMap(({ goneTaskIds }) => goneTaskIds))];
  const { data } = useQuery(DeletionsDocument, {
    variables: { projectId, taskIds },
    fetchPolicy: 'no-cache',
    skip: taskIds.length === 0,
  });
  return data?.project?.deletionsOf ?? [];
}
