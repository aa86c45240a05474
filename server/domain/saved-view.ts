import type { Instant, ProjectId, SavedViewId, WorkspaceId } from './ids.ts';

/** A view of a project with its filter, grouping and order, under a name, for everybody in the workspace. */
export interface SavedView {
  readonly id: SavedViewId;
  readonly workspaceId: WorkspaceId;
  readonly projectId: ProjectId;
  readonly name: string;
  /** The view's place in the address: `outline`, `board`. */
  readonly view: string;
  /** The view's state as the address holds it, by parameter: `{ f: 'status:todo' }`. */
  readonly search: Readonly<Record<string, string>>;
  readonly authorName: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const SAVED_VIEW_LIMITS = { perProject: 100, nameCharacters: 100, parameters: 10, parameterCharacters: 2_000 };

/** What cannot be right with a saved view, with the field; null where all is. */
export function savedViewProblem(
  fields: Pick<SavedView, 'name' | 'view'> & { readonly search: Readonly<Record<string, unknown>> },
): { readonly field: 'name' | 'view' | 'search'; readonly message: string } | null {
  const { nameCharacters, parameters, parameterCharacters } = SAVED_VIEW_LIMITS;
  if (fields.name === '') return { field: 'name', message: 'A saved view needs a name.' };
  if (fields.name.length > nameCharacters)
    return { field: 'name', message: `The name must have at most ${nameCharacters} characters.` };
  if (!/^[a-z][a-z-]{0,29}$/.test(fields.view))
    return { field: 'view', message: 'The view must be named as in the address, such as outline or board.' };
  const entries = Object.entries(fields.search);
  const isRight = entries.every(
    ([key, value]) =>
      /^[a-z][a-zA-Z]{0,19}$/.test(key) && typeof value === 'string' && value.length <= parameterCharacters,
  );
  if (!isRight || entries.length > parameters)
    return {
      field: 'search',
      message: `The state of a view is at most ${parameters} texts of at most ${parameterCharacters} characters, by parameter.`,
    };
  return null;
}
