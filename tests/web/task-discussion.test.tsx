import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type FakeServer, startFakeServer } from './fake-server.ts';
import { PROJECT_ID } from './plan-fixture.ts';
import { giveElementsASize } from './scripted-api.tsx';
import { wireTask } from './wire-fixture.ts';

vi.setConfig({ testTimeout: 30_000 });

interface Said {
  readonly id: string;
  readonly body: string;
  readonly mentionIds: readonly string[];
}

let server: FakeServer;
let said: Said[];
let logged: { minutes: number; note: string }[];
/** Time entries that the server has. */
let entries: readonly object[];

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
  said = [];
  logged = [];
  entries = [];
  server = startFakeServer([wireTask({ id: 'a', number: 1, orderKey: 'a1', title: 'Design' })]);
  const comment = ({ id, body }: Said) => ({
    __typename: 'Comment',
    id,
    body,
    authorName: 'Olga',
    isOwn: true,
    createdAt: '2026-11-25T10:00:00.000Z',
    updatedAt: '2026-11-25T10:00:00.000Z',
    mentions: body.includes('@Ana') ? [{ __typename: 'Person', id: 'ana', name: 'Ana' }] : [],
  });
  server.answers['TaskActivity'] = ({ id }) => ({
    data: {
      task: {
        __typename: 'Task',
        id,
        patches: [],
        comments: { __typename: 'CommentConnection', totalCount: said.length, nodes: said.map(comment) },
        timeEntries: { __typename: 'TimeEntryConnection', totalCount: entries.length, nodes: entries },
      },
    },
  });
  server.answers['AddComment'] = ({ input }) => {
    said.push(input as Said);
    return { data: { addComment: comment(input as Said) } };
  };
  server.answers['DeleteComment'] = ({ id }) => {
    said = said.filter((one) => one.id !== id);
    return { data: { deleteComment: { __typename: 'Comment', id } } };
  };
  server.answers['LogTime'] = ({ input }) => {
    logged.push(input as { minutes: number; note: string });
    return { data: { logTime: { __typename: 'TimeEntry', id: 't' } } };
  };
});

afterEach(cleanup);

async function open(path = '/outline?task=1') {
  window.history.replaceState(null, '', `/p/${PROJECT_ID}${path}`);
  const { App } = await import('../../web/app/app.tsx');
  render(<App />);
  await screen.findByRole('region', { name: 'Activity' }, { timeout: 15_000 });
  return userEvent.setup();
}
const box = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Write a comment' });

test('a comment mentions whom one chooses by a few letters, and reads with the name in bold', async () => {
  const user = await open();
  await user.type(await box(), 'Ask @an');
  expect(await screen.findByRole('option', { name: 'Ana' })).toBeTruthy();
  await user.keyboard('{Enter}about **it**{Control>}{Enter}{/Control}');
  await waitFor(() => expect(said).toHaveLength(1));
  expect(said[0]).toMatchObject({ body: 'Ask @Ana about **it**', mentionIds: ['ana'] });
  const comment = await screen.findByRole('article', { name: 'Comment by Olga' });
  await waitFor(() =>
    expect([...comment.querySelectorAll('strong')].map((each) => each.textContent)).toEqual(['@Ana', 'it']),
  );
  expect((await box()).value).toBe('');
});

test('a comment that the server refuses stays in the box, with its sentence', async () => {
  server.answers['AddComment'] = () => ({
    errors: [{ message: 'The comment is too long.', extensions: { code: 'BAD_USER_INPUT' } }],
  });
  const user = await open();
  await user.type(await box(), 'Precious words');
  await user.click(screen.getByRole('button', { name: 'Comment' }));
  await screen.findByText(/The comment is too long/);
  expect((await box()).value).toBe('Precious words');
});

test('no markup in a comment comes to life', async () => {
  said = [{ id: 'x', body: '<img src=x onerror=alert(1)> [go](javascript:alert(1))', mentionIds: [] }];
  await open();
  const comment = await screen.findByRole('article', { name: 'Comment by Olga' });
  await waitFor(() => expect(comment.querySelector('.markdown')).toBeTruthy());
  expect(comment.querySelector('img, [onerror], a[href^=javascript]')).toBeNull();
});

