import { keyBindings } from './key-bindings.ts';
import type { ShortcutScope } from './shortcut-catalogue.ts';

/** How long the listener waits for the second key of `g o`, in milliseconds: as tinykeys has it. */
export const SEQUENCE_MS = 1_000;

/** Whether a key without modifiers begins a sequence of several in one of the scopes: the `g` of `g o`. */
export function beginsSequence(key: string, scopes: readonly ShortcutScope[]): boolean {
  return keyBindings().some(
    ({ scope, keys }) =>
      scopes.includes(scope) && keys.some((notation) => notation.toLowerCase().startsWith(`${key.toLowerCase()} `)),
  );
}

/** Whether a key without modifiers is, or begins, a shortcut in one of the scopes: `j`, or the `g` of `g o`. */
export function isSingleKeyShortcut(key: string, scopes: readonly ShortcutScope[]): boolean {
  const wanted = key.toLowerCase();
  return keyBindings().some(
    ({ scope, keys }) =>
      scopes.includes(scope) &&
      keys.some((notation) => {
        const first = notation.split(' ')[0]?.toLowerCase();
        // Shift+j is a shortcut of its own; a capital letter is not meant as text either.
        return first === wanted || first === `shift+${wanted}`;
      }),
  );
}
