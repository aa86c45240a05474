import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

const BRIEF = '# Office move\n\n- Visit three buildings (2d)\n- Sign the lease (1d)\n- Pack the archive (3h)\n';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

test('a plan is made, changed by an instruction, broken down, and asked about', async () => {
  await using ana = await visit(stage.browser, stage.url, { path: '/welcome' });
  const { page } = ana;
  const outline = page.getByRole('treegrid');
  const write = async (text: string): Promise<void> => {
    // The bar comes after the plan.
    await page.getByRole('textbox', { name: 'What is to be done?' }).waitFor();
    await page.keyboard.press('Control+j');
    await page.keyboard.type(text);
  };
  const applyAll = async (): Promise<void> => {
    await page.waitForURL(/\/plan\//);
    await page.getByRole('button', { name: /^Apply \d/ }).click();
    await page.waitForURL(/\/outline/);
  };

  await page.getByRole('textbox', { name: 'What do you want to achieve?' }).fill(BRIEF);
  await page.getByRole('button', { name: 'Plan it' }).click();
  await applyAll();
  await outline.getByText('Sign the lease').waitFor();

  // By instruction, from the bar below the outline.
  await outline.focus();
  await write('Rename Pack the archive to Pack everything');
  await page.getByRole('button', { name: 'Propose changes' }).click();
  await applyAll();
  await outline.getByText('Pack everything').waitFor();

  // Broken down, from the menu of a task.
  await outline.getByText('Pack everything').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Break down' }).click();
  await applyAll();
  const rows = await outline.getByRole('row').count();
  expect(rows).toBeGreaterThan(5);

  // And asked about, in the conversation beside it.
  await outline.focus();
  await write('What is next?');
  await page.keyboard.press('Control+Enter');
  const panel = page.getByRole('complementary', { name: 'Conversation' });
  await panel.getByText('What is next?').first().waitFor();
  await panel.getByText('Answer:').first().waitFor({ state: 'attached' });
  await panel.getByText('Writing…').waitFor({ state: 'hidden' });
  expect(await panel.getByRole('log').textContent()).toContain('Answer: Ready to begin, the most urgent first:');
  await page.reload();
  await panel.getByText('Answer:').first().waitFor({ state: 'attached' });
  expect(ana.problems).toEqual([]);
});
