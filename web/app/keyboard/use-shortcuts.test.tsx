import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isSingleKeyShortcut } from './single-keys.ts';
import { setSingleKeys } from './single-key-setting.ts';
import { useShortcuts } from './use-shortcuts.ts';

const status = vi.fn();
const open = vi.fn();
const goHistory = vi.fn();
const goOutline = vi.fn();
const undo = vi.fn();
const next = vi.fn();
const filter = vi.fn();
const toggleSidebar = vi.fn();

beforeEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
});
afterEach(cleanup);

function Page({ isEnabled = true }: { readonly isEnabled?: boolean }) {
  const grid = useRef<HTMLDivElement>(null);
  useShortcuts('task', { status, open }, { isEnabled, within: grid });
  useShortcuts('outline', { next }, { isEnabled, within: grid });
  useShortcuts('project', { goOutline, goHistory, undo, filter });
  useShortcuts('global', { toggleSidebar });
  return (
    <>
      <button type="button">Elsewhere</button>
      <input aria-label="Text" />
      <div role="dialog">
        <button type="button">In the dialog</button>
      </div>
      <div ref={grid} tabIndex={0} role="treegrid">
        <button type="button">In the grid</button>
      </div>
    </>
  );
}

const focus = (role: string, name?: string) => screen.getByRole(role, name === undefined ? {} : { name }).focus();

test('fires in its element and where nothing has the focus, and keeps the key from the browser', async () => {
  render(<Page />);
  await userEvent.keyboard('s');
  focus('treegrid');
  await userEvent.keyboard('s{Enter}');
  expect(status).toHaveBeenCalledTimes(2);
  expect(open).toHaveBeenCalledTimes(1);
  expect(open).toHaveBeenCalledWith(expect.objectContaining({ defaultPrevented: true }));
});

test.each([
  ['textbox', 'Text'],
  ['button', 'In the dialog'],
  ['button', 'Elsewhere'],
])('leaves keys to a %s (%s)', async (role, name) => {
  render(<Page />);
  focus(role, name);
  await userEvent.keyboard('s{Enter}');
  expect(status).not.toHaveBeenCalled();
  expect(open).not.toHaveBeenCalled();
});

test('knows sequences and modifiers', async () => {
  render(<Page />);
  await userEvent.keyboard('gh');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(goHistory).toHaveBeenCalledTimes(1);
  expect(undo).toHaveBeenCalledTimes(1);
});

test('hears one sequence right after another, and the second letter of a sequence is no key of its own', async () => {
  render(<Page />);
  await userEvent.keyboard('goghgs');
  expect(goOutline).toHaveBeenCalledTimes(1);
  expect(goHistory).toHaveBeenCalledTimes(1);
  expect(status).not.toHaveBeenCalled();
});

test('does nothing while it is switched off', async () => {
  render(<Page isEnabled={false} />);
  await userEvent.keyboard('s');
  expect(status).not.toHaveBeenCalled();
});

test('with single letters turned off, keys with modifiers and named keys go on working', async () => {
  setSingleKeys(false);
  render(<Page />);
  focus('treegrid');
  await userEvent.keyboard('sgh{Enter}{Control>}z{/Control}');
  expect(status).not.toHaveBeenCalled();
  expect(goHistory).not.toHaveBeenCalled();
  expect(open).toHaveBeenCalledTimes(1);
  expect(undo).toHaveBeenCalledTimes(1);
});

test.each([
  ['s', true],
  ['?', true],
  ['g', true],
  ['[', true],
  ['w', false],
  ['z', false],
])('knows whether %s is or begins a shortcut: %s', (key, expected) => {
  expect(isSingleKeyShortcut(key, ['global', 'project', 'task', 'outline'])).toBe(expected);
});

/** A key as a keyboard of another country sends it. */
function press(key: string, code: string, modifiers: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...modifiers }));
}

test('a sign is its key whatever a keyboard needs for it: / with Shift, [ with AltGr', () => {
  render(<Page />);
  press('/', 'Digit7', { shiftKey: true });
  expect(filter).toHaveBeenCalledTimes(1);
  press('[', 'Digit8', { modifierAltGraph: true });
  press('[', 'Digit8', { modifierAltGraph: true, ctrlKey: true, altKey: true });
  expect(toggleSidebar).toHaveBeenCalledTimes(2);
  press('[', 'BracketLeft', { ctrlKey: true });
  expect(toggleSidebar).toHaveBeenCalledTimes(2);
});

test('a letter of another script is that of its key, and one of a Latin keyboard is itself wherever it lies', () => {
  render(<Page />);
  press('ы', 'KeyS');
  press('я', 'KeyZ', { ctrlKey: true });
  press('п', 'KeyG');
  press('щ', 'KeyO');
  expect([status, undo, goOutline].map((each) => each.mock.calls.length)).toEqual([1, 1, 1]);
  // Dvorak has its O where others have S.
  press('o', 'KeyS');
  expect(status).toHaveBeenCalledTimes(1);
});

test('works with Caps Lock', () => {
  render(<Page />);
  press('G', 'KeyG');
  press('H', 'KeyH');
  press('S', 'KeyS');
  expect([goHistory, status].map((each) => each.mock.calls.length)).toEqual([1, 1]);
});

test('Enter presses a button that lies in a view which opens tasks with it; letters are the view’s there too', async () => {
  render(<Page />);
  focus('button', 'In the grid');
  await userEvent.keyboard('{Enter}s');
  expect([open, status].map((each) => each.mock.calls.length)).toEqual([0, 1]);
});

test('a key that is held goes on stepping, and opens nothing twice', () => {
  render(<Page />);
  focus('treegrid');
  press('j', 'KeyJ');
  press('j', 'KeyJ', { repeat: true });
  press('ArrowDown', 'ArrowDown', { repeat: true });
  press('Enter', 'Enter');
  press('Enter', 'Enter', { repeat: true });
  expect(next).toHaveBeenCalledTimes(3);
  expect(open).toHaveBeenCalledTimes(1);
});

test('an arrow or Ctrl right after a g does what it does elsewhere', () => {
  render(<Page />);
  focus('treegrid');
  press('g', 'KeyG');
  press('ArrowDown', 'ArrowDown');
  press('g', 'KeyG');
  press('z', 'KeyZ', { ctrlKey: true });
  expect([next, undo].map((each) => each.mock.calls.length)).toEqual([1, 1]);
});