test('a deleted comment can be restored', async () => {
  said = [{ id: 'x', body: 'Take me back', mentionIds: [] }];
  const user = await open();
  await user.click(await screen.findByRole('button', { name: 'More for this comment' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await waitFor(() => expect(said).toHaveLength(0));
  const add = server.answers['AddComment']!;
  server.answers['AddComment'] = () => ({
    errors: [{ message: 'Not now.', extensions: { code: 'BAD_USER_INPUT' } }],
  });
  await user.click(await screen.findByRole('button', { name: 'Restore' }));
  const again = await screen.findByRole('button', { name: 'Try again' });
  server.answers['AddComment'] = add;
  await user.click(again);
  await waitFor(() => expect(said).toMatchObject([{ body: 'Take me back' }]));
});

test('time is logged as people write it, with what was done', async () => {
  const user = await open();
  const time = within(screen.getByRole('region', { name: /^Time/ }));
  await user.type(time.getByRole('textbox', { name: 'Time spent' }), 'soon{Enter}');
  await time.findByText(/Write how long it took/);
  await user.clear(time.getByRole('textbox', { name: 'Time spent' }));
  await user.type(time.getByRole('textbox', { name: 'What was done' }), 'Sketched');
  await user.type(time.getByRole('textbox', { name: 'Time spent' }), '1h 30m{Enter}');
  await waitFor(() => expect(logged).toMatchObject([{ minutes: 90, note: 'Sketched' }]));
});

test('time that was taken away can be logged again, with who worked and what was done', async () => {
  const person = { __typename: 'Person', id: 'ana', name: 'Ana' };
  const entry = { __typename: 'TimeEntry', id: 'e', authorName: 'Olga', minutes: 95, note: 'Called', person };
  entries = [{ ...entry, createdAt: '2026-11-25T10:00:00.000Z' }];
  server.answers['RemoveTimeEntry'] = ({ id }) => {
    entries = [];
    return { data: { removeTimeEntry: { __typename: 'TimeEntry', id } } };
  };
  const user = await open();
  await user.click(await screen.findByRole('button', { name: 'Take 1h 35m away again' }));
  await user.click(await screen.findByRole('button', { name: 'Restore' }));
  await waitFor(() => expect(logged).toMatchObject([{ taskId: 'a', minutes: 95, note: 'Called', personId: 'ana' }]));
});

test('a comment that is being changed and left with Escape says that it is not saved, and can be gone on with', async () => {
  said = [{ id: 'x', body: 'First words', mentionIds: [] }];
  const user = await open();
  await user.click(await screen.findByRole('button', { name: 'More for this comment' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  await user.type(await screen.findByRole('textbox', { name: 'Edit the comment' }), ' and more{Escape}');
  await screen.findByText(/What you changed is not saved/);
  await user.click(screen.getByRole('button', { name: 'Go on with it' }));
  const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Edit the comment' });
  expect(box.value).toBe('First words and more');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByText(/What you changed is not saved/)).toBeNull());
});

test('a timer goes on over a reload, and logs what has passed when it is stopped', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Start timer' }));
  const kept = JSON.parse(localStorage.getItem('orchestrator.timer') ?? '{}') as { startedAt: number };
  localStorage.setItem('orchestrator.timer', JSON.stringify({ ...kept, startedAt: kept.startedAt - 25 * 60_000 }));
  cleanup();
  vi.resetModules();
  await open();
  await user.click(await screen.findByRole('button', { name: /0:25 Stop and log/ }));
  await waitFor(() => expect(logged).toMatchObject([{ minutes: 25 }]));
  await screen.findByRole('button', { name: 'Start timer' });
});

const runTimer = (minutes: number, more: object): void => {
  const startedAt = Date.now() - minutes * 60_000;
  const timer = { projectId: 'project-1', taskId: 'a', title: 'Design', number: 1, startedAt, ...more };
  localStorage.setItem('orchestrator.timer', JSON.stringify(timer));
};

test('a timer on a task that is gone can be discarded, and brought back', async () => {
  runTimer(5, { taskId: 'gone', title: 'Old work', number: 9 });
  const user = await open();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Start timer' }).disabled).toBe(true);
  expect(screen.getByRole('link', { name: '“Old work”' }).getAttribute('href')).toContain('task=9');
  await user.click(screen.getByRole('button', { name: 'Discard the timer' }));
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Start timer' }).disabled).toBe(false);
  expect(localStorage.getItem('orchestrator.timer')).toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Restore' }));
  await screen.findByRole('link', { name: '“Old work”' });
  expect(logged).toEqual([]);
});

test('a timer that was forgotten over a night and a day asks how much of it was work', async () => {
  runTimer(26 * 60, {});
  const user = await open();
  await user.click(await screen.findByRole('button', { name: /26:00 Stop and log/ }));
  await screen.findByText('The timer has run for 26 hours. Log what of it was work, then discard the timer.');
  expect(logged).toEqual([]);
  await user.type(screen.getByRole('textbox', { name: 'Time spent' }), '3h');
  await user.click(screen.getByRole('button', { name: 'Log' }));
  await waitFor(() => expect(logged).toMatchObject([{ minutes: 180 }]));
  await user.click(screen.getByRole('button', { name: 'Discard the timer' }));
  await screen.findByRole('button', { name: 'Start timer' });
});

test('a task has a page of its own, with its title in the tab', async () => {
  await open('/task/1');
  await screen.findByRole('heading', { level: 1, name: '#1 Design' });
  await waitFor(() => expect(document.title).toContain('#1 Design'));
  expect(screen.queryByRole('complementary')).toBeNull();
});
