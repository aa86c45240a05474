import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type FakeServer, startFakeServer } from './fake-server.ts';
import { PROJECT_ID } from './plan-fixture.ts';
import { giveElementsASize } from './scripted-api.tsx';
import { wireTask } from './wire-fixture.ts';

vi.setConfig({ testTimeout: 30_000 });

let server: FakeServer;

beforeAll(() => {
  giveElementsASize();
  Element.prototype.scrollTo = () => {};
  Element.prototype.scrollIntoView = () => {};
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('64rem'),
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
});

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  vi.resetModules();
  server = startFakeServer([
    wireTask({ id: 'a', number: 1, orderKey: 'a1', title: 'Design' }),
    wireTask({ id: 'b', number: 12, orderKey: 'a2', title: 'Build the bridge' }),
  ]);
  server.answers['SearchTasks'] = ({ search }) => ({
    data: {
      tasks: {
        __typename: 'TaskConnection',
        nodes:
          search === 'bridge'
            ? [
                {
                  __typename: 'Task',
                  id: 'z',
                  number: 4,
                  title: 'Paint it',
                  status: 'TODO',
                  project: { __typename: 'Project', id: 'q', name: 'Other' },
                },
              ]
            : [],
      },
    },
  });
});

afterEach(cleanup);

async function open(path = `/p/${PROJECT_ID}/outline`) {
  window.history.replaceState(null, '', path);
  const { App } = await import('../../web/app/app.tsx');
  render(<App />);
  const user = userEvent.setup();
  if (path.startsWith('/p/')) {
    await within(await screen.findByRole('treegrid', {}, { timeout: 15_000 })).findByText('Design');
  }
  return user;
}

async function openPalette(user: ReturnType<typeof userEvent.setup>) {
  await user.keyboard('{Control>}k{/Control}');
  return screen.findByRole('combobox', { name: /^Find a task/ });
}
const options = () => screen.getAllByRole('option').map((option) => option.textContent);

test('finds a task by a word or its number and opens it', async () => {
  const user = await open();
  const box = await openPalette(user);
  await user.type(box, 'bridge');
  await waitFor(() => expect(options()[0]).toContain('#12 Build the bridge'));
  await user.keyboard('{Enter}');
  await screen.findByRole('complementary', { name: 'Task #12' });
  expect(location.search).toBe('?task=12');
});

test('asks the server for tasks of all projects, and leads into another one', async () => {
  const user = await open();
  await user.type(await openPalette(user), 'bridge');
  const option = await screen.findByRole('option', { name: /#4 Paint it/ });
  expect(option.textContent).toContain('Other');
  await user.click(option);
  await waitFor(() => expect(location.pathname).toBe('/p/q/outline'));
});

test('offers what keys would do here, does it, and puts it first the next time', async () => {
  const user = await open();
  await user.type(await openPalette(user), 'collapse all');
  await waitFor(() => expect(options()[0]).toContain('Collapse all'));
  await user.keyboard('{Escape}');
  await user.type(await openPalette(user), 'show shortcuts');
  await user.keyboard('{Enter}');
  await user.click(
    within(await screen.findByRole('dialog', { name: 'Shortcuts' })).getByRole('button', { name: 'Close' }),
  );
  await openPalette(user);
  await waitFor(() => expect(options()[0]).toContain('Show shortcuts'));
});

test('leads to the imports, of a new project and into the open one', async () => {
  const user = await open();
  await user.type(await openPalette(user), 'import');
  await waitFor(() => expect(options()).toEqual(['Import a file into this project', 'Import a file as a new project']));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(location.pathname).toBe(`/p/${PROJECT_ID}/import`));
});

test('a shortcut takes other keys, refuses those of another, and gets its own back', async () => {
  const user = await open('/settings/shortcuts');
  await user.click(await screen.findByRole('button', { name: 'Change the keys of “New task”' }, { timeout: 15_000 }));
  await user.keyboard('{Shift>}?{/Shift}');
  await screen.findByText('? is “Show shortcuts”.');
  await user.click(screen.getByRole('button', { name: 'Change the keys of “New task”' }));
  await user.keyboard('{Alt>}n{/Alt}');
  await screen.findByRole('button', { name: 'Reset the keys of “New task”' });
  cleanup();
  vi.resetModules();
  await open();
  await user.keyboard('c');
  expect(screen.queryByRole('textbox', { name: 'Title of the new task' })).toBeNull();
  await user.keyboard('{Alt>}n{/Alt}');
  expect(await screen.findByRole('textbox', { name: /new task/i })).toBeTruthy();
});
