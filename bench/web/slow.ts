import type { Browser, Page } from 'playwright-core';
import type { Figures } from './figures.ts';
import { installProbes, interactionsOf, readSeen } from './probes.ts';

/** How many times slower than this machine, as the browser slows its page down. */
const TIMES = 4;

/**
 * A phone, which loads the plan and is touched; and the keys of the outline on as slow a machine with a large screen.
 * One after the other: two pages that are open share a renderer, and each is then slowed for both.
 */
export async function measureSlowly(browser: Browser, address: string, figures: Figures): Promise<void> {
  await measurePhone(browser, address, figures);
  await measureDesk(browser, address, figures);
}

async function measurePhone(browser: Browser, address: string, figures: Figures): Promise<void> {
  await using phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  });
  const page = await slowPage(await phone.newPage());
  await open(page, address);
  figures.add(`LCP, ${TIMES}× slower, phone`, (await readSeen(page)).largestPaintAt, 'ms', 2_500);
  figures.add(`Slowest interaction, ${TIMES}× slower, phone`, await slowestTouch(page), 'ms', 200);
}

async function measureDesk(browser: Browser, address: string, figures: Figures): Promise<void> {
  await using desk = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const wide = await slowPage(await desk.newPage());
  await open(wide, address);
  figures.add(`LCP, ${TIMES}× slower`, (await readSeen(wide)).largestPaintAt, 'ms', 2_500);
  await wide.getByRole('treegrid').focus();
  const keys = ['j', 'j', 'j', 'x', 'x', 'Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowRight', 'End', 'Home'];
  const pressed: number[] = [];
  for (const key of keys) pressed.push(...(await interactionsOf(wide, () => wide.keyboard.press(key))));
  figures.add(`Slowest interaction, ${TIMES}× slower`, Math.max(...pressed), 'ms', 200);
}

async function slowPage(page: Page): Promise<Page> {
  page.setDefaultTimeout(60_000);
  await installProbes(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: TIMES });
  return page;
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('[role=treegrid] [data-anchor=title]').first().waitFor();
  // What is loaded when nothing else is to be done, and what that paints.
  await page.waitForTimeout(5_000);
}

/** Folds a part and all parts, opens a picker and a task, in ms. */
async function slowestTouch(page: Page): Promise<number> {
  const grid = page.getByRole('treegrid');
  const durations: number[] = [];
  const touch = async (act: () => Promise<void>) => void durations.push(...(await interactionsOf(page, act)));
  await touch(() => grid.getByRole('button', { name: 'Collapse', exact: true }).first().tap());
  await touch(() => grid.getByRole('button', { name: 'Expand', exact: true }).first().tap());
  await touch(() => grid.getByRole('button', { name: 'Collapse all' }).tap());
  await touch(() => grid.getByRole('button', { name: 'Expand all' }).tap());
  await touch(() => grid.locator('[data-anchor=status]').nth(1).tap());
  const choice = page.getByRole('menuitemradio', { name: 'In review' });
  await choice.waitFor();
  await touch(() => choice.tap());
  await touch(() => grid.locator('[data-anchor=title]').nth(2).tap());
  return Math.max(...durations);
}
