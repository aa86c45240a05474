// `npm run soak`: simulated use for SOAK_MINUTES (30): edits, changes of view, changes by another client all the time,
// lost connections, without a reload. Fails where what the page holds grows beyond a bound, and at any error in it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, launchBrowser } from '../../tests/support/chromium.ts';
import { startCuttableProxy } from '../../tests/support/cuttable-proxy.ts';
import { GraphqlClient } from '../../tests/support/graphql-client.ts';
import { startServer } from '../../tests/support/server-process.ts';
import { visit } from '../../tests/support/visitor.ts';
import { createLargePlan, startLiveChanges } from './large-plan.ts';
import { judgeGrowth, takeSample, type Sample } from './soak-growth.ts';
import { oneRound, oneTunnel, openOutline } from './soak-round.ts';

const minutes = Number(process.env['SOAK_MINUTES'] ?? 30);
const TASKS = 1_000;
const CHANGES_PER_SECOND = 4;
const ROUNDS_PER_TUNNEL = 5;
const MOST_SAMPLES = 40;
/** What a browser writes on its console by itself when it is cut off, as it is here on purpose. */
const CUT_OFF =
  /ERR_INTERNET_DISCONNECTED|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE|ERR_CONNECTION|ERR_SOCKET|WebSocket connection to/;

if (!(minutes > 0)) throw new Error('SOAK_MINUTES is how many minutes it takes, such as 30.');

const data = await mkdtemp(join(tmpdir(), 'orchestrator-soak-'));
try {
  await using server = await startServer({ DATABASE_URL: `sqlite:${join(data, 'plans.db')}` });
  await using proxy = await startCuttableProxy(server.url);
  await using browser = await launchBrowser(await findBrowser());
  await using client = new GraphqlClient(server.url);
  const plan = await createLargePlan(client, TASKS);
  await using ana = await visit(browser, proxy.url, { path: `/p/${plan.projectId}/outline` });
  const { page, problems } = ana;
  const debug = await page.context().newCDPSession(page);
  await debug.send('Performance.enable');
  await page.getByRole('treegrid').waitFor();
  await using ben = await visit(browser, server.url, { path: `/p/${plan.projectId}/board`, viewerName: 'Ben' });
  await using _changes = startLiveChanges(client, plan, CHANGES_PER_SECOND);

  const startedAt = performance.now();
  const endsAt = startedAt + minutes * 60_000;
  const sampleEveryMs = (minutes * 60_000) / MOST_SAMPLES;
  const samples: Sample[] = [];
  let rounds = 0;
  let tunnels = 0;
  while (performance.now() < endsAt) {
    await oneRound(page, rounds);
    rounds += 1;
    if (rounds % ROUNDS_PER_TUNNEL === 0) {
      await oneTunnel(page, proxy);
      await openOutline(page);
      tunnels += 1;
    }
    if (performance.now() - startedAt >= samples.length * sampleEveryMs)
      samples.push(await takeSample(debug, startedAt));
  }

  console.log(`${rounds} rounds with ${tunnels} lost connections in ${minutes} minutes, ${TASKS} tasks,`);
  console.log(`${CHANGES_PER_SECOND} changes by others a second.`);
  const isBelow = judgeGrowth(samples);
  const errors = [...problems, ...ben.problems].filter((text) => !CUT_OFF.test(text));
  for (const error of errors) console.error(`In the page: ${error}`);
  console.log(`Errors in the pages: ${errors.length}.`);
  if (!isBelow || errors.length > 0) process.exitCode = 1;
} finally {
  await rm(data, { recursive: true, force: true });
}
