import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBarriers } from '../support/barriers.ts';
import { holdNotices } from '../support/notice-screens.ts';
import { applyOperations, createPlan, openStage, proposeOperations, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

/** What is done here is done with a finger: taps, and nothing else. */

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It has to be shown.');
  return box;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

const notice = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });
const projectMenu = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'Project', exact: true }).tap();
  await page.getByRole('menuitem', { name: item }).tap();
};
const taskMenu = async (page: Page) => {
  await page.getByRole('complementary').getByRole('button', { name: 'More' }).tap();
  await page.getByRole('menu').waitFor();
};

test('who else looks at a task leaves room for its title, in its row and in its panel', async () => {
  const { projectId } = await createPlan(stage.client, 'Looked at', ['Plaster the hall', 'Paint the hall']);
  const path = `/p/${projectId}/outline?task=1`;
  await using ben = await visit(stage.browser, stage.url, { path, viewerName: 'Benedikta Oduya' });
  await using chidi = await visit(stage.browser, stage.url, { path, viewerName: 'Chidi Okonkwo' });
  await using ana = await visit(stage.browser, stage.url, { path, viewerName: 'Ana', isPhone: true });
  const { page } = ana;
  await page.setViewportSize({ width: 320, height: 568 });
  const others = page.getByRole('img', { name: /have this open too/ });
  await others.waitFor();
  expect((await boxOf(others)).width).toBeLessThan(56);
  await page.getByRole('button', { name: 'Close' }).tap();
  const row = page.getByRole('row', { name: /Plaster the hall.*Benedikta Oduya.*here/ });
  await row.waitFor();
  const title = row.getByText('Plaster the hall', { exact: true });
  expect(await title.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  expect([...ana.problems, ...ben.problems, ...chidi.problems]).toEqual([]);
});

test('several tasks are chosen and changed by touch alone; that is undone, redone and had as a file', async () => {
  const { projectId } = await createPlan(stage.client, 'Touched', ['Paint', 'Plaster', 'Polish']);
  const path = `/p/${projectId}/outline`;
  await using ana = await visit(stage.browser, stage.url, { path, isPhone: true, viewerName: 'Ana' });
  const { page } = ana;
  await page.setViewportSize({ width: 320, height: 568 });
  const grid = page.getByRole('treegrid');
  await grid.getByText('Paint').tap();
  await taskMenu(page);
  await page.getByRole('menuitem', { name: 'Select' }).tap();
  // The panel makes way; from now on a tap chooses, also on a title.
  await grid.getByText('Polish').tap();
  const bar = page.getByRole('toolbar', { name: 'Selected tasks' });
  await bar.getByText('2 selected').waitFor();
  await bar.getByRole('button', { name: 'Priority' }).tap();
  await page.getByRole('menuitemradio', { name: 'High' }).tap();
  const urgent = page.getByRole('row', { name: /Paint|Polish/ });
  await expect.poll(() => urgent.filter({ has: page.locator('[aria-label="Priority: High"]') }).count()).toBe(2);
  await bar.getByRole('button', { name: 'Clear selection' }).tap();

  await projectMenu(page, 'Undo');
  await notice(page, /^Undone/).waitFor();
  expect(await urgent.filter({ has: page.locator('[aria-label="Priority: High"]') }).count()).toBe(0);
  await projectMenu(page, 'Redo');
  await notice(page, /^Redone/).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), projectMenu(page, 'Download as Markdown')]);
  expect(file.suggestedFilename()).toBe('Touched.md');
  // Nothing is chosen any more: a tap opens again.
  await grid.getByText('Polish').tap();
  await page.getByRole('complementary', { name: 'Task #3' }).waitFor();
  expect(ana.problems).toEqual([]);
});

