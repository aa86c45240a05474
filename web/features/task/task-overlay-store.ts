import { useSyncExternalStore } from 'react';

export type TaskOverlayKind =
  'status' | 'priority' | 'assignee' | 'due' | 'estimate' | 'tags' | 'menu' | 'move' | 'dependency' | 'peek';

/** Where a popup hangs: an element, or a point such as that of a right click. */
export type OverlayAnchor = Element | { getBoundingClientRect(): DOMRect };

export interface TaskOverlay {
  readonly kind: TaskOverlayKind;
  readonly projectId: string;
  /** One or many: a bulk edit is the same picker with more ids. Never empty. */
  readonly taskIds: readonly string[];
  readonly anchor: OverlayAnchor;
  /** Where the focus goes when it closes; the anchor when absent. */
  readonly returnFocus?: HTMLElement | null;
}

let current: TaskOverlay | null = null;
const listeners = new Set<() => void>();

/**
 * Opens a picker for tasks. There is one picker of each kind in the application, whatever the number of rows: rows call
 * this and hold no popup of their own. `TaskOverlays` draws it.
 */
export function openTaskOverlay(overlay: TaskOverlay): void {
  current = overlay;
  for (const listener of listeners) listener();
}

/** Closes it, unless another has been opened in its place. */
export function closeTaskOverlay(overlay: TaskOverlay): void {
  if (current !== overlay) return;
  current = null;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The open picker, for `TaskOverlays` alone. */
export function useTaskOverlay(): TaskOverlay | null {
  return useSyncExternalStore(subscribe, () => current);
}

/** An anchor at a point of the window. */
export function pointAnchor(x: number, y: number): OverlayAnchor {
  return { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
}
