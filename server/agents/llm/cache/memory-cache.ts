import type { CacheBounds, CacheStatistics, KeptAnswer, ResponseCache } from './response-cache.ts';

interface Entry {
  readonly answer: KeptAnswer;
  readonly bytes: number;
  /** Milliseconds of the epoch. */
  readonly until: number;
}

/** Keeps answers in this process. */
export class MemoryCache implements ResponseCache {
  readonly #bounds: CacheBounds;
  readonly #now: () => number;
  /** The one that has gone unused longest first. */
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;
  #hits = 0;
  #misses = 0;

  constructor(bounds: CacheBounds, now: () => number = Date.now) {
    this.#bounds = bounds;
    this.#now = now;
  }

  async find(key: string): Promise<KeptAnswer | null> {
    const entry = this.#entries.get(key);
    if (entry) this.#remove(key, entry);
    if (!entry || entry.until <= this.#now()) {
      this.#misses += 1;
      return null;
    }
    this.#hits += 1;
    this.#add(key, entry);
    return entry.answer;
  }

  async keep(key: string, answer: KeptAnswer): Promise<void> {
    const bytes = Buffer.byteLength(answer.said) + Buffer.byteLength(answer.json);
    const before = this.#entries.get(key);
    if (before) this.#remove(key, before);
    if (bytes > this.#bounds.maxBytes) return;
    this.#add(key, { answer, bytes, until: this.#now() + this.#bounds.keepMs });
    for (const [oldest, entry] of this.#entries) {
      if (this.#entries.size <= this.#bounds.maxEntries && this.#bytes <= this.#bounds.maxBytes) break;
      this.#remove(oldest, entry);
    }
  }

  async clear(): Promise<void> {
    this.#entries.clear();
    this.#bytes = 0;
    this.#hits = 0;
    this.#misses = 0;
  }

  async statistics(): Promise<CacheStatistics> {
    for (const [key, entry] of this.#entries) if (entry.until <= this.#now()) this.#remove(key, entry);
    const entries = this.#entries.size;
    return { store: 'memory', isReachable: true, hits: this.#hits, misses: this.#misses, entries, bytes: this.#bytes };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.clear();
  }

  #add(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#bytes += entry.bytes;
  }

  #remove(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }
}
