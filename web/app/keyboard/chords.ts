import { IS_APPLE } from '../../ui/keys.ts';

const MODIFIERS = new Set([
  'Shift',
  'Control',
  'Alt',
  'Meta',
  'AltGraph',
  'Dead',
  'CapsLock',
  'Process',
  'Unidentified',
]);

/** Where keyboards of other scripts have the signs that shortcuts use. */
const SIGNS_BY_PLACE: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  Slash: '/',
  Period: '.',
  Comma: ',',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
};

/**
 * What an event says in the notation of the catalogue (`$mod+k`, `Shift+j`, `?`), the same on every keyboard: a sign is
 * itself, whether this one needs Shift or AltGr for it, and a letter of another script is the Latin one of its key. Null
 * while only modifiers are held, and while an input method writes.
 */
export function chordOf(event: KeyboardEvent): string | null {
  if (event.isComposing || MODIFIERS.has(event.key)) return null;
  const key = keyOf(event);
  const isSign = isSignKey(key);
  const isTypedByAlt = isSign && (event.getModifierState('AltGraph') || (IS_APPLE && event.altKey));
  return chord(key, {
    mod: IS_APPLE ? event.metaKey : event.ctrlKey && !isTypedByAlt,
    other: IS_APPLE ? event.ctrlKey : event.metaKey,
    alt: event.altKey && !isTypedByAlt,
    shift: event.shiftKey,
  });
}

/** The key of an event without its modifiers: a small letter, a sign, a digit, or a name such as `Enter` and `Space`. */
export function keyOf({ key, code }: KeyboardEvent): string {
  if (key === ' ') return 'Space';
  if (!/^[\p{L}\p{M}]$/u.test(key)) return key;
  if (/^\p{Script=Latin}$/u.test(key)) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? SIGNS_BY_PLACE[code] ?? key.toLowerCase();
}

/** By notation: those of the catalogue, and what the person has tried out in their place. */
const known = new Map<string, readonly string[]>();

/** The chords of a notation (`g o` has two) as `chordOf` writes them, whatever the order of the modifiers in it. */
export function chordsOf(notation: string): readonly string[] {
  const before = known.get(notation);
  if (before) return before;
  const chords = notation.split(' ').map((part) => {
    const key = part.endsWith('+') ? '+' : part.slice(part.lastIndexOf('+') + 1);
    const modifiers = new Set(part.slice(0, -key.length).split('+'));
    return chord(/^\p{L}$/u.test(key) ? key.toLowerCase() : key, {
      mod: modifiers.has('$mod'),
      other: modifiers.has(IS_APPLE ? 'Control' : 'Meta'),
      alt: modifiers.has('Alt'),
      shift: modifiers.has('Shift'),
    });
  });
  known.set(notation, chords);
  return chords;
}

interface Modifiers {
  readonly mod: boolean;
  /** Of Ctrl and ⌘ the one that `$mod` is not on this system. */
  readonly other: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

function chord(key: string, { mod, other, alt, shift }: Modifiers): string {
  return [
    ...(mod ? ['$mod'] : []),
    ...(other ? [IS_APPLE ? 'Control' : 'Meta'] : []),
    ...(alt ? ['Alt'] : []),
    ...(shift && !isSignKey(key) ? ['Shift'] : []),
    key,
  ].join('+');
}

/** Whether a key stands for a sign, which Shift is a part of and no modifier. */
function isSignKey(key: string): boolean {
  return [...key].length === 1 && !/[\p{L}\p{N}]/u.test(key);
}
