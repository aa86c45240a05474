import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openReviewOf } from './open-review.tsx';
import { applied, OPERATIONS, operation, proposal } from './patch-fixture.ts';
import { kept } from './memory-idb.ts';
import { giveElementsASize } from './scripted-api.tsx';
import type { Handler, ScriptedApi } from './scripted-api.tsx';

vi.mock('idb-keyval', () => import('./memory-idb.ts'));

beforeAll(giveElementsASize);
beforeEach(() => kept.clear());
afterEach(cleanup);

async function openReview(handlers: Record<string, Handler> = {}, patch = proposal()) {
  const page = await openReviewOf(patch, {
    ApplyPatch: () => ({ data: { applyPatch: applied() } }),
    ...handlers,
  });
  await screen.findByRole('heading', { level: 1, name: 'Plan the portal' });
  return page;
}

const row = (name: string | RegExp) => screen.getByRole('listitem', { name });
const acceptedIn = (api: ScriptedApi) => (api.callsOf('ApplyPatch')[0]!['input'] as { accept: string[] }).accept;

describe('single fields of an update', () => {
  it('are left out one by one, and the rest is applied', async () => {
    const { api, user } = await openReview();
    await user.click(screen.getByRole('checkbox', { name: 'Include status of Draft' }));
    await user.click(screen.getByRole('button', { name: /^Apply/ }));
    await waitFor(() => expect(api.callsOf('ApplyPatch')).toHaveLength(1));
    expect(acceptedIn(api)).toEqual(['design', 'wireframes', 'logo', 'build', 'rename.title', 'link']);
  });

  it('are a rejection when none is left', async () => {
    const { user } = await openReview();
    await user.click(screen.getByRole('checkbox', { name: 'Include status of Draft' }));
    await user.click(screen.getByRole('checkbox', { name: 'Include title of Draft' }));
    expect(row('Change: Draft, rejected')).toBeDefined();
    // Back in, it is as it was before the last box.
    await user.click(screen.getByRole('button', { name: 'Accept Draft' }));
    expect((screen.getByRole('checkbox', { name: 'Include title of Draft' }) as HTMLInputElement).checked).toBe(true);
  });

  it('stay left out over a reload', async () => {
    const { user, unmount } = await openReview();
    await user.click(screen.getByRole('checkbox', { name: 'Include status of Draft' }));
    unmount();
    await openReview();
    const box = () => screen.getByRole('checkbox', { name: 'Include status of Draft' }) as HTMLInputElement;
    await waitFor(() => expect(box().checked).toBe(false));
  });
});

describe('editing what is proposed', () => {
  const edited = proposal({
    operations: OPERATIONS.map((each) =>
      each.id === 'design'
        ? {
            ...operation('design', 'CREATE_TASK', {
              title: 'Concept',
              changes: { title: [null, 'Concept'], estimatedMinutes: [null, 480] },
            }),
            proposed: [
              { __typename: 'FieldChange', field: 'title', before: null, after: 'Design' },
              { __typename: 'FieldChange', field: 'estimatedMinutes', before: null, after: 960 },
            ],
          }
        : each,
    ),
  });

  it('sends only what differs, marks the operation, shows what was proposed, and goes back to it', async () => {
    const { api, user } = await openReview({
      ReviewPage_edit: () => ({ data: { editOperation: edited } }),
      ReviewPage_resetOperation: () => ({ data: { resetOperation: proposal() } }),
    });
    await user.keyboard('j');
    await waitFor(() => expect(document.activeElement).toBe(row('Add: Design, included')));
    await user.keyboard('e');
    const form = within(await screen.findByRole('form', { name: 'Edit Design' }));
    await user.clear(form.getByLabelText('Title'));
    await user.type(form.getByLabelText('Title'), 'Concept');
    await user.clear(form.getByLabelText('Estimate'));
    await user.type(form.getByLabelText('Estimate'), '1d{Enter}');

    const after = await screen.findByRole('listitem', { name: 'Add: Concept, included' });
    expect(api.callsOf('ReviewPage_edit')).toEqual([
      { patchId: 'patch-1', operationId: 'design', changes: { title: 'Concept', estimatedMinutes: 480 } },
    ]);
    expect(within(after).getByText('Edited')).toBeDefined();
    expect(screen.queryByRole('form')).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(row('Add: Concept, included')));

    await user.click(within(after).getByRole('button', { name: 'Concept' }));
    await screen.findByText('Proposed was:');
    expect(row(/Concept/).textContent).toContain('Proposed was:Title DesignEstimate 2d');
    await user.click(screen.getByRole('button', { name: 'Reset' }));
    expect(await screen.findByRole('listitem', { name: 'Add: Design, included' })).toBeDefined();
  });

  it('says what it cannot read, and what the server refuses, and keeps what was written', async () => {
    const { api, user } = await openReview({
      ReviewPage_edit: () => ({ errors: [{ message: 'The due date lies before the start.' }] }),
    });
    await user.click(screen.getByRole('button', { name: 'Edit Design' }));
    const form = within(await screen.findByRole('form', { name: 'Edit Design' }));
    await user.type(form.getByLabelText('Due'), 'some time');
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(form.getByText('Try 24 Dec, fri, +3d or 2026-12-24.')).toBeDefined();
    expect(api.callsOf('ReviewPage_edit')).toHaveLength(0);
    await user.clear(form.getByLabelText('Due'));
    await user.type(form.getByLabelText('Due'), '2026-12-24');
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect((await form.findByRole('alert')).textContent).toBe('The due date lies before the start.');
    expect((form.getByLabelText('Due') as HTMLInputElement).value).toBe('2026-12-24');
  });

  it('offers nothing to write where nothing can be written', async () => {
    await openReview();
    expect(screen.queryByRole('button', { name: 'Edit Old branch' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Edit Build' })).toBeDefined();
  });
});
