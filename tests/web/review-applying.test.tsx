import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { NEVER } from 'rxjs';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { planSession, plans } from '../../web/apollo/plan-sessions.ts';
import { takeArrival } from '../../web/lib/arrival.ts';
import { connectToasts, type ToastNotice } from '../../web/ui/toasts.ts';
import { kept } from './memory-idb.ts';
import { openReviewOf } from './open-review.tsx';
import { applied, conflict, PROJECT_FIELDS, proposal } from './patch-fixture.ts';
import { giveElementsASize } from './scripted-api.tsx';
import { wireColumns, wireTask } from './wire-fixture.ts';

vi.mock('idb-keyval', () => import('./memory-idb.ts'));

const PROJECT_ID = 'project-1';
let notices: ToastNotice[];
beforeAll(giveElementsASize);
beforeEach(() => {
  kept.clear();
  notices = [];
  return connectToasts((notice) => notices.push(notice));
});
afterEach(() => {
  cleanup();
  planSession(PROJECT_ID).close();
});

/** The review of a proposal beside its plan, and the answer to applying it in the hands of the test. */
async function openReviewWithPlan(patch = proposal(), waitsFor?: Promise<void>) {
  const answers = Array.from({ length: 3 }, () => Promise.withResolvers<object>());
  let tries = 0;
  const tasks = [
    wireTask({ id: 'task-rename', title: 'Draft' }),
    wireTask({ id: 'task-drop', title: 'Old branch', orderKey: 'a2' }),
  ];
  const handlers = {
    PlanSnapshot: () => ({ data: { project: { ...PROJECT_FIELDS, version: 3, taskColumns: wireColumns(tasks) } } }),
    PlanChanges: () => NEVER,
    ReviewPage_decide: () => ({ data: { decideOperations: { __typename: 'Patch', id: 'patch-1' } } }),
    ReviewPage_standing: () => ({ data: { patch } }),
    ApplyPatch: () => answers[tries++]?.promise ?? NEVER,
  };
  const page = await openReviewOf(patch, handlers, waitsFor);
  planSession(PROJECT_ID).open();
  await planSession(PROJECT_ID).reload();
  return { ...page, answer: (at: number, data: object) => answers[at]?.resolve(data) };
}

const titles = () =>
  [...plans.index(PROJECT_ID).byId.values()].map(({ title }) => title).toSorted((a, b) => a.localeCompare(b));
const press = (name: RegExp) => screen.getByRole('button', { name });
const REFUSED = { errors: [{ message: 'The disk is full.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] };

it('shows the plan with all of it before the server has answered, and says that it is done when it has', async () => {
  const { user, answer, location } = await openReviewWithPlan();
  await user.click(press(/^Apply/));
  await waitFor(() => expect(location()).toBe('/p/project-1/outline'));
  expect(titles()).toEqual(['Brief', 'Build', 'Design', 'Logo', 'Old branch', 'Wireframes']);
  expect(takeArrival(PROJECT_ID)).toBe('task-rename');
  expect(notices).toEqual([]);
  answer(0, { data: { applyPatch: applied() } });
  await waitFor(() => expect(notices).toMatchObject([{ title: '6 changes applied', action: { label: 'Undo' } }]));
});

it('takes all of it back where the server refuses, and opens the review as it was', async () => {
  const { user, answer, location } = await openReviewWithPlan();
  await user.click(press(/^Reject Logo/));
  await user.click(press(/^Apply/));
  await waitFor(() => expect(location()).toBe('/p/project-1/outline'));
  expect(titles()).not.toContain('Logo');
  answer(0, REFUSED);
  await waitFor(() => expect(location()).toBe('/p/project-1/plan/patch-1'));
  expect(titles()).toEqual(['Draft', 'Old branch']);
  expect(notices).toMatchObject([{ title: 'Nothing was applied.', description: 'The disk is full.' }]);
  expect(await screen.findByRole('listitem', { name: 'Add: Logo, rejected' })).toBeDefined();
  expect(press(/^Apply/).textContent).toContain('Apply 5 changes');
});

it('shows the review again where the server refuses before the page of the plan is there', async () => {
  const { user, answer, location } = await openReviewWithPlan(proposal(), new Promise(() => {}));
  await user.click(press(/^Apply/));
  expect(await screen.findByRole('status', { name: 'Opening the plan' })).toBeDefined();
  answer(0, REFUSED);
  await waitFor(() => expect(press(/^Apply/).textContent).toContain('Apply 6 changes'));
  expect(location()).toBe('/p/project-1/plan/patch-1');
  expect(titles()).toEqual(['Draft', 'Old branch']);
});

it('opens the review at what stood in the way, and keeps who was to win', async () => {
  const known = conflict('rename');
  const { user, answer, location } = await openReviewWithPlan(proposal({ conflicts: [known] }));
  await user.click(await screen.findByRole('button', { name: /^Use the proposal/ }));
  await user.click(press(/^Apply/));
  await waitFor(() => expect(location()).toBe('/p/project-1/outline'));
  const clash = conflict('link', { kind: 'TASK_DELETED', field: null, message: 'Build was deleted.' });
  answer(0, { data: { applyPatch: applied({ applied: false, patch: null, conflicts: [known, clash] }) } });
  await waitFor(() => expect(location()).toBe('/p/project-1/plan/patch-1'));
  expect(titles()).toEqual(['Draft', 'Old branch']);
  expect((await screen.findByRole('group', { name: 'Conflict: Build' })).textContent).toContain('Build was deleted.');
  const draft = within(screen.getByRole('group', { name: 'Conflict: Draft' }));
  expect(draft.getByRole('button', { name: 'The proposal wins' })).toBeDefined();
  expect(document.querySelector('[aria-live=assertive]')?.textContent).toContain('Nothing was applied');
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Change: Draft/));
});

it('is not applied a second time by who comes back to the review before the answer', async () => {
  const { user, answer, location, back, api } = await openReviewWithPlan();
  await user.click(press(/^Apply/));
  await waitFor(() => expect(location()).toBe('/p/project-1/outline'));
  back();
  await waitFor(() => expect(press(/^Apply/).getAttribute('aria-busy')).toBe('true'));
  expect(screen.queryByRole('button', { name: /^Reject Logo/ })).toBeNull();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(api.callsOf('ApplyPatch')).toHaveLength(1);
  answer(0, REFUSED);
  await waitFor(() => expect(press(/^Reject Logo/)).toBeDefined());
});
