import { useQuery } from '@apollo/client/react';
import { useDeferredValue } from 'react';
import { ProjectListDocument, type ProjectListQuery } from '../../__generated__/graphql.ts';

export type ListedProject = ProjectListQuery['projects']['nodes'][number];

/** Projects whose name fits `search`, the latest first; keeps showing the former list while the next is on its way. */
export function useProjectList(search: string) {
  const wanted = useDeferredValue(search.trim());
  const { data, previousData, error, refetch } = useQuery(ProjectListDocument, {
    variables: wanted === '' ? {} : { search: wanted },
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.projects;
  return {
    /** Null until the first list has arrived. */
    projects: page?.nodes ?? null,
    /** How many there are in all; the list holds the first 50. */
    totalCount: page?.totalCount ?? 0,
    error: page ? undefined : error,
    refetch,
  };
}
