/** Whether ⌘ is where others have Ctrl. */
export const IS_APPLE = typeof navigator !== 'undefined' && /Mac|iPod|iPhone|iPad/.test(navigator.platform);

const APPLE: Record<string, string> = { $mod: '⌘', Meta: '⌘', Shift: '⇧', Alt: '⌥', Control: '⌃' };
const OTHERS: Record<string, string> = { $mod: 'Ctrl', Meta: 'Meta', Alt: 'Alt', Shift: 'Shift', Control: 'Ctrl' };
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

let keysNamed: (shortcut: string) => string = (shortcut) => shortcut;

/** Says which keys a shortcut has that is given by its name (`outline.status`); keys themselves come back as they are. */
export function nameKeysBy(lookUp: (shortcut: string) => string): void {
  keysNamed = lookUp;
}

/**
 * A shortcut by its name in the catalogue, or keys (`$mod+Shift+z`, `g o`), as a person on this system knows them: `⇧⌘Z`,
 * `Ctrl+Shift+Z`. Empty where it has none now.
 */
export function keysForPerson(shortcut: string): string {
  const notation = keysNamed(shortcut);
  if (notation === '') return '';
  const modifiers = IS_APPLE ? APPLE : OTHERS;
  return notation
    .split(' ')
    .map((chord) => {
      const key = chord.endsWith('+') ? '+' : chord.slice(chord.lastIndexOf('+') + 1);
      const parts = [...chord.slice(0, -key.length).split('+').filter(Boolean), key].map(
        (part) => modifiers[part] ?? NAMES[part] ?? part.toUpperCase(),
      );
      return parts.join(IS_APPLE ? '' : '+');
    })
    .join(' then ');
}
