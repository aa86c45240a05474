// `npm run bench:web`: the budgets of the web application, on its production build, with a large plan that others change.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, launchBrowser } from '../../tests/support/chromium.ts';
import { GraphqlClient } from '../../tests/support/graphql-client.ts';
import { startServer } from '../../tests/support/server-process.ts';
import { applyOperations } from '../../tests/support/stage.ts';
import { startScriptedProvider } from '../../tests/support/scripted-provider.ts';
import { measureApply } from './apply.ts';
import { Figures } from './figures.ts';
import { createLargePlan, type LargePlan, startLiveChanges } from './large-plan.ts';
import { measureSlowly } from './slow.ts';
import { measureStream, streamedPlan } from './stream.ts';
import { expectTexts, installProbes, interactionsOf, readSeen, scrollOf } from './probes.ts';

const TASKS = Number(process.env.TASKS ?? 10_000);
const CHANGES_PER_SECOND = Number(process.env.CHANGES_PER_SECOND ?? 4);
const ROUNDS = 20;

const figures = new Figures();
const folder = await mkdtemp(join(tmpdir(), 'orchestrator-bench-web-'));
try {
  const streamed = streamedPlan();
  await using provider = await startScriptedProvider(streamed.script);
  await using server = await startServer({
    DATABASE_URL: `sqlite:${join(folder, 'bench.db')}`,
    OPENAI_API_KEY: 'not-a-key',
    OPENAI_BASE_URL: provider.baseUrl('responses'),
  });
  await using client = new GraphqlClient(server.url);
  await using browser = await launchBrowser(await findBrowser());
  const plan = await createLargePlan(client, TASKS);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await installProbes(page);
  const address = (view: string): string => `${server.url}/p/${plan.projectId}/${view}`;

  await using _changes = startLiveChanges(client, plan, CHANGES_PER_SECOND);
  await page.goto(address('outline'));
  await page.waitForFunction(() => (globalThis as unknown as { seen: { rowsAt: number | null } }).seen.rowsAt !== null);
  await page.waitForTimeout(1_500);
  const load = await readSeen(page);
  figures.add('Rows visible', load.rowsAt ?? Number.NaN, 'ms', 1_300);
  figures.add('LCP', load.largestPaintAt, 'ms', 1_300);
  figures.add('Longest task during load', Math.max(0, ...load.longTasks.map(({ ms }) => ms)), 'ms', 250);

  const grid = page.getByRole('treegrid');
  await grid.focus();
  const interactions: number[] = [];
  const measured = async (act: () => Promise<void>): Promise<number> => {
    const durations = await interactionsOf(page, act);
    interactions.push(...durations);
    return durations.at(-1) ?? Number.NaN;
  };
  const press = (key: string, times: number) => async (): Promise<void> => {
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key, { delay: 20 });
  };
  figures.add('J, the slowest of 40', await measured(press('j', 40)), 'ms', 50);
  figures.add('Collapse all', await measured(press('Alt+Shift+ArrowLeft', 1)), 'ms', 50);
  figures.add('Expand all', await measured(press('Alt+Shift+ArrowRight', 1)), 'ms', 50);

  const edits: number[] = [];
  await page.keyboard.press('Home');
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.keyboard.press('j');
    await page.keyboard.press('p');
    const choice = page.getByRole('menuitemradio', { name: round % 2 === 0 ? 'Low' : 'Critical' });
    await choice.waitFor();
    edits.push(await measured(() => choice.click()));
  }
  figures.addPercentile('Optimistic edit → next paint', edits, 0.98, 64);

  await page.keyboard.press('Control+k');
  const find = page.getByRole('dialog').getByRole('combobox').or(page.getByRole('dialog').getByRole('textbox')).first();
  await find.waitFor();
  const typed = await measured(() => find.pressSequentially('task 4321', { delay: 60 }));
  figures.add('A key in the palette, the slowest of 9', typed, 'ms', 50);
  figures.add(`Slowest interaction of ${interactions.length}`, Math.max(...interactions), 'ms', 100);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await measureArrivals(plan);

  const scroll = async (view: string, scroller: string, row: string, ready: string): Promise<void> => {
    await page.goto(address(view));
    await page.locator(ready).first().waitFor();
    await page.waitForTimeout(500);
    const { fps, blank } = await scrollOf(page, scroller, row);
    figures.add(`Scroll, ${view.replace(/\?.*/, '')}`, fps, 'fps', 55, true);
    figures.add(`Frames without a row, ${view.replace(/\?.*/, '')}`, blank, 'frames', 0);
  };
  await scroll('outline', '[role=treegrid]', '[role=row]', '[role=treegrid] [data-anchor=title]');
  await scroll('list', '[role=grid]', '[role=row]', '[role=grid] [data-anchor=title]');
  await scroll('board', 'section[data-column] > div', 'ul', '[data-title]');
  await scroll('timeline?z=week', '[role=treegrid]', '[role=row]', '[role=treegrid] [data-anchor=title]');

  await page.goto(address('outline'));
  await grid.locator('[data-anchor=title]').first().waitFor();
  await page.waitForTimeout(3_000);
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  figures.add('JavaScript heap, outline', usedSize / 1_000_000, 'MB', 60);

  await measureApply(page, server.url, client, plan, figures);

  await page.close();
  await measureSlowly(browser, address('outline'), figures);
  await measureStream(browser, server.url, streamed, figures);

  /** Changes of others, on what is in view: when they arrive, and when they are painted. */
  async function measureArrivals({ projectId, taskIds }: LargePlan): Promise<void> {
    await grid.focus();
    await page.keyboard.press('Home');
    const arrivals: { all: number; own: number }[] = [];
    const arrival = async (text: string, operations: readonly object[]): Promise<{ all: number; own: number }> => {
      await expectTexts(page, [text]);
      const sentAt = Date.now();
      await applyOperations(client, projectId, operations);
      await page.waitForFunction(
        (wanted) =>
          ((globalThis as unknown as { seen: { texts: Record<string, { paintedAt?: number }> } }).seen.texts[wanted]
            ?.paintedAt ?? 0) > 0,
        text,
      );
      const { receivedAt = Number.NaN, paintedAt = Number.NaN } = (await readSeen(page)).texts[text] ?? {};
      return { all: paintedAt - sentAt, own: paintedAt - receivedAt };
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      const title = `Changed elsewhere ${round}`;
      arrivals.push(await arrival(title, [{ updateTask: { id: taskIds[round % 10], title } }]));
    }
    const own = arrivals.map((each) => each.own);
    figures.addPercentile('Change received → painted', own, 0.95, 100);
    const all = arrivals.map((each) => each.all);
    figures.addPercentile('Remote change → visible', all, 0.95, 500);
    const many = taskIds.slice(0, 300).map((id, at) => ({ updateTask: { id, title: `One of three hundred, ${at}` } }));
    figures.add('A patch of 300 received → painted', (await arrival('One of three hundred, 1', many)).own, 'ms', 100);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
figures.print(`The web application, ${TASKS} tasks, ${CHANGES_PER_SECOND} changes a second by others`);
