import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { NEVER, Subject } from 'rxjs';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { noteRefining } from '../../web/features/planning/refining.ts';
import { openReviewOf } from './open-review.tsx';
import { applied, conflict, OPERATIONS, operation, proposal, VIEWER } from './patch-fixture.ts';
import { kept } from './memory-idb.ts';
import { giveElementsASize } from './scripted-api.tsx';
import type { Handler } from './scripted-api.tsx';

vi.mock('idb-keyval', () => import('./memory-idb.ts'));

beforeAll(giveElementsASize);
beforeEach(() => {
  kept.clear();
  // What was kept at once: a form that one test leaves open is not for the next.
  localStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const PEOPLE: Handler = () => ({
  data: { people: [{ __typename: 'Person', id: 'ana', name: 'Ana Berg', email: null }] },
});

const DECIDE: Handler = () => ({ data: { decideOperations: { __typename: 'Patch', id: 'patch-1' } } });

function openReview(patch: object = proposal(), handlers: Record<string, Handler> = {}) {
  return openReviewOf(patch, { ReviewPage_decide: DECIDE, ...handlers });
}

const row = (name: RegExp) => screen.getByRole('listitem', { name });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const standing = () => document.querySelector('#review-standing')?.textContent;
const assertive = () => document.querySelector('[aria-live=assertive]')?.textContent;
const polite = () => document.querySelector('[aria-live=polite]')?.textContent;

describe('what is ready', () => {
  it('is said with its number', async () => {
    await openReview();
    await waitFor(() => expect(polite()).toContain('7 changes ready.'));
  });

  it('is said at once where it broke off, with the way to the rest and to another provider', async () => {
    const run = {
      __typename: 'AgentRun',
      id: 'run-1',
      agent: 'EDITOR',
      prompt: 'Plan the portal',
      taskIds: [],
      task: null,
      conversation: null,
      errorCode: 'PROVIDER_UNAVAILABLE',
      provider: 'openai',
      model: 'a model',
      incomplete: true,
      status: 'SUCCEEDED',
      error: 'The connection was lost.',
    };
    await openReview(proposal({ run }));
    await waitFor(() => expect(assertive()).toContain('The connection to the provider was lost. 7 changes kept.'));
    expect(button('Apply it and get the rest')).toBeDefined();
    expect(button('Ask another provider…')).toBeDefined();
    expect(button(/Apply \d changes/)).toBeDefined();
  });
});

describe('what cannot be right', () => {
  const named = ['wireframes', 'logo'].map((id) =>
    operation(id, 'CREATE_TASK', { title: id, changes: { assigneeName: [null, 'Anna Berg'] } }),
  );

  it('is counted, left out, and made right for all that share it at one press', async () => {
    const fixed = named.map((each) => ({ ...each, changes: [] }));
    const edited: Handler = () => ({ data: { editOperation: proposal({ operations: fixed }) } });
    const { api, user } = await openReview(proposal({ operations: named }), {
      ReviewPage_edit: edited,
      People: PEOPLE,
    });
    await waitFor(() => expect(polite()).toContain('2 changes need a fix.'));
    expect(standing()).toContain('0 of 2 included');
    expect(standing()).toContain('2 to fix');
    const group = await screen.findByRole('group', { name: 'Needs a fix: logo' });
    expect(group.textContent).toContain('Nobody is called Anna Berg.');
    await user.click(within(group).getByRole('button', { name: 'Give it to Ana Berg (all 2)' }));
    await waitFor(() => expect(api.callsOf('ReviewPage_edit')).toHaveLength(2));
    expect(api.callsOf('ReviewPage_edit').map(({ changes }) => changes)).toEqual([
      { assigneeName: 'Ana Berg' },
      { assigneeName: 'Ana Berg' },
    ]);
    await waitFor(() => expect(standing()).toContain('2 of 2 included'));
    expect(screen.queryByRole('group', { name: /^Needs a fix/ })).toBeNull();
  });

  it('may be meant so, or be left out', async () => {
    const { user } = await openReview(proposal({ operations: named.slice(0, 1) }), { People: PEOPLE });
    await user.click(await screen.findByRole('button', { name: 'Add Anna Berg as a new person' }));
    expect(standing()).toContain('1 of 1 included');
    await user.click(button('Reject wireframes'));
    expect(standing()).toContain('0 of 1 included');
    expect(screen.queryByRole('group', { name: /^Needs a fix/ })).toBeNull();
  });

  it('shows a cycle with the link of the proposal that closes it, which can go', async () => {
    const links = [
      operation('one', 'ADD_DEPENDENCY', { taskId: 'c', changes: { dependsOnId: [null, 'b'] } }),
      operation('two', 'ADD_DEPENDENCY', { taskId: 'a', changes: { dependsOnId: [null, 'c'] } }),
    ];
    const cycle = conflict('two', {
      kind: 'DEPENDENCY_CYCLE',
      field: 'dependsOnId',
      expected: null,
      current: ['a', 'b', 'c'],
      wanted: 'c',
      message: 'These tasks would wait for each other: a → b → c → a.',
    });
    const { user } = await openReview(proposal({ operations: links, conflicts: [cycle] }));
    const group = await screen.findByRole('group', { name: 'Needs a fix: two' });
    expect(group.textContent).toContain('would wait for each other');
    expect(standing()).toContain('1 of 2 included');
    expect(screen.queryByText('The plan has changed.')).toBeNull();
    await user.click(within(group).getByRole('button', { name: /^Leave out/ }));
    expect(row(/^Link: one/).getAttribute('aria-label')).toBe('Link: one, rejected');
  });
});

describe('what has to be accepted explicitly', () => {
  const someTasks = { __typename: 'Project', id: 'project-1', name: 'Portal', version: 3 };

  it('is what somebody else was at work on in the last ten minutes', async () => {
    const at = new Date(Date.now() - 4 * 60_000).toISOString();
    const change = (operationId: string, by: string) => ({ __typename: 'RecentChange', operationId, by, at });
    const operations = [OPERATIONS[4], operation('mine', 'UPDATE_TASK', { changes: { title: ['A', 'B'] } })];
    const recentChanges = [change('rename', 'Ben'), change('mine', VIEWER.name)];
    const { user } = await openReview(proposal({ operations, recentChanges }));
    expect(row(/^Change: Draft, not decided/).textContent).toContain('Ben was at work on this 4 minutes ago.');
    expect(row(/^Change: mine/).getAttribute('aria-label')).toBe('Change: mine, included');
    await user.click(button('Accept Draft'));
    expect(row(/^Change: Draft/).getAttribute('aria-label')).toBe('Change: Draft, accepted');
  });

  describe('in a patch that touches more than a fifth of the plan', () => {
    const operations = ['a', 'b', 'c'].map((id) => operation(id, 'UPDATE_TASK', { changes: { title: ['Old', id] } }));
    const project = { ...someTasks, progress: { __typename: 'Progress', taskCount: 12 } };
    const large = (largeAcceptedBy: string | null = null) => proposal({ operations, project, largeAcceptedBy });
    const yes: Handler = () => ({
      data: { acceptLargeChange: { __typename: 'Patch', id: 'patch-1', largeAcceptedBy: VIEWER.name } },
    });
    const isReady = () => !button(/^Apply/).hasAttribute('disabled');

    it('is the whole of it, and the yes is kept on the server', async () => {
      const { user, api } = await openReview(large(), { ReviewPage_acceptLarge: yes });
      expect(isReady()).toBe(false);
      expect(screen.getByText(/Accept that above first/)).toBeDefined();
      await user.keyboard('{Control>}{Enter}{/Control}');
      expect(api.callsOf('ApplyPatch')).toEqual([]);
      await user.click(button('Accept that'));
      expect(isReady()).toBe(true);
      await waitFor(() => expect(api.callsOf('ReviewPage_acceptLarge')).toEqual([{ patchId: 'patch-1' }]));
      await waitFor(() => expect(kept.has('large:patch-1')).toBe(false));
      await user.click(button('Reject a'));
      expect(screen.queryByText(/of the 12 tasks of the plan/)).toBeNull();
    });

    it('is done where somebody else has said yes, by their name, as soon as they have', async () => {
      const news = new Subject<object>();
      await openReview(large(), { ReviewPage_live: () => news });
      expect(isReady()).toBe(false);
      act(() => news.next({ proposalChanged: large('Ben') }));
      expect(screen.getByText('Accepted by Ben')).toBeDefined();
      expect(isReady()).toBe(true);
    });

    it('keeps a yes that could not be sent over a reload, and sends it when the connection is back', async () => {
      const broken: Handler = () => Promise.reject(new TypeError('Failed to fetch'));
      const { user, unmount } = await openReview(large(), { ReviewPage_acceptLarge: broken });
      await user.click(button('Accept that'));
      await waitFor(() => expect(kept.has('large:patch-1')).toBe(true));
      unmount();
      let isBack = false;
      const { api } = await openReview(large(), {
        ReviewPage_acceptLarge: (variables) => (isBack ? yes(variables) : broken(variables)),
      });
      await waitFor(() => expect(isReady()).toBe(true));
      await waitFor(() => expect(api.callsOf('ReviewPage_acceptLarge')).toHaveLength(1));
      isBack = true;
      act(() => void dispatchEvent(new Event('online')));
      await waitFor(() => expect(kept.has('large:patch-1')).toBe(false));
    });
  });
});

const RUN = {
  __typename: 'AgentRun',
  id: 'run-1',
  agent: 'EDITOR',
  prompt: 'Plan',
  taskIds: [],
  task: null,
  conversation: null,
  errorCode: null,
  provider: 'builtin',
  model: 'builtin',
  incomplete: false,
  status: 'SUCCEEDED',
  error: null,
};

describe('what was written while the run was still going', () => {
  const written = { changes: { title: 'Better' }, draft: { title: 'Better' } };

  it('goes into the proposal, and what is refused comes back as a form', async () => {
    const value = ['design', 'build'].map((id) => [id, written]);
    kept.set('edits:run:run-1', { value, savedAt: Date.now() });
    const { api } = await openReview(proposal({ run: RUN }), {
      ReviewPage_edit: ({ operationId }) => {
        if (operationId === 'build') throw new Error('No.');
        return { data: { editOperation: proposal({ run: RUN }) } };
      },
    });
    await waitFor(() => expect(api.callsOf('ReviewPage_edit')).toHaveLength(2));
    expect(api.callsOf('ReviewPage_edit')[0]).toMatchObject({ operationId: 'design', changes: { title: 'Better' } });
    const form = await screen.findByRole('form', { name: 'Edit Build' });
    expect(within(form).getByRole<HTMLInputElement>('textbox', { name: 'Title' }).value).toBe('Better');
    await waitFor(() => expect(kept.has('edits:run:run-1')).toBe(false));
  });
});

describe('the words of a run', () => {
  it('stay under the hands of who was at them when the last operation arrived', async () => {
    kept.set('prompt:again:run-1', { value: 'Plan, by May', savedAt: Date.now() });
    noteRefining('run-1');
    await openReview(proposal({ run: RUN }), { ProviderList: () => ({ data: { providers: [] } }) });
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Refine the instructions' });
    await waitFor(() => expect(field.value).toBe('Plan, by May'));
    expect(document.activeElement).toBe(field);
    noteRefining(null);
  });
});

describe('what clashes', () => {
  it('is shown alone where it stopped the applying, said at once, with the first of it under the keys', async () => {
    const answer = applied({ applied: false, patch: null, conflicts: [conflict('rename')] });
    const { user } = await openReview(proposal(), { ApplyPatch: () => ({ data: { applyPatch: answer } }) });
    await user.click(button('Reject Logo'));
    await user.click(button(/^Apply/));
    await waitFor(() => expect(assertive()).toContain('Nothing was applied'));
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Change: Draft/));
    expect(button(/Apply the rest/)).toBeDefined();
    await user.click(await screen.findByRole('button', { name: 'Show all changes' }));
    expect(row(/^Add: Logo/).getAttribute('aria-label')).toBe('Add: Logo, rejected');
  });

  it('takes a third value, which wins', async () => {
    const clashing = proposal({ operations: [OPERATIONS[4]], conflicts: [conflict('rename', { field: 'title' })] });
    const { user, api } = await openReview(clashing, {
      ReviewPage_edit: () => ({ data: { editOperation: clashing } }),
      ReviewPage_standing: () => ({ data: { patch: clashing } }),
      ApplyPatch: () => ({ data: { applyPatch: applied() } }),
      Undo_revert: () => NEVER,
    });
    await user.click(await screen.findByRole('button', { name: 'Write something else…' }));
    const title = await screen.findByRole('textbox', { name: 'Title' });
    await user.clear(title);
    await user.type(title, 'Outline{Enter}');
    await screen.findByRole('button', { name: 'The proposal wins' });
    await user.click(button(/^Apply/));
    await waitFor(() => expect(api.callsOf('ApplyPatch')).toHaveLength(1));
    expect(api.callsOf('ApplyPatch')[0]?.['input']).toMatchObject({ onConflict: 'OVERWRITE' });
  });
});

