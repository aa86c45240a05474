import { useSyncExternalStore } from 'react';
import { VIEWER_NAME_KEY, viewerName } from '../../lib/viewer-name.ts';
import { remember } from '../../lib/remembered.ts';

const listeners = new Set<() => void>();

/** What this browser calls the one before it; null where nobody has said. */
export function useViewerName(): string | null {
  return useSyncExternalStore(subscribe, viewerName);
}

/** Kept in this browser; blank for no name of one's own. */
export function setViewerName(name: string): void {
  remember(VIEWER_NAME_KEY, name.trim() === '' ? null : name.trim());
  for (const listener of listeners) listener();
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
