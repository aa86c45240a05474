import { badInput } from '../domain/app-error.ts';

export interface PageRequest {
  /** Items wanted. */
  readonly first: number;
  /** Cursor of the item after which the page begins; null for the first page. */
  readonly after: string | null;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** One for each item. */
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  /** Counts all items of the list, in a statement of its own. */
  totalCount(): Promise<number>;
}

type Key = readonly [string, string | number];

/**
 * One page of a list that is ordered by a key of two parts. `read` gets one more item than was asked for, so that the
 * page knows whether there is a next one. Throws BAD_USER_INPUT for a wrong size or a cursor of another list.
 */
export async function readPage<T, K extends Key>(
  request: PageRequest,
  list: {
    readonly largest: number;
    readonly keyOf: (item: T) => K;
    readonly isKey: (key: Key) => key is K;
    readonly read: (page: { first: number; after: K | null }) => Promise<readonly T[]>;
    readonly count: () => Promise<number>;
  },
): Promise<Page<T>> {
  const { first } = request;
  if (first < 0 || first > list.largest) throw badInput('first', `first must be between 0 and ${list.largest}.`);
  const after = request.after === null ? null : decodeCursor(request.after);
  if (after !== null && !list.isKey(after)) throw badInput('after', 'The cursor does not belong to this list.');
  const found = await list.read({ first: first + 1, after });
  const items = found.slice(0, first);
  const cursors = items.map((item) => Buffer.from(JSON.stringify(list.keyOf(item))).toString('base64url'));
  return { items, cursors, hasNextPage: found.length > first, totalCount: list.count };
}

export function isTextKey(key: Key): key is readonly [string, string] {
  return typeof key[1] === 'string';
}
export function isNumberKey(key: Key): key is readonly [string, number] {
  return typeof key[1] === 'number';
}

function decodeCursor(cursor: string): Key {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === 2 && typeof key[0] === 'string') return key as unknown as Key;
  } catch {
    // Not JSON: answered below like any other cursor that this server did not make.
  }
  throw badInput('after', 'The cursor is not one that this server gave.');
}
