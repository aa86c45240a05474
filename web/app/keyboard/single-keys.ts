import { chordsOf } from './chords.ts';
import { keysOf } from './key-bindings.ts';
import { type ShortcutScope, SHORTCUTS } from './shortcut-catalogue.ts';

/** Whether a key without modifiers, as `keyOf` has it, is or begins a shortcut in one of the scopes: `j`, or the `g` of `g o`. */
export function isSingleKeyShortcut(key: string, scopes: readonly ShortcutScope[]): boolean {
  return scopes.some((scope) =>
    Object.keys(SHORTCUTS[scope]).some((name) =>
      keysOf(scope, name as never).some((notation) => {
        const [first] = chordsOf(notation);
        // Shift+j is a shortcut of its own; a capital letter is not meant as text either.
        return first === key || first === `Shift+${key}`;
      }),
    ),
  );
}
