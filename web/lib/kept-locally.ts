import { createStore, del, entries, get, set } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';

const KEEP_MS = 7 * 24 * 60 * 60 * 1000;

interface Kept {
  readonly value: unknown;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** What was kept while the page was being left, when the browser's database is too slow. */
const AT_ONCE = 'orchestrator.kept.';

let opened: UseStore | null = null;

function store(): UseStore {
  if (!opened) {
    opened = createStore('orchestrator-drafts', 'drafts');
    void forgetOld(opened);
  }
  return opened;
}

/**
 * What was kept in this browser under `key` in the last seven days; undefined where there is nothing. Never throws: a
 * browser that keeps nothing (private windows, a full disk) only loses the comfort.
 */
export async function readKept<Value>(key: string): Promise<Value | undefined> {
  try {
    const kept = (await takeKeptAtOnce(key)) ?? (await get<Kept>(key, store()));
    return kept && Date.now() - kept.savedAt < KEEP_MS ? (kept.value as Value) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps `value` for seven days; undefined forgets it. Never throws. */
export async function keepLocally(key: string, value: unknown): Promise<void> {
  try {
    localStorage.removeItem(AT_ONCE + key);
    if (value === undefined) await del(key, store());
    else await set(key, { value, savedAt: Date.now() } satisfies Kept, store());
  } catch {
    // See readKept: what cannot be kept is simply not there after a reload.
  }
}

/** The same for a page that is being left: it has no time to wait for the browser's database. */
export function keepAtOnce(key: string, value: unknown): void {
  void keepLocally(key, value);
  if (value === undefined) return;
  try {
    localStorage.setItem(AT_ONCE + key, JSON.stringify({ value, savedAt: Date.now() } satisfies Kept));
  } catch {
    // Full or forbidden: the database may still be fast enough.
  }
}

/** Puts what was kept so where the rest is, and answers it. */
async function takeKeptAtOnce(key: string): Promise<Kept | undefined> {
  const text = localStorage.getItem(AT_ONCE + key);
  if (text === null) return undefined;
  const kept = JSON.parse(text) as Kept;
  await set(key, kept, store());
  localStorage.removeItem(AT_ONCE + key);
  return kept;
}

async function forgetOld(drafts: UseStore): Promise<void> {
  try {
    for (const [key, kept] of await entries<IDBValidKey, Kept>(drafts)) {
      if (Date.now() - kept.savedAt >= KEEP_MS) await del(key, drafts);
    }
  } catch {
    // Nothing is kept here, so nothing is old.
  }
}
