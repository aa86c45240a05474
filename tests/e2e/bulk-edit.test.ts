import { mkdir } from 'node:fs/promises';
import axe from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyOperations, createPlan, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

const FOLDER = 'test-results/screenshots';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await mkdir(FOLDER, { recursive: true });
});
afterAll(() => stage[Symbol.asyncDispose]());

const OUTLINE = 'query ($id: ID!) { project(id: $id) { outline { title depth dueDate status tags } } }';

test('several changes of all that a filter leaves are previewed, taken in part, applied, and undone by key', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'Garden', ['Dig', 'Plant', 'Water', 'Summer']);
  await applyOperations(
    stage.client,
    projectId,
    taskIds
      .slice(0, 3)
      .map((id, index) => ({ updateTask: { id, dueDate: `2027-03-0${index + 1}`, tags: ['spring'] } })),
  );
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?f=tag:spring` });
  const { page } = ana;
  await page.getByRole('button', { name: 'Change all 3…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Status').selectOption('In progress');
  await dialog.getByLabel('Move start and due dates by days').fill('7');
  await dialog.getByLabel('Add tags').fill('late');
  await dialog.getByLabel('Find a task to move them below').fill('summer');
  await dialog.getByLabel('Move below').selectOption({ label: '#4 Summer' });
  await page.evaluate(axe.source);
  const barriers = await page.evaluate(async () => {
    const found = await (globalThis as unknown as { axe: typeof axe }).axe.run('[role=dialog]');
    return found.violations.map(({ id }) => id);
  });
  expect(barriers).toEqual([]);
  await page.screenshot({ path: `${FOLDER}/bulk-edit-1440-light.png` });
  await dialog.getByRole('button', { name: 'Preview' }).click();

  await page.waitForURL(/\/plan\//);
  await page.getByRole('button', { name: /^Apply 6/ }).waitFor();
  const before = await stage.client.request<object>(OUTLINE, { id: projectId });
  expect(before).toMatchObject({ project: { outline: [{ title: 'Dig', depth: 0, status: 'TODO' }, {}, {}, {}] } });
  await page.screenshot({ path: `${FOLDER}/bulk-edit-review-1440-light.png` });
  await page
    .getByRole('button', { name: /^Reject Water/ })
    .first()
    .click();
  await page.getByRole('button', { name: /^Apply 5/ }).click();
  await page.waitForURL(/\/outline/);
  expect(await stage.client.request(OUTLINE, { id: projectId })).toEqual({
    project: {
      outline: [
        { title: 'Summer', depth: 0, dueDate: null, status: 'TODO', tags: [] },
        { title: 'Dig', depth: 1, dueDate: '2027-03-08', status: 'IN_PROGRESS', tags: ['spring', 'late'] },
        { title: 'Plant', depth: 1, dueDate: '2027-03-09', status: 'IN_PROGRESS', tags: ['spring', 'late'] },
        { title: 'Water', depth: 1, dueDate: '2027-03-03', status: 'TODO', tags: ['spring'] },
      ],
    },
  });

  await page.getByRole('treegrid').getByText('Dig').waitFor();
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => stage.client.request(OUTLINE, { id: projectId })).toEqual(before);
  expect(ana.problems).toEqual([]);
});

test('a project locks fields, is downloaded, goes to the trash, and comes back from it', async () => {
  const { projectId } = await createPlan(stage.client, 'House', ['Roof']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page } = ana;
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Project details…' }).click();
  await page.getByRole('checkbox', { name: 'Due dates' }).check();
  await page.getByRole('checkbox', { name: 'Places in the tree' }).check();
  await page.screenshot({ path: `${FOLDER}/project-details-1440-light.png` });
  await page.getByRole('button', { name: 'Save' }).click();
  const locked = (): Promise<object> =>
    stage.client.request('query ($id: ID!) { project(id: $id) { lockedFields } }', { id: projectId });
  await expect.poll(locked).toEqual({ project: { lockedFields: ['dueDate', 'place'] } });

  await page.getByRole('button', { name: 'Project', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download as Markdown' }).click();
  expect((await download).suggestedFilename()).toBe('House.md');

  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete project' }).click();
  await page.waitForURL(/\/welcome/);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Deleted projects' }).click();
  await page.getByRole('button', { name: 'Restore House' }).click();
  await page.waitForURL(new RegExp(`/p/${projectId}/outline`));
  await page.getByRole('treegrid').getByText('Roof').waitFor();
  expect(ana.problems).toEqual([]);
});
