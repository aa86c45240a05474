import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { MemoryCache } from '../../../../server/agents/llm/cache/memory-cache.ts';
import { RedisCache } from '../../../../server/agents/llm/cache/redis-cache.ts';
import {
  requestKey,
  type CacheBounds,
  type ResponseCache,
} from '../../../../server/agents/llm/cache/response-cache.ts';
import { startSmallRedis, type SmallRedis } from '../../../support/small-redis.ts';
import { REQUEST } from '../model-world.ts';

/** With REDIS_TEST_URL the same tests run against that server, whose answers of ours they clear. */
const REAL_REDIS = process.env['REDIS_TEST_URL'];

const BOUNDS: CacheBounds = { keepMs: 60_000, maxEntries: 3, maxBytes: 1_000 };

interface World {
  readonly cache: ResponseCache;
  /** Lets time pass for cache and store. */
  readonly pass: (ms: number) => Promise<void>;
}

const STORES: Record<string, (bounds: CacheBounds) => Promise<World>> = {
  memory: async (bounds) => {
    let now = 1_000;
    return { cache: new MemoryCache(bounds, () => now), pass: async (ms) => void (now += ms) };
  },
  redis: async (bounds) => {
    // Uses must differ in time: the least recent leaves first.
    let now = Date.now();
    const redis = REAL_REDIS === undefined ? await startSmallRedis(() => now) : null;
    const cache = new RedisCache(
      redis?.url ?? REAL_REDIS!,
      bounds,
      () => undefined,
      () => (now += 1),
    );
    onTestFinished(async () => {
      await cache[Symbol.asyncDispose]();
      await redis?.[Symbol.asyncDispose]();
    });
    await reachable(cache);
    await cache.clear();
    const pass = (ms: number): Promise<void> =>
      redis ? Promise.resolve(void (now += ms)) : new Promise((resolve) => setTimeout(resolve, ms));
    return { cache, pass };
  },
};

async function reachable(cache: ResponseCache): Promise<void> {
  await vi.waitFor(async () => expect((await cache.statistics()).isReachable).toBe(true), { timeout: 10_000 });
}

const answer = (json: string, said = '') => ({ said, json });

describe.each(Object.keys(STORES))('answers in %s', (store) => {
  const open = (bounds: Partial<CacheBounds> = {}): Promise<World> => STORES[store]!({ ...BOUNDS, ...bounds });

  test('are given back as they were, and counted', async () => {
    const { cache } = await open();
    expect(await cache.find('a')).toBeNull();
    await cache.keep('a', answer('{"ä":1}', 'hm'));
    expect(await cache.find('a')).toEqual({ said: 'hm', json: '{"ä":1}' });
    expect(await cache.find('b')).toBeNull();
    expect(await cache.statistics()).toEqual({ store, isReachable: true, hits: 1, misses: 2, entries: 1, bytes: 10 });
  });

  test('leave when there are too many, the one that has gone unused longest first', async () => {
    const { cache } = await open();
    for (const key of ['a', 'b', 'c']) await cache.keep(key, answer(key));
    await cache.find('a');
    await cache.keep('d', answer('d'));
    expect(await cache.find('b')).toBeNull();
    for (const key of ['a', 'c', 'd']) expect(await cache.find(key)).toEqual(answer(key));
  });

  test('leave when they are too large together, and one that is too large alone never comes in', async () => {
    const { cache } = await open({ maxBytes: 100 });
    await cache.keep('a', answer('x'.repeat(60)));
    await cache.keep('b', answer('x'.repeat(50)));
    expect(await cache.find('a')).toBeNull();
    await cache.keep('c', answer('x'.repeat(101)));
    expect(await cache.find('c')).toBeNull();
    expect(await cache.statistics()).toMatchObject({ entries: 1, bytes: 50 });
  });

  test('take the place of what was there under the same key', async () => {
    const { cache } = await open();
    await cache.keep('a', answer('first'));
    await cache.keep('a', answer('again!'));
    expect(await cache.find('a')).toEqual(answer('again!'));
    expect(await cache.statistics()).toMatchObject({ entries: 1, bytes: 6 });
  });

  test('are forgotten after their time', async () => {
    const { cache, pass } = await open({ keepMs: 150 });
    await cache.keep('a', answer('x'));
    expect(await cache.find('a')).not.toBeNull();
    await pass(200);
    expect(await cache.find('a')).toBeNull();
    expect(await cache.statistics()).toMatchObject({ entries: 0, bytes: 0 });
  });

  test('are all forgotten on demand', async () => {
    const { cache } = await open();
    await cache.keep('a', answer('x'));
    await cache.find('a');
    await cache.clear();
    expect(await cache.statistics()).toEqual({ store, isReachable: true, hits: 0, misses: 0, entries: 0, bytes: 0 });
    expect(await cache.find('a')).toBeNull();
  });
});

test('a request has the same key only where every part of it is equal', () => {
  const others = [
    { ...REQUEST, model: 'other' },
    { ...REQUEST, system: 'other' },
    { ...REQUEST, context: 'the contextthe', prompt: ' prompt' },
    { ...REQUEST, prompt: 'other' },
    { ...REQUEST, schemaName: 'other' },
    { ...REQUEST, jsonSchema: { type: 'object' } },
    { ...REQUEST, maxOutputTokens: 1 },
  ];
  const asked = { workspaceId: 'w1', provider: 'openai', baseUrl: 'https://one.example/v1' };
  const elsewhere = [
    { ...asked, workspaceId: 'w2' },
    { ...asked, provider: 'xai' },
    { ...asked, baseUrl: 'https://two.example/v1' },
  ];
  const keys = [
    ...others.map((request) => requestKey(asked, request)),
    ...elsewhere.map((each) => requestKey(each, REQUEST)),
  ];
  expect(new Set([requestKey(asked, REQUEST), ...keys]).size).toBe(keys.length + 1);
  expect(requestKey({ ...asked }, { ...REQUEST })).toBe(requestKey(asked, REQUEST));
});

describe('a Redis that goes away', () => {
  async function openWith(redis: SmallRedis): Promise<{ cache: RedisCache; losses: string[] }> {
    const losses: string[] = [];
    const cache = new RedisCache(redis.url, BOUNDS, ({ message }) => losses.push(message));
    onTestFinished(() => cache[Symbol.asyncDispose]());
    return { cache, losses };
  }

  test('fails nobody, is told of once, and is used again when it is back', async () => {
    await using redis = await startSmallRedis();
    const { cache, losses } = await openWith(redis);
    await reachable(cache);
    await cache.keep('a', answer('x'));
    await redis.goAway();
    await vi.waitFor(() => expect(losses).toHaveLength(1));
    expect(await cache.find('a')).toBeNull();
    await cache.keep('b', answer('y'));
    expect(await cache.statistics()).toMatchObject({ store: 'redis', isReachable: false, entries: 0 });
    await expect(cache.clear()).rejects.toThrow();
    expect(losses).toHaveLength(1);
    await redis.comeBack();
    await reachable(cache);
    expect(await cache.find('a')).toEqual(answer('x'));
  });

  test('need not be there at the start', async () => {
    await using redis = await startSmallRedis();
    await redis.goAway();
    const { cache } = await openWith(redis);
    expect(await cache.find('a')).toBeNull();
    await redis.comeBack();
    await reachable(cache);
  });
});
