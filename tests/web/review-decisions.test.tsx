import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { Subject } from 'rxjs';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openReviewOf } from './open-review.tsx';
import { OPERATIONS, proposal, VIEWER } from './patch-fixture.ts';
import { kept } from './memory-idb.ts';
import { giveElementsASize } from './scripted-api.tsx';
import type { Handler } from './scripted-api.tsx';

vi.mock('idb-keyval', () => import('./memory-idb.ts'));

beforeAll(giveElementsASize);
beforeEach(() => kept.clear());
afterEach(cleanup);

/** The proposal with these decisions on the server, all by one person. */
function decided(decisions: Record<string, 'ACCEPTED' | 'REJECTED'>, by: string | null = null) {
  const operations = OPERATIONS.map((each) => {
    const decision = decisions[each.id];
    return decision ? { ...each, decision, decidedBy: by } : each;
  });
  return proposal({ operations });
}

const DECIDE: Handler = () => ({ data: { decideOperations: { __typename: 'Patch', id: 'patch-1' } } });

function openReview(handlers: Record<string, Handler> = {}) {
  return openReviewOf(proposal(), { ReviewPage_decide: DECIDE, ...handlers });
}

const row = (name: string) => screen.getByRole('listitem', { name });
const rejectDesign = () => screen.getByRole('button', { name: /^Reject Design/ });

it('sends what is decided in one request, what goes along included, and keeps no copy of it here', async () => {
  const { api, user } = await openReview();
  await user.click(screen.getAllByRole('button', { name: 'Accept Build' })[0]!);
  await user.click(rejectDesign());
  await waitFor(() => expect(api.callsOf('ReviewPage_decide')).toHaveLength(1), { timeout: 2_000 });
  expect(api.callsOf('ReviewPage_decide')[0]).toEqual({
    patchId: 'patch-1',
    decisions: [
      { operationId: 'design', decision: 'REJECTED' },
      { operationId: 'wireframes', decision: 'REJECTED' },
      { operationId: 'logo', decision: 'REJECTED' },
      { operationId: 'build', decision: 'ACCEPTED' },
      { operationId: 'link', decision: 'REJECTED' },
    ],
  });
  await waitFor(() => expect(kept.size).toBe(0), { timeout: 2_000 });
});

it('starts with what was decided before, wherever that was, and knows what fell with what', async () => {
  const all = { design: 'REJECTED', wireframes: 'REJECTED', logo: 'REJECTED', link: 'REJECTED' } as const;
  const { user } = await openReview({ ReviewPage: () => ({ data: { viewer: VIEWER, patch: decided(all) } }) });
  expect(screen.getByText('2 of 7 included')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Accept Design: also accepts 3 that belong to it' }));
  expect(screen.getByText('6 of 7 included')).toBeDefined();
});

it('shows at once what somebody else decides, and says so', async () => {
  const live = new Subject<object>();
  await openReview({ ReviewPage_live: () => live });
  act(() => live.next({ proposalChanged: decided({ logo: 'REJECTED', build: 'ACCEPTED' }) }));
  expect(row('Add: Logo, rejected')).toBeDefined();
  expect(row('Add: Build, accepted')).toBeDefined();
  expect(await screen.findByText('Somebody else has decided on 2 changes.')).toBeDefined();
});

it('says who has decided, on the line and aloud, but not of oneself', async () => {
  const live = new Subject<object>();
  const { user } = await openReview({ ReviewPage_live: () => live });
  act(() => live.next({ proposalChanged: decided({ logo: 'REJECTED' }, 'Ben') }));
  expect(row('Add: Logo, rejected by Ben').textContent).toContain('Rejected by Ben');
  expect(await screen.findByText('Ben has rejected Logo.')).toBeDefined();
  act(() =>
    live.next({ proposalChanged: decided({ logo: 'REJECTED', build: 'ACCEPTED', design: 'ACCEPTED' }, 'Ben') }),
  );
  expect(await screen.findByText('Ben has decided on 2 changes.')).toBeDefined();
  // What is decided otherwise here does not bear the other's name any more.
  await user.click(screen.getAllByRole('button', { name: /^Reject Build/ })[0]!);
  expect(row('Add: Build, rejected')).toBeDefined();
  act(() => live.next({ proposalChanged: decided({ logo: 'REJECTED' }, VIEWER.name) }));
  expect(row('Add: Logo, rejected')).toBeDefined();
});

it('holds on to what was decided here and has not been sent, and sends it', async () => {
  const live = new Subject<object>();
  const { api, user } = await openReview({ ReviewPage_live: () => live });
  await user.click(screen.getByRole('button', { name: 'Reject Logo' }));
  act(() => live.next({ proposalChanged: decided({ logo: 'ACCEPTED' }) }));
  expect(row('Add: Logo, rejected')).toBeDefined();
  await waitFor(() => expect(api.callsOf('ReviewPage_decide')).toHaveLength(1), { timeout: 2_000 });
  expect(api.callsOf('ReviewPage_decide')[0]?.['decisions']).toEqual([{ operationId: 'logo', decision: 'REJECTED' }]);
});

it('keeps here what could not be sent, and sends it from the next visit', async () => {
  const refusal = { ReviewPage_decide: () => Promise.reject(new TypeError('Failed to fetch')) };
  const { user, unmount, api } = await openReview(refusal);
  await user.click(screen.getByRole('button', { name: 'Reject Logo' }));
  await waitFor(() => expect(api.callsOf('ReviewPage_decide')).toHaveLength(1), { timeout: 2_000 });
  unmount();
  const { api: later } = await openReview();
  await waitFor(() => expect(row('Add: Logo, rejected')).toBeDefined());
  await waitFor(() => expect(later.callsOf('ReviewPage_decide')).toHaveLength(1), { timeout: 2_000 });
});
