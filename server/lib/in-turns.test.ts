import { expect, test } from 'vitest';
import { inTurns, mapInTurns, printInTurns } from './in-turns.ts';

test('lets others have their turn after so many steps, and answers what the steps answer', async () => {
  const seen: string[] = [];
  function* steps(): Generator<void, string> {
    for (let step = 1; step <= 5; step += 1) {
      seen.push(`step ${step}`);
      yield;
    }
    return 'done';
  }
  setImmediate(() => {
    seen.push('another');
    setImmediate(() => seen.push('and another'));
  });
  expect(await inTurns(steps(), 2)).toBe('done');
  expect(seen).toEqual(['step 1', 'step 2', 'another', 'step 3', 'step 4', 'and another', 'step 5']);
});

test('maps and prints as without turns', async () => {
  const items = Array.from({ length: 7 }, (_, index) => ({
    index,
    text: `“${index}”`,
    absent: undefined,
    list: [null],
  }));
  expect(await mapInTurns(items, 3, ({ index }) => index * 2)).toEqual(items.map(({ index }) => index * 2));
  for (const count of [0, 1, 7])
    expect(await printInTurns(items.slice(0, count), 3)).toBe(JSON.stringify(items.slice(0, count)));
});

test('fails where a step fails', async () => {
  const failing = mapInTurns([1, 2, 3], 1, (number) => {
    if (number === 2) throw new Error('Two.');
    return number;
  });
  await expect(failing).rejects.toThrow('Two.');
});
