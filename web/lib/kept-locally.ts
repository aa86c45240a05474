import { createStore, del, entries, get, set } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';
import { remember, rememberedValue } from './remembered.ts';

const KEEP_MS = 7 * 24 * 60 * 60 * 1000;

interface Kept {
  readonly value: unknown;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** What was kept while the page was being left, when the browser's database is too slow. */
const AT_ONCE = 'orchestrator.kept.';

let opened: UseStore | null = null;

/** What neither of the browser's stores has taken: it is there as long as the page. */
const inPage = new Map<string, Kept>();
/** One after the other: what is written last is what stays. */
let writing: Promise<void> = Promise.resolve();

// Such a page asks before it goes.
addEventListener('beforeunload', (event) => {
  if (inPage.size > 0) event.preventDefault();
});

function store(): UseStore {
  if (!opened) {
    opened = createStore('orchestrator-drafts', 'drafts');
    void forgetOld(opened);
  }
  return opened;
}

/**
 * What was kept in this browser under `key` in the last seven days; undefined where there is nothing. Never throws: a
 * browser that keeps nothing (private windows, a full disk) has it as long as the page is there.
 */
export async function readKept<Value>(key: string): Promise<Value | undefined> {
  await writing;
  const kept = inPage.get(key) ?? (await takeKeptAtOnce(key)) ?? (await inStore((drafts) => get<Kept>(key, drafts)));
  return kept && Date.now() - kept.savedAt < KEEP_MS ? (kept.value as Value) : undefined;
}

/** Keeps `value` for seven days; undefined forgets it. Never throws. */
export function keepLocally(key: string, value: unknown): Promise<void> {
  const kept: Kept | null = value === undefined ? null : { value, savedAt: Date.now() };
  remember(AT_ONCE + key, null);
  writing = writing.then(() => (kept ? write(key, kept) : forget(key)));
  return writing;
}

async function write(key: string, kept: Kept): Promise<void> {
  const isStored =
    (await inStore((drafts) => set(key, kept, drafts).then(() => true))) ??
    // A file is too much for the other store.
    (!(kept.value instanceof Blob) && remember(AT_ONCE + key, JSON.stringify(kept)));
  if (isStored) inPage.delete(key);
  else inPage.set(key, kept);
}

async function forget(key: string): Promise<void> {
  await inStore((drafts) => del(key, drafts));
  remember(AT_ONCE + key, null);
  inPage.delete(key);
}

/** The same for a page that is being left: it has no time to wait for the browser's database. */
export function keepAtOnce(key: string, value: unknown): void {
  void keepLocally(key, value);
  if (value !== undefined) remember(AT_ONCE + key, JSON.stringify({ value, savedAt: Date.now() } satisfies Kept));
}

/** Puts what was kept so where the rest is, and answers it. */
async function takeKeptAtOnce(key: string): Promise<Kept | undefined> {
  const kept = rememberedValue(AT_ONCE + key) as Kept | null;
  if (kept === null) return undefined;
  if (await inStore((drafts) => set(key, kept, drafts).then(() => true))) remember(AT_ONCE + key, null);
  return kept;
}

/** What the browser's database answers; undefined where there is none, or no room in it. */
async function inStore<Answer>(ask: (drafts: UseStore) => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask(store());
  } catch {
    return undefined;
  }
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