describe('applying', () => {
  it('takes the decisions out of reach, and after a second shows that it goes on', async () => {
    const answer = Promise.withResolvers<object>();
    const { user } = await openReview(proposal(), { ApplyPatch: () => answer.promise });
    await user.click(button(/^Apply/));
    expect(button(/^Apply/).getAttribute('aria-busy')).toBe('true');
    expect(screen.queryByRole('button', { name: 'Reject Logo' })).toBeNull();
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect((await screen.findByRole('progressbar')).getAttribute('aria-label')).toBe('Applying 6 changes…');
    expect(polite()).toContain('Applying 6 changes…');
    const refusal = { message: 'The disk is full.', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
    act(() => answer.resolve({ errors: [refusal] }));
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(button('Reject Logo')).toBeDefined();
  });

  it('waits for the connection, and says why', async () => {
    await openReview();
    vi.stubGlobal('navigator', { ...navigator, onLine: false });
    act(() => void dispatchEvent(new Event('offline')));
    await screen.findByText(/There is no connection. The proposal is kept/);
    expect(button(/^Apply/).hasAttribute('disabled')).toBe(true);
    expect(button('Reject Logo')).toBeDefined();
    vi.unstubAllGlobals();
    act(() => void dispatchEvent(new Event('online')));
    await waitFor(() => expect(button(/^Apply/).hasAttribute('disabled')).toBe(false));
  });
});
