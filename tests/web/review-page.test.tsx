import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Subject } from 'rxjs';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReviewPage } from '../../web/features/patch/review-page.tsx';
import { openReviewOf } from './open-review.tsx';
import { applied, conflict, OPERATIONS, operation, proposal, VIEWER } from './patch-fixture.ts';
import { kept } from './memory-idb.ts';
import { giveElementsASize, openPage, ScriptedApi } from './scripted-api.tsx';
import type { Handler } from './scripted-api.tsx';

vi.mock('idb-keyval', () => import('./memory-idb.ts'));

beforeAll(giveElementsASize);
beforeEach(() => kept.clear());
afterEach(cleanup);

async function openReview(handlers: Record<string, Handler> = {}, patch = proposal()) {
  const page = await openReviewOf(patch, {
    BriefCoverage: () => ({ data: { agentRun: null } }),
    ProposalOrigin: () => ({ data: { agentRun: null } }),
    ...handlers,
  });
  await screen.findByRole('heading', { level: 1, name: 'Plan the portal' });
  return page;
}

const row = (name: string | RegExp) => screen.getByRole('listitem', { name });
const apply = () => screen.getByRole('button', { name: /^Apply/ });
const inputOf = (variables: Record<string, unknown> | undefined) => variables?.['input'] as Record<string, unknown>;

