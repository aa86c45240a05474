/** What keys are made of, in the order of their codes: `0` to `9`, `A` to `Z`, `a` to `z`. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * A key that sorts bytewise after `before` and before `after`, for the time until the server has given its own; null
 * means that there is none on that side. Two siblings can share a key for a moment when two people insert at one place,
 * and a key may be none of ours: where there is no room between, the new one comes right after `before`.
 */
export function keyBetween(before: string | null, after: string | null): string {
  const low = before ?? '';
  if (after === null || low >= after) return `${low}V`;
  let key = '';
  for (let at = 0; at < after.length; at += 1) {
    const from = at < low.length ? DIGITS.indexOf(low.charAt(at)) : -1;
    const to = DIGITS.indexOf(after.charAt(at));
    if (to === -1 || (from === -1 && at < low.length)) break;
    if (to - from > 1) return key + DIGITS.charAt((from + to + 1) >> 1);
    // All that begins like `before` comes before `after` from here on.
    if (to > from && from !== -1) return `${low}V`;
    key += after.charAt(at);
  }
  return `${low}V`;
}
