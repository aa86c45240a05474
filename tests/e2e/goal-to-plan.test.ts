import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

const BRIEF = `# Office move

## Find a place
- Visit three buildings (2d) @Ana
- Sign the lease, after Visit three buildings

## Move
- Pack the archive (3h)
- Book the movers by 3 March 2027
`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

describe.each([
  { device: 'a desktop', isPhone: false },
  { device: 'a phone of 390 px', isPhone: true },
])('on $device', ({ isPhone }) => {
  test('a brief becomes a reviewed, applied plan, and undo takes it back', async () => {
    await using ana = await visit(stage.browser, stage.url, { path: '/welcome', isPhone });
    const { page } = ana;

    await page.getByRole('textbox', { name: 'What do you want to achieve?' }).fill(BRIEF);
    await page.getByRole('button', { name: 'Plan it' }).click();

    // The review opens by itself when the run has ended.
    const apply = page.getByRole('button', { name: /^Apply/ });
    await apply.waitFor();
    await page.waitForURL(/\/p\/[\w-]+\/plan\//);
    const reject = page.getByRole('button', { name: /^Reject Move: also rejects 2/ });
    await reject.click();
    expect(await page.getByText('Rejected', { exact: true }).count()).toBe(3);

    await apply.click();
    await page.waitForURL(/\/outline/);
    const outline = page.getByRole('treegrid');
    await outline.getByText('Visit three buildings').waitFor();
    expect(await outline.getByRole('row').allTextContents()).toEqual([
      expect.any(String),
      expect.stringContaining('Find a place'),
      expect.stringContaining('Visit three buildings'),
      expect.stringContaining('Sign the lease'),
    ]);

    if (!isPhone) {
      const sidebar = page.getByRole('navigation', { name: 'Projects' });
      await sidebar.getByRole('link', { name: /Office move/ }).waitFor();
    }

    await page.reload();
    await outline.getByText('Sign the lease').waitFor();
    expect(await outline.getByText('Pack the archive').count()).toBe(0);

    if (isPhone) await page.getByRole('combobox', { name: 'View' }).selectOption({ label: 'History' });
    else await page.getByRole('link', { name: 'History' }).first().click();
    await page.getByRole('button', { name: /^Undo: / }).click();
    await page
      .getByRole('button', { name: /^Redo: / })
      .first()
      .waitFor();
    const [, projectId] = /\/p\/([\w-]+)\//.exec(page.url()) ?? [];
    const after = await stage.client.request('query ($id: ID!) { project(id: $id) { version outline { title } } }', {
      id: projectId,
    });
    expect(after).toEqual({ project: { version: 2, outline: [] } });
    expect(ana.problems).toEqual([]);
  });
});

test('an empty goal and one that is too long get a sentence, and nothing is lost', async () => {
  await using ana = await visit(stage.browser, stage.url, { path: '/welcome' });
  const { page } = ana;
  const goal = page.getByRole('textbox', { name: 'What do you want to achieve?' });
  await page.getByRole('button', { name: 'Plan it' }).click();
  await page.locator('[aria-invalid=true]').waitFor();

  const long = 'A plan for everything. '.repeat(45_000);
  await goal.fill(long);
  await page.getByRole('button', { name: 'Plan it' }).click();
  await page.locator('[aria-invalid=true]').waitFor();
  expect(await goal.inputValue()).toBe(long);
  expect(page.url()).toContain('/welcome');
});

test('the whole review is done by key', async () => {
  await using ana = await visit(stage.browser, stage.url, { path: '/welcome' });
  const { page } = ana;
  // The box takes the focus by itself, as soon as it is there.
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('Launch a podcast by the end of May');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/plan\//);
  const included = page.locator('#review-standing');
  await included.waitFor();
  const [, before] = /^(\d+) of/.exec((await included.textContent()) ?? '') ?? [];

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('n');
  await page.getByText('Rejected', { exact: true }).first().waitFor();
  const [, after] = /^(\d+) of/.exec((await included.textContent()) ?? '') ?? [];
  expect(Number(after)).toBeLessThan(Number(before));
  await page.keyboard.press('u');
  await page.getByText('Rejected', { exact: true }).first().waitFor({ state: 'hidden' });

  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/outline/);
  await page.getByRole('treegrid').getByRole('row').nth(1).waitFor();
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('Control+z');
  await page.getByText('Nothing is planned here yet.').waitFor();
  expect(ana.problems).toEqual([]);
});

test('whatever is opened above a review, its changes stay in reach on a phone', async () => {
  await using ana = await visit(stage.browser, stage.url, { path: '/welcome', isPhone: true });
  const { page } = ana;
  const lines = Array.from({ length: 30 }, (_, index) => `Remark number ${index + 1} says nothing.`).join('\n\n');
  await page.getByRole('textbox', { name: 'What do you want to achieve?' }).fill(`# Office move\n\n${lines}\n\n- Pack\n- Move`); // prettier-ignore
  await page.getByRole('button', { name: 'Plan it' }).click();
  await page.waitForURL(/\/plan\//);
  await page.getByRole('button', { name: /^Asked: # Office move/ }).click();
  await page.getByRole('button', { name: '3 of 33 sentences of the brief are planned, 30 are only in the project’s description' }).click(); // prettier-ignore
  await page.getByRole('list', { name: 'Sentences of the brief' }).waitFor();
  const [list, bar] = [page.getByRole('list', { name: 'Proposed changes' }), page.getByRole('button', { name: /^Apply/ })]; // prettier-ignore
  const [listBox, barBox] = [await list.boundingBox(), await bar.boundingBox()];
  expect(listBox!.height).toBeGreaterThan(80);
  expect(barBox!.y).toBeGreaterThan(listBox!.y);
  await page.getByRole('button', { name: 'Reject Pack', exact: true }).click();
  await page.getByText('Rejected', { exact: true }).waitFor();
});
