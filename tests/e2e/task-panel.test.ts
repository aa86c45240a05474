import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyOperations, createPlan, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

test('Escape twice in a row closes the panel and stays on the page', async () => {
  const { projectId } = await createPlan(stage.client, 'Escapes', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: '/settings/appearance' });
  const { page } = ana;
  await page.goto(new URL(`/p/${projectId}/outline`, stage.url).href);
  await page.getByRole('treegrid').getByText('Draft').click();
  await page.getByRole('complementary', { name: 'Task #1' }).waitFor();
  await Promise.all([1, 2, 3].map(() => page.keyboard.press('Escape')));
  await page.getByRole('complementary', { name: 'Task #1' }).waitFor({ state: 'detached' });
  // Whatever else it would have gone back to has been asked for by then.
  await page.waitForLoadState('networkidle');
  expect(page.url()).toMatch(/\/outline$/);
  await page.getByRole('treegrid').getByText('Draft').click();
  await page.getByRole('complementary', { name: 'Task #1' }).waitFor();
});

test('Escape closes a picker whose code is still on its way, and nothing else', async () => {
  const { projectId } = await createPlan(stage.client, 'Slow ways', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: '/settings/appearance' });
  const { page } = ana;
  let letThrough = (): void => {};
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route('**/assets/date-picker-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(new URL(`/p/${projectId}/outline`, stage.url).href);
  await page.getByRole('treegrid').getByText('Draft').click();
  const panel = page.getByRole('complementary', { name: 'Task #1' });
  await panel.getByRole('button', { name: /^Due/ }).click();
  await page.keyboard.press('Escape');
  letThrough();
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await panel.waitFor();
  await panel.getByRole('button', { name: /^Due/ }).click();
  await page.getByRole('dialog').waitFor();
});

test('what was being written about a task that is deleted is shown in its place, also after a reload', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'Gone', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?task=1` });
  const { page } = ana;
  await page.getByRole('textbox', { name: 'Write a comment' }).fill('Half a thought');
  await page.goto(new URL('/settings/appearance', stage.url).href);
  await applyOperations(stage.client, projectId, [{ deleteTask: { id: taskIds[0] } }]);
  for (const path of ['outline?task=1', 'task/1']) {
    await page.goto(new URL(`/p/${projectId}/${path}`, stage.url).href);
    const left = page.getByRole('region', { name: 'What you were writing' });
    await left.waitFor();
    expect(await left.textContent()).toContain('Half a thought');
  }
});

test('on a phone somebody who has just joined can be mentioned, in a list that is in view', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'Mentions', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?task=1`, isPhone: true });
  const { page } = ana;
  const box = page.getByRole('textbox', { name: 'Write a comment' });
  await box.waitFor();
  await page.getByRole('button', { name: 'Close' }).tap();
  await box.waitFor({ state: 'detached' });
  await applyOperations(stage.client, projectId, [{ updateTask: { id: taskIds[0], assigneeName: 'Zoe Ray' } }]);
  await page.getByRole('treegrid').getByText('Draft').tap();
  await box.fill('Ask @Zo');
  const option = page.getByRole('option', { name: 'Zoe Ray' });
  await option.waitFor();
  const fits = async () => {
    const place = await option.boundingBox();
    return place !== null && place.y + place.height <= 844;
  };
  await expect.poll(fits).toBe(true);
  await option.tap();
  expect(await box.inputValue()).toBe('Ask @Zoe Ray ');
});