describe('a proposal under review', () => {
  it('shows what would be created as a tree, then updates, deletes and dependencies, each with a word', async () => {
    await openReview();
    const names = screen
      .getAllByRole('listitem')
      .map((item) => item.getAttribute('aria-label'))
      .filter(Boolean);
    expect(names).toEqual([
      'Add: Design, included',
      'Add: Wireframes, included',
      'Add: Logo, included',
      'Add: Build, included',
      'Change: Draft, included',
      'Delete: Old branch, not decided',
      'Link: Build, included',
    ]);
    expect(row(/Wireframes/).textContent).toContain('Assignee Ana new person');
    expect(row(/Draft/).textContent).toMatch(/Title\s*Draft.*becomes\s?Brief/);
    expect(row(/^Link/).textContent).toContain('starts after “Design”');
  });

  it('says before a rejection what goes along, rejects it, and brings it all back', async () => {
    const { user } = await openReview();
    await user.click(screen.getByRole('button', { name: 'Reject Design: also rejects 3 that require it' }));
    expect(row(/Wireframes, rejected/).textContent).toContain('with “Design”');
    expect(row(/Link: Build, rejected/)).toBeDefined();
    expect(screen.getByText('2 of 7 included')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Accept Design: also accepts 3 that belong to it' }));
    expect(screen.getByText('6 of 7 included')).toBeDefined();
  });

  it('accepts with a child what it requires', async () => {
    const { user } = await openReview();
    await user.click(screen.getByRole('button', { name: /^Reject Design/ }));
    await user.click(screen.getByRole('button', { name: /^Accept Logo/ }));
    expect(row(/Design, included/)).toBeDefined();
    expect(row(/Wireframes, included/)).toBeDefined();
    expect(row(/Link: Build, rejected/)).toBeDefined();
  });

  it('leaves a risky deletion out until somebody accepts it', async () => {
    const { user } = await openReview();
    expect(row(/Old branch/).textContent).toContain('Deletes 3 tasks.');
    expect(apply().textContent).toContain('Apply 6 changes');
    await user.click(screen.getByRole('button', { name: 'Accept Old branch' }));
    expect(apply().textContent).toContain('Apply 7 changes · delete 1');
  });

  it('asks about what the server protects, and says why', async () => {
    const reason = 'Ana set the status.';
    await openReview({}, proposal({ protectedOperations: [{ __typename: 'P', operationId: 'rename', reason }] }));
    expect(row('Change: Draft, not decided').textContent).toContain(reason);
    expect(apply().textContent).toContain('Apply 5 changes');
  });

  it('says why a plan is not complete, and gets the rest once what is there is applied', async () => {
    const run = {
      __typename: 'AgentRun',
      id: 'run-1',
      agent: 'PLANNER',
      prompt: '# Portal',
      taskIds: [],
      task: null,
      conversation: null,
      provider: 'openai',
      model: 'gpt',
      incomplete: true,
      status: 'SUCCEEDED',
      error: null,
      errorCode: 'OUTPUT_TRUNCATED',
    };
    const { api, user, location } = await openReview(
      {
        ApplyPatch: () => ({ data: { applyPatch: applied() } }),
        NaturalLanguageEditor_plan: () => ({
          data: {
            planProject: {
              __typename: 'AgentRun',
              id: 'run-2',
              project: { __typename: 'Project', id: 'project-1', name: 'Portal' },
            },
          },
        }),
      },
      proposal({ run }),
    );
    expect(screen.getByText(/longer than the model may write. This is what/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Apply it and get the rest' }));
    await waitFor(() => expect(location()).toBe('/p/project-1/run/run-2'));
    expect(api.callsOf('ApplyPatch')).toHaveLength(1);
    expect(api.callsOf('NaturalLanguageEditor_plan')).toEqual([
      { input: { goal: '# Portal', projectId: 'project-1' } },
    ]);
  });

  it('applies what is accepted in one call and goes to the plan', async () => {
    const { api, user, location } = await openReview({ ApplyPatch: () => ({ data: { applyPatch: applied() } }) });
    await user.click(screen.getByRole('button', { name: /^Reject Logo/ }));
    await user.click(apply());
    await waitFor(() => expect(location()).toBe('/p/project-1/outline'));
    const input = inputOf(api.callsOf('ApplyPatch')[0]);
    expect(input).toMatchObject({
      patchId: 'patch-1',
      accept: ['design', 'wireframes', 'build', 'rename', 'link'],
      onConflict: 'FAIL',
    });
    expect(input['idempotencyKey']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names every operation that it applies, also when it is all of them', async () => {
    const { api, user } = await openReview({ ApplyPatch: () => ({ data: { applyPatch: applied() } }) });
    await user.click(screen.getByRole('button', { name: 'Accept Old branch' }));
    await user.click(apply());
    await waitFor(() => expect(api.callsOf('ApplyPatch')).toHaveLength(1));
    expect(inputOf(api.callsOf('ApplyPatch')[0])['accept']).toEqual(OPERATIONS.map(({ id }) => id));
  });

  it('repeats a call whose answer was lost with its key, so that it cannot apply twice', async () => {
    let tries = 0;
    const { api, user, location } = await openReview({
      ApplyPatch: () => {
        tries += 1;
        return tries === 1 ? Promise.reject(new TypeError('Failed to fetch')) : { data: { applyPatch: applied() } };
      },
    });
    await user.click(apply());
    await waitFor(() => expect(location()).toBe('/p/project-1/outline'));
    const keys = api.callsOf('ApplyPatch').map((variables) => inputOf(variables)['idempotencyKey']);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  it('shows was, now and proposed where the plan has moved on, and applies the rest', async () => {
    let tries = 0;
    const { api, user, location } = await openReview({
      ApplyPatch: () => {
        tries += 1;
        return {
          data: {
            applyPatch:
              tries === 1 ? applied({ applied: false, patch: null, conflicts: [conflict('rename')] }) : applied(),
          },
        };
      },
    });
    await user.click(apply());
    const clash = await screen.findByRole('group', { name: 'Conflict: Draft' });
    expect(clash.textContent).toContain('Ben has changed the status since.');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Change: Draft, included'));
    expect(clash.textContent).toMatch(/Status was\s*To do\s*Now\s*In review\s*Proposed\s*Blocked/);
    expect(apply().textContent).toContain('Apply the rest');
    await user.click(apply());
    await waitFor(() => expect(location()).toBe('/p/project-1/outline'));
    const [first, second] = api.callsOf('ApplyPatch').map(inputOf);
    expect(second).toMatchObject({ accept: ['design', 'wireframes', 'logo', 'build', 'link'], onConflict: 'FAIL' });
    expect(second?.['idempotencyKey']).not.toBe(first?.['idempotencyKey']);
  });

  it('overwrites only after somebody has said that the proposal wins', async () => {
    const clashing = proposal({ conflicts: [conflict('rename')] });
    const { api, user } = await openReview(
      {
        ReviewPage_standing: () => ({
          data: {
            viewer: VIEWER,
            patch: { __typename: 'Patch', id: 'patch-1', status: 'PROPOSED', conflicts: [conflict('rename')] },
          },
        }),
        ApplyPatch: () => ({ data: { applyPatch: applied() } }),
      },
      clashing,
    );
    await user.click(screen.getByRole('button', { name: 'Use the proposal' }));
    await user.click(apply());
    await waitFor(() => expect(api.callsOf('ApplyPatch')).toHaveLength(1));
    const input = inputOf(api.callsOf('ApplyPatch')[0]);
    expect(input['onConflict']).toBe('OVERWRITE');
    expect(input['accept']).toContain('rename');
  });

  it('does not overwrite a clash that is new since the person looked', async () => {
    const both = [conflict('rename'), conflict('link', { kind: 'TASK_CHANGED', field: null, message: 'Build moved.' })];
    const { api, user } = await openReview(
      {
        ReviewPage_standing: () => ({
          data: { viewer: VIEWER, patch: { __typename: 'Patch', id: 'patch-1', status: 'PROPOSED', conflicts: both } },
        }),
        ApplyPatch: () => ({ data: { applyPatch: applied() } }),
      },
      proposal({ conflicts: [conflict('rename')] }),
    );
    await user.click(screen.getByRole('button', { name: 'Use the proposal' }));
    await user.click(apply());
    expect((await screen.findByRole('group', { name: 'Conflict: Build' })).textContent).toContain('Build moved.');
    expect(api.callsOf('ApplyPatch')).toHaveLength(0);
  });

  it('offers nothing but to leave out what cannot be forced', async () => {
    await openReview({}, proposal({ conflicts: [conflict('rename', { kind: 'TASK_DELETED', field: null })] }));
    const clash = within(screen.getByRole('group', { name: 'Conflict: Draft' }));
    expect(clash.getByRole('button', { name: 'Leave it out' })).toBeDefined();
    expect(clash.queryByRole('button', { name: 'Use the proposal' })).toBeNull();
  });

  it('can be decided by keys alone', async () => {
    const { api, user } = await openReview({ ApplyPatch: () => ({ data: { applyPatch: applied() } }) });
    await user.keyboard('j');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Add: Design, included'));
    await user.keyboard('n');
    expect(screen.getByText('2 of 7 included')).toBeDefined();
    await user.keyboard('u');
    expect(screen.getByText('6 of 7 included')).toBeDefined();
    await user.keyboard('jy');
    await user.keyboard('{Shift>}n{/Shift}');
    expect(screen.getByText('2 of 7 included')).toBeDefined();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.callsOf('ApplyPatch')).toHaveLength(1));
    expect(inputOf(api.callsOf('ApplyPatch')[0])['accept']).toEqual(['design', 'wireframes']);
  });

  it('keeps decisions over a reload', async () => {
    const { user, unmount } = await openReview();
    await user.click(screen.getByRole('button', { name: /^Reject Design/ }));
    unmount();
    await openReview();
    expect(await screen.findByText('2 of 7 included')).toBeDefined();
  });

  it('shows why on demand', async () => {
    const { user } = await openReview();
    expect(screen.queryByText('First.')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Design' }));
    expect(screen.getByText('First.')).toBeDefined();
  });

  it('shows what was asked, the whole of it on demand, and what the agent warned of', async () => {
    const run = { id: 'run-1', agent: 'EDITOR', prompt: 'Move the portal\nto May', taskIds: [], task: null };
    const asked = { __typename: 'AgentRun', ...run, conversation: null, errorCode: null, provider: 'builtin', model: 'builtin', incomplete: false, status: 'SUCCEEDED', error: null }; // prettier-ignore
    const warnings = ['“It is May” names a day that nothing in the plan has.'];
    await openReview(
      { ProposalOrigin: () => ({ data: { agentRun: { __typename: 'AgentRun', id: 'run-1', warnings } } }) },
      proposal({ run: asked }),
    );
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /^Asked: Move the portal/ }));
    expect(screen.getByRole('region', { name: 'What was asked' }).textContent).toBe(run.prompt);
    await user.click(await screen.findByRole('button', { name: '1 warning' }));
    expect(within(screen.getByRole('list', { name: 'Warnings' })).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(warnings); // prettier-ignore
  });

  it('keeps only what is in view in the page, however many operations there are', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => operation(`many-${index}`, 'CREATE_TASK'));
    await openReview({}, proposal({ operations: many }));
    expect(screen.getByText('2000 of 2000 included')).toBeDefined();
    expect(screen.getAllByRole('listitem').length).toBeLessThan(80);
  });

  it('shows at once what others change, and rebases with all decisions kept', async () => {
    const live = new Subject<object>();
    const rebased = proposal({
      baseVersion: 4,
      operations: OPERATIONS.map((each) =>
        each.id === 'rename'
          ? operation('rename', 'UPDATE_TASK', { title: 'Draft', changes: { status: ['IN_REVIEW', 'BLOCKED'] } })
          : each,
      ),
    });
    const { api, user } = await openReview({
      ReviewPage_live: () => live,
      ReviewPage_rebase: () => ({ data: { rebasePatch: rebased } }),
    });
    await user.click(screen.getByRole('button', { name: /^Reject Logo/ }));
    expect(screen.queryByRole('button', { name: 'Rebase' })).toBeNull();

    act(() => live.next({ proposalChanged: proposal({ conflicts: [conflict('rename')] }) }));
    const clash = await screen.findByRole('group', { name: 'Conflict: Draft' });
    expect(clash.textContent).toMatch(/Status was\s*To do\s*Now\s*In review\s*Proposed\s*Blocked/);
    await user.click(screen.getByRole('button', { name: 'Rebase' }));

    await waitFor(() => expect(screen.queryByText('The plan has changed.')).toBeNull());
    expect(api.callsOf('ReviewPage_rebase')).toEqual([{ id: 'patch-1' }]);
    // What stands there now is work under way, which nobody has looked at before.
    expect(row('Change: Draft, not decided').textContent).toMatch(/In review.*becomes\s?Blocked/);
    expect(row('Add: Logo, rejected')).toBeDefined();
  });

  it('says that somebody else has applied it as soon as it happens', async () => {
    const live = new Subject<object>();
    let isApplied = false;
    await openReview({
      ReviewPage_live: () => live,
      ReviewPage: () => ({ data: { viewer: VIEWER, patch: proposal(isApplied ? { status: 'APPLIED' } : {}) } }),
    });
    isApplied = true;
    act(() => live.next({ proposalChanged: proposal({ status: 'APPLIED' }) }));
    expect(await screen.findByText('“Plan the portal” has been applied.')).toBeDefined();
  });

  it('says where the proposal has gone when it was applied meanwhile', async () => {
    const api = new ScriptedApi({
      ReviewPage: () => ({ data: { viewer: VIEWER, patch: proposal({ status: 'APPLIED', operations: OPERATIONS }) } }),
    });
    openPage({ api, path: '/p/$projectId/plan/$patchId', url: '/p/project-1/plan/patch-1', Page: ReviewPage });
    expect(await screen.findByText('“Plan the portal” has been applied.')).toBeDefined();
  });
});