test('cards of the board are chosen by touch too', async () => {
  const { projectId } = await createPlan(stage.client, 'Cards', ['Paint', 'Plaster']);
  const path = `/p/${projectId}/board`;
  await using ana = await visit(stage.browser, stage.url, { path, isPhone: true });
  const { page } = ana;
  await page.getByRole('button', { name: 'More for #1' }).tap();
  await page.getByRole('menuitem', { name: 'Select' }).tap();
  await page.getByRole('button', { name: /^#2, Plaster/ }).tap();
  await page.getByRole('toolbar', { name: 'Selected tasks' }).getByText('2 selected').waitFor();
  expect(ana.problems).toEqual([]);
});

test('a notice hides no menu, no sheet, not the bar at the bottom, and not what applies a plan', async () => {
  const { projectId } = await createPlan(stage.client, 'Noticed', ['Paint', 'Plaster', 'Polish']);
  const { id } = await proposeOperations(stage.client, projectId, 'More', [{ createTask: { title: 'Pack' } }]);
  const path = `/p/${projectId}/outline?task=3`;
  await using ana = await visit(stage.browser, stage.url, { path, isPhone: true, viewerName: 'Ana' });
  const { page } = ana;
  await page.setViewportSize({ width: 320, height: 568 });
  await taskMenu(page);
  await page.getByRole('menuitem', { name: 'Delete' }).tap();
  const said = notice(page, 'Deleted “Polish”');
  await said.waitFor();
  await holdNotices(page);
  await page.getByRole('button', { name: 'Close', exact: true }).tap();
  const main = page.getByRole('navigation', { name: 'Main' });
  expect(overlap(await boxOf(said), await boxOf(main))).toBe(false);

  await page.getByRole('treegrid').getByText('Paint').tap();
  await taskMenu(page);
  const menu = page.getByRole('menu');
  expect(overlap(await boxOf(said), await boxOf(menu))).toBe(true);
  expect(await coveredItems(menu)).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close', exact: true }).tap();

  await page.getByRole('button', { name: 'Noticed', exact: true }).tap();
  const sheet = page.getByRole('dialog', { name: 'Projects' });
  await sheet.waitFor();
  expect(overlap(await boxOf(said), await boxOf(sheet))).toBe(false);
  await sheet.getByRole('button', { name: 'Close' }).tap();

  // Within the page, so that the notice is there still.
  await page.getByRole('link', { name: 'Review' }).tap();
  const apply = page.getByRole('button', { name: /^Apply/ });
  await apply.waitFor();
  await page.waitForURL(new RegExp(id));
  expect(overlap(await boxOf(said), await boxOf(apply))).toBe(false);
  expect(ana.problems).toEqual([]);
});

/** Items of a menu of which something else is seen in their middle. */
function coveredItems(menu: Locator): Promise<string[]> {
  return menu.evaluate((element) =>
    [...element.querySelectorAll('[role=menuitem]')].flatMap((item) => {
      const { x, y, width, height } = item.getBoundingClientRect();
      const seen = document.elementFromPoint(x + width / 2, y + height / 2);
      const isScrolledAway = y + height > element.getBoundingClientRect().bottom;
      return isScrolledAway || item.contains(seen) ? [] : [item.textContent];
    }),
  );
}

test('what is written stays in view when the keyboard takes half the window, and the bar at the bottom makes way', async () => {
  const { projectId } = await createPlan(stage.client, 'Typed', ['Paint']);
  const path = `/p/${projectId}/outline?task=1`;
  await using ana = await visit(stage.browser, stage.url, { path, isPhone: true });
  const { page } = ana;
  const panel = page.getByRole('complementary', { name: 'Task #1' });
  const comment = panel.getByRole('textbox', { name: 'Write a comment' });
  await comment.tap();
  await page.setViewportSize({ width: 390, height: 360 });
  await expect.poll(async () => (await boxOf(comment)).y + (await boxOf(comment)).height).toBeLessThan(360);
  expect((await boxOf(panel.getByRole('button', { name: 'Close' }))).y).toBeGreaterThanOrEqual(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await panel.getByRole('button', { name: 'Close' }).tap();
  await page.getByRole('button', { name: 'Filter', exact: true }).tap();
  const filter = page.getByPlaceholder(/^Words/);
  await filter.tap();
  const main = page.getByRole('navigation', { name: 'Main' });
  await main.waitFor();
  await page.setViewportSize({ width: 390, height: 360 });
  await main.waitFor({ state: 'hidden' });
  await page.setViewportSize({ width: 390, height: 844 });
  await main.waitFor();
  expect(ana.problems).toEqual([]);
});

test('pages begin with what they are about, and lines that lead on are large enough for a finger', async () => {
  const { projectId } = await createPlan(stage.client, 'Read', ['Paint']);
  await applyOperations(stage.client, projectId, [{ createTask: { title: 'Plaster' } }]);
  const path = `/p/${projectId}/task/1`;
  await using ana = await visit(stage.browser, stage.url, { path, isPhone: true });
  const { page } = ana;
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.waitFor();
  expect((await boxOf(title)).y).toBeLessThan((await boxOf(page.getByRole('button', { name: /^Status/ }))).y);
  const reach = (name: string) =>
    page
      .getByRole('link', { name })
      .first()
      .evaluate((link) => {
        const { x, y, width, height } = link.getBoundingClientRect();
        const at = (distance: number) =>
          document.elementFromPoint(x + width / 2, y + height / 2 + distance)?.closest('a');
        return [-21, 21].every((distance) => at(distance) === link);
      });
  for (const [place, name] of [
    [`/p/${projectId}/history`, 'Add “Plaster”'],
    ['/inbox', 'My tasks'],
    ['/nowhere', 'Go to your projects'],
  ] as const) {
    await page.goto(new URL(place, stage.url).href);
    await page.getByRole('link', { name }).first().waitFor();
    await expect.poll(() => reach(name), { message: place }).toBe(true);
  }
  await page.goto(new URL('/settings/deleted', stage.url).href);
  const current = page.getByRole('link', { name: 'Deleted projects' });
  await expect.poll(async () => (await boxOf(current)).x + (await boxOf(current)).width).toBeLessThanOrEqual(390);
  expect(ana.problems).toEqual([]);
});
