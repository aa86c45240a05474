import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HistoryPage } from '../../web/features/patch/history-page.tsx';
import { HistoryPatchPage } from '../../web/features/patch/history-patch-page.tsx';
import { rememberAppliedHere } from '../../web/features/patch/applied-here.ts';
import { setUndoConflicts } from '../../web/features/patch/undo-conflicts.ts';
import { useUndo } from '../../web/features/patch/use-undo.ts';
import { applied, conflict, proposal, VIEWER } from './patch-fixture.ts';
import { giveElementsASize, openPage, ScriptedApi } from './scripted-api.tsx';
import type { Handler } from './scripted-api.tsx';

beforeAll(giveElementsASize);
beforeEach(() => {
  localStorage.clear();
  setUndoConflicts('p1', null);
});
afterEach(cleanup);

function summary(id: string, more: Record<string, unknown> = {}) {
  return {
    ...proposal({
      id,
      title: `Change ${id}`,
      status: 'APPLIED',
      appliedVersion: 4,
      authorKind: 'USER',
      authorName: 'Owner',
    }),
    appliedAt: '2026-11-23T10:05:00Z',
    ...more,
  };
}

function pageOf(nodes: object[], more: { hasNextPage?: boolean; endCursor?: string } = {}) {
  return {
    data: {
      viewer: { __typename: 'Viewer', id: 'me', name: 'Owner' },
      project: {
        __typename: 'Project',
        id: 'project-1',
        name: 'Portal',
        patches: {
          __typename: 'PatchConnection',
          nodes,
          totalCount: nodes.length,
          pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null, ...more },
        },
      },
    },
  };
}

function Keys() {
  const { undo, redo } = useUndo('project-1');
  return (
    <>
      <button onClick={() => void undo()}>Undo</button>
      <button onClick={() => void redo()}>Redo</button>
    </>
  );
}

async function openKeys(handlers: Record<string, Handler>) {
  const api = new ScriptedApi({ Undo_revert: () => ({ data: { revertPatch: applied() } }), ...handlers });
  const page = openPage({ api, path: '/p/$projectId/outline', url: '/p/project-1/outline', Page: Keys });
  await screen.findByRole('button', { name: 'Undo' });
  return { ...page, api, user: userEvent.setup() };
}

describe('undo and redo by key', () => {
  it("takes back the latest own change and leaves others' alone", async () => {
    const { api, user } = await openKeys({
      Undo_targets: () => pageOf([summary('p3', { authorName: 'Ben' }), summary('p2'), summary('p1')]),
    });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(api.callsOf('Undo_revert')).toEqual([{ id: 'p2', onConflict: 'FAIL' }]));
  });

  it('counts an agent’s plan that was applied here as own', async () => {
    rememberAppliedHere('p3');
    const { api, user } = await openKeys({
      Undo_targets: () => pageOf([summary('p3', { authorKind: 'AGENT', authorName: 'Planner' }), summary('p2')]),
    });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(api.callsOf('Undo_revert')).toEqual([{ id: 'p3', onConflict: 'FAIL' }]));
  });

  it('goes by when a change took effect, not by when it was proposed', async () => {
    rememberAppliedHere('proposed-first');
    const { api, user } = await openKeys({
      Undo_targets: () =>
        pageOf([
          summary('edit', { appliedVersion: 5 }),
          summary('proposed-first', { authorKind: 'AGENT', authorName: 'Planner', appliedVersion: 6 }),
        ]),
    });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(api.callsOf('Undo_revert')).toEqual([{ id: 'proposed-first', onConflict: 'FAIL' }]));
  });

  it('passes over what changed nothing', async () => {
    const { api, user } = await openKeys({
      Undo_targets: () => pageOf([summary('p2', { appliedVersion: null }), summary('p1')]),
    });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(api.callsOf('Undo_revert')).toEqual([{ id: 'p1', onConflict: 'FAIL' }]));
  });

  it('redoes by taking back the undo', async () => {
    const { api, user } = await openKeys({
      Undo_targets: () =>
        pageOf([summary('p2', { reverts: { id: 'p1' } }), summary('p1', { revertedBy: { id: 'p2' } })]),
    });
    await user.click(screen.getByRole('button', { name: 'Redo' }));
    await waitFor(() => expect(api.callsOf('Undo_revert')).toEqual([{ id: 'p2', onConflict: 'FAIL' }]));
  });

  it('does one step at a time, however fast the key repeats', async () => {
    const { api } = await openKeys({ Undo_targets: () => pageOf([summary('p1')]) });
    const button = screen.getByRole('button', { name: 'Undo' });
    fireEvent.click(button);
    fireEvent.click(button);
    await waitFor(() => expect(api.callsOf('Undo_revert')).toHaveLength(1));
    expect(api.callsOf('Undo_targets')).toHaveLength(1);
  });

  it('opens the patch where later changes are in the way', async () => {
    const { user, location } = await openKeys({
      Undo_targets: () => pageOf([summary('p1')]),
      Undo_revert: () => ({
        data: { revertPatch: applied({ applied: false, patch: null, conflicts: [conflict('rename')] }) },
      }),
    });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(location()).toBe('/p/project-1/history/p1'));
  });
});

