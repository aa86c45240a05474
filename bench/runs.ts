// `npm run bench -- runs`: how long an operation takes from the provider's last byte of it to a subscriber's socket.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GraphqlClient } from '../tests/support/graphql-client.ts';
import { startPostgres } from '../tests/support/postgres-server.ts';
import { planPieces, scriptedPlan } from '../tests/support/scripted-plan.ts';
import { startScriptedProvider, type Exchange } from '../tests/support/scripted-provider.ts';
import { startServer } from '../tests/support/server-process.ts';
import { percentile, printTable } from './measure.ts';

const OPERATIONS = 400;
/** The first ones find nothing compiled and nothing cached. */
const WARM_UP = 40;

/** How many operations the provider sends at once, and how long it waits before the next ones. */
const PACES = [
  { name: 'one every 20 ms, as from a fast model', atOnce: 1, everyMs: 20 },
  { name: '20 every 200 ms, as from our cache or a proxy that gathers', atOnce: 20, everyMs: 200 },
];

const folder = await mkdtemp(join(tmpdir(), 'orchestrator-bench-'));
const postgres = await startPostgres();
try {
  const rows: (string | number)[][] = [];
  for (const [name, url] of [
    ['SQLite', `sqlite:${join(folder, 'bench.db')}`],
    ['PostgreSQL', postgres.url],
  ] as const)
    for (const pace of PACES) {
      const times = await measure(url, pace);
      const of = (part: number): string => percentile(times, part).toFixed(1);
      rows.push([name, pace.name, times.length, of(0.5), of(0.99), of(1)]);
    }
  printTable(
    "From the provider's last byte of an operation to the operation on a subscriber's socket, ms",
    ['database', 'pace', 'operations', 'median', '99th percentile', 'longest'],
    rows,
  );
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true });
}

/** The server is a process of its own, as always; provider and subscriber share this one, and so its clock. */
async function measure(url: string, { atOnce, everyMs }: (typeof PACES)[number]): Promise<number[]> {
  const [head = '', ...elements] = planPieces(scriptedPlan(OPERATIONS));
  const tail = elements.pop() ?? '';
  const sentAt: number[] = [];
  const play = async (exchange: Exchange): Promise<void> => {
    await exchange.start();
    await exchange.text(head);
    for (let start = 0; start < elements.length; start += atOnce) {
      const some = elements.slice(start, start + atOnce);
      for (const element of some) {
        sentAt.push(performance.now());
        void exchange.text(element);
      }
      await pause(everyMs);
    }
    await exchange.text(tail);
    await exchange.finish();
  };
  await using provider = await startScriptedProvider(play);
  await using server = await startServer({
    DATABASE_URL: url,
    LOG_LEVEL: 'error',
    OPENAI_API_KEY: 'bench-key',
    OPENAI_BASE_URL: provider.baseUrl('responses'),
  });
  await using client = new GraphqlClient(server.url);
  const { planProject } = await client.request<{ planProject: { id: string } }>(
    'mutation { planProject(input: { goal: "Many steps", provider: "openai" }) { id } }',
  );
  const events = `subscription ($id: ID!) {
    agentRunEvents(runId: $id) { sequence type text operation { id kind title taskId changes { field before after } } }
  }`;
  const times: number[] = [];
  for await (const { agentRunEvents } of client.subscribe<{ agentRunEvents: { type: string } }>(events, {
    id: planProject.id,
  }))
    if (agentRunEvents.type === 'OPERATION') times.push(performance.now() - sentAt[times.length]!);
  if (times.length !== OPERATIONS) throw new Error(`Of ${OPERATIONS} operations ${times.length} came.`);
  return times.slice(WARM_UP);
}
