import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, launchBrowser } from '../tests/support/chromium.ts';
import { startServer } from '../tests/support/server-process.ts';

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
  await using server = await startServer({ DATABASE_URL: `sqlite:${join(data, 'plans.db')}` });
  await using browser = await launchBrowser(await findBrowser());
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  await page.goto(`${server.url}/welcome`);
  await page.getByRole('textbox', { name: 'What do you want to achieve?' }).fill(BRIEF);
  await page.getByRole('button', { name: 'Plan it' }).click();
  await page.waitForURL(/\/plan\//);
  await page.getByRole('button', { name: /^Reject Search/ }).click();
  await page.getByText('Rejected', { exact: true }).waitFor();
  await page.mouse.move(640, 790);
  await page.screenshot({ path: `${FOLDER}/review.png` });

  await page.getByRole('button', { name: /^Apply/ }).click();
  await page.waitForURL(/\/outline/);
  await page.getByRole('treegrid').getByText('Audit the content').click();
  await page.getByRole('complementary').getByRole('heading', { name: 'Subtasks' }).waitFor();
  // The message that the plan was applied has gone by then.
  await page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'hidden', timeout: 30_000 });
  await page.waitForLoadState('networkidle');
  await page.mouse.move(640, 790);
  await page.screenshot({ path: `${FOLDER}/outline.png` });

  await page.getByRole('link', { name: 'Board', exact: true }).click();
  await page.getByText('Interview eight customers').waitFor();
  await page.waitForLoadState('networkidle');
  await page.mouse.move(640, 790);
  await page.screenshot({ path: `${FOLDER}/board.png` });
  console.log(`The pictures review, outline and board are written to ${FOLDER}.`);
} finally {
  await rm(data, { recursive: true, force: true });
}
