import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyOperations, createPlan, openStage, proposeOperations, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

test('two people on one field: the reviewer sees the clash live, rebases, applies, and undo keeps what the other did', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'Two people', ['Paint the walls', 'Lay the floor']);
  const [walls, floor] = taskIds;
  const proposal = await proposeOperations(stage.client, projectId, 'Rename', [
    { updateTask: { id: walls, title: 'Paint the ceiling' } },
    { updateTask: { id: floor, estimatedMinutes: 120 } },
  ]);
  await using reviewer = await visit(stage.browser, stage.url, { path: `/p/${projectId}/plan/${proposal.id}` });
  await using other = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page } = reviewer;
  await page.getByRole('button', { name: /^Apply 2/ }).waitFor();
  expect(await page.getByText('The plan has changed.').count()).toBe(0);

  await other.page.getByRole('treegrid').getByText('Paint the walls').dblclick();
  const title = other.page.getByRole('textbox', { name: /^Title of/ });
  await title.fill('Paint the door');
  await title.press('Enter');

  await page.getByText('The plan has changed.').waitFor();
  await page.getByText('Paint the door').first().waitFor();
  await page.getByRole('button', { name: 'Rebase' }).click();
  await page.getByText('The plan has changed.').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Apply 2/ }).click();
  await page.waitForURL(/\/outline/);
  await other.page.getByRole('treegrid').getByText('Paint the ceiling').waitFor();

  // Somebody goes on with the other task; undoing the proposal must leave that alone.
  await applyOperations(stage.client, projectId, [{ updateTask: { id: floor, priority: 'HIGH' } }]);
  await page.getByRole('link', { name: 'History' }).first().click();
  await page.getByRole('button', { name: 'Undo: Rename', exact: true }).click();
  await other.page.getByRole('treegrid').getByText('Paint the door').waitFor();
  const after = await stage.client.request(
    'query ($id: ID!) { project(id: $id) { outline { title priority estimatedMinutes } } }',
    {
      id: projectId,
    },
  );
  expect(after).toEqual({
    project: {
      outline: [
        { title: 'Paint the door', priority: 'MEDIUM', estimatedMinutes: null },
        { title: 'Lay the floor', priority: 'HIGH', estimatedMinutes: null },
      ],
    },
  });
});
