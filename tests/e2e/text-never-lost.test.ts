import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlan, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

/** The pages still load, but nothing that they ask of the API arrives. Answers how to end it. */
async function cutOff(context: BrowserContext): Promise<() => Promise<void>> {
  await context.route('**/graphql', (route) => route.abort());
  return () => context.unroute('**/graphql');
}

async function rename(page: Page, from: string, to: string): Promise<void> {
  const grid = page.getByRole('treegrid');
  await grid.getByText(from).dblclick();
  const box = page.getByRole('textbox', { name: /^Title of/ });
  await box.fill(to);
  await box.press('Enter');
  await grid.getByText(to).waitFor();
}

async function historyOf(projectId: string): Promise<readonly string[]> {
  const { project } = await stage.client.request<{ project: { patches: { nodes: { title: string }[] } } }>(
    'query ($id: ID!) { project(id: $id) { patches(first: 50) { nodes { title } } } }',
    { id: projectId },
  );
  return project.patches.nodes.map(({ title }) => title);
}

test('a change that waits in a closed tab is sent by the next one, once, though two are open', async () => {
  const { projectId } = await createPlan(stage.client, 'Waiting', ['Draft', 'Print']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { context } = ana;
  await ana.page.getByRole('treegrid').getByText('Draft').waitFor();
  const reconnect = await cutOff(context);
  await rename(ana.page, 'Draft', 'Final text');
  await ana.page.close();
  await reconnect();
  const [one, two] = [await context.newPage(), await context.newPage()];
  await Promise.all([one, two].map((page) => page.goto(new URL(`/p/${projectId}/outline`, stage.url).href)));
  for (const page of [one, two]) await page.getByRole('treegrid').getByText('Final text').waitFor();
  await one.getByText(/here to be saved/).waitFor({ state: 'detached' });
  expect((await historyOf(projectId)).filter((title) => title.includes('Final text'))).toHaveLength(1);
});

test('a change that waits survives a reload and is shown before it is sent', async () => {
  const { projectId } = await createPlan(stage.client, 'Reloaded', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page, context } = ana;
  // The browser asks whether to leave while something waits.
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('treegrid').getByText('Draft').waitFor();
  const reconnect = await cutOff(context);
  await rename(page, 'Draft', 'Kept words');
  await reconnect();
  await page.reload();
  await page.getByRole('treegrid').getByText('Kept words').waitFor();
  await expect.poll(() => historyOf(projectId), { timeout: 15_000 }).toContain('Rename “Draft” to “Kept words”');
});

test('a comment, a description and a time note that are being written survive a reload and a closed panel', async () => {
  const { projectId } = await createPlan(stage.client, 'Drafts', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?task=1` });
  const { page } = ana;
  const comment = page.getByRole('textbox', { name: 'Write a comment' });
  const note = page.getByRole('textbox', { name: 'What was done' });
  const description = page.getByRole('textbox', { name: 'Description in Markdown' });
  await comment.fill('Half a thought');
  await note.fill('Half a note');
  await page.getByRole('button', { name: 'Edit the description' }).click();
  await description.fill('Half a description');
  // Closing the panel saves what has not been saved yet.
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('complementary', { name: 'Task #1' }).waitFor({ state: 'detached' });
  await page.goto(new URL(`/p/${projectId}/outline?task=1`, stage.url).href);
  await expect.poll(() => comment.inputValue(), { timeout: 15_000 }).toBe('Half a thought');
  await expect.poll(() => note.inputValue(), { timeout: 15_000 }).toBe('Half a note');
  expect(await description.inputValue()).toBe('Half a description');
});

test('the application and the last plan open without a network, and what is changed there is saved later', async () => {
  const { projectId } = await createPlan(stage.client, 'On a train', ['Draft', 'Print']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline`, keepsShell: true });
  const { page, context } = ana;
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('treegrid').getByText('Draft').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  // The plan is kept once it has rested.
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          // Opening it before the application has made it would leave it without its store.
          const known = await indexedDB.databases();
          if (!known.some(({ name }) => name === 'orchestrator-plans')) return 0;
          return new Promise<number>((resolve) => {
            const opening = indexedDB.open('orchestrator-plans');
            opening.onsuccess = () => {
              const database = opening.result;
              if (!database.objectStoreNames.contains('plans')) return resolve(0);
              const counting = database.transaction('plans').objectStore('plans').count();
              counting.onsuccess = () => resolve(counting.result);
            };
          });
        }),
      { timeout: 20_000 },
    )
    .toBe(1);
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('treegrid').getByText('Draft').waitFor();
  await page.getByText(/You are offline|cannot be reached/).waitFor();
  await rename(page, 'Print', 'Print twice');
  await page.getByText('1 change waits here to be saved.').waitFor();
  await context.setOffline(false);
  await page.getByText(/here to be saved/).waitFor({ state: 'detached' });
  expect(await historyOf(projectId)).toContain('Rename “Print” to “Print twice”');
});
