import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NEVER } from 'rxjs';
import { ReviewPage } from '../../web/features/patch/review-page.tsx';
import { VIEWER } from './patch-fixture.ts';
import { type Handler, openPage, ScriptedApi } from './scripted-api.tsx';

/**
 * The review of a proposal, once its rows are there. `handlers` answer what else it asks, or these otherwise; other pages
 * come when `waitsFor` has.
 */
export async function openReviewOf(patch: object, handlers: Record<string, Handler>, waitsFor?: Promise<void>) {
  const api = new ScriptedApi({
    ReviewPage: () => ({ data: { viewer: VIEWER, patch } }),
    ReviewPage_live: () => NEVER,
    People: () => ({ data: { people: [] } }),
    ...handlers,
  });
  const url = '/p/project-1/plan/patch-1';
  const page = openPage({ api, path: '/p/$projectId/plan/$patchId', url, Page: ReviewPage, waitsFor });
  // The list measures its window before it has rows.
  await screen.findAllByRole('listitem');
  return { ...page, api, user: userEvent.setup() };
}
