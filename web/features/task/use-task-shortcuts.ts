import type { RefObject } from 'react';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { openTaskOverlay, type TaskOverlayKind } from './task-overlay-store.ts';

export interface TaskShortcutsOptions {
  readonly isEnabled?: boolean;
  /** The view or panel that the keys belong to; the whole page where there is none. */
  readonly within?: RefObject<HTMLElement | null>;
  /** Opens a picker for what is meant: the selection, else the task under the cursor. */
  readonly pick: (kind: TaskOverlayKind) => void;
  /** What a panel leaves out, because it is about one task that is open already. */
  readonly onOpen?: () => void;
  readonly onSelect?: () => void;
  readonly onRemove?: () => void;
}

/** The keys of a task, the same wherever it is shown. */
export function useTaskShortcuts(options: TaskShortcutsOptions): void {
  const { isEnabled = true, within, pick, onOpen, onSelect, onRemove } = options;
  useShortcuts(
    'task',
    {
      ...(onOpen && { open: onOpen }),
      ...(onSelect && { select: onSelect }),
      status: () => pick('status'),
      assign: () => pick('assignee'),
      priority: () => pick('priority'),
      due: () => pick('due'),
      estimate: () => pick('estimate'),
      label: () => pick('tags'),
      blockedBy: () => pick('dependency'),
      move: () => pick('move'),
      menu: () => pick('menu'),
      ...(onRemove && { remove: onRemove }),
    },
    { isEnabled, ...(within && { within }) },
  );
}

/** The same keys for the one task that a panel or a page is about; they come back to where the focus was. */
export function useOpenTaskShortcuts(
  projectId: string,
  taskId: string | undefined,
  within?: RefObject<HTMLElement | null>,
): void {
  useTaskShortcuts({
    isEnabled: taskId !== undefined,
    ...(within && { within }),
    pick: (kind) => {
      const place: ParentNode = within?.current ?? document;
      const anchor = place.querySelector(`[data-property=${kind}]`) ?? place.querySelector('[data-property]');
      const { activeElement } = document;
      const returnFocus = activeElement instanceof HTMLElement ? activeElement : null;
      if (anchor && taskId !== undefined) openTaskOverlay({ kind, projectId, taskIds: [taskId], anchor, returnFocus });
    },
  });
}
