import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlan, openStage, proposeOperations, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

const TEN = ['Paint', 'Print', 'Post', 'Pack', 'Call', 'Rent', 'Sort', 'Wash', 'Sell', 'Rest'];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

test('two people in one conversation see what the other asks, and the answer to it', async () => {
  const { projectId } = await createPlan(stage.client, 'Talked about', ['Paint', 'Print']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?chat=new` });
  const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Conversation' });
  const ask = async (page: Page, text: string) => {
    await panelOf(page).getByRole('textbox', { name: 'Message' }).fill(text);
    await page.keyboard.press('Control+Enter');
  };
  const answers = (page: Page) => panelOf(page).getByText('Answer:');
  await ask(ana.page, 'What is next?');
  await ana.page.waitForURL(/chat=[0-9a-f-]{36}/);
  await answers(ana.page).first().waitFor({ state: 'attached' });

  const { pathname, search } = new URL(ana.page.url());
  await using ben = await visit(stage.browser, stage.url, { path: pathname + search });
  await panelOf(ben.page).getByText('What is next?').first().waitFor();
  await answers(ben.page).first().waitFor({ state: 'attached' });
  await ask(ben.page, 'How many tasks are there?');
  await panelOf(ana.page).getByText('How many tasks are there?').first().waitFor();
  for (const { page } of [ana, ben]) await answers(page).nth(1).waitFor({ state: 'attached' });
  const log = (page: Page) => panelOf(page).getByRole('log').textContent();
  await expect.poll(async () => (await log(ana.page)) === (await log(ben.page))).toBe(true);
  expect([...ana.problems, ...ben.problems]).toEqual([]);
});

test('two people on one proposal see who decided what, and both see it applied', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'Decided on', TEN);
  const operations = taskIds.slice(1, 5).map((id) => ({ updateTask: { id, priority: 'HIGH' } }));
  const proposal = await proposeOperations(stage.client, projectId, 'Hurry', operations);
  const path = `/p/${projectId}/plan/${proposal.id}`;
  await using ana = await visit(stage.browser, stage.url, { path, viewerName: 'Ana' });
  await using ben = await visit(stage.browser, stage.url, { path, viewerName: 'Ben' });
  const { page } = ana;
  // They were made a moment ago, by somebody else.
  for (const title of ['Print', 'Post']) await page.getByText(`${title}`).first().waitFor();
  await ben.page.getByRole('button', { name: 'Reject Post' }).click();
  await page.getByRole('listitem', { name: 'Change: Post, rejected by Ben' }).waitFor();
  await page.getByRole('status').filter({ hasText: 'Ben has rejected Post.' }).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Accept Print' }).click();
  await ben.page.getByRole('listitem', { name: 'Change: Print, accepted by Ana' }).waitFor();

  // The whole of it is much: one of them says yes for both.
  for (const title of ['Pack', 'Call']) await page.getByRole('button', { name: `Accept ${title}` }).click();
  await ben.page.getByRole('button', { name: 'Accept that' }).click();
  await page.getByText('Accepted by Ben', { exact: true }).waitFor();

  await page.getByRole('button', { name: /^Apply 3/ }).click();
  await page.waitForURL(/\/outline/);
  await ben.page.getByText('“Hurry” has been applied.').waitFor();
  // The keys are at what has changed.
  const grid = page.getByRole('treegrid');
  await expect
    .poll(async () => page.locator(`#${(await grid.getAttribute('aria-activedescendant')) ?? 'none'}`).textContent())
    .toContain('Print');
  expect(await grid.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'See it' }).click();
  await page.waitForURL(/\/history\//);
  await page.getByText('Left out by').waitFor();
});
