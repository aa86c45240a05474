import { type RefObject, useEffect, useRef } from 'react';
import { declareBound } from './bound-shortcuts.ts';
import './key-listener.ts';
import type { ShortcutName, ShortcutScope } from './shortcut-catalogue.ts';

export type ShortcutHandlers<Scope extends ShortcutScope> = Partial<
  Record<ShortcutName<Scope>, (event: KeyboardEvent) => void>
>;

export interface UseShortcutsOptions {
  /** False: the keys do nothing. */
  readonly isEnabled?: boolean;
  /**
   * The keys belong to this element: they fire while the focus is in it or nowhere, and not on a link or button
   * elsewhere, whose own keys (Enter, arrows) they would take away.
   */
  readonly within?: RefObject<HTMLElement | null>;
  /** What a page does where no view in it binds the same shortcut. */
  readonly isFallback?: boolean;
}

/**
 * Binds shortcuts of the catalogue by name while the component is mounted: `useShortcuts('review', { accept })`.
 * They do not fire while text is typed or composed, nor inside a dialog or menu; a handler that is reached has the
 * key for itself (`preventDefault`). Handlers may change at every render.
 */
export function useShortcuts<Scope extends ShortcutScope>(
  scope: Scope,
  handlers: ShortcutHandlers<Scope>,
  { isEnabled = true, within, isFallback = false }: UseShortcutsOptions = {},
): void {
  const latest = useRef(handlers);
  useEffect(function keepLatestHandlers() {
    latest.current = handlers;
  });
  // Only which names are bound matters to the listener; what they do is looked up when a key arrives.
  const names = Object.keys(handlers).join(' ');
  useEffect(
    function bindShortcuts() {
      if (!isEnabled) return;
      const handlerOf = (name: string) =>
        (latest.current as Record<string, ((event: KeyboardEvent) => void) | undefined>)[name];
      const endings = names
        .split(' ')
        .map((name) => declareBound({ scope, name, handler: () => handlerOf(name), within, isFallback }));
      return () => {
        for (const end of endings) end();
      };
    },
    [scope, names, isEnabled, within, isFallback],
  );
}
