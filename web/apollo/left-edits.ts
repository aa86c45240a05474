import { del, get, keys } from 'idb-keyval';
import {
  areEditsKept,
  before,
  editsWritten,
  forgetInHaste,
  LEAVING_KEY,
  lockOf,
  page,
  store,
  stored,
} from './edit-store.ts';
import type { KeptEdit } from './plan-edit.ts';

type Adopt = (left: readonly KeptEdit[]) => void;

/** Pages whose end this one waits for, and what settles when they are gone. */
const awaited = new Map<string, Promise<void>>();

/**
 * Hands over what pages that are gone have left behind, each edit to one page alone: a page holds a lock on its own for
 * as long as it lives, and only who gets that lock may take them. What lives still is taken when it goes. Call it at the
 * start, and again when the connection is back or the page is looked at. Never throws.
 */
export async function adoptLeftEdits(adopt: Adopt): Promise<void> {
  // Without locks each tab takes up what it has left itself.
  if (!('locks' in navigator)) {
    if (before !== null) await take(before, adopt);
    return;
  }
  for (const name of new Set([...(await storedPages()), ...pagesInHaste()])) void adoptWhenGone(name, adopt);
}

/** Waits for the end of another page, and takes what it has left then. Settles when it is gone; never rejects. */
export function adoptWhenGone(name: string, adopt: Adopt): Promise<void> {
  const known = awaited.get(name);
  if (known || name === page) return known ?? Promise.resolve();
  const gone = navigator.locks
    .request(lockOf(name), () => take(name, adopt))
    // No locks after all: it is tried again when the page is looked at.
    .catch(() => undefined)
    .finally(() => awaited.delete(name));
  awaited.set(name, gone);
  return gone;
}

async function take(name: string, adopt: Adopt): Promise<void> {
  const left = await stored(() => get<unknown>(name, store()));
  const all = [...(Array.isArray(left) ? left : []), ...readInHaste(name)].filter(isKeptEdit);
  adopt([...new Map(all.map((edit) => [edit.key, edit])).values()]);
  // Kept under this page's name now; only then may the other copy go.
  await editsWritten();
  if (!areEditsKept()) return;
  await stored(() => del(name, store()));
  forgetInHaste(name);
}

async function storedPages(): Promise<readonly string[]> {
  return (await stored(() => keys<string>(store()))) ?? [];
}

function pagesInHaste(): string[] {
  try {
    const all = Object.keys(localStorage).filter((key) => key.startsWith(LEAVING_KEY));
    return all.map((key) => key.slice(LEAVING_KEY.length));
  } catch {
    return [];
  }
}

function readInHaste(name: string): unknown[] {
  try {
    const left: unknown = JSON.parse(localStorage.getItem(LEAVING_KEY + name) ?? '[]');
    return Array.isArray(left) ? left : [];
  } catch {
    return [];
  }
}

/** What another release has written may look different. */
function isKeptEdit(value: unknown): value is KeptEdit {
  const { edit, key, base } = (value ?? {}) as Partial<KeptEdit>;
  return typeof key === 'string' && Number.isInteger(base) && Array.isArray(edit?.operations);
}
