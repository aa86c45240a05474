import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlan, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

/** Projects whose plan this browser keeps for when there is no network. */
function keptPlans(page: Page): Promise<IDBValidKey[]> {
  return page.evaluate(async () => {
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('No answer.')));
      });
    // To open what is not there would make it.
    const all = await indexedDB.databases();
    if (!all.some(({ name }) => name === 'orchestrator-plans')) return [];
    const database = await answered(indexedDB.open('orchestrator-plans'));
    const keys = await answered(database.transaction('plans').objectStore('plans').getAllKeys());
    database.close();
    return keys;
  });
}

test('a project that is deleted while it is open says so, leaves nothing of itself, and gives back what was written', async () => {
  const { projectId } = await createPlan(stage.client, 'Short-lived', ['Paint', 'Plaster']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?task=2` });
  const { page } = ana;
  await page.getByRole('button', { name: 'Edit the description' }).click();
  await page.getByRole('textbox', { name: 'Description in Markdown' }).fill('Two coats, and sand between them');
  await expect.poll(() => keptPlans(page), { timeout: 15_000 }).toEqual([projectId]);
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('a');
  await page.getByRole('dialog', { name: 'Assign' }).waitFor();

  await stage.client.request('mutation ($id: ID!) { deleteProject(id: $id) }', { id: projectId });
  await page.getByRole('heading', { level: 1, name: '“Short-lived” is not there any more' }).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.localName === 'h1');
  expect(await page.locator('[aria-live=assertive]').first().textContent()).toContain('not there any more');
  expect(await page.getByText('Plaster').count()).toBe(0);
  await expect.poll(() => keptPlans(page)).toEqual([]);

  await page.getByRole('button', { name: 'Look again' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: '“Short-lived” is not there any more' }).waitFor();
  await stage.client.request('mutation ($id: ID!) { restoreProject(id: $id) { id } }', { id: projectId });
  await page.getByRole('button', { name: 'Look again' }).press('Enter');
  await page.getByRole('treegrid').getByText('Plaster').waitFor();
  await page.getByText('Two coats, and sand between them').waitFor();
  expect(ana.problems).toEqual([]);
});
