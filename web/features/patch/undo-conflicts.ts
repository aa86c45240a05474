import { useSyncExternalStore } from 'react';
import type { ReviewConflict } from './conflict.ts';

/** Undoing a patch that clashed with what others have changed since, by the id of that patch. */
const pending = new Map<string, readonly ReviewConflict[]>();
const listeners = new Set<() => void>();

/** Holds what stood in the way of undoing `patchId`, for its page to show; null forgets it. */
export function setUndoConflicts(patchId: string, conflicts: readonly ReviewConflict[] | null): void {
  if (conflicts === null) pending.delete(patchId);
  else pending.set(patchId, conflicts);
  for (const listener of listeners) listener();
}

/** Null where nothing stands in the way, as far as anybody has tried. */
export function useUndoConflicts(patchId: string): readonly ReviewConflict[] | null {
  return useSyncExternalStore(subscribe, () => pending.get(patchId) ?? null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
