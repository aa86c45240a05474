import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const GOAL = '# Office move\n\n- Visit three buildings (2d)\n- Sign the lease\n- Pack the archive (3h)\n';

test('from a goal to a plan that is changed, filtered, talked about and undone, without a pointer', async () => {
  await using ana = await visit(stage.browser, stage.url, { path: '/welcome' });
  const { page } = ana;
  const { keyboard } = page;
  /** Goes on with Tab until the focus is on what has this name. */
  const tabTo = async (name: RegExp) => {
    for (let step = 0; step < 60; step += 1) {
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      });
      if (name.test(focused)) return;
      await keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${String(name)}.`);
  };

  // The goal: the box has a label, and Ctrl+Enter sends it.
  await page.getByRole('heading', { level: 1 }).waitFor();
  const goal = page.getByRole('textbox', { name: 'What do you want to achieve?' });
  await goal.waitFor();
  for (let step = 0; step < 60 && !(await goal.evaluate((box) => box === document.activeElement)); step += 1)
    await keyboard.press('Tab');
  await keyboard.insertText(GOAL);
  await keyboard.press('Control+Enter');

  // The review: reject one, apply the rest.
  await page.waitForURL(/\/plan\//);
  await page.getByRole('button', { name: /^Apply/ }).waitFor();
  await page.getByText('Pack the archive').first().waitFor();
  for (let step = 0; step < 8; step += 1) {
    await keyboard.press('j');
    const active = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (active.includes('Pack the archive')) break;
  }
  await keyboard.press('n');
  await page.getByText('Rejected', { exact: true }).first().waitFor();
  await keyboard.press('Control+Enter');
  await page.waitForURL(/\/outline/);

  // The outline: rename, set a status, make a task.
  const grid = page.getByRole('treegrid');
  await grid.getByText('Visit three buildings').waitFor();
  expect(await grid.getByText('Pack the archive').count()).toBe(0);
  await keyboard.press('Home');
  await keyboard.press('F2');
  await keyboard.press('Control+a');
  await keyboard.insertText('Visit four buildings');
  await keyboard.press('Enter');
  await grid.getByText('Visit four buildings').waitFor();
  await keyboard.press('c');
  await keyboard.insertText('Measure the rooms');
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  await grid.getByText('Measure the rooms').waitFor();

  // Filter, and away with it.
  await keyboard.press('/');
  await page.getByRole('search', { name: 'Filter tasks' }).getByRole('textbox').waitFor();
  await keyboard.insertText('lease');
  await grid.getByText('Visit four buildings').waitFor({ state: 'detached' });
  await keyboard.press('Escape');
  await grid.getByText('Visit four buildings').waitFor();

  // The palette leads to a task; a comment is written in its panel.
  await keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Find a task/ }).waitFor();
  await keyboard.insertText('lease');
  await page
    .getByRole('option', { name: /Sign the lease/ })
    .first()
    .waitFor();
  await keyboard.press('Enter');
  await page.getByRole('complementary', { name: /^Task #/ }).waitFor();
  await page.getByRole('textbox', { name: 'Write a comment' }).waitFor();
  await tabTo(/Write a comment/);
  await keyboard.insertText('Ask for a shorter notice');
  await keyboard.press('Control+Enter');
  await page.getByRole('article').getByText('Ask for a shorter notice').waitFor();

  // Back to the outline, and undo what was done last, then the one before.
  await keyboard.press('Escape');
  await page.getByRole('complementary', { name: /^Task #/ }).waitFor({ state: 'detached' });
  await keyboard.press('Control+z');
  await grid.getByText('Measure the rooms').waitFor({ state: 'detached' });
  await keyboard.press('Control+z');
  await grid.getByText('Visit three buildings').waitFor();
  expect(ana.problems).toEqual([]);
});
