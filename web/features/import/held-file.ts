import { useSyncExternalStore } from 'react';
import { keepLocally, readKept } from '../../lib/kept-locally.ts';

const KEY = 'import-file';

const listeners = new Set<() => void>();
let held: File | null = null;
/** Whether what was kept before a reload is no longer of interest: it has been taken up, or there is another file. */
let isSettled = false;

/**
 * Holds a file that was dropped somewhere until the import page shows it and something has become of it; null lets go of
 * it. It is kept in this browser over a reload. Settles when the browser has it, or has forgotten it.
 */
export function holdFile(file: File | null): Promise<void> {
  isSettled = true;
  show(file);
  return keepLocally(KEY, file ?? undefined);
}

export function useHeldFile(): File | null {
  return useSyncExternalStore(subscribe, () => held);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!isSettled) void takeUp();
  return () => void listeners.delete(listener);
}

async function takeUp(): Promise<void> {
  const kept = await readKept<unknown>(KEY);
  if (isSettled) return;
  isSettled = true;
  if (kept instanceof File) show(kept);
}

function show(file: File | null): void {
  held = file;
  for (const listener of listeners) listener();
}
