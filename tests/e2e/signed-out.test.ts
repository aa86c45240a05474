import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuse } from '../support/refusals.ts';
import { createPlan, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const STRIP = /^You are not signed in any more\. What you change/;

/** As where somebody signs in in another window and comes back to this one. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

test('a page that is loaded while nobody is signed in shows what it is for when somebody is, without a reload', async () => {
  const { projectId } = await createPlan(stage.client, 'Signed out at first', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: '/settings/appearance' });
  const { page, context } = ana;
  const views: [path: string, shown: () => Promise<void>][] = [
    [`/p/${projectId}/outline?task=1`, () => page.getByRole('treegrid').getByText('Draft').waitFor()],
    [`/p/${projectId}/history`, () => page.getByRole('link', { name: 'Add “Draft”' }).waitFor()],
    ['/inbox', () => page.getByRole('heading', { name: 'Inbox' }).waitFor()],
  ];
  for (const [path, shown] of views) {
    const signIn = await refuse(context, 'UNAUTHENTICATED');
    await page.goto(new URL(path, stage.url).href);
    await page.getByText(STRIP).waitFor();
    await page.getByRole('main').getByText('sign in and try again').waitFor();
    await signIn();
    await comeBack(page);
    await shown();
    await page.getByText(STRIP).waitFor({ state: 'detached' });
    expect(await page.getByText('sign in and try again').count()).toBe(0);
    await page.getByRole('navigation', { name: 'Projects' }).getByText('Signed out at first').waitFor();
  }
});

test('a page that is loaded while the server is away shows what it is for when it is back', async () => {
  const { projectId } = await createPlan(stage.client, 'Away at first', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: '/settings/appearance' });
  const { page, context } = ana;
  await context.route('**/graphql', (route) => route.abort());
  await page.goto(new URL(`/p/${projectId}/outline`, stage.url).href);
  await page.getByText('The plan could not be loaded.').waitFor();
  await context.unroute('**/graphql');
  await comeBack(page);
  await page.getByRole('treegrid').getByText('Draft').waitFor();
  expect(await page.getByText('cannot be reached').count()).toBe(0);
});
