import { useEffect, useSyncExternalStore } from 'react';

/** Somebody else who has the project open, in another window. */
export interface Viewer {
  readonly windowId: string;
  /** Told from all others: the second Ana who has come is “Ana 2”. */
  readonly name: string;
  /** A page of the project, such as OUTLINE. */
  readonly page: string | null;
  readonly taskId: string | null;
  readonly openTaskId: string | null;
}

export interface Present {
  /** This window. */
  readonly self: Viewer | null;
  readonly others: readonly Viewer[];
  /** Others that are there and not among `others`. */
  readonly moreCount: number;
  /** Names of those whose cursor is on a task, with commas between. */
  readonly atTask: ReadonlyMap<string, string>;
}

export const NOBODY: Present = { self: null, others: [], moreCount: 0, atTask: new Map() };

// The views read here; who is there is told by a chunk of its own, which comes after the first paint.
let present = NOBODY;
let cursorId: string | null = null;
const listeners = new Set<() => void>();
const cursorListeners = new Set<() => void>();

export function setPresent(next: Present): void {
  present = next;
  for (const listener of listeners) listener();
}

/** Who else is in the project that is open. */
export function usePresent(): Present {
  return useSyncExternalStore(subscribe, () => present);
}

/** Shows others the task under the cursor of a view, for as long as the view is there. */
export function useShareCursor(taskId: string | null): void {
  useEffect(() => setCursor(taskId), [taskId]);
  useEffect(() => () => setCursor(null), []);
}

export function useSharedCursor(): string | null {
  return useSyncExternalStore(
    (listener) => {
      cursorListeners.add(listener);
      return () => void cursorListeners.delete(listener);
    },
    () => cursorId,
  );
}

function setCursor(taskId: string | null): void {
  cursorId = taskId;
  for (const listener of cursorListeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
