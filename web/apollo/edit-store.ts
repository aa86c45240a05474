import { createStore, del, set, type UseStore } from 'idb-keyval';
import type { KeptEdit } from './plan-edit.ts';

const TAB_KEY = 'orchestrator.page';

/** This page; what it has to send is kept under its name. */
export const page = crypto.randomUUID();
/** The page that was in this tab before a reload; null in a new tab. */
export const before = takeTab();

/** What waits when a page is left, by the page's name: the browser's database may not take it in time, or not at all. */
export const LEAVING_KEY = 'orchestrator.edits.';

let opened: UseStore | null = null;
let latest: readonly KeptEdit[] = [];
let isLeaving = false;
let areKept = true;
let writing: Promise<unknown> = Promise.resolve();
const listeners = new Set<() => void>();

export function store(): UseStore {
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

/** Settles when all that was given to `keepEdits` is written, or is known not to be. */
export function editsWritten(): Promise<unknown> {
  return writing;
}

export function watchEditsKept(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What the browser's database answers; undefined where there is none, or no room in it. */
export async function stored<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
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

export function forgetInHaste(name: string): boolean {
  try {
    localStorage.removeItem(LEAVING_KEY + name);
  } catch {
    // There is no such store, so nothing in it.
  }
  return true;
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

/** Held until the page is gone, whatever way it goes. Only pages from a safe origin have locks. */
export function lockOf(name: string): string {
  return `orchestrator-edits ${name}`;
}

if ('locks' in navigator) void navigator.locks.request(lockOf(page), () => new Promise(() => {}));
