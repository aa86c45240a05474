import { generateKeyBetween } from 'fractional-indexing';

/**
 * A key that sorts between two others, bytewise. Null stands for the start or the end of the list.
 * Nothing else is renumbered, so people who insert at the same time never touch each other's rows.
 *
 * @see https://www.figma.com/blog/realtime-editing-of-ordered-sequences/
 */
export function keyBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after);
}

/** Compares two order keys bytewise; `localeCompare` would give another order. */
export function compareKeys(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
