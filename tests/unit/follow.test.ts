import { describe, expect, test } from 'vitest';
import { follow } from '../../server/events/follow.ts';
import { InProcessBus } from '../../server/events/in-process-bus.ts';

/** What follows a list of numbers; `fail` is thrown by the next read. */
function follower(settings: { willPass?: boolean } = {}) {
  const bus = new InProcessBus();
  const controller = new AbortController();
  const stored: number[] = [];
  const state = { fail: null as Error | null, failsAlways: false, reads: 0 };
  const items = follow<number>({
    bus,
    topic: 'queue',
    signal: controller.signal,
    willPass: () => settings.willPass === true,
    isLast: (item) => item === 99,
    readNext: async (last) => {
      state.reads += 1;
      const { fail } = state;
      if (!state.failsAlways) state.fail = null;
      if (fail) throw fail;
      return stored.filter((item) => item > (last ?? 0)).slice(0, 2);
    },
  });
  const store = (...numbers: number[]): void => {
    stored.push(...numbers);
    bus.publish('queue');
  };
  return { items, store, state, controller };
}

describe('following what is stored', () => {
  test('gives what has been and what comes, each once and in order, and ends after the last', async () => {
    const { items, store } = follower();
    store(1, 2, 3);
    const seen = [(await items.next()).value, (await items.next()).value, (await items.next()).value];
    const fourth = items.next();
    store(4);
    seen.push((await fourth).value);
    store(99, 100);
    for await (const item of items) seen.push(item);
    expect(seen).toEqual([1, 2, 3, 4, 99]);
  });

  test('goes on after an error that passes, from where it was', async () => {
    const { items, store, state } = follower({ willPass: true });
    store(1);
    expect((await items.next()).value).toBe(1);
    state.fail = new Error('away');
    const second = items.next();
    store(2);
    expect(await second).toEqual({ done: false, value: 2 });
  });

  test('ends with an error that does not pass', async () => {
    const { items, state } = follower({ willPass: false });
    state.fail = new Error('gone');
    await expect(items.next()).rejects.toThrow('gone');
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  test('does not read again and again while the error lasts', async () => {
    const { items, state, controller } = follower({ willPass: true });
    Object.assign(state, { fail: new Error('away'), failsAlways: true });
    const next = items.next();
    await expect.poll(() => state.reads, { timeout: 5_000 }).toBe(2);
    expect(state.reads).toBe(2);
    controller.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(state.reads).toBe(2);
  });

  test('waits for a slow consumer before it reads the next page', async () => {
    const { items, store, state } = follower();
    store(1, 2, 3, 4);
    await items.next();
    store(5);
    expect(state.reads).toBe(1);
    await items.next();
    await items.next();
    expect(state.reads).toBe(2);
  });
});
