import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OutlineByKeys } from '../support/outline-by-keys.ts';
import { createPlan, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const POLL = { timeout: 15_000 };

async function historyOf(projectId: string): Promise<readonly string[]> {
  const { project } = await stage.client.request<{
    project: { patches: { nodes: { title: string; appliedVersion: number }[] } };
  }>(
    'query ($id: ID!) { project(id: $id) { patches(first: 50, status: APPLIED) { nodes { title appliedVersion } } } }',
    { id: projectId },
  );
  const made = project.patches.nodes.toSorted((a, b) => a.appliedVersion - b.appliedVersion);
  return made.map(({ title }) => title);
}

/** A second tab of the same browser with the same plan; both offline from then on. */
async function openTwo(first: Page, context: BrowserContext): Promise<readonly [OutlineByKeys, OutlineByKeys]> {
  const second = await context.newPage();
  await second.goto(first.url());
  for (const page of [first, second]) {
    await page.getByRole('treegrid').getByText('Draft').waitFor();
    await page.waitForLoadState('networkidle');
  }
  await context.setOffline(true);
  return [new OutlineByKeys(first), new OutlineByKeys(second)];
}

const waiting = (page: Page, count: number) =>
  page.getByText(`${count} ${count === 1 ? 'change waits' : 'changes wait'} here to be saved.`).waitFor();

test('two tabs without a network show what waits in both, and what one builds on the other is sent after it, once', async () => {
  const { projectId } = await createPlan(stage.client, 'Two tabs', ['Draft', 'Print']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const [one, two] = await openTwo(ana.page, ana.context);
  await one.add('Print', ['Poster']);
  await one.rename('Draft', 'Last draft');
  await two.grid.getByText('Poster').waitFor();
  await two.grid.getByText('Last draft').waitFor();
  await waiting(two.page, 2);
  // What builds on the other tab's, and what clashes with nothing.
  await two.rename('Poster', 'Big poster');
  await two.rename('Last draft', 'Very last draft');
  await two.rename('Print', 'Print twice');
  await one.grid.getByText('Very last draft').waitFor();
  await one.grid.getByText('Big poster').waitFor();
  await waiting(one.page, 5);
  await waiting(two.page, 5);
  // What is undone in one goes in the other.
  await two.page.keyboard.press('Control+z');
  await one.grid.getByText('Print twice').waitFor({ state: 'detached' });
  await waiting(one.page, 4);

  await ana.context.setOffline(false);
  await expect.poll(async () => (await historyOf(projectId)).length, POLL).toBe(5);
  for (const { page, grid } of [one, two]) {
    await page.getByText(/to be saved/).waitFor({ state: 'detached' });
    await grid.getByText('Big poster').waitFor();
    await grid.getByText('Very last draft').waitFor();
    expect(await page.getByText(/not saved/i).count()).toBe(0);
    expect(await page.getByRole('dialog', { name: /does not fit|changed this/ }).count()).toBe(0);
  }
  const [, ...made] = await historyOf(projectId);
  expect(made.toSorted()).toEqual([
    'Add “Poster”',
    'Rename “Draft” to “Last draft”',
    'Rename “Last draft” to “Very last draft”',
    'Rename “Poster” to “Big poster”',
  ]);
  expect(made.indexOf('Add “Poster”')).toBeLessThan(made.indexOf('Rename “Poster” to “Big poster”'));
  expect(made.indexOf('Rename “Draft” to “Last draft”')).toBeLessThan(
    made.indexOf('Rename “Last draft” to “Very last draft”'),
  );
});

test('what waits in a tab that is closed without a network is taken over by the other at once, and sent once', async () => {
  const { projectId } = await createPlan(stage.client, 'A closed tab', ['Draft', 'Print']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const [one, two] = await openTwo(ana.page, ana.context);
  await one.add('Print', ['Poster']);
  await two.rename('Poster', 'Big poster');
  await waiting(two.page, 2);
  await one.page.close();
  // Taken over, it can be taken back here: the first of the two only after the second, which builds on it.
  await two.page.keyboard.press('Control+z');
  await two.grid.getByText('Poster', { exact: true }).waitFor();
  await waiting(two.page, 1);
  await two.page.keyboard.press('Control+Shift+z');
  await waiting(two.page, 2);
  const again = await ana.context.newPage();
  await ana.context.setOffline(false);
  await again.goto(new URL(`/p/${projectId}/outline`, stage.url).href);
  await again.getByRole('treegrid').getByText('Big poster').waitFor();
  await expect
    .poll(() => historyOf(projectId), POLL)
    .toEqual(['Add “Draft” and 1 more change', 'Add “Poster”', 'Rename “Poster” to “Big poster”']);
  await two.page.getByText(/to be saved/).waitFor({ state: 'detached' });
});
