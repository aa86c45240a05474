import { expect, test } from 'vitest';
import { TooManyWaiting, Turns } from './turns.ts';

test('one thing is had by one at a time, in the order of asking, and a failure stops nobody', async () => {
  const turns = new Turns<string>(10);
  const log: string[] = [];
  const step = (name: string) => async () => {
    log.push(`${name} begins`);
    await Promise.resolve();
    log.push(`${name} ends`);
    if (name === 'b') throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => turns.take('key', step(name))));
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('other things are not waited for, and too many are refused', async () => {
  const turns = new Turns<string>(1);
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = turns.take('a', () => promise);
  await expect(turns.take('b', async () => 'b')).resolves.toBe('b');
  await expect(turns.take('a', async () => 'a')).rejects.toThrow(TooManyWaiting);
  resolve();
  await first;
  await expect(turns.take('a', async () => 'a')).resolves.toBe('a');
});
