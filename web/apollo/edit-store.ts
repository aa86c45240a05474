import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval';
import type { KeptEdit } from './plan-edit.ts';

const TAB_KEY = 'orchestrator.page';

/** This page; what it has to send is kept under its name. */
const page = crypto.randomUUID();
/** The page that was in this tab before a reload; null in a new tab. */
const before = takeTab();

/** What waits when a page is left, by the page's name: the browser's database may not take it in time, or not at all. */
const LEAVING_KEY = 'orchestrator.edits.';

let opened: UseStore | null = null;
let latest: readonly KeptEdit[] = [];
let isLeaving = false;
let areKept = true;
let writing: Promise<unknown> = Promise.resolve();
const listeners = new Set<() => void>();

function store(): UseStore {
  opened ??= createStore('orchestrator-edits', 'waiting');
  return opened;
}

/** Keeps what this page has to send, in the browser's database. Never throws: what cannot be kept is sent all the same. */
export function keepEdits(waiting: readonly KeptEdit[]): void {
  latest = waiting;
  if (isLeaving) keepInHaste();
  writing = writing
    .then(() => (waiting.length === 0 ? del(page, store()) : set(page, waiting, store())))
    // A private window or a full disk: the browser's other store may have room.
    .then(
      () => true,
      () => keepInHaste(),
    )
    .then((isKept) => {
      if (isKept === areKept) return;
      areKept = isKept;
      for (const listener of listeners) listener();
    });
}

/** Whether what waits outlives this page. Where not, the browser has no room, and it is in the page's memory alone. */
export function areEditsKept(): boolean {
  return areKept;
}

export function watchEditsKept(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
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
    const names = new Set([...(await storedPages()), ...pagesInHaste()]);
    names.delete(page);
    const taking = [...names].map((name) =>
      // The page before a reload may still be going: its lock is worth waiting for.
      navigator.locks.request(lockOf(name), name === before ? {} : { ifAvailable: true }, async (lock) => {
        if (lock) await take(name, adopt);
      }),
    );
    await Promise.all(taking);
  } catch {
    // No locks after all: whoever is left with something tries again when it is loaded.
  }
}

async function take(name: string, adopt: (left: readonly KeptEdit[]) => void): Promise<void> {
  const left = await stored(() => get<unknown>(name, store()));
  const all = [...(Array.isArray(left) ? left : []), ...readInHaste(name)].filter(isKeptEdit);
  adopt([...new Map(all.map((edit) => [edit.key, edit])).values()]);
  // Kept under this page's name now; only then may the other copy go.
  await writing;
  if (!areKept) return;
  await stored(() => del(name, store()));
  forgetInHaste(name);
}

async function storedPages(): Promise<readonly string[]> {
  return (await stored(() => keys<string>(store()))) ?? [];
}

/** What the browser's database answers; undefined where there is none, or no room in it. */
async function stored<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}

/** Answers whether it is there now. */
function keepInHaste(): boolean {
  if (latest.length === 0) return forgetInHaste(page);
  try {
    localStorage.setItem(LEAVING_KEY + page, JSON.stringify(latest));
    return true;
  } catch {
    return false;
  }
}

function forgetInHaste(name: string): boolean {
  try {
    localStorage.removeItem(LEAVING_KEY + name);
  } catch {
    // There is no such store, so nothing in it.
  }
  return true;
}

function readInHaste(name: string): unknown[] {
  try {
    const left: unknown = JSON.parse(localStorage.getItem(LEAVING_KEY + name) ?? '[]');
    return Array.isArray(left) ? left : [];
  } catch {
    return [];
  }
}

function pagesInHaste(): string[] {
  try {
    const all = Object.keys(localStorage).filter((key) => key.startsWith(LEAVING_KEY));
    return all.map((key) => key.slice(LEAVING_KEY.length));
  } catch {
    return [];
  }
}

function takeTab(): string | null {
  try {
    const name = sessionStorage.getItem(TAB_KEY);
    sessionStorage.setItem(TAB_KEY, page);
    return name;
  } catch {
    return null;
  }
}

// Before what is being written is saved by its own listeners: what they add is kept by `keepEdits`.
addEventListener('pagehide', () => {
  isLeaving = true;
  keepInHaste();
});
// Back from the browser's memory, it is the same page again.
addEventListener('pageshow', () => {
  isLeaving = false;
  if (areKept) forgetInHaste(page);
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
