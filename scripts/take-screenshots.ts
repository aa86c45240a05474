import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findBrowser, launchBrowser } from '../tests/support/chromium.ts';
import { GraphqlClient } from '../tests/support/graphql-client.ts';
import { startScriptedProvider } from '../tests/support/scripted-provider.ts';
import { startServer } from '../tests/support/server-process.ts';
import { visit } from '../tests/support/visitor.ts';
import { liveOn, proposeWithClash, startStreamedRun, STREAMED_PLAN, STREAMED_SO_FAR } from './tour-story.ts';

const FOLDER = 'docs/pictures';

const BRIEF = `# Website relaunch

Goal: the new site is live before the summer season, by 28 May 2027.

## Research @Ana
- Interview eight customers (3d), by 22 January 2027
- Audit the content (2d) !high
  - List the fifty most visited pages (4h)
  - Mark what is out of date (1d), after List the fifty most visited pages
- Agree on three themes (2h), after Interview eight customers

## Design @Ben
- Wireframes of the ten most visited pages (1w), after Agree on three themes
- Visual language (4d)
- Test with five customers (2d), after Wireframes of the ten most visited pages #research

## Build @Chidi
- Templates (2w), after Visual language
- Move the content (1w), after Mark what is out of date
- Search (3d)
- Redirects from the old addresses (1d) !critical

## Launch
- Load test (1d), after Templates
- Train the editors (4h) @Ana
- Switch the domain, by 28 May 2027, after Load test !critical
- Announce it (2h), after Switch the domain
`;

await mkdir(FOLDER, { recursive: true });
const data = await mkdtemp(join(tmpdir(), 'orchestrator-screenshots-'));
try {
  await using provider = await startScriptedProvider(STREAMED_PLAN.script);
  await using server = await startServer({
    DATABASE_URL: `sqlite:${join(data, 'plans.db')}`,
    COMPATIBLE_BASE_URL: provider.baseUrl('chat'),
    COMPATIBLE_MODEL: 'a model',
    DEFAULT_PROVIDER: 'builtin',
  });
  await using client = new GraphqlClient(server.url);
  await using browser = await launchBrowser(await findBrowser());
  await using ana = await visit(browser, server.url, { path: '/welcome', viewerName: 'Ana' });
  const { page } = ana;
  // What is looked at in a page of text is wide rather than high.
  await page.setViewportSize({ width: 1440, height: 780 });
  const open = (path: string): Promise<unknown> => page.goto(new URL(path, server.url).href);

  await page.getByRole('textbox', { name: 'What do you want to achieve?' }).fill(BRIEF);
  await take(page, 'goal');
  await page.getByRole('button', { name: 'Plan it' }).click();
  await page.waitForURL(/\/plan\//);
  await page.getByRole('button', { name: /^Reject Search/ }).click();
  await page.getByText('Rejected', { exact: true }).waitFor();
  await take(page, 'review');
  const reviewed = new URL(page.url()).pathname;
  await using phone = await visit(browser, server.url, { path: reviewed, isPhone: true, viewerName: 'Ana' });
  await phone.page.setViewportSize({ width: 390, height: 700 });
  await phone.page.getByText('Interview eight customers').first().waitFor();
  await take(phone.page, 'phone-review');
  await page.getByRole('button', { name: /^Accept Search/ }).click();
  await page.getByRole('button', { name: /^Apply/ }).click();
  await page.waitForURL(/\/outline/);
  const project = new URL(page.url()).pathname.replace(/\/outline$/, '');
  const projectId = project.replace('/p/', '');
  await page.getByRole('treegrid').getByText('Audit the content').click();
  await page.getByRole('complementary').getByRole('heading', { name: 'Subtasks' }).waitFor();
  // The message that the plan was applied has gone by then.
  await page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'hidden', timeout: 30_000 });
  await take(page, 'outline');

  await liveOn(client.as('Ben'), projectId);
  await open(await startStreamedRun(client.as('Ana')));
  STREAMED_PLAN.release(STREAMED_SO_FAR);
  await page.getByText('Rehearse the demonstrations').first().waitFor();
  await take(page, 'streaming', { isStill: false });
  STREAMED_PLAN.releaseAll();
  await open(await proposeWithClash(client.as('Chidi'), projectId));
  await page.getByText('The plan has changed.').waitFor();
  await take(page, 'clash');

  await open(`${project}/history`);
  await page.getByText('Rename “Search” to “Search over pages”').first().waitFor();
  await take(page, 'history');
  for (const [view, landmark] of [
    ['board', 'Interview eight customers'],
    ['timeline?z=week', 'Interview eight customers'],
    ['graph?v=graph', 'Wireframes of the ten most visited pages'],
    ['dashboard', 'Burn-up'],
  ] as const) {
    await open(`${project}/${view}`);
    await page.getByText(landmark).first().waitFor();
    await take(page, view.replace(/\?.*/, ''));
  }
  await open(`${project}/outline?chat=new`);
  await page.getByRole('textbox', { name: 'Message' }).fill('What is next?');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/chat=[0-9a-f-]{36}/);
  const conversation = page.getByRole('complementary', { name: 'Conversation' });
  await conversation.getByText('Answer:').first().waitFor({ state: 'attached' });
  await conversation.getByText('Writing…').waitFor({ state: 'hidden' });
  await take(page, 'conversation');
  await open('/inbox');
  await page.getByText('mentioned you on').waitFor();
  await take(page, 'inbox');
  await phone.page.goto(new URL(`${project}/outline`, server.url).href);
  await phone.page.getByText('Audit the content').waitFor();
  await take(phone.page, 'phone-outline');
  console.log(`The pictures are written to ${FOLDER}.`);
} finally {
  await rm(data, { recursive: true, force: true });
}

/** `isStill: false` where something goes on for as long as the picture shows. */
async function take(page: Page, name: string, { isStill = true } = {}): Promise<void> {
  if (isStill) await page.waitForLoadState('networkidle');
  await page.mouse.move((page.viewportSize()?.width ?? 0) / 2, (page.viewportSize()?.height ?? 0) - 10);
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' });
}
