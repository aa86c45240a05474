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
    wireTask({ id: 'a1', number: 2, parentId: 'a', orderKey: 'a1', title: 'Sketch', status: 'BLOCKED' }),
    wireTask({ id: 'a2', number: 3, parentId: 'a', orderKey: 'a2', title: 'Paint' }),
    wireTask({ id: 'b', number: 4, orderKey: 'a2', title: 'Build', status: 'BLOCKED' }),
  ]);
});

afterEach(cleanup);

async function open(search = '') {
  window.history.replaceState(null, '', `/p/${PROJECT_ID}/outline${search}`);
  const { App } = await import('../../web/app/app.tsx');
  render(<App />);
  await screen.findByRole('heading', { name: 'Outline of Plan' }, { timeout: 15_000 });
  return userEvent.setup();
}

const titles = () =>
  screen
    .queryAllByRole('row', { hidden: true })
    .slice(1)
    .map((row) => row.querySelector('[data-anchor=title]')?.textContent);
const bar = () => screen.findByRole('search', { name: 'Filter tasks' }, { timeout: 15_000 });

test('a link with a filter shows what fits, with what stands above it', async () => {
  await open('?f=status:blocked');
  await waitFor(() => expect(titles()).toEqual(['Design', 'Sketch', 'Build']));
  expect(await within(await bar()).findByText('2 of 4')).toBeTruthy();
});

test('words filter as they are typed, and a known key becomes a chip with its space', async () => {
  const user = await open();
  await waitFor(() => expect(titles()).toHaveLength(4));
  await user.keyboard('/');
  const box = within(await bar()).getByRole('textbox');
  await waitFor(() => expect(document.activeElement).toBe(box));
  await user.keyboard('pai');
  await waitFor(() => expect(titles()).toEqual(['Design', 'Paint']));
  await user.clear(box);
  await user.type(box, 'status:blocked ');
  await waitFor(() => expect(titles()).toEqual(['Design', 'Sketch', 'Build']));
  expect(location.search).toBe('?f=status:blocked');
  expect(within(await bar()).getByRole('button', { name: 'Status: Blocked' })).toBeTruthy();
  // The box is empty again: Backspace takes the chip away.
  await user.keyboard('{Backspace}');
  await waitFor(() => expect(titles()).toHaveLength(4));
});

test('a filter that leaves nothing says so and offers to clear it', async () => {
  const user = await open('?f=nowhere');
  await screen.findByText('No task fits the filter.');
  await user.click(within(screen.getByRole('main')).getAllByRole('button', { name: 'Clear filter' }).at(-1)!);
  await waitFor(() => expect(titles()).toHaveLength(4));
  expect(location.search).toBe('');
});

test('chosen values add up, and the panel of a task opens without losing the filter', async () => {
  const user = await open();
  await waitFor(() => expect(titles()).toHaveLength(4));
  await user.click(screen.getByRole('button', { name: 'Filter' }));
  await user.click(within(await bar()).getByRole('button', { name: 'Add filter' }));
  await user.click(await screen.findByRole('option', { name: 'Status' }));
  await user.click(await screen.findByRole('option', { name: 'Blocked' }));
  await waitFor(() => expect(titles()).toEqual(['Design', 'Sketch', 'Build']));
  await user.keyboard('{Escape}');
  await user.click(screen.getByText('Sketch'));
  await screen.findByRole('complementary', { name: 'Task #2' });
  expect(location.search).toBe('?f=status:blocked&task=2');
});

test('a task that is made while filtering stays in view', async () => {
  const user = await open('?f=status:blocked');
  await waitFor(() => expect(titles()).toHaveLength(3));
  await user.click(screen.getByText('Build').closest('[role=row]')!);
  await user.keyboard('c');
  await user.keyboard('New one{Enter}{Escape}');
  await waitFor(() => expect(titles()).toContain('New one'));
});

test('a filter is saved under a name, is listed below its project, and opens again', async () => {
  const saved: object[] = [];
  server.answers['SavedViews'] = () => ({
    data: { project: { __typename: 'Project', id: PROJECT_ID, savedViews: saved } },
  });
  server.answers['CreateSavedView'] = ({ input }) => {
    const view = { __typename: 'SavedView', id: 'v', ...(input as { name: string; view: string; search: object }) };
    saved.push(view);
    return { data: { createSavedView: view } };
  };
  const user = await open('?f=status:blocked');
  await user.click(within(await bar()).getByRole('button', { name: 'Save this view' }));
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Stuck{Enter}');
  const link = await screen.findByRole('link', { name: 'Stuck' });
  expect(saved).toMatchObject([{ name: 'Stuck', view: 'outline', search: { f: 'status:blocked' } }]);
  expect(link.getAttribute('aria-current')).toBe('page');
  await user.click(within(await bar()).getByRole('button', { name: 'Clear filter' }));
  await waitFor(() => expect(titles()).toHaveLength(4));
  expect(link.getAttribute('aria-current')).toBeNull();
  await user.click(link);
  await waitFor(() => expect(titles()).toEqual(['Design', 'Sketch', 'Build']));
});
