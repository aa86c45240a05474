import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonPartsError, readJsonParts } from './json-parts.ts';

const LIMITS = { characters: 100_000, depth: 50 };

async function read(pieces: readonly string[], limits = LIMITS): Promise<Record<string, unknown>> {
  const object = Object.create(null) as Record<string, unknown>;
  for await (const part of readJsonParts(toAsync(pieces), limits)) {
    if (part.type === 'member') object[part.name] = part.value;
    else ((object[part.name] ??= []) as unknown[]).push(part.value);
  }
  return object;
}

async function* toAsync(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces;
}

/** Pieces of at most `size` characters. */
function cut(text: string, size: number): string[] {
  return text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
}

test('gives back what any object holds, in whatever pieces it comes and however it is laid out', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 4 })),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom(undefined, 2, '\t'),
      async (value, size, space) => {
        const text = JSON.stringify(value, null, space);
        const withoutEmpty = Object.entries(JSON.parse(text) as object).filter(
          ([, each]) => !(Array.isArray(each) && each.length === 0),
        );
        const entries = Object.entries(await read(cut(text, size)));
        expect(new Map(entries)).toEqual(new Map(withoutEmpty));
      },
    ),
  );
});

test('takes a long part in many pieces in a time that goes with its length', async () => {
  const pieces = Array.from({ length: 400 }, () => 'x'.repeat(64 * 1024));
  const { a } = await read(['{"a":["', ...pieces, '"]}'], { ...LIMITS, characters: 64 * 1024 * 1024 });
  expect((a as string[])[0]).toHaveLength(400 * 64 * 1024);
});

test.each([
  ['nothing', '', 'It is empty.'],
  ['an array', '[1]', 'It does not begin with a brace.'],
  ['an open object', '{"a":1', 'It ends in the middle.'],
  ['an open array', '{"a":[1,', 'It ends in the middle.'],
  ['an open text', '{"a":"b\\', 'It ends in the middle.'],
  ['two things', '{"a":1} x', 'Something follows after the end.'],
  ['an element that is nothing', '{"a":[1,,2]}', 'It is no valid JSON.'],
  ['a wrong bracket at the end', '{"a":1]', 'It is no valid JSON.'],
  ['a wrong bracket', '{"a":[1}}', 'It is no valid JSON.'],
  ['a missing comma', '{"a":[1] 2}', 'It is no valid JSON.'],
  ['a name without quotes', '{a:1}', 'It is no valid JSON.'],
  ['what is too deep', `{"a":${'['.repeat(51)}`, 'It is nested deeper than 50 levels.'],
  ['what is too long', `{"a":"${'x'.repeat(200_000)}"}`, 'A part of it has more than 100000 characters.'],
])('refuses %s', async (_what, text, message) => {
  await expect(read(cut(text, 4_096))).rejects.toThrow(new JsonPartsError(message));
});