async function openPatch(patch: object, handlers: Record<string, Handler> = {}) {
  const api = new ScriptedApi({
    ReviewPage: () => ({ data: { viewer: VIEWER, patch } }),
    People: () => ({ data: { people: [] } }),
    ...handlers,
  });
  const page = openPage({
    api,
    path: '/p/$projectId/history/$patchId',
    url: '/p/project-1/history/p1',
    Page: HistoryPatchPage,
  });
  await screen.findByRole('heading', { level: 1, name: 'Change p1' });
  return { ...page, api, user: userEvent.setup() };
}

describe('an applied patch', () => {
  it('asks who wins where later changes are in the way, and undoes the rest on demand', async () => {
    const { api, user } = await openPatch(summary('p1'), {
      Undo_revert: ({ onConflict }) => ({
        data: {
          revertPatch:
            onConflict === 'FAIL'
              ? applied({ applied: false, patch: null, conflicts: [conflict('rename')] })
              : applied(),
        },
      }),
    });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('heading', { name: '1 later change stands in the way' })).toBe(
      document.activeElement,
    );
    expect(screen.getByText('Status was').nextElementSibling?.textContent).toBe('To do');
    await user.click(screen.getByRole('button', { name: 'Keep those, undo the rest' }));
    await waitFor(() => expect(api.callsOf('Undo_revert').at(-1)).toEqual({ id: 'p1', onConflict: 'SKIP' }));
    await waitFor(() => expect(screen.queryByText(/stands in the way/)).toBeNull());
  });

  it('shows what was left out, and has nothing to decide', async () => {
    const base = summary('p1');
    const operations = base.operations.map((each) => ({
      ...each,
      decision: each.id === 'logo' ? 'REJECTED' : 'ACCEPTED',
    }));
    await openPatch({ ...base, operations });
    expect(await screen.findByRole('listitem', { name: 'Add: Logo, rejected' })).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Accept/ })).toBeNull();
  });

  it('undoes one operation alone', async () => {
    const { api, user } = await openPatch(summary('p1'), { Undo_revert: () => ({ data: { revertPatch: applied() } }) });
    await user.click(await screen.findByRole('button', { name: 'Undo only this: Change Draft' }));
    await waitFor(() =>
      expect(api.callsOf('Undo_revert')).toEqual([{ id: 'p1', onConflict: 'FAIL', operations: ['rename'] }]),
    );
  });

  it('makes a proposal of undoing one operation where later changes are in the way', async () => {
    const { api, user, location } = await openPatch(summary('p1'), {
      Undo_revert: () => ({
        data: { revertPatch: applied({ applied: false, patch: null, conflicts: [conflict('rename')] }) },
      }),
      Undo_proposeRevert: () => ({ data: { proposeRevert: { __typename: 'Patch', id: 'p9' } } }),
    });
    await user.click(await screen.findByRole('button', { name: 'Undo only this: Change Draft' }));
    await waitFor(() => expect(location()).toBe('/p/project-1/plan/p9'));
    expect(api.callsOf('Undo_proposeRevert')).toEqual([{ id: 'p1', operations: ['rename'] }]);
  });

  it('offers to redo what was undone, by taking back the undo', async () => {
    const undone = summary('p1', {
      revertedBy: { __typename: 'Patch', id: 'p2', title: 'Undo “Change p1”', revertedBy: null },
    });
    const { api, user } = await openPatch(undone, { Undo_revert: () => ({ data: { revertPatch: applied() } }) });
    expect(screen.getByRole('link', { name: 'Undo “Change p1”' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Redo' }));
    await waitFor(() => expect(api.callsOf('Undo_revert')).toEqual([{ id: 'p2', onConflict: 'FAIL' }]));
  });
});

describe('the history', () => {
  async function openHistory(handler: Handler) {
    const api = new ScriptedApi({ HistoryPage: handler });
    const page = openPage({ api, path: '/p/$projectId/history', url: '/p/project-1/history', Page: HistoryPage });
    await screen.findByRole('heading', { level: 1, name: 'History' });
    return { ...page, api, user: userEvent.setup() };
  }

  it('lists what was applied and what waits for review, and marks what was undone', async () => {
    await openHistory(({ status }) =>
      status === 'PROPOSED'
        ? pageOf([summary('open', { status: 'PROPOSED', appliedVersion: null })])
        : pageOf([
            summary('p2', { appliedBy: 'Ben' }),
            summary('p1', { revertedBy: { __typename: 'Patch', id: 'p3', title: 'Undo' } }),
          ]),
    );
    expect((await screen.findByRole('link', { name: 'Change open' })).getAttribute('href')).toBe(
      '/p/project-1/plan/open',
    );
    expect(screen.getByRole('link', { name: 'Change p2' }).getAttribute('href')).toBe('/p/project-1/history/p2');
    expect(screen.getByRole('button', { name: 'Redo: Change p1' })).toBeDefined();
    expect(screen.getByText('Undone')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Change p1' }).className).toContain('line-through');
    expect(screen.getByRole('button', { name: 'Undo: Change p2' })).toBeDefined();
    expect(screen.getAllByText(/^applied by/).map(({ textContent }) => textContent)).toEqual(['applied by Ben']);
  });

  it('leads to the difference of two versions, the older first', async () => {
    const { user } = await openHistory(({ status }) =>
      status === 'PROPOSED'
        ? pageOf([])
        : pageOf([7, 6, 5].map((version) => summary(`p${version}`, { appliedVersion: version }))),
    );
    await user.click(await screen.findByRole('button', { name: 'Compare' }));
    for (const version of [5, 7, 6]) {
      await user.click(screen.getByRole('checkbox', { name: `Compare version ${version}` }));
    }
    // The third takes the place of the first.
    const link = screen.getByRole('link', { name: 'Show the difference' });
    expect(link.getAttribute('href')).toBe('/p/project-1/compare?from=6&to=7');
  });

  it('goes on from the cursor, page by page, to the end', async () => {
    const { api, user } = await openHistory(({ status, after }) => {
      if (status === 'PROPOSED') return pageOf([]);
      return after === 'cursor-1'
        ? pageOf([summary('p2'), summary('p1')])
        : pageOf([summary('p3'), summary('p2')], { hasNextPage: true, endCursor: 'cursor-1' });
    });
    await user.click(await screen.findByRole('button', { name: 'Show older changes' }));
    await screen.findByRole('link', { name: 'Change p1' });
    const list = within(screen.getByRole('region', { name: 'Applied' }));
    expect(list.getAllByRole('link').map((link) => link.textContent)).toEqual(['Change p3', 'Change p2', 'Change p1']);
    expect(screen.queryByRole('button', { name: 'Show older changes' })).toBeNull();
    expect(api.callsOf('HistoryPage').at(-1)).toMatchObject({ after: 'cursor-1' });
  });
});
