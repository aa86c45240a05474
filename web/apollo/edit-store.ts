import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval';
import type { KeptEdit } from './plan-edit.ts';

const TAB_KEY = 'orchestrator.page';

/** This page; what it has to send is kept under its name. */
const page = crypto.randomUUID();
/** The page that was in this tab before a reload; null in a new tab. */
const before = sessionStorage.getItem(TAB_KEY);
sessionStorage.setItem(TAB_KEY, page);

/** What waits when a page is left, by the page's name: the browser's database may not take it in time. */
const LEAVING_KEY = 'orchestrator.edits.';

let opened: UseStore | null = null;
let latest: readonly KeptEdit[] = [];
let isLeaving = false;
let writing: Promise<unknown> = Promise.resolve();

function store(): UseStore {
  opened ??= createStore('orchestrator-edits', 'waiting');
  return opened;
}

/** Keeps what this page has to send, in the browser's database. Never throws: what cannot be kept is sent all the same. */
export function keepEdits(waiting: readonly KeptEdit[]): void {
  latest = waiting;
  if (isLeaving) keepWhileLeaving();
  writing = writing
    .then(() => (waiting.length === 0 ? del(page, store()) : set(page, waiting, store())))
    // A private window or a full disk: the edits are in memory still.
    .catch(() => undefined);
}

/**
 * Hands over what pages that are gone have left behind, each edit to one page alone: a page holds a lock on its own for
 * as long as it lives, and only who gets that lock may take them. Call it at the start, and again when the connection
 * is back or the page is looked at. Never throws.
 */
export async function adoptLeftEdits(adopt: (left: readonly KeptEdit[]) => void): Promise<void> {
  try {
    // Only pages from a safe origin have locks; without them each tab takes up what it has left itself.
    if (!('locks' in navigator)) {
      if (before !== null) await take(before, adopt);
      return;
    }
    const inHaste = Object.keys(localStorage).filter((key) => key.startsWith(LEAVING_KEY));
    const names = new Set([...(await keys<string>(store())), ...inHaste.map((key) => key.slice(LEAVING_KEY.length))]);
    for (const name of names) {
      if (name === page) continue;
      // The page before a reload may still be going: its lock is worth waiting for.
      const options = name === before ? {} : { ifAvailable: true };
      await navigator.locks.request(lockOf(name), options, async (lock) => {
        if (lock) await take(name, adopt);
      });
    }
  } catch {
    // No database here, so nobody has left anything.
  }
}

async function take(name: string, adopt: (left: readonly KeptEdit[]) => void): Promise<void> {
  const left = await get<unknown>(name, store());
  const inHaste = readWhileLeaving(name);
  const all = [...(Array.isArray(left) ? left : []), ...inHaste].filter(isKeptEdit);
  adopt([...new Map(all.map((edit) => [edit.key, edit])).values()]);
  // Kept under this page's name now; only then may the other copy go.
  await writing;
  await del(name, store());
  localStorage.removeItem(LEAVING_KEY + name);
}

function keepWhileLeaving(): void {
  try {
    if (latest.length === 0) localStorage.removeItem(LEAVING_KEY + page);
    else localStorage.setItem(LEAVING_KEY + page, JSON.stringify(latest));
  } catch {
    // Full or forbidden: the database may still be fast enough.
  }
}

function readWhileLeaving(name: string): unknown[] {
  const left: unknown = JSON.parse(localStorage.getItem(LEAVING_KEY + name) ?? '[]');
  return Array.isArray(left) ? left : [];
}

// Before what is being written is saved by its own listeners: what they add is kept by `keepEdits`.
addEventListener('pagehide', () => {
  isLeaving = true;
  keepWhileLeaving();
});
// Back from the browser's memory, it is the same page again.
addEventListener('pageshow', () => {
  isLeaving = false;
  localStorage.removeItem(LEAVING_KEY + page);
});

/** What another release has written may look different. */
function isKeptEdit(value: unknown): value is KeptEdit {
  const { edit, key, base } = (value ?? {}) as Partial<KeptEdit>;
  return typeof key === 'string' && Number.isInteger(base) && Array.isArray(edit?.operations);
}

function lockOf(name: string): string {
  return `orchestrator-edits ${name}`;
}

// Held until the page is gone, whatever way it goes.
if ('locks' in navigator) void navigator.locks.request(lockOf(page), () => new Promise(() => {}));
