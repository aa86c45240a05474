import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let held: File | null = null;

/** Holds a file that was dropped somewhere until the import page shows it. It is gone with a reload, as drops are. */
export function holdFile(file: File | null): void {
  held = file;
  for (const listener of listeners) listener();
}

export function useHeldFile(): File | null {
  return useSyncExternalStore(subscribe, () => held);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
