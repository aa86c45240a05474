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

const NOT_KEPT = 'This browser has no room to keep them: leave this page open until they are.';

async function titlesOf(projectId: string): Promise<readonly string[]> {
  const { project } = await stage.client.request<{ project: { outline: { title: string }[] } }>(
    'query ($id: ID!) { project(id: $id) { outline { title } } }',
    { id: projectId },
  );
  return project.outline.map(({ title }) => title);
}

/** From now on neither the browser's database nor its storage takes anything more, as on a full disk. */
async function fillUp(context: BrowserContext, page: Page): Promise<() => Promise<void>> {
  const session = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.evaluate(() => {
    for (let size = 4_000_000, at = 0; size > 0; at += 1) {
      try {
        localStorage.setItem(`filler ${at}`, 'x'.repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
  return async () => {
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key);
    });
  };
}

/** A browser that gives a page neither database nor storage: some do so in private windows, or when cookies are forbidden. */
async function forbidStorage(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const forbidden = {
      get: () => {
        throw new DOMException('Not here.', 'SecurityError');
      },
    };
    Object.defineProperty(window, 'localStorage', forbidden);
    Object.defineProperty(window, 'sessionStorage', forbidden);
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  });
}

async function describe(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Edit the description' }).click();
  await page.getByRole('textbox', { name: 'Description in Markdown' }).fill(text);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('complementary', { name: /^Task/ }).waitFor({ state: 'detached' });
}

test('on a full disk what is written stays as long as the page, which says so, and is saved when the network is back', async () => {
  const { projectId } = await createPlan(stage.client, 'Full disk', ['Draft', 'Print']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?task=1` });
  const { page, context } = ana;
  const outline = new OutlineByKeys(page);
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.getByRole('button', { name: 'Edit the description' }).waitFor();
  await page.waitForLoadState('networkidle');
  const makeRoom = await fillUp(context, page);
  await describe(page, 'Two coats, and sand between them');
  await context.setOffline(true);
  await outline.rename('Print', 'Print twice');
  await page.getByText(`1 change waits here to be saved. ${NOT_KEPT}`).waitFor();
  // What is kept nowhere else is worth a question.
  await page.reload({ timeout: 1_000 }).catch(() => undefined);
  expect(asked).toContain('beforeunload');
  await outline.on('Draft', 'Enter');
  await page.getByText('Two coats, and sand between them').waitFor();
  await makeRoom();
  // With the next change there is room again.
  await outline.rename('Draft', 'Last draft');
  await page.getByText('2 changes wait here to be saved.').waitFor();
  await page.getByText(NOT_KEPT).waitFor({ state: 'detached' });
  await context.setOffline(false);
  await expect.poll(() => titlesOf(projectId), { timeout: 15_000 }).toEqual(['Last draft', 'Print twice']);
});

test('a browser that keeps nothing at all shows and edits a plan, and says while edits wait that they are not kept', async () => {
  const { projectId } = await createPlan(stage.client, 'Nothing kept', ['Draft', 'Print']);
  await using ana = await visit(stage.browser, stage.url, { path: '/healthz' });
  const { page, context } = ana;
  await forbidStorage(context);
  await page.goto(new URL(`/p/${projectId}/outline`, stage.url).href);
  const outline = new OutlineByKeys(page);
  await outline.rename('Draft', 'Last draft');
  await expect.poll(() => titlesOf(projectId)).toEqual(['Last draft', 'Print']);
  for (const view of ['list', 'board', 'timeline', 'history', 'outline']) {
    await page.goto(new URL(`/p/${projectId}/${view}`, stage.url).href);
    await expect
      .poll(() => page.getByRole('main').textContent(), { timeout: 15_000, message: view })
      .toContain('Last draft');
  }
  await outline.on('Print', 'Enter');
  await page.getByRole('complementary', { name: 'Task #2' }).waitFor();
  await describe(page, 'On thick paper');
  await outline.on('Print', 'Enter');
  await page.getByText('On thick paper').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await outline.rename('Print', 'Print twice');
  await page.getByText(`1 change waits here to be saved. ${NOT_KEPT}`).waitFor();
  await context.setOffline(false);
  await expect.poll(() => titlesOf(projectId), { timeout: 15_000 }).toEqual(['Last draft', 'Print twice']);
  expect(ana.problems.filter((problem) => !problem.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});
