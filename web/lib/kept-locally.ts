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
/** What is being written, by key: the latest decides what stays. */
const writing = new Map<string, Promise<void>>();

// Such a page asks before it goes.
addEventListener('beforeunload', (event) => {
  if (inPage.size > 0) event.preventDefault();
});

function store(): UseStore {
  if (!opened) {
    opened = createStore('orchestrator-drafts', 'drafts');
    void inStore(forgetOld);
  }
  return opened;
}

/**
 * What was kept in this browser under `key` in the last seven days; undefined where there is nothing. Never throws: a
 * browser that keeps nothing (private windows, a full disk) has it as long as the page is there.
 */
export async function readKept<Value>(key: string): Promise<Value | undefined> {
  await writing.get(key);
  const kept = inPage.get(key) ?? (await takeKeptAtOnce(key)) ?? (await inStore((drafts) => get<Kept>(key, drafts)));
  return kept && Date.now() - kept.savedAt < KEEP_MS ? (kept.value as Value) : undefined;
}

/** Keeps `value` for seven days; undefined forgets it. Never throws. */
export function keepLocally(key: string, value: unknown): Promise<void> {
  const kept: Kept | null = value === undefined ? null : { value, savedAt: Date.now() };
  remember(AT_ONCE + key, null);
  const asked = inStore((drafts) => (kept ? set(key, kept, drafts) : del(key, drafts)).then(() => true));
  const written = asked.then((isDone) => {
    if (writing.get(key) !== written) return;
    writing.delete(key);
    if (kept === null || isDone || keepElsewhere(key, kept)) inPage.delete(key);
    else inPage.set(key, kept);
  });
  writing.set(key, written);
  return written;
}

function keepElsewhere(key: string, kept: Kept): boolean {
  // A file is too much for the other store.
  return !(kept.value instanceof Blob) && remember(AT_ONCE + key, JSON.stringify(kept));
}

/** The same for a page that is being left: it has no time to wait for the browser's database. */
export function keepAtOnce(key: string, value: unknown): void {
  void keepLocally(key, value);
  if (value !== undefined) remember(AT_ONCE + key, JSON.stringify({ value, savedAt: Date.now() } satisfies Kept));
}

/** Puts what was kept so where the rest is, and answers it. */
async function takeKeptAtOnce(key: string): Promise<Kept | null> {
  const kept = rememberedValue(AT_ONCE + key) as Kept | null;
  if (kept && (await inStore((drafts) => set(key, kept, drafts).then(() => true)))) remember(AT_ONCE + key, null);
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
  for (const [key, kept] of await entries<IDBValidKey, Kept>(drafts)) {
    if (Date.now() - kept.savedAt >= KEEP_MS) await del(key, drafts);
  }
}
