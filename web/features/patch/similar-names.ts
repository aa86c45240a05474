const MOST = 3;

/** Names of `known` that `name` may have been meant to be: a slip of the pen away, or the first or last name alone. */
export function similarNames(name: string, known: readonly string[]): string[] {
  const wanted = keyOf(name);
  if (wanted === '' || known.some((each) => exactKeyOf(each) === exactKeyOf(name))) return [];
  return known.filter((each) => areSimilar(wanted, keyOf(each))).slice(0, MOST);
}

/** As the server tells people apart. */
function exactKeyOf(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}

/** Without marks and case, so that “Jose” is “José”. */
function keyOf(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}

function areSimilar(one: string, other: string): boolean {
  const slips = Math.min(one.length, other.length) < 5 ? 1 : 2;
  if (isWithin(one, other, slips)) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const words = long.split(' ');
  return words.length > 1 && (words[0] === short || words.at(-1) === short);
}

/** Whether at most `slips` letters are wrong, missing, or too many. */
function isWithin(one: string, other: string, slips: number): boolean {
  if (Math.abs(one.length - other.length) > slips) return false;
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const replaced = (before[at - 1] ?? 0) + (one[row - 1] === other[at - 1] ? 0 : 1);
      now.push(Math.min(replaced, (before[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1));
    }
    before = now;
  }
  return (before[other.length] ?? Infinity) <= slips;
}
