import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type FakeServer, startFakeServer } from './fake-server.ts';
import { PROJECT_ID } from './plan-fixture.ts';
import { giveElementsASize } from './scripted-api.tsx';
import { wireProject, wireTask } from './wire-fixture.ts';

// These tests load the whole application, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

/** For what comes in a chunk of its own. */
const MODULES_WAIT = { timeout: 15_000 };

let server: FakeServer;

beforeAll(() => {
  giveElementsASize();
  Element.prototype.scrollTo = () => {};
  vi.stubGlobal('matchMedia', (query: string) => ({
    // A wide window with a mouse.
    matches: query.includes('64rem'),
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
});

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  // The application keeps its client and its plans in modules: every test gets new ones.
  vi.resetModules();
  server = startFakeServer([
    wireTask({ id: 'a', number: 1, orderKey: 'a1', title: 'Design' }),
    wireTask({ id: 'a1', number: 2, parentId: 'a', orderKey: 'a1', title: 'Sketch', estimatedMinutes: 60 }),
    wireTask({
      id: 'b',
      number: 3,
      orderKey: 'a2',
      title: 'Build',
      dependencies: [{ __typename: 'Task', id: 'a' }],
    }),
  ]);
});

afterEach(cleanup);

async function openOutline(path = '/outline') {
  window.history.replaceState(null, '', `/p/${PROJECT_ID}${path}`);
  const { App } = await import('../../web/app/app.tsx');
  render(<App />);
  // The first test of a file waits for the modules too.
  const grid = await screen.findByRole('treegrid', { name: 'Outline of Plan' }, { timeout: 15_000 });
  await within(grid).findByText('Design');
  // Titles are drawn first, and what is beside them after that.
  await waitFor(() => expect(grid.querySelector('[data-bare]')).toBeNull());
  return { grid, user: userEvent.setup() };
}

/** A dialog hides the rows from screen readers while it is open. */
const titles = () => screen.getAllByRole('row', { hidden: true }).slice(1).map(rowTitle);
const rowTitle = (row: HTMLElement) => row.querySelector('[data-anchor=title]')?.textContent ?? '';
/** The row that a screen reader is told is active. */
function activeRow(grid: HTMLElement): string {
  const id = grid.getAttribute('aria-activedescendant');
  const row = id === null ? null : document.getElementById(id);
  return row ? rowTitle(row) : '';
}

test('is a tree grid that says level, place and state of each row, and names rows in full', async () => {
  const { grid } = await openOutline();
  expect(grid.getAttribute('aria-rowcount')).toBe('4');
  const row = screen.getByRole('row', { name: '#1, Design, To do' });
  expect(row.getAttribute('aria-level')).toBe('1');
  expect(row.getAttribute('aria-expanded')).toBe('true');
  expect(row.getAttribute('aria-setsize')).toBe('2');
  const child = screen.getByRole('row', { name: '#2, Sketch, To do' });
  expect(child.getAttribute('aria-level')).toBe('2');
  expect(child.hasAttribute('aria-expanded')).toBe(false);
  expect(within(screen.getByRole('row', { name: '#3, Build, To do' })).getByText('#1')).toBeTruthy();
});

test('begins at what has just been changed, unfolded, with the keys there', async () => {
  localStorage.setItem(`orchestrator.collapsed.${PROJECT_ID}`, JSON.stringify({ at: 1, ids: ['a'] }));
  const { arriveAt } = await import('../../web/lib/arrival.ts');
  arriveAt(PROJECT_ID, 'a1');
  const { grid } = await openOutline();
  await waitFor(() => expect(activeRow(grid)).toBe('Sketch'));
  expect(document.activeElement).toBe(grid);
});

test('every control of a row sits in a cell and is out of the way of Tab', async () => {
  await openOutline();
  const controls = screen
    .getAllByRole('row')
    .slice(1)
    .flatMap((row) => [...row.querySelectorAll('button')]);
  expect(controls.length).toBeGreaterThan(10);
  for (const control of controls) {
    expect(control.closest('[role=gridcell]')).not.toBeNull();
    expect(control.tabIndex).toBe(-1);
  }
});

test('moves with J and K, folds with the arrows, and keeps what is folded for the next visit', async () => {
  const { grid, user } = await openOutline();
  grid.focus();
  await user.keyboard('j');
  expect(activeRow(grid)).toBe('Design');
  await user.keyboard('jj');
  expect(activeRow(grid)).toBe('Build');
  await user.keyboard('k{ArrowLeft}');
  expect(activeRow(grid)).toBe('Design');
  await user.keyboard('{ArrowLeft}');
  expect(titles()).toEqual(['Design', 'Build']);
  cleanup();
  vi.resetModules();
  await openOutline();
  expect(titles()).toEqual(['Design', 'Build']);
});

test('renames in place: F2, Enter saves, Escape does not', async () => {
  const { grid, user } = await openOutline();
  grid.focus();
  await user.keyboard('j{F2}');
  const input = screen.getByRole('textbox', { name: 'Title of #1' });
  expect(document.activeElement).toBe(input);
  await user.keyboard(' phase{Enter}');
  expect(titles()[0]).toBe('Design phase');
  expect(document.activeElement).toBe(grid);
  await waitFor(() => expect(server.patches).toHaveLength(1));
  expect(server.patches[0]).toMatchObject({
    title: 'Rename “Design” to “Design phase”',
    baseVersion: 1,
    operations: [{ updateTask: { id: 'a', title: 'Design phase' } }],
  });
  await user.keyboard('{F2} thrown away{Escape}');
  expect(titles()[0]).toBe('Design phase');
  expect(server.patches).toHaveLength(1);
});

test('a letter that is no shortcut starts an edit at the end of the title; shortcuts are not typed', async () => {
  const { grid, user } = await openOutline();
  grid.focus();
  await user.keyboard('jw');
  const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Title of #1' });
  expect(input.value).toBe('Designw');
  await user.keyboard('jk{Escape}');
  expect(activeRow(grid)).toBe('Design');
});

test('the second key of a sequence leads where it says, and does not begin an edit', async () => {
  const { grid, user } = await openOutline();
  grid.focus();
  await user.keyboard('jgh');
  await waitFor(() => expect(location.pathname).toBe(`/p/${PROJECT_ID}/history`));
  expect(screen.queryByRole('textbox', { name: /^Title of/ })).toBeNull();
});

test('indents while the title is edited, and goes on with the edit', async () => {
  const { grid, user } = await openOutline();
  grid.focus();
  await user.keyboard('{End}{F2}{Tab}');
  expect(screen.getByRole('textbox', { name: 'Title of #3' })).toBe(document.activeElement);
  await waitFor(() => expect(server.patches).toHaveLength(1));
  expect(server.patches[0]?.operations).toEqual([{ moveTask: { id: 'b', parentId: 'a', afterId: 'a1' } }]);
  await user.keyboard('{Enter}');
});

test('writes new tasks line by line after the cursor', async () => {
  const { grid, user } = await openOutline();
  grid.focus();
  await user.keyboard('jc');
  await user.keyboard('First{Enter}');
  await user.keyboard('Second{Enter}{Escape}');
  await waitFor(() => expect(server.patches).toHaveLength(2));
  const [first, second] = server.patches.map(({ operations }) => operations?.[0]?.createTask);
  expect(first).toMatchObject({ title: 'First', parentId: null, afterId: 'a' });
  expect(second).toMatchObject({ title: 'Second', parentId: null, afterId: first?.id });
});

test('deletes what is selected as one patch, and offers to undo it', async () => {
  const { grid, user } = await openOutline();
  grid.focus();
  await user.keyboard('jxjx');
  expect((await screen.findByRole('toolbar', { name: 'Selected tasks' })).textContent).toContain('2 selected');
  await user.keyboard('{Backspace}');
  expect(titles()).toEqual(['Build']);
  await waitFor(() => expect(server.patches).toHaveLength(1));
  // The child goes with its parent: it needs no operation of its own.
  expect(server.patches[0]?.operations).toEqual([{ deleteTask: { id: 'a' } }]);
  expect(await screen.findByRole('button', { name: 'Undo' })).toBeTruthy();
});

test('sets the status of the task under the cursor by key', async () => {
  const { grid, user } = await openOutline();
  grid.focus();
  await user.keyboard('js');
  const menu = await screen.findByRole('menu', { name: 'Status' });
  await user.click(within(menu).getByRole('menuitemradio', { name: 'Completed' }));
  await waitFor(() => expect(server.patches).toHaveLength(1));
  expect(server.patches[0]).toMatchObject({
    title: 'Set “Design” to Completed',
    operations: [{ updateTask: { id: 'a', status: 'COMPLETED' } }],
  });
  expect(screen.getByRole('row', { name: '#1, Design, Completed' })).toBeTruthy();
});

test('takes an estimate as people write it, and says how when it cannot read one', async () => {
  const { grid, user } = await openOutline();
  grid.focus();
  await user.keyboard('jje');
  const input = await screen.findByRole('textbox', { name: 'Estimate' });
  await user.clear(input);
  await user.type(input, 'soon{Enter}');
  expect(screen.getByText('Write it like 2d, 3h or 1d 4h.')).toBeTruthy();
  await user.clear(input);
  await user.type(input, '1d 4h{Enter}');
  await waitFor(() => expect(server.patches).toHaveLength(1));
  expect(server.patches[0]?.operations).toEqual([{ updateTask: { id: 'a1', estimatedMinutes: 720 } }]);
});

test('rolls back what the server refuses and shows its sentence', async () => {
  const { grid, user } = await openOutline();
  server.refuseNext = { errors: [{ message: 'This title is not allowed.', extensions: { code: 'BAD_USER_INPUT' } }] };
  grid.focus();
  await user.keyboard('j{F2}!{Enter}');
  expect((await screen.findAllByText('This title is not allowed.')).length).toBeGreaterThan(0);
  expect(titles()[0]).toBe('Design');
});

test('asks what is to stay when somebody else changed the same, and overwrites only then', async () => {
  const { grid, user } = await openOutline();
  server.refuseNext = { data: { applyPatch: CONFLICT } };
  grid.focus();
  await user.keyboard('j{F2}{Control>}a{/Control}Mine{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Somebody else changed this meanwhile' });
  expect(titles()[0]).toBe('Design');
  expect(
    within(dialog)
      .getAllByRole('definition')
      .map(({ textContent }) => textContent),
  ).toEqual(['Design', 'Theirs', 'Mine']);
  await user.click(within(dialog).getByRole('button', { name: 'Use mine' }));
  await waitFor(() => expect(server.patches).toHaveLength(2));
  expect(server.patches[1]).toMatchObject({
    onConflict: 'OVERWRITE',
    operations: [{ updateTask: { id: 'a', title: 'Mine' } }],
  });
  expect(server.patches[1]?.idempotencyKey).not.toBe(server.patches[0]?.idempotencyKey);
});

