import { describe, expect, test } from 'vitest';
import { JsonElements, type JsonPiece } from '../../../server/agents/llm/json-elements.ts';
import { planPieces, planText, scriptedPlan } from '../../support/scripted-plan.ts';

const OPTIONS = { streamedText: 'thinking' };

/** All pieces of a text that arrives in chunks of `size` characters. */
async function read(text: string, size = text.length, options = {}) {
  const json = new JsonElements({ ...OPTIONS, ...options });
  const pieces: JsonPiece[] = [];
  for (let start = 0; start < text.length; start += size)
    pieces.push(...(await json.push(text.slice(start, start + size))));
  return { pieces, json };
}

const elements = (pieces: readonly JsonPiece[]) => pieces.filter((piece) => piece.type === 'element');
const streamed = (pieces: readonly JsonPiece[]) =>
  pieces.map((piece) => (piece.type === 'text' ? piece.delta : '')).join('');

describe('an answer of 20 operations', () => {
  const plan = scriptedPlan(20);
  const text = planText(plan);
  const expected = (JSON.parse(text) as { operations: unknown[] }).operations;
  /** Where each operation's last brace stands. */
  const ends = planPieces(plan)
    .slice(0, -1)
    .reduce<number[]>((ends, piece) => [...ends, (ends.at(-1) ?? 0) + piece.length], [])
    .slice(1);

  test('gives exactly the complete operations wherever it is cut', { timeout: 30_000 }, async () => {
    for (let cut = 0; cut <= text.length; cut += 1) {
      const { pieces, json } = await read(text.slice(0, cut));
      const complete = ends.filter((end) => end <= cut).length;
      expect(elements(pieces).map((piece) => piece.value)).toEqual(expected.slice(0, complete));
      expect(json.isComplete).toBe(cut === text.length);
      expect(json.failure).toBeNull();
    }
  });

  test.each([1, 2, 3, 7, 100])(
    'gives each operation with the chunk that completes it, in chunks of %i',
    async (size) => {
      const json = new JsonElements(OPTIONS);
      const arrivedAt: number[] = [];
      for (let end = size; end < text.length + size; end += size) {
        const pieces = await json.push(text.slice(end - size, end));
        arrivedAt.push(...elements(pieces).map(() => end));
      }
      expect(arrivedAt).toEqual(ends.map((end) => Math.ceil(end / size) * size));
    },
  );

  test('gives the same pieces whatever the size of the chunks', async () => {
    const whole = await read(text);
    for (const size of [1, 5, 64]) {
      const { pieces } = await read(text, size);
      expect(pieces.filter((piece) => piece.type !== 'text')).toEqual(
        whole.pieces.filter((piece) => piece.type !== 'text'),
      );
      expect(streamed(pieces)).toBe(plan.thinking);
    }
  });
});

test('gives properties and texts in the order in which they stand', async () => {
  const { pieces } = await read('{"thinking":"Hm.","title":"T","project":{"name":"N"},"operations":[1,{"a":[2]}]}');
  expect(pieces).toEqual([
    { type: 'text', name: 'thinking', delta: 'Hm.' },
    { type: 'property', name: 'thinking', value: 'Hm.' },
    { type: 'property', name: 'title', value: 'T' },
    { type: 'property', name: 'project', value: { name: 'N' } },
    { type: 'element', name: 'operations', value: 1 },
    { type: 'element', name: 'operations', value: { a: [2] } },
  ]);
});

test('gives text as it grows, and never half of a character', async () => {
  const json = new JsonElements(OPTIONS);
  expect(await json.push('{"thinking":"One')).toEqual([{ type: 'text', name: 'thinking', delta: 'One' }]);
  expect(await json.push(' two \\ud83d')).toEqual([{ type: 'text', name: 'thinking', delta: ' two ' }]);
  expect(await json.push('\\ude80!"')).toEqual([
    { type: 'text', name: 'thinking', delta: '🚀!' },
    { type: 'property', name: 'thinking', value: 'One two 🚀!' },
  ]);
});

test('gives no more text than it should', async () => {
  const { pieces } = await read(`{"thinking":"${'x'.repeat(50)}"}`, 3, { maxStreamedCharacters: 20 });
  expect(streamed(pieces)).toBe('x'.repeat(20));
});

test.each([
  ['a code fence', '```json\n{"operations":[1]}\n```'],
  ['a sentence before it', 'Here is the plan:\n\n{"operations":[1]}'],
  ['a sentence after it', '{"operations":[1]} I hope this helps {really}.'],
])('reads an answer with %s', async (_, text) => {
  for (const size of [1, 4, text.length]) {
    const { pieces, json } = await read(text, size);
    expect(pieces).toEqual([{ type: 'element', name: 'operations', value: 1 }]);
    expect([json.isComplete, json.failure]).toEqual([true, null]);
  }
});

test.each([
  ['junk between elements', '{"operations":[{"a":1},{"a":2} oops {"a":3}]}', 2],
  ['a missing comma', '{"operations":[{"a":1} {"b":2}]}', 1],
  ['single quotes', "{'operations':[]}", 0],
  ['a number that is none', '{"operations":[{"a":01}]}', 0],
])('keeps what stands before %s, and says that the rest is no JSON', async (_, text, count) => {
  for (const size of [1, text.length]) {
    const { pieces, json } = await read(text, size);
    expect(elements(pieces)).toHaveLength(count);
    expect(json.failure).toBe('The answer is not valid JSON.');
    expect(json.isComplete).toBe(false);
    expect(await json.push('{"operations":[1]}')).toEqual([]);
  }
});

test('waits for the end of a text that lacks its last quote', async () => {
  const { pieces, json } = await read('{"operations":[{"a":1},{"b:2}]}');
  expect(elements(pieces)).toHaveLength(1);
  expect([json.isComplete, json.failure]).toEqual([false, null]);
});

test('is not complete where there is no JSON at all', async () => {
  const { pieces, json } = await read('I cannot do that.');
  expect([pieces, json.isComplete, json.failure]).toEqual([[], false, null]);
});

test('stops at an answer that is too long', async () => {
  const { json } = await read(`{"operations":[${'1,'.repeat(600)}`, 10, { maxCharacters: 1_000 });
  expect(json.failure).toBe('The answer is longer than 1000 characters.');
});

test('bounds what stands before the first brace as well', async () => {
  const { json } = await read('x'.repeat(2_000), 10, { maxCharacters: 1_000 });
  expect(json.failure).toBe('The answer is longer than 1000 characters.');
});

test('stops at an answer that is nested too deep, before it costs anything', async () => {
  const { json } = await read(`{"operations":${'['.repeat(500_000)}`, 10_000);
  expect(json.failure).toBe('The answer is nested deeper than 64 levels.');
});

test('counts no brackets inside of texts', async () => {
  const text = JSON.stringify({ operations: [`"${'[{"'.repeat(200)}`] });
  for (const size of [1, text.length]) {
    const { pieces, json } = await read(text, size);
    expect(elements(pieces)).toHaveLength(1);
    expect(json.isComplete).toBe(true);
  }
});

test('takes time in proportion to the length of the answer', { timeout: 20_000 }, async () => {
  const text = planText(scriptedPlan(4_500));
  expect(text.length).toBeGreaterThan(1_200_000);
  // One character of a long answer must not cost more than one of a short one: quadratic reading takes minutes here.
  const { pieces, json } = await read(text, 12);
  expect(elements(pieces)).toHaveLength(4_500);
  expect(json.isComplete).toBe(true);
});
