import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { ComparePage } from '../../web/features/patch/compare-page.tsx';
import { operation } from './patch-fixture.ts';
import { giveElementsASize, openPage, ScriptedApi } from './scripted-api.tsx';

beforeAll(giveElementsASize);
afterEach(cleanup);

function open(compare: object[]) {
  const project = { __typename: 'Project', id: 'project-1', compare };
  const api = new ScriptedApi({
    HistoryCompare: () => ({ data: { project } }),
    People: () => ({ data: { people: [] } }),
  });
  openPage({ api, path: '/p/$projectId/compare', url: '/p/project-1/compare?from=2&to=5', Page: ComparePage });
  return api;
}

it('shows what leads from one version to the other, with nothing to decide', async () => {
  const rename = operation('rename', 'UPDATE_TASK', { title: 'Draft', changes: { title: ['Draft', 'Brief'] } });
  const api = open([operation('new', 'CREATE_TASK', { title: 'Design' }), rename]);
  expect(await screen.findByRole('heading', { level: 1, name: 'Version 2 compared with version 5' })).toBeDefined();
  expect((await screen.findByRole('listitem', { name: /^Change: Draft/ })).textContent).toMatch(
    /Draft.*becomes\s?Brief/,
  );
  expect(screen.queryByRole('button', { name: /Accept|Undo/ })).toBeNull();
  expect(api.callsOf('HistoryCompare')).toEqual([{ projectId: 'project-1', from: 2, to: 5 }]);
});

it('says where two versions are the same', async () => {
  open([]);
  expect(await screen.findByText('The plan was the same in both versions.')).toBeDefined();
});
