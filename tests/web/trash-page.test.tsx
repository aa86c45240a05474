import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { TrashPage } from '../../web/features/patch/trash-page.tsx';
import { PROJECT_FIELDS } from './patch-fixture.ts';
import { openPage, ScriptedApi } from './scripted-api.tsx';
import type { Handler } from './scripted-api.tsx';

afterEach(cleanup);

const DELETED = {
  __typename: 'DeletedTask',
  deletedAt: '2026-11-20T10:00:00Z',
  restorableUntil: '2026-12-20T10:00:00Z',
  taskCount: 3,
  patch: { __typename: 'Patch', id: 'p7', title: 'Delete “Old branch”', authorKind: 'USER', authorName: 'Ana' },
  task: { __typename: 'TaskSnapshot', id: 't1', number: 12, title: 'Old branch' },
};

function open(handlers: Record<string, Handler>) {
  const api = new ScriptedApi(handlers);
  openPage({ api, path: '/p/$projectId/trash', url: '/p/project-1/trash', Page: TrashPage });
  return { api, user: userEvent.setup() };
}

const answer = (trash: object[]) => ({ data: { project: { __typename: 'Project', id: 'project-1', trash } } });

it('says what was deleted, by whom and with what, and brings it back', async () => {
  let isBack = false;
  const { api, user } = open({
    TrashPage: () => answer(isBack ? [] : [DELETED]),
    TrashPage_restore: () => {
      isBack = true;
      const patch = { __typename: 'Patch', id: 'p8', appliedVersion: 5 };
      const payload = {
        applied: true,
        patch,
        project: PROJECT_FIELDS,
        conflicts: [],
        changedTasks: [],
        deletedTaskIds: [],
      };
      return { data: { restoreTask: { __typename: 'ApplyPatchPayload', ...payload } } };
    },
  });
  expect((await screen.findByText(/Old branch/, { selector: 'p' })).textContent).toBe(
    'Old branch and 2 tasks below it',
  );
  expect(screen.getByText('Ana')).toBeDefined();
  expect(screen.getByRole('link', { name: 'Delete “Old branch”' }).getAttribute('href')).toBe(
    '/p/project-1/history/p7',
  );
  await user.click(screen.getByRole('button', { name: 'Restore Old branch' }));
  expect(await screen.findByText('The trash is empty.')).toBeDefined();
  expect(api.callsOf('TrashPage_restore')).toEqual([{ projectId: 'project-1', taskId: 't1' }]);
});

it('keeps what cannot be brought back in the list', async () => {
  const { api, user } = open({
    TrashPage: () => answer([DELETED]),
    TrashPage_restore: () => Promise.reject(new TypeError('Failed to fetch')),
  });
  const button = await screen.findByRole('button', { name: 'Restore Old branch' });
  await user.click(button);
  await waitFor(() => expect(api.callsOf('TrashPage_restore')).toHaveLength(1));
  await waitFor(() => expect(button.getAttribute('aria-busy')).toBeNull());
  expect(screen.getByRole('button', { name: 'Restore Old branch' })).toBeDefined();
});
