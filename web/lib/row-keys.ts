/**
 * React's keys for the rows that are drawn, by row id and in order. A row keeps the key that it had in `before`. Where
 * the rows are other ones (`areOthers`), they take the keys, and with them the elements, of those that stood there:
 * writing other words into a row costs half of what making one does, and the elements stay in order. `activeId` keeps
 * its own all the same, with what is being written in it.
 */
export function rowKeys(
  ids: readonly string[],
  before: ReadonlyMap<string, string>,
  areOthers: boolean,
  activeId: string | undefined,
): ReadonlyMap<string, string> {
  const taken = new Set(before.values());
  const left = areOthers ? [...before].filter(([id]) => id !== activeId).map(([, key]) => key) : [];
  let next = 0;
  const keyFor = (id: string): string => {
    const own = areOthers && id !== activeId ? left[next++] : before.get(id);
    if (own !== undefined) return own;
    let key = id;
    while (taken.has(key)) key += '+';
    taken.add(key);
    return key;
  };
  return new Map(ids.map((id) => [id, keyFor(id)]));
}
