import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { createTestDatabase } from '../support/databases.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { makeProfile, openLoneBrowser } from '../support/lone-browser.ts';
import { OutlineByKeys } from '../support/outline-by-keys.ts';
import { refuse } from '../support/refusals.ts';
import { startServer } from '../support/server-process.ts';
import { createPlan } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

const POLL = { timeout: 30_000 };
const SITTING = 30;

/** A sitting: tasks that are made, and each renamed, so that what comes later builds on what came before. */
async function sit(page: Page, count: number): Promise<readonly string[]> {
  const outline = new OutlineByKeys(page);
  const titles = Array.from({ length: count / 2 }, (_, at) => `Stop ${String(at + 1).padStart(2, '0')}`);
  await outline.add('Draft', titles);
  await outline.on('Draft', 'j');
  for (const title of titles) {
    await page.keyboard.press('F2');
    await page.keyboard.press('End');
    await outline.type(', seen', 'Enter', 'j');
    await outline.grid.getByText(`${title}, seen`).waitFor();
  }
  await page.getByText(`${count} changes wait here to be saved.`).waitFor();
  return titles;
}

async function historyOf(client: GraphqlClient, projectId: string): Promise<readonly string[]> {
  const { project } = await client.request<{
    project: { patches: { nodes: { title: string; appliedVersion: number }[] } };
  }>(
    'query ($id: ID!) { project(id: $id) { patches(first: 100, status: APPLIED) { nodes { title appliedVersion } } } }',
    { id: projectId },
  );
  const made = project.patches.nodes.toSorted((a, b) => a.appliedVersion - b.appliedVersion);
  return made.map(({ title }) => title);
}

/** What a sitting has to have made of the history, once and in order. */
function expected(titles: readonly string[]): readonly string[] {
  return [
    'Add “Draft”',
    ...titles.map((title) => `Add “${title}”`),
    ...titles.map((title) => `Rename “${title}” to “${title}, seen”`),
  ];
}

test('a server that is killed while a long sitting is being sent gets all of it once and in order', async () => {
  await using stack = new AsyncDisposableStack();
  const place = stack.use(await createTestDatabase('sqlite'));
  const browser = stack.use(await openBrowser());
  const first = stack.use(await startServer({ DATABASE_URL: place.url }));
  const client = stack.use(new GraphqlClient(first.url));
  const { projectId } = await createPlan(client, 'Killed', ['Draft']);
  const ana = stack.use(await visit(browser, first.url, { path: `/p/${projectId}/outline` }));
  const { page, context } = ana;
  await page.getByRole('treegrid').getByText('Draft').waitFor();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  const titles = await sit(page, SITTING);
  let saved = 0;
  const isUnderWay = new Promise<void>((resolve) =>
    page.on('response', (response) => {
      if (response.request().postData()?.includes('ApplyPatch') && ++saved === 8) resolve();
    }),
  );
  await context.setOffline(false);
  await isUnderWay;
  await first.end('SIGKILL');
  await page.getByText(/The server cannot be reached; trying again\./).waitFor();
  stack.use(await startServer({ DATABASE_URL: place.url, PORT: new URL(first.url).port }));
  await page.getByText(/here to be saved/).waitFor({ state: 'detached', timeout: 30_000 });
  await expect.poll(() => historyOf(client, projectId), POLL).toEqual(expected(titles));
  expect(saved).toBeGreaterThanOrEqual(SITTING);
});

test('a browser that is killed while a long sitting is being sent goes on with it when it is started again', async () => {
  await using stack = new AsyncDisposableStack();
  const place = stack.use(await createTestDatabase('sqlite'));
  const server = stack.use(await startServer({ DATABASE_URL: place.url }));
  const client = stack.use(new GraphqlClient(server.url));
  const { projectId } = await createPlan(client, 'Power cut', ['Draft']);
  const profile = stack.use(await makeProfile());
  const address = new URL(`/p/${projectId}/outline`, server.url).href;
  const before = stack.use(await openLoneBrowser(profile.folder));
  const page = await before.context.newPage();
  await page.goto(address);
  await page.getByRole('treegrid').getByText('Draft').waitFor();
  await before.context.setOffline(true);
  const titles = await sit(page, SITTING);
  let saved = 0;
  const isUnderWay = new Promise<void>((resolve) =>
    page.on('response', (response) => {
      if (response.request().postData()?.includes('ApplyPatch') && ++saved === 8) resolve();
    }),
  );
  await before.context.setOffline(false);
  await isUnderWay;
  await before.kill();
  expect((await historyOf(client, projectId)).length).toBeLessThan(expected(titles).length);

  const after = stack.use(await openLoneBrowser(profile.folder));
  const again = await after.context.newPage();
  await again.goto(address);
  await again.getByRole('treegrid').getByText('Stop 01, seen').waitFor();
  await expect.poll(() => historyOf(client, projectId), POLL).toEqual(expected(titles));
});

test('a sign-in that has ended while a long sitting is being sent: all of it is sent once and in order after the next', async () => {
  await using stack = new AsyncDisposableStack();
  const place = stack.use(await createTestDatabase('sqlite'));
  const browser = stack.use(await openBrowser());
  const server = stack.use(await startServer({ DATABASE_URL: place.url }));
  const client = stack.use(new GraphqlClient(server.url));
  const { projectId } = await createPlan(client, 'Signed out', ['Draft']);
  const ana = stack.use(await visit(browser, server.url, { path: `/p/${projectId}/outline` }));
  const { page, context } = ana;
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('treegrid').getByText('Draft').waitFor();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  const titles = await sit(page, SITTING);
  let saved = 0;
  let signIn = async () => {};
  const hasEnded = new Promise<void>((resolve) =>
    page.on('response', (response) => {
      if (!response.request().postData()?.includes('ApplyPatch') || ++saved !== 8) return;
      void refuse(context, 'UNAUTHENTICATED').then((end) => {
        signIn = end;
        resolve();
      });
    }),
  );
  await context.setOffline(false);
  await hasEnded;
  await page.getByText(/^You are not signed in any more\. \d+ changes wait here to be saved\./).waitFor();
  // What is changed meanwhile waits behind the rest.
  await new OutlineByKeys(page).rename('Draft', 'Last draft');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Sign in again' }).click()]);
  await signIn();
  await page.goto(new URL(`/p/${projectId}/outline`, server.url).href);
  await expect
    .poll(() => historyOf(client, projectId), POLL)
    .toEqual([...expected(titles), 'Rename “Draft” to “Last draft”']);
});
