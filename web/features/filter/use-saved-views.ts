import { useApolloClient, useQuery } from '@apollo/client/react';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { SavedViewsChangesDocument, SavedViewsDocument, type SavedViewsQuery } from '../../__generated__/graphql.ts';
import { follow } from '../../apollo/follow.ts';

export type SavedViewLink = NonNullable<SavedViewsQuery['project']>['savedViews'][number];

/** The saved views of a project, by name; empty until they are known. */
export function useSavedViews(projectId: string): readonly SavedViewLink[] {
  const { data } = useQuery(SavedViewsDocument, { variables: { projectId }, fetchPolicy: 'cache-and-network' });
  return data?.project?.savedViews ?? [];
}

/** Keeps the saved views of a project as they are on the server, whoever changes them. For the one place that is there for as long as the project. */
export function useFollowedSavedViews(projectId: string): void {
  const client = useApolloClient();
  useEffect(
    function followSavedViews() {
      return follow({
        client,
        subscription: SavedViewsChangesDocument,
        variables: () => ({ projectId }),
        onData({ savedViewsChanged: savedViews }) {
          const project = { __typename: 'Project' as const, id: projectId, savedViews };
          client.writeQuery({ query: SavedViewsDocument, variables: { projectId }, data: { project } });
        },
      });
    },
    [client, projectId],
  );
}

/** What would be saved of the address: which view, and its state but for the task that is open. */
export function useViewInAddress(): { readonly view: string; readonly search: Readonly<Record<string, string>> } {
  const { pathname, search } = useLocation();
  return { view: pathname.split('/')[3] ?? '', search: textsOf(search) };
}

/** Whether both open the same. */
export function isSameView(
  a: { readonly view: string; readonly search: object },
  b: { readonly view: string; readonly search: object },
): boolean {
  const flat = (search: object) =>
    JSON.stringify(Object.entries(textsOf(search)).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return a.view === b.view && flat(a.search) === flat(b.search);
}

function textsOf(search: object): Record<string, string> {
  const entries = Object.entries(search).filter(([key, value]) => key !== 'task' && value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}
