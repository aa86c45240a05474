import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval';
import type { KeptEdit } from './edit-queue.ts';

const TAB_KEY = 'orchestrator.page';

/** This page; what it has to send is kept under its name. */
const page = crypto.randomUUID();
/** The page that was in this tab before a reload; null in a new tab. */
const before = sessionStorage.getItem(TAB_KEY);
sessionStorage.setItem(TAB_KEY, page);

let opened: UseStore | null = null;
let writing: Promise<unknown> = Promise.resolve();

function store(): UseStore {
  opened ??= createStore('orchestrator-edits', 'waiting');
  return opened;
}

/** Keeps what this page has to send, in the browser's database. Never throws: what cannot be kept is sent all the same. */
export function keepEdits(waiting: readonly KeptEdit[]): void {
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
    for (const name of await keys<string>(store())) {
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
  if (Array.isArray(left)) adopt(left.filter(isKeptEdit));
  // Kept under this page's name now; only then may the other copy go.
  await writing;
  await del(name, store());
}

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
