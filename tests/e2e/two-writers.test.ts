import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyOperations, createPlan, openStage, proposeOperations, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

async function firstTask(projectId: string) {
  const { project } = await stage.client.request<{
    project: { outline: { description: string; acceptanceCriteria: string[] }[] };
  }>('query ($id: ID!) { project(id: $id) { outline { description acceptanceCriteria } } }', { id: projectId });
  return project.outline[0];
}

test('of two who write the same description, the later is asked, and neither text is lost by looking away', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'Two writers', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?task=1` });
  const { page } = ana;
  await page.getByRole('button', { name: 'Edit the description' }).click();
  const box = page.getByRole('textbox', { name: 'Description in Markdown' });
  await box.fill('Five hundred words of Ana');
  await applyOperations(stage.client, projectId, [
    { updateTask: { id: taskIds[0], title: 'Drafted', description: 'Five hundred words of Ben' } },
  ]);
  // The page knows of it when it is saved.
  await page.getByRole('treegrid').getByText('Drafted').waitFor();
  await page.reload();
  await expect.poll(() => box.inputValue(), { timeout: 15_000 }).toBe('Five hundred words of Ana');
  await box.press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: 'Somebody else changed this meanwhile' });
  await dialog.getByText('Five hundred words of Ben').waitFor();
  expect(await dialog.getByText('Five hundred words of Ana').count()).toBe(1);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await firstTask(projectId)).toMatchObject({ description: 'Five hundred words of Ben' });
  await page.getByRole('button', { name: 'Look at it' }).click();
  await page.getByRole('dialog', { name: 'Not saved' }).getByText('Five hundred words of Ana').waitFor();
});

test('a criterion that somebody adds while another is being written stays, and Escape drops the one that is written', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'Criteria', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?task=1` });
  const { page } = ana;
  await page.getByRole('button', { name: 'Add a criterion' }).click();
  const box = page.getByRole('textbox', { name: 'New criterion' });
  await box.fill('Ana has read it');
  await applyOperations(stage.client, projectId, [
    { updateTask: { id: taskIds[0], acceptanceCriteria: ['Ben has read it'] } },
  ]);
  await page.getByRole('textbox', { name: 'Criterion 1' }).waitFor();
  expect(await box.inputValue()).toBe('Ana has read it');
  await box.press('Enter');
  await page.getByRole('textbox', { name: 'Criterion 2' }).waitFor();
  await box.fill('Nobody wants this');
  await box.press('Escape');
  await box.waitFor({ state: 'detached' });
  await expect
    .poll(() => firstTask(projectId))
    .toMatchObject({ acceptanceCriteria: ['Ben has read it', 'Ana has read it'] });
  expect(await page.getByRole('textbox', { name: 'Criterion 3' }).count()).toBe(0);
});

test('what is being written of a task that somebody deletes is shown in its place, and the keys stay in the page', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'Deleted', ['Draft', 'Print']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?task=1` });
  const { page } = ana;
  await page.getByRole('button', { name: 'Edit the description' }).click();
  await page.getByRole('textbox', { name: 'Description in Markdown' }).fill('Half a description');
  await page.getByRole('textbox', { name: 'Write a comment' }).fill('Half a comment');
  await applyOperations(stage.client, projectId, [{ deleteTask: { id: taskIds[0] } }]);
  const left = page.getByRole('region', { name: 'What you were writing' });
  await left.getByText('Half a description').waitFor();
  await left.getByText('Half a comment').waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.tagName);
  await expect.poll(focused).not.toBe('BODY');
});

test('values that are being written into two operations of a proposal are kept, also when somebody else applies it', async () => {
  const { projectId } = await createPlan(stage.client, 'Two forms', ['Draft']);
  const proposal = await proposeOperations(
    stage.client,
    projectId,
    'More',
    ['One', 'Two'].map((title) => ({ createTask: { title } })),
  );
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/plan/${proposal.id}` });
  const { page } = ana;
  const titleOf = (name: string) => page.getByRole('form', { name: `Edit ${name}` }).getByLabel('Title');
  await page.getByRole('button', { name: /^Edit One/ }).click();
  await titleOf('One').fill('One of mine');
  await page.getByRole('button', { name: /^Edit Two/ }).click();
  await titleOf('Two').fill('Two of mine');
  await page.reload();
  await expect.poll(() => titleOf('Two').inputValue(), { timeout: 15_000 }).toBe('Two of mine');
  await page.getByRole('button', { name: /^Edit One/ }).click();
  expect(await titleOf('One').inputValue()).toBe('One of mine');
  await stage.client.request('mutation ($input: ApplyPatchInput!) { applyPatch(input: $input) { applied } }', {
    input: { patchId: proposal.id },
  });
  const left = page.getByRole('region', { name: 'What you were writing' });
  await left.getByText('One of mine').waitFor();
  await left.getByText('Two of mine').waitFor();
});
