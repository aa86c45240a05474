import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { WaitingProposal } from '../../web/features/patch/waiting-proposal.tsx';
import { openPage, ScriptedApi } from './scripted-api.tsx';

afterEach(cleanup);

function open(nodes: object[], totalCount: number) {
  const patches = { __typename: 'PatchConnection', nodes, totalCount };
  const project = { __typename: 'Project', id: 'project-1', patches };
  const api = new ScriptedApi({ WaitingProposal: () => ({ data: { project } }) });
  const Page = () => <WaitingProposal projectId="project-1" />;
  openPage({ api, path: '/p/$projectId/outline', url: '/p/project-1/outline', Page });
  return api;
}

it('leads to the proposal that waits, and to the others', async () => {
  const operations = Array.from({ length: 26 }, (_, index) => ({ __typename: 'Operation', id: `o${index}` }));
  open([{ __typename: 'Patch', id: 'patch-1', title: 'Plan the portal', operations }], 3);
  expect((await screen.findByText(/waits for review/)).textContent).toBe(
    'A plan with 26 changes waits for review: Plan the portal',
  );
  expect(screen.getByRole('link', { name: 'Review' }).getAttribute('href')).toBe('/p/project-1/plan/patch-1');
  expect(screen.getByRole('link', { name: 'and 2 more' }).getAttribute('href')).toBe('/p/project-1/history');
});

it('says nothing where nothing waits', async () => {
  const api = open([], 0);
  await waitFor(() => expect(api.callsOf('WaitingProposal')).toHaveLength(1));
  expect(screen.queryByRole('complementary')).toBeNull();
});
