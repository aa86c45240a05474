import { type RefObject, useEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';
import { declareBound } from './bound-shortcuts.ts';
import { keysOf, useKeyBindings } from './key-bindings.ts';
import { areSingleKeysOn } from './single-key-setting.ts';
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
}

/**
 * Binds shortcuts of the catalogue by name while the component is mounted: `useShortcuts('review', { accept })`.
 * They do not fire while text is typed or composed, nor inside a dialog or menu; a handler that is reached has the
 * key for itself (`preventDefault`). Handlers may change at every render.
 */
export function useShortcuts<Scope extends ShortcutScope>(
  scope: Scope,
  handlers: ShortcutHandlers<Scope>,
  { isEnabled = true, within }: UseShortcutsOptions = {},
): void {
  const chosenKeys = useKeyBindings();
  const latest = useRef(handlers);
  useEffect(function keepLatestHandlers() {
    latest.current = handlers;
  });
  // Only which names are bound matters to the listeners; what they do is looked up when a key arrives.
  const names = Object.keys(handlers).join(' ');
  useEffect(
    function bindKeys() {
      if (!isEnabled) return;
      const bindings: Record<string, (event: KeyboardEvent) => void> = {};
      const handlerOf = (name: string) =>
        (latest.current as Record<string, ((event: KeyboardEvent) => void) | undefined>)[name];
      const endings = names.split(' ').map((name) => declareBound(scope, name, () => handlerOf(name)));
      for (const name of names.split(' ')) {
        for (const keys of keysOf(scope, name as ShortcutName<Scope>)) {
          bindings[keys] = (event) => {
            if (
              event.defaultPrevented ||
              isTaken(event) ||
              (!keys.includes(' ') && endsSequence(event)) ||
              isElsewhere(event, within)
            )
              return;
            if (isSingleSign(keys) && !areSingleKeysOn()) return;
            const handler = handlerOf(name);
            if (!handler) return;
            event.preventDefault();
            handler(event);
          };
        }
      }
      // Each sequence by itself: where one of several has fired, tinykeys leaves the others waiting for their second key
      // for a second, in which their first one is lost.
      const single = Object.entries(bindings).filter(([keys]) => !keys.includes(' '));
      const sequences = Object.entries(bindings).filter(([keys]) => keys.includes(' '));
      const unbind = [
        tinykeys(window, Object.fromEntries(single)),
        ...sequences.map(([keys, run]) => tinykeys(window, { [keys]: run })),
      ];
      return () => {
        for (const stop of [...unbind, ...endings]) stop();
      };
    },
    [scope, names, isEnabled, within, chosenKeys],
  );
}

/** As long as tinykeys waits for the rest of a sequence. */
const SEQUENCE_MS = 1_000;
const PREFIX = 'g';
let prefixAt = Number.NEGATIVE_INFINITY;
let lastOfSequence: KeyboardEvent | null = null;

// Before every other listener: `g d` goes somewhere, and its D sets no due date.
window.addEventListener(
  'keydown',
  function noteSequences(event) {
    if (event.key === 'Shift' || event.key === 'Control' || event.key === 'Alt' || event.key === 'Meta') return;
    lastOfSequence = event.timeStamp - prefixAt < SEQUENCE_MS ? event : null;
    const isPrefix = event.key === PREFIX && !event.ctrlKey && !event.metaKey && !event.altKey && !isTaken(event);
    prefixAt = isPrefix && lastOfSequence === null ? event.timeStamp : Number.NEGATIVE_INFINITY;
  },
  true,
);

/** Whether this key is the second one after a `g`, and so nothing by itself. */
export function endsSequence(event: KeyboardEvent): boolean {
  return lastOfSequence === event;
}

/** A shortcut that begins with a letter or sign alone, which speech input and slips of the hand set off. */
function isSingleSign(keys: string): boolean {
  const first = keys.split(' ')[0]?.replace('Shift+', '') ?? '';
  return [...first].length === 1;
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

function isElsewhere(event: KeyboardEvent, within: RefObject<HTMLElement | null> | undefined): boolean {
  if (!within || !(event.target instanceof Element)) return false;
  const control = event.target.closest('a, button, input, summary, [tabindex="0"]');
  return control !== null && !within.current?.contains(control);
}
