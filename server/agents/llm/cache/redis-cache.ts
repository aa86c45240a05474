import { createClient } from '@redis/client';
import type { CacheBounds, CacheStatistics, KeptAnswer, ResponseCache } from './response-cache.ts';

/** Nobody waits longer for a store that is there to save time. */
const ANSWER_WITHIN_MS = 1_000;
const MAX_RECONNECT_DELAY_MS = 5_000;

const PREFIX = 'orchestrator:answers';
/** When each answer was last used, in milliseconds of the epoch, and how many bytes it has. */
const USED = `${PREFIX}:used`;
const SIZES = `${PREFIX}:sizes`;
const COUNTS = `${PREFIX}:counts`;
const keyOf = (key: string): string => `${PREFIX}:${key}`;

type Client = ReturnType<typeof createRedisClient>;

/** Keeps answers in Redis, for every node that uses the same one. */
export class RedisCache implements ResponseCache {
  readonly #client: Client;
  readonly #bounds: CacheBounds;
  readonly #now: () => number;

  /** Connects in the background, and again whenever the connection is lost; `onLoss` hears of each loss once. */
  constructor(url: string, bounds: CacheBounds, onLoss: (error: Error) => void, now: () => number = Date.now) {
    this.#bounds = bounds;
    this.#now = now;
    this.#client = createRedisClient(url);
    let isLost = false;
    this.#client.on('ready', () => (isLost = false));
    this.#client.on('error', (error: Error) => {
      if (!isLost) onLoss(error);
      isLost = true;
    });
    // Told of by the event; tried again until it works.
    this.#client.connect().catch(() => undefined);
  }

  async find(key: string): Promise<KeptAnswer | null> {
    const text = await this.#orNull(this.#client.get(keyOf(key)));
    const answer = text === null ? null : parseAnswer(text);
    const count = this.#client.multi().hIncrBy(COUNTS, answer ? 'hits' : 'misses', 1);
    if (answer) count.zAdd(USED, { score: this.#now(), value: key });
    await this.#orNull(count.exec());
    return answer;
  }

  async keep(key: string, answer: KeptAnswer): Promise<void> {
    const bytes = Buffer.byteLength(answer.said) + Buffer.byteLength(answer.json);
    if (bytes > this.#bounds.maxBytes) return;
    const kept = this.#client
      .multi()
      .set(keyOf(key), JSON.stringify(answer), { expiration: { type: 'PX', value: this.#bounds.keepMs } })
      .zAdd(USED, { score: this.#now(), value: key })
      .hSet(SIZES, key, String(bytes))
      .exec();
    if ((await this.#orNull(kept)) !== null) await this.#orNull(this.#trim());
  }

  async clear(): Promise<void> {
    const keys = await this.#within(this.#client.zRange(USED, 0, -1));
    await this.#within(this.#client.del([...keys.map(keyOf), USED, SIZES, COUNTS]));
  }

  async statistics(): Promise<CacheStatistics> {
    const read = this.#client.isReady
      ? await this.#orNull(Promise.all([this.#trim(), this.#client.hGetAll(COUNTS)]))
      : null;
    const [held, counts] = read ?? [[], {} as Record<string, string>];
    return {
      store: 'redis',
      isReachable: read !== null,
      hits: Number(counts['hits'] ?? 0),
      misses: Number(counts['misses'] ?? 0),
      entries: held.length,
      bytes: held.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#client.destroy();
  }

  /** Lets go of what has passed its time, and of what is too much; answers what is left, the longest unused first. */
  async #trim(): Promise<readonly { readonly key: string; readonly bytes: number }[]> {
    const keys = await this.#client.zRange(USED, 0, -1);
    if (keys.length === 0) return [];
    const [sizes, present] = await Promise.all([
      this.#client.hmGet(SIZES, keys),
      Promise.all(keys.map((key) => this.#client.exists(keyOf(key)))),
    ]);
    const held = keys.map((key, index) => ({ key, bytes: Number(sizes[index] ?? 0), isThere: present[index] === 1 }));
    const gone = held.filter(({ isThere }) => !isThere);
    const left = held.filter(({ isThere }) => isThere);
    let bytes = left.reduce((sum, each) => sum + each.bytes, 0);
    while (left.length > this.#bounds.maxEntries || bytes > this.#bounds.maxBytes) {
      const [oldest] = left.splice(0, 1);
      if (!oldest) break;
      bytes -= oldest.bytes;
      gone.push(oldest);
    }
    if (gone.length > 0) {
      const names = gone.map(({ key }) => key);
      await this.#client.multi().del(names.map(keyOf)).zRem(USED, names).hDel(SIZES, names).exec();
    }
    return left;
  }

  /** Null where the store is away, too slow, or does not answer what it should. */
  async #orNull<Value>(answer: Promise<Value>): Promise<Value | null> {
    try {
      return await this.#within(answer);
    } catch {
      return null;
    }
  }

  async #within<Value>(answer: Promise<Value>): Promise<Value> {
    answer.catch(() => undefined); // Heard of below, unless it comes too late.
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error('Redis does not answer.')), ANSWER_WITHIN_MS);
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function createRedisClient(url: string) {
  return createClient({
    url,
    RESP: 2,
    // What cannot be sent now fails now: a run does not wait for a cache.
    disableOfflineQueue: true,
    commandsQueueMaxLength: 1_000,
    socket: {
      connectTimeout: 5_000,
      reconnectStrategy: (retries) => Math.min(MAX_RECONNECT_DELAY_MS, 100 * 2 ** Math.min(retries, 6)),
    },
  });
}

function parseAnswer(text: string): KeptAnswer | null {
  try {
    const value = JSON.parse(text) as Partial<KeptAnswer> | null;
    return typeof value?.json === 'string' && typeof value.said === 'string'
      ? { said: value.said, json: value.json }
      : null;
  } catch {
    return null;
  }
}
