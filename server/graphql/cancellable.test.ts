import { expect, test } from 'vitest';
import { cancellable } from './cancellable.ts';

/** Waits for news that never come, as a follower of a quiet project does. */
async function* quiet(signal: AbortSignal): AsyncGenerator<string> {
  yield 'first';
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
}

test('ends a source that waits for news when the listener leaves', async () => {
  const signals: AbortSignal[] = [];
  const events = cancellable((signal) => {
    signals.push(signal);
    return quiet(signal);
  });
  expect(await events.next()).toEqual({ done: false, value: 'first' });
  const waiting = events.next();

  expect(await events.return()).toEqual({ done: true, value: undefined });

  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test('asks the source for a value only when the listener asks', async () => {
  let made = 0;
  const events = cancellable(async function* () {
    while (true) yield (made += 1);
  });
  await events.next();
  await new Promise((resolve) => setImmediate(resolve));
  expect(made).toBe(1);
  await events.return();
});

test('passes a failure of the source on', async () => {
  const events = cancellable(async function* () {
    yield 'first';
    throw new Error('gone');
  });
  await events.next();
  await expect(events.next()).rejects.toThrow('gone');
});
