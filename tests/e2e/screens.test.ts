import { mkdir } from 'node:fs/promises';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareScreens, type Screen } from '../support/screens.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

const FOLDER = 'test-results/screenshots';

let stage: Stage;
let screens: readonly Screen[];
beforeAll(async () => {
  stage = await openStage();
  screens = await prepareScreens(stage);
  await mkdir(FOLDER, { recursive: true });
});
afterAll(() => stage[Symbol.asyncDispose]());

/** What axe finds wrong, one line for each element. */
async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const results = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // Experimental, and wrong about what is short on the screen and spoken in full: "15 Jan", "AB".
      rules: { 'label-content-name-mismatch': { enabled: false } },
    });
    return results.violations.map(({ id, nodes }) => ({
      id,
      targets: nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`),
    }));
  });
  return violations.flatMap(({ id, targets }) => targets.map((target) => `${id}: ${target}`));
}

/** How far the page is wider than the window, and the elements that stick out of it. */
function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

/** Does `task` for every item, some at a time: a page mostly waits, for the network to be still and for axe. */
async function inParallel<Item>(limit: number, items: readonly Item[], task: (item: Item) => Promise<void>) {
  const waiting = [...items];
  const work = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await task(item);
  };
  await Promise.all(Array.from({ length: limit }, work));
}

describe.each([
  { width: 1440, theme: 'light' },
  { width: 1440, theme: 'dark' },
  { width: 390, theme: 'light' },
  { width: 390, theme: 'dark' },
  { width: 320, theme: 'light' },
  { width: 768, theme: 'dark' },
] as const)('every screen at $width px, $theme', ({ width, theme }) => {
  test('opens by its address, fits the window, and puts nothing in the way of anybody', async () => {
    await inParallel(3, screens, async ({ name, path, landmark }) => {
      await using ana = await visit(stage.browser, stage.url, { path, theme, width });
      if (landmark === '') await ana.page.getByRole('heading').first().waitFor();
      else await ana.page.getByText(landmark).filter({ visible: true }).first().waitFor();
      await ana.page.waitForLoadState('networkidle');
      await ana.page.screenshot({ path: `${FOLDER}/${name}-${width}-${theme}.png` });
      expect.soft(await findOverflow(ana.page), `${name}: wider than the window`).toEqual([]);
      expect.soft(await findBarriers(ana.page), `${name}: accessibility`).toEqual([]);
      expect.soft(ana.problems, `${name}: errors in the page`).toEqual([]);
      expect.soft(await ana.page.title(), `${name}: title`).not.toBe('');
    });
  });
});
