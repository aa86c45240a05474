import { keyBindings } from './key-bindings.ts';
import type { ShortcutScope } from './shortcut-catalogue.ts';

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
