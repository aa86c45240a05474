import { type Shortcut, type ShortcutScope, SHORTCUTS } from './shortcut-catalogue.ts';

/** Whether a key without modifiers is, or begins, a shortcut in one of the scopes: `j`, or the `g` of `g o`. */
export function isSingleKeyShortcut(key: string, scopes: readonly ShortcutScope[]): boolean {
  const wanted = key.toLowerCase();
  return scopes.some((scope) =>
    Object.values(SHORTCUTS[scope] as Record<string, Shortcut>).some(({ keys }) =>
      keys.some((notation) => {
        const first = notation.split(' ')[0]?.toLowerCase();
        // Shift+j is a shortcut of its own; a capital letter is not meant as text either.
        return first === wanted || first === `shift+${wanted}`;
      }),
    ),
  );
}
