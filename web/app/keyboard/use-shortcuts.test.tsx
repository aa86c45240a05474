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

beforeEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
});
afterEach(cleanup);

function Page({ isEnabled = true }: { readonly isEnabled?: boolean }) {
  const grid = useRef<HTMLDivElement>(null);
  useShortcuts('outline', { status, open }, { isEnabled, within: grid });
  useShortcuts('global', { goOutline, goHistory, undo });
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
  ['J', true],
  ['g', true],
  ['[', true],
  ['w', false],
  ['z', false],
])('knows whether %s is or begins a shortcut: %s', (key, expected) => {
  expect(isSingleKeyShortcut(key, ['global', 'outline'])).toBe(expected);
});
