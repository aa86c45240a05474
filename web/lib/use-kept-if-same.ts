import { useState } from 'react';

/** The list of before for as long as a new one holds the same in the same order, so that nothing is worked out from it again. */
export function useKeptIfSame<Item>(
  list: readonly Item[],
  isSame: (one: Item, other: Item) => boolean = Object.is,
): readonly Item[] {
  const [kept, keep] = useState(list);
  const isKept =
    kept.length === list.length &&
    kept.every((item, at) => {
      const other = list[at];
      return other !== undefined && isSame(item, other);
    });
  if (!isKept) keep(list);
  return isKept ? kept : list;
}
