import type { Browser } from 'playwright-core';
import { PacedPlan, scriptedPlan } from '../../tests/support/scripted-plan.ts';
import type { Figures } from './figures.ts';
import { expectTexts, installProbes, readSeen } from './probes.ts';

const OPERATIONS = 600;
/** A little more than what the budget speaks of, so that what arrives is not less. */
const PER_SECOND = 230;
/** Every so many operations are looked at. */
const EACH = 25;

export function streamedPlan(): PacedPlan {
  return new PacedPlan(scriptedPlan(OPERATIONS));
}

/** A goal is sent, and a model answers faster than anybody reads. */
export async function measureStream(browser: Browser, url: string, plan: PacedPlan, figures: Figures): Promise<void> {
  await using context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await installProbes(page);
  await page.goto(`${url}/welcome`);
  await page.getByRole('textbox', { name: 'What do you want to achieve?' }).fill('Six hundred things in order');
  await page.waitForTimeout(1_500);
  const titles = Array.from({ length: OPERATIONS / EACH }, (_, at) => `Step ${(at + 1) * EACH}:`);
  await expectTexts(page, ['Planning…', ...titles]);
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/run\//);
  await page.waitForTimeout(1_000);
  const { texts: before, pressedAt } = await readSeen(page);
  figures.add('Enter → “Planning…”', (before['Planning…']?.paintedAt ?? Number.NaN) - pressedAt, 'ms', 50);

  const startedAt = Date.now();
  for (let released = 0; released < OPERATIONS;) {
    const due = Math.min(OPERATIONS, Math.ceil(((Date.now() - startedAt) * PER_SECOND) / 1_000));
    if (due > released) plan.release(due - released);
    released = due;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await page.waitForTimeout(1_000);
  const { texts, longTasks, startedAt: pageStartedAt } = await readSeen(page);
  plan.release();
  const times = titles.map((title) => texts[title] ?? {});
  // What the list has gone past between two frames was never to be seen; its end always is.
  const shown = times.filter(({ paintedAt = 0 }, at) => paintedAt > 0 || at === times.length - 1);
  const waits = shown.map(({ receivedAt = Number.NaN, paintedAt = Number.NaN }) => paintedAt - receivedAt);
  const [first, last] = [times[0]?.receivedAt ?? Number.NaN, times.at(-1)?.receivedAt ?? Number.NaN];
  figures.add('Operations received', ((OPERATIONS - EACH) * 1_000) / (last - first), '/s', 200, true);
  figures.add(`An operation received → painted, the slowest of ${waits.length}`, Math.max(...waits), 'ms', 100);
  const during = longTasks.filter(({ at }) => pageStartedAt + at >= startedAt);
  figures.add('Longest task meanwhile', Math.max(0, ...during.map(({ ms }) => ms)), 'ms', 50);
}
