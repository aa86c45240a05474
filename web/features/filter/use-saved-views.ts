import { useQuery } from '@apollo/client/react';
import { useLocation } from '@tanstack/react-router';
import { SavedViewsDocument, type SavedViewsQuery } from '../../__generated__/graphql.ts';

export type SavedViewLink = NonNullable<SavedViewsQuery['project']>['savedViews'][number];

/** The saved views of a project, by name; empty until they are known. */
export function useSavedViews(projectId: string): readonly SavedViewLink[] {
  const { data } = useQuery(SavedViewsDocument, { variables: { projectId }, fetchPolicy: 'cache-and-network' });
  return data?.project?.savedViews ?? [];
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
