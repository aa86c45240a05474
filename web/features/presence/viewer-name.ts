import { useSyncExternalStore } from 'react';

const KEY = 'orchestrator.name';
const listeners = new Set<() => void>();

/** What this browser calls its viewer for others; null where nobody has said. */
export function useViewerName(): string | null {
  return useSyncExternalStore(subscribe, read);
}

/** Kept in this browser; blank for no name of one's own. */
export function setViewerName(name: string): void {
  try {
    if (name.trim() === '') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, name.trim());
  } catch {
    // A full or forbidden storage: the name stays as it was.
  }
  for (const listener of listeners) listener();
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another window of this browser may have changed it.
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}
