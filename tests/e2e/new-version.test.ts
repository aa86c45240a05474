import { expect, test } from 'vitest';
import { findBarriers } from '../support/barriers.ts';
import { openBrowser } from '../support/browser.ts';
import { createTestDatabase } from '../support/databases.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { copyAsNextBuild } from '../support/next-build.ts';
import { startServer } from '../support/server-process.ts';
import { createPlan } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

const POLL = { timeout: 15_000 };

test('a new release is offered to a page that is open, loaded when somebody agrees, and loses nothing written', async () => {
  await using stack = new AsyncDisposableStack();
  const place = stack.use(await createTestDatabase('sqlite'));
  const browser = stack.use(await openBrowser());
  const next = stack.use(await copyAsNextBuild());
  const before = stack.use(await startServer({ DATABASE_URL: place.url }));
  const client = stack.use(new GraphqlClient(before.url));
  const { projectId } = await createPlan(client, 'Released', ['Draft']);
  const path = `/p/${projectId}/outline?task=1`;
  const { page, context } = stack.use(await visit(browser, before.url, { path, keepsShell: true }));
  const comment = page.getByRole('textbox', { name: /^Write a comment/ });
  const builds = () => page.evaluate(() => caches.keys());
  const shown = () => page.evaluate(() => document.documentElement.dataset['build'] ?? 'before');
  await comment.fill('Half a thought');
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), POLL).toBe(true);
  const [build] = await builds();

  await before.end('SIGTERM');
  stack.use(await startServer({ DATABASE_URL: place.url, PORT: new URL(before.url).port }, next.program));
  // Somebody comes back to the page.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const notice = page.getByRole('dialog', { name: 'A new version is there' });
  await notice.getByText('What you have written is kept.').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  expect(await shown()).toBe('before');
  expect(new Set(await builds())).toEqual(new Set([build, 'orchestrator-next']));

  await Promise.all([page.waitForEvent('load'), notice.getByRole('button', { name: 'Reload' }).click()]);
  expect(await shown()).toBe('next');
  await expect.poll(() => comment.inputValue(), POLL).toBe('Half a thought');
  await expect.poll(builds, POLL).toEqual(['orchestrator-next']);
  expect(await notice.count()).toBe(0);

  // It is the new one that is kept.
  await context.setOffline(true);
  await page.reload();
  await page.getByText('You are offline.').waitFor();
  expect(await shown()).toBe('next');
});