test('keeps a change while the server is away, says so, and saves it when it is back', async () => {
  const { grid, user } = await openOutline();
  server.isReachable = false;
  grid.focus();
  await user.keyboard('j{F2}!{Enter}');
  expect(await screen.findByText(/The server cannot be reached.*1 change waits here to be saved/)).toBeTruthy();
  expect(titles()[0]).toBe('Design!');
  server.isReachable = true;
  window.dispatchEvent(new Event('online'));
  await waitFor(() => expect(server.patches).toHaveLength(1));
  await waitFor(() => expect(screen.queryByText(/cannot be reached/)).toBeNull());
});

test('says in the panel of a task which patch set what, and leads there', async () => {
  await openOutline('/outline?task=3');
  await screen.findByRole('textbox', { name: 'Title' }, MODULES_WAIT);
  const panel = screen.getByRole('complementary', { name: 'Task #3' });
  const history = within(await within(panel).findByRole('region', { name: 'Activity' }));
  const [status, rest] = await history.findAllByRole('listitem');
  await history.findByText('Status');
  expect(status?.textContent).toMatch(/^Status.*Ana/);
  expect(rest?.textContent).toMatch(/since it was created.*Planner/);
  expect(history.getByRole('link', { name: 'Start the work' }).getAttribute('href')).toContain('/history/p3');
  const noteOf = (name: RegExp) => within(panel).getAllByRole('button', { name })[0]?.dataset['tooltip'];
  expect(noteOf(/^Status:/)).toMatch(/^Set by Ana, .*: Start the work$/);
  // What nothing has set since is as the task was created.
  expect(noteOf(/^Priority:/)).toMatch(/^Set by Planner, .*: Plan it$/);
});

