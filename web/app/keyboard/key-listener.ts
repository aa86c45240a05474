import { whenIdle } from '../../lib/when-idle.ts';
import { type BoundShortcut, boundShortcuts } from './bound-shortcuts.ts';
import { chordOf, chordsOf } from './chords.ts';
import { isSingleSign, keysOf } from './key-bindings.ts';
import { areSingleKeysOn } from './single-key-setting.ts';
import { repeats, type ShortcutName, type ShortcutScope } from './shortcut-catalogue.ts';

/** How long the second key of `g o` may take, in milliseconds. */
const SEQUENCE_MS = 1_000;

/** The first key of a sequence that waits for its second one. */
let begun: { readonly chord: string; readonly at: number } | null = null;
/** The key that has just ended what was begun, whether or not the two mean anything together. */
let ending: { readonly event: KeyboardEvent; readonly begin: string } | null = null;

/** Whether this key is the second one after a `g`, and so nothing by itself. */
export function endsSequence(event: KeyboardEvent): boolean {
  return ending?.event === event;
}

// Before every other listener: `g d` goes somewhere, and its D sets no due date.
window.addEventListener(
  'keydown',
  function noteSequences(event) {
    const chord = chordOf(event);
    if (chord === null || event.repeat) return;
    const isInTime = begun !== null && event.timeStamp - begun.at < SEQUENCE_MS;
    // An arrow or a key with Ctrl is meant for itself, whatever was begun.
    ending = begun !== null && isInTime && [...chord].length === 1 ? { event, begin: begun.chord } : null;
    begun = ending === null && !isTaken(event) && begins(chord) ? { chord, at: event.timeStamp } : null;
  },
  true,
);

window.addEventListener('keydown', function runShortcut(event) {
  const chord = chordOf(event);
  if (chord === null || event.defaultPrevented || isTaken(event) || isPress(event, chord)) return;
  const wanted = endsSequence(event) && ending ? `${ending.begin} ${chord}` : chord;
  const fitting = boundShortcuts().flatMap((shortcut) => {
    const keys = keysFor(shortcut).find((each) => chordsOf(each).join(' ') === wanted);
    if (keys === undefined || isElsewhere(event, shortcut)) return [];
    if (isSingleSign(keys) && !areSingleKeysOn()) return [];
    const handler = shortcut.handler();
    return handler ? [{ shortcut, handler }] : [];
  });
  // Where the focus is in a panel, its task is meant, and not the one under the cursor of the view.
  const [first] = [...fitting.filter(({ shortcut }) => holds(shortcut, event.target)), ...fitting];
  if (!first) return;
  event.preventDefault();
  // A key that is held goes on stepping, and does nothing else a second time.
  if (!event.repeat || repeats(first.shortcut)) first.handler(event);
});

// The first key is compared with as many notations as any other, but those after it find them read.
whenIdle(() => void begins(''));

function begins(chord: string): boolean {
  if (!areSingleKeysOn()) return false;
  return boundShortcuts().some((shortcut) =>
    keysFor(shortcut).some((keys) => {
      const chords = chordsOf(keys);
      return chords.length > 1 && chords[0] === chord;
    }),
  );
}

function keysFor({ scope, name }: BoundShortcut): readonly string[] {
  return keysOf(scope, name as ShortcutName<ShortcutScope>);
}

const LAYERS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';
const TAKERS = `input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=""], [contenteditable=true], ${LAYERS}`;

/** Whether the key belongs to what has the focus: a text box, a dialog, a menu, an input method. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  return event.target instanceof Element && event.target.closest(TAKERS) !== null;
}

/** Whether the key presses the button or link that has the focus, which may lie in a view that opens tasks with it. */
function isPress({ target }: KeyboardEvent, chord: string): boolean {
  return (
    (chord === 'Enter' || chord === 'Space') &&
    target instanceof Element &&
    target.closest('a[href], button, summary, input') !== null
  );
}

function isElsewhere(event: KeyboardEvent, shortcut: BoundShortcut): boolean {
  if (!shortcut.within || !(event.target instanceof Element)) return false;
  const control = event.target.closest('a, button, input, summary, [tabindex="0"]');
  return control !== null && !holds(shortcut, control);
}

function holds({ within }: BoundShortcut, target: EventTarget | null): boolean {
  return target instanceof Node && within?.current?.contains(target) === true;
}
