import { useEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';
import { type Shortcut, type ShortcutName, type ShortcutScope, SHORTCUTS } from './shortcut-catalogue.ts';

export type ShortcutHandlers<Scope extends ShortcutScope> = Partial<
  Record<ShortcutName<Scope>, (event: KeyboardEvent) => void>
>;

export interface UseShortcutsOptions {
  /** False: the keys do nothing. */
  readonly isEnabled?: boolean;
}

/**
 * Binds shortcuts of the catalogue by name while the component is mounted: `useShortcuts('review', { accept })`.
 * They do not fire while text is typed or composed, nor inside a dialog or menu; a handler that is reached has the
 * key for itself (`preventDefault`). Handlers may change at every render.
 */
export function useShortcuts<Scope extends ShortcutScope>(
  scope: Scope,
  handlers: ShortcutHandlers<Scope>,
  { isEnabled = true }: UseShortcutsOptions = {},
): void {
  const latest = useRef(handlers);
  useEffect(function keepLatestHandlers() {
    latest.current = handlers;
  });
  // Only which names are bound matters to the listeners; what they do is looked up when a key arrives.
  const names = Object.keys(handlers).join(' ');
  useEffect(
    function bindKeys() {
      if (!isEnabled) return;
      const shortcuts = SHORTCUTS[scope] as Record<string, Shortcut>;
      const bindings: Record<string, (event: KeyboardEvent) => void> = {};
      for (const name of names.split(' ')) {
        for (const keys of shortcuts[name]?.keys ?? []) {
          bindings[keys] = (event) => {
            if (event.defaultPrevented || isTaken(event)) return;
            const handler = (latest.current as Record<string, ((event: KeyboardEvent) => void) | undefined>)[name];
            if (!handler) return;
            event.preventDefault();
            handler(event);
          };
        }
      }
      return tinykeys(window, bindings);
    },
    [scope, names, isEnabled],
  );
}

const TAKERS = [
  'input:not([type=checkbox], [type=radio])',
  'textarea',
  'select',
  '[contenteditable=""]',
  '[contenteditable=true]',
  '[role=dialog]',
  '[role=alertdialog]',
  '[role=menu]',
  '[role=listbox]',
].join(',');

/** Whether the key belongs to what has the focus: a text box, a dialog, a menu, an input method. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  return event.target instanceof Element && event.target.closest(TAKERS) !== null;
}
