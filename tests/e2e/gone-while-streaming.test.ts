import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PacedPlan, scriptedPlan } from '../support/scripted-plan.ts';
import { startScriptedProvider, type ScriptedProvider } from '../support/scripted-provider.ts';
import { createPlan, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let plan: PacedPlan;
let provider: ScriptedProvider;
let stage: Stage;
beforeAll(async () => {
  provider = await startScriptedProvider((exchange) => plan.script(exchange));
  stage = await openStage({ OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: provider.baseUrl('responses') });
});
afterAll(async () => {
  await stage[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});
beforeEach(() => {
  plan = new PacedPlan(scriptedPlan(6));
});

/** Plans into a project until two operations have arrived, and opens the second to write another title into it. */
async function streamAndWrite(page: Page): Promise<string> {
  await page.getByRole('textbox', { name: 'What is to be done?' }).fill('Do six things in order');
  await page.getByRole('button', { name: 'Plan', exact: true }).click();
  await page
    .getByRole('button', { name: /^(Plan it|Propose changes|Plan)$/ })
    .last()
    .click();
  await page.waitForURL(/\/run\//);
  const runId = page.url().split('/run/')[1]!.split('?')[0]!;
  plan.release(2);
  await page.getByText('Step 2:').first().waitFor();
  await page.getByRole('listitem', { name: /^Add: Step 2:/ }).click();
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Title' }).fill('Words of my own');
  return runId;
}

test('a project that is deleted while a run streams into it says so, and has the proposal and the words when it is back', async () => {
  const { projectId } = await createPlan(stage.client, 'Deleted under a run', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page } = ana;
  await streamAndWrite(page);
  await stage.client.request('mutation ($id: ID!) { deleteProject(id: $id) }', { id: projectId });
  await page.getByRole('heading', { level: 1, name: '“Deleted under a run” is not there any more' }).waitFor();
  plan.releaseAll();
  expect(await page.getByText('Step 1:').count()).toBe(0);
  await stage.client.request('mutation ($id: ID!) { restoreProject(id: $id) { id } }', { id: projectId });
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText('Step 6:').first().waitFor();
  const title = page.getByRole('textbox', { name: 'Title' });
  await expect.poll(() => title.inputValue(), { timeout: 15_000 }).toBe('Words of my own');
  expect(ana.problems).toEqual([]);
});

test('a proposal that somebody else stops and rejects while it streams says so, and gives back what was written', async () => {
  const { projectId } = await createPlan(stage.client, 'Turned down', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page } = ana;
  const runId = await streamAndWrite(page);
  await stage.client.request('mutation ($id: ID!) { cancelRun(id: $id) { id } }', { id: runId });
  const patchOf = async () => {
    const { agentRun } = await stage.client.request<{ agentRun: { patch: { id: string } | null } }>(
      'query ($id: ID!) { agentRun(id: $id) { patch { id } } }',
      { id: runId },
    );
    return agentRun.patch?.id ?? null;
  };
  await expect.poll(patchOf, { timeout: 15_000 }).not.toBeNull();
  await stage.client.request('mutation ($id: ID!) { rejectPatch(id: $id) { id } }', { id: await patchOf() });
  await page.getByRole('button', { name: 'Review 2 changes' }).click();
  await page.getByText('was discarded. Nothing of it has changed the plan.').waitFor();
  await page.getByRole('region', { name: 'What you were writing' }).getByText('Words of my own').waitFor();
  expect(ana.problems).toEqual([]);
});

test('what is being written into an operation survives a reload while others arrive, and the end of the run', async () => {
  const { projectId } = await createPlan(stage.client, 'Reloaded', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page } = ana;
  await streamAndWrite(page);
  const title = page.getByRole('textbox', { name: 'Title' });
  await page.reload();
  await expect.poll(() => title.inputValue(), { timeout: 15_000 }).toBe('Words of my own');
  await title.fill('Other words of my own');
  plan.releaseAll();
  await page.getByText('Step 6:').first().waitFor();
  await page.getByRole('button', { name: /^Apply 6 changes/ }).waitFor();
  await expect.poll(() => title.inputValue(), { timeout: 15_000 }).toBe('Other words of my own');
  await title.press('Enter');
  await page.getByRole('listitem', { name: /^Add: Other words of my own/ }).waitFor();
});
