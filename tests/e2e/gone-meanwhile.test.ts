import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBarriers } from '../support/barriers.ts';
import { OutlineByKeys } from '../support/outline-by-keys.ts';
import { applyOperations, createPlan, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const POLL = { timeout: 15_000 };

async function planOf(projectId: string) {
  const { project } = await stage.client.request<{
    project: {
      outline: { title: string; depth: number; description: string }[];
      patches: { nodes: { title: string }[] };
    };
  }>(
    `query ($id: ID!) {
      project(id: $id) {
        outline { title depth description }
        patches(first: 50, status: APPLIED) { nodes { title } }
      }
    }`,
    { id: projectId },
  );
  return { outline: project.outline, patches: project.patches.nodes.map(({ title }) => title) };
}

async function openOffline(page: Page, task: string): Promise<OutlineByKeys> {
  const outline = new OutlineByKeys(page);
  await outline.grid.getByText(task).waitFor();
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  return outline;
}

test('tasks made under one that somebody else has deleted are asked about once, and can go to the top level', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'Parent gone', ['Draft', 'Packing']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page, context } = ana;
  const outline = await openOffline(page, 'Packing');
  await outline.on('Packing', 'c');
  await outline.type('Boxes', 'Tab', 'Enter');
  await outline.type('Labels', 'Tab', 'Enter', 'Escape');
  await outline.rename('Boxes', 'Strong boxes');
  await outline.on('Labels', '!');
  await page.keyboard.press('Escape');
  await page.getByText('3 changes wait here to be saved.').waitFor();
  await applyOperations(stage.client, projectId, [{ deleteTask: { id: taskIds[1] } }]);
  await context.setOffline(false);

  const dialog = page.getByRole('dialog', { name: 'This does not fit the plan any more' });
  await dialog.getByText('Not saved yet: Add “Boxes” and 2 more changes.').waitFor();
  await dialog.getByText('“Boxes” cannot be created: the task that it belongs under was deleted.').waitFor();
  await dialog.getByText('#2 “Packing” was deleted').waitFor();
  await dialog.getByText('Strong boxes').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Bring it back' }).waitFor();
  await dialog.getByRole('button', { name: 'Put it at the top level' }).click();
  await expect
    .poll(async () => (await planOf(projectId)).outline, POLL)
    .toMatchObject([
      { title: 'Draft', depth: 0 },
      { title: 'Strong boxes', depth: 0 },
      { title: 'Labels', depth: 1 },
    ]);
  await page.getByText('was not saved').waitFor({ state: 'detached' });
  await dialog.waitFor({ state: 'detached' });
  expect((await planOf(projectId)).patches.filter((title) => title.includes('Boxes'))).toEqual([
    'Add “Boxes” and 2 more changes',
  ]);
});

test('a change of a task that somebody else has deleted is kept over a reload, and saved when the task is brought back', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'Task gone', ['Draft', 'Packing']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?task=2` });
  const { page, context } = ana;
  page.on('dialog', (asked) => void asked.accept());
  await page.getByRole('button', { name: 'Edit the description' }).waitFor();
  const outline = await openOffline(page, 'Packing');
  await page.getByRole('button', { name: 'Edit the description' }).click();
  await page.getByRole('textbox', { name: 'Description in Markdown' }).fill('Twelve boxes, four of them large');
  await page.keyboard.press('Control+Enter');
  await outline.rename('Packing', 'Pack it all');
  await page.getByText('2 changes wait here to be saved.').waitFor();
  await applyOperations(stage.client, projectId, [{ deleteTask: { id: taskIds[1] } }]);
  await context.setOffline(false);

  const dialog = page.getByRole('dialog', { name: 'This does not fit the plan any more' });
  await dialog.getByText('“Packing” was deleted in the meantime.').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('1 change was not saved. What you wrote is kept.').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Look at it' }).click();
  const kept = page.getByRole('dialog', { name: 'Not saved' });
  await kept.getByText('Twelve boxes, four of them large').waitFor();
  expect(await kept.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  await kept.getByRole('button', { name: 'Bring it back' }).click();
  await expect
    .poll(async () => (await planOf(projectId)).outline, POLL)
    .toMatchObject([{ title: 'Draft' }, { title: 'Pack it all', description: 'Twelve boxes, four of them large' }]);
  await page.getByText('was not saved').waitFor({ state: 'detached' });
});
