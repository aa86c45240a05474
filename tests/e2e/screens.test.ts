import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBarriers } from '../support/barriers.ts';
import { prepareNoticeScreens } from '../support/notice-screens.ts';
import { prepareReviewScreens, type ScriptedModel, startScriptedModel } from '../support/review-screens.ts';
import { prepareScreens, type Screen } from '../support/screens.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { visit, type Visitor } from '../support/visitor.ts';

const FOLDER = 'test-results/screenshots';

let model: ScriptedModel;
let stage: Stage;
/** Somebody else, who is there all the time. */
let ben: Visitor;
let screens: readonly Screen[];
beforeAll(async () => {
  model = await startScriptedModel();
  stage = await openStage(model.environment);
  const prepared = await prepareScreens(stage);
  screens = [
    ...prepared.screens,
    ...(await prepareReviewScreens(stage.client, model)),
    ...(await prepareNoticeScreens(stage.client)),
  ];
  const path = `/p/${prepared.projectId}/outline?task=2`;
  ben = await visit(stage.browser, stage.url, { path, viewerName: 'Ben Oduya' });
  await mkdir(FOLDER, { recursive: true });
}, 60_000);
afterAll(async () => {
  await ben[Symbol.asyncDispose]();
  await stage[Symbol.asyncDispose]();
  await model[Symbol.asyncDispose]();
});

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

describe.each([{ width: 1440 }, { width: 390 }] as const)('every screen at $width px, in both themes', ({ width }) => {
  test(
    'opens by its address, fits the window, and puts nothing in the way of anybody',
    { timeout: 240_000 },
    async () => {
      await inParallel(3, screens, async (screen) => {
        await using ana = await visit(stage.browser, stage.url, {
          path: screen.path,
          isPhone: width === 390,
          viewerName: 'Ana Berg',
        });
        // One that cannot be reached is told by its name, and hides none of the others.
        await lookAt(ana, screen, width).catch((error: unknown) =>
          expect.soft(String(error), `${screen.name}: not reached`).toBe(''),
        );
      });
    },
  );
});

async function lookAt({ page, problems }: Visitor, { name, landmark, reach }: Screen, width: number): Promise<void> {
  if (landmark === '') await page.getByRole('heading').first().waitFor();
  else await page.getByText(landmark).filter({ visible: true }).first().waitFor();
  await page.waitForLoadState('networkidle');
  // What is reached may be a failure of the network, which the browser reports as one.
  expect.soft(problems, `${name}: errors in the page`).toEqual([]);
  await reach?.(page);
  expect.soft(await page.title(), `${name}: title`).not.toBe('');
  expect.soft(await findOverflow(page), `${name}: wider than the window`).toEqual([]);
  expect.soft(await findBarriers(page), `${name}, light: accessibility`).toEqual([]);
  await page.screenshot({ path: `${FOLDER}/${name}-${width}-light.png` });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html.dark').waitFor();
  await page.screenshot({ path: `${FOLDER}/${name}-${width}-dark.png` });
  expect.soft(await findBarriers(page), `${name}, dark: accessibility`).toEqual([]);
  const { height } = page.viewportSize() ?? { height: 0 };
  const narrower = width === 390 ? 320 : 768;
  await page.setViewportSize({ width: narrower, height });
  await page.waitForFunction((wanted) => document.documentElement.clientWidth <= wanted, narrower);
  // What floats finds its new place a little after.
  await expect
    .poll(() => findOverflow(page), { timeout: 2_000 })
    .toEqual([])
    .catch(() => {});
  expect.soft(await findOverflow(page), `${name}: wider than a window of ${narrower} px`).toEqual([]);
  await page.screenshot({ path: `${FOLDER}/${name}-${narrower}-dark.png` });
}
