import { useSyncExternalStore } from 'react';
import type { ReviewConflict } from './conflict.ts';

/** What a review needs to go on where it was, should the server not apply it: the page is left before the answer. */
interface Attempt {
  /** Operations whose proposed values were to win. */
  readonly overwriting: ReadonlySet<string>;
  /** What stood in the way and has not been shown yet; null while nobody knows, and once it has been. */
  readonly conflicts: readonly ReviewConflict[] | null;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Reviews that somebody may still come back to. */
const MOST = 50;

/** By the id of the proposal, the latest last. */
const attempts = new Map<string, Attempt>();
const listeners = new Set<() => void>();

export function beginAttempt(patchId: string, overwriting: ReadonlySet<string>): void {
  set(patchId, { overwriting, conflicts: null });
}

/** Holds what stood in the way, for the review to show. */
export function failAttempt(patchId: string, conflicts: readonly ReviewConflict[]): void {
  set(patchId, { overwriting: overwrittenIn(patchId), conflicts });
}

export function endAttempt(patchId: string): void {
  attempts.delete(patchId);
}

export function overwrittenIn(patchId: string): ReadonlySet<string> {
  return attempts.get(patchId)?.overwriting ?? NOTHING;
}

/** What stood in the way the last time, until the next attempt begins; null where nothing did. */
export function useAttemptConflicts(patchId: string): readonly ReviewConflict[] | null {
  return useSyncExternalStore(subscribe, () => attempts.get(patchId)?.conflicts ?? null);
}

function set(patchId: string, attempt: Attempt): void {
  attempts.delete(patchId);
  attempts.set(patchId, attempt);
  const [oldest] = attempts.keys();
  if (attempts.size > MOST && oldest !== undefined) attempts.delete(oldest);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
