const IS_APPLE = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const APPLE: Record<string, string> = { $mod: '⌘', Shift: '⇧', Alt: '⌥', Control: '⌃' };
const OTHERS: Record<string, string> = { $mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift', Control: 'Ctrl' };
const NAMES: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  Backspace: '⌫',
  Delete: 'Del',
  Home: 'Home',
  End: 'End',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};

/** Keys in tinykeys notation (`$mod+Shift+z`, `g o`) as a person on this system knows them: `⇧⌘Z`, `Ctrl+Shift+Z`. */
export function keysForPerson(notation: string): string {
  const modifiers = IS_APPLE ? APPLE : OTHERS;
  return notation
    .split(' ')
    .map((chord) => {
      // A sign that is typed with Shift names itself.
      if (chord === 'Shift+?') return '?';
      const parts = chord.split('+').map((part) => modifiers[part] ?? NAMES[part] ?? part.toUpperCase());
      return parts.join(IS_APPLE ? '' : '+');
    })
    .join(' then ');
}
