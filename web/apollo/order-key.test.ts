import fc from 'fast-check';
import { generateKeyBetween } from 'fractional-indexing';
import { expect, test } from 'vitest';
import { keyBetween } from './order-key.ts';

/** Keys as the server makes them: each between two of those before it. */
const keys = fc.array(fc.nat(), { minLength: 1, maxLength: 40 }).map((places) => {
  const made: string[] = [];
  for (const place of places) {
    const at = place % (made.length + 1);
    made.splice(at, 0, generateKeyBetween(made[at - 1] ?? null, made[at] ?? null));
  }
  return made;
});

test('a key lies between any two of the server’s', () => {
  fc.assert(
    fc.property(keys, fc.nat(), (made, place) => {
      const at = place % (made.length + 1);
      const [before, after] = [made[at - 1] ?? null, made[at] ?? null];
      const key = keyBetween(before, after);
      expect(before === null || before < key).toBe(true);
      expect(after === null || key < after).toBe(true);
    }),
  );
});

test.each<[string | null, string | null, string]>([
  [null, null, 'V'],
  ['a1', 'a1', 'a1V'],
  ['~', 'é', '~V'],
])('between %j and %j stands %j', (before, after, key) => {
  expect(keyBetween(before, after)).toBe(key);
});
