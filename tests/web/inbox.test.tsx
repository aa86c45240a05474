import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type FakeServer, startFakeServer } from './fake-server.ts';
import { giveElementsASize } from './scripted-api.tsx';

vi.setConfig({ testTimeout: 30_000 });

let server: FakeServer;
let read: Set<string>;
let person: { __typename: 'Person'; id: string; name: string } | null;

beforeAll(() => {
  giveElementsASize();
  Element.prototype.scrollTo = () => {};
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => {}, removeEventListener: () => {} }));
});

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  vi.resetModules();
  read = new Set();
  person = { __typename: 'Person', id: 'ana', name: 'Ana' };
  server = startFakeServer([]);
  server.answers['Inbox'] = () => ({
    data: {
      viewer: { __typename: 'Viewer', id: 'o', person },
      inbox: {
        __typename: 'Inbox',
        unreadCount: ITEMS.length - read.size,
        items: ITEMS.map((item) => ({ ...item, isRead: read.has(item.key) })),
      },
    },
  });
  server.answers['MarkInboxRead'] = ({ keys, isRead }) => {
    for (const key of keys as string[])
      if (isRead) read.add(key);
      else read.delete(key);
    return { data: { markInboxRead: { __typename: 'Inbox', unreadCount: ITEMS.length - read.size } } };
  };
  server.answers['SetViewerPerson'] = ({ personId }) => {
    person = personId === 'ana' ? { __typename: 'Person', id: 'ana', name: 'Ana' } : null;
    return { data: { setViewerPerson: { __typename: 'Viewer', id: 'o', person } } };
  };
});

afterEach(cleanup);

const PROJECT = { __typename: 'Project', id: 'p', name: 'Plan' };
const TASK = { __typename: 'Task', id: 't', number: 7, title: 'Design', status: 'TODO' };
const NOTHING = { __typename: 'InboxItem', isOverdue: false, dueDate: null, task: null, patch: null, comment: null };
const ITEMS = [
  {
    ...NOTHING,
    key: 'due',
    kind: 'DUE',
    at: '2026-11-20T00:00:00Z',
    isOverdue: true,
    dueDate: '2026-11-20',
    project: PROJECT,
    task: TASK,
  },
  {
    ...NOTHING,
    key: 'mention',
    kind: 'MENTION',
    at: '2026-11-25T10:00:00Z',
    project: PROJECT,
    task: TASK,
    comment: { __typename: 'Comment', id: 'c', body: 'Look, @Ana', authorName: 'Ben' },
  },
  {
    ...NOTHING,
    key: 'review',
    kind: 'REVIEW',
    at: '2026-11-25T09:00:00Z',
    project: PROJECT,
    patch: { __typename: 'Patch', id: 'x', title: 'Split it', authorKind: 'AGENT', authorName: 'Planner' },
  },
];

async function open(path: string) {
  window.history.replaceState(null, '', path);
  const { App } = await import('../../web/app/app.tsx');
  render(<App />);
  return userEvent.setup();
}

test('says what waits, and leads to the task or the review', async () => {
  await open('/inbox');
  const due = await screen.findByRole('link', { name: /^Unread: #7 Design.*Overdue since/ }, { timeout: 25_000 });
  expect(due.getAttribute('href')).toBe('/p/p/outline?task=7');
  expect(screen.getByRole('link', { name: /Ben mentioned you on #7 Design.*Look, @Ana/ })).toBeTruthy();
  const review = screen.getByRole('link', { name: /“Split it” waits for review.*Planner/ });
  expect(review.getAttribute('href')).toBe('/p/p/plan/x');
  expect(screen.getByText('3 unread')).toBeTruthy();
});

test('marks one as read and unread again, and all at once', async () => {
  const user = await open('/inbox');
  const [first] = await screen.findAllByRole('button', { name: 'Mark as read' }, { timeout: 25_000 });
  await user.click(first!);
  await waitFor(() => expect([...read]).toEqual(['due']));
  await user.click(await screen.findByRole('button', { name: 'Mark as unread' }));
  await waitFor(() => expect(read.size).toBe(0));
  await user.click(screen.getByRole('button', { name: 'Mark all as read' }));
  await waitFor(() => expect([...read]).toEqual(['due', 'mention', 'review']));
  await waitFor(() => expect(screen.queryByText('Unread:')).toBeNull());
  expect(screen.queryByText(/\d unread/)).toBeNull();
});

test('asks who one is, once, in the settings', async () => {
  person = null;
  const user = await open('/inbox');
  await user.click(await screen.findByRole('link', { name: 'Choose your name' }, { timeout: 25_000 }));
  const choice = await screen.findByRole('combobox', { name: /In the plans you are/ });
  await screen.findByRole('option', { name: 'Ana' });
  await user.selectOptions(choice, 'ana');
  await waitFor(() => expect(person?.name).toBe('Ana'));
});
