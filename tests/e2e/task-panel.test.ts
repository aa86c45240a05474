import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlan, openStage, type Stage } from '../support/stage.ts';
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