test('opens the panel of a task by its address, and closes it with Escape', async () => {
  const { user } = await openOutline('/outline?task=3');
  const title = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Title' }, MODULES_WAIT);
  expect(title.value).toBe('Build');
  const panel = screen.getByRole('complementary', { name: 'Task #3' });
  expect(await within(panel).findByDisplayValue('It works')).toBeTruthy();
  expect(within(panel).getByText('Design')).toBeTruthy();
  await user.click(within(panel).getByRole('button', { name: 'Do not wait for Design' }));
  await waitFor(() => expect(server.patches).toHaveLength(1));
  expect(server.patches[0]?.operations).toEqual([{ removeDependency: { taskId: 'b', dependsOnId: 'a' } }]);
  panel.focus();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  expect(window.location.search).toBe('');
});

test('shows the shortcuts on ?, made from what is bound', async () => {
  const { grid, user } = await openOutline();
  grid.focus();
  await user.keyboard('{Shift>}?{/Shift}');
  const sheet = await screen.findByRole('dialog', { name: 'Shortcuts' });
  const onTask = within(sheet).getByRole('region', { name: /^On a task/ });
  expect(within(onTask).getByText('Set the status')).toBeTruthy();
});

const CONFLICT = {
  __typename: 'ApplyPatchPayload',
  applied: false,
  patch: null,
  project: wireProject(2),
  changedTasks: [],
  deletedTaskIds: [],
  conflicts: [
    {
      __typename: 'Conflict',
      operationId: '1',
      kind: 'FIELD_CHANGED',
      field: 'title',
      expected: 'Design',
      current: 'Theirs',
      wanted: 'Mine',
      goneTaskIds: [],
      message: 'Somebody else renamed it.',
    },
  ],
};
