// `npm run bench -- files`: what giving out and taking in a large project costs, and how long it keeps others waiting.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GraphqlClient } from '../tests/support/graphql-client.ts';
import { startPostgres } from '../tests/support/postgres-server.ts';
import { startServer } from '../tests/support/server-process.ts';
import { applyOperations } from '../tests/support/stage.ts';
import { printTable } from './measure.ts';
import { createLargePlan } from './web/large-plan.ts';

const TASKS = Number(process.env['TASKS'] ?? 10_000);
/** Small patches in its history, beside those that made it. */
const EDITS = Number(process.env['EDITS'] ?? 1_000);

const folder = await mkdtemp(join(tmpdir(), 'orchestrator-bench-'));
const postgres = await startPostgres();
try {
  for (const [name, url] of [
    ['SQLite', `sqlite:${join(folder, 'bench.db')}`],
    ['PostgreSQL', postgres.url],
  ] as const)
    await measureFiles(name, url);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true });
}

async function measureFiles(name: string, databaseUrl: string): Promise<void> {
  await using server = await startServer({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' });
  await using client = new GraphqlClient(server.url);
  const { projectId, taskIds } = await createLargePlan(client, TASKS);
  for (let edit = 0; edit < EDITS; edit += 1)
    await applyOperations(client, projectId, [
      {
        updateTask: {
          id: taskIds[(edit * 37) % TASKS],
          title: `Edit ${edit}`,
          description: 'Written by hand. '.repeat(9),
        },
      },
    ]);

  const rows: (string | number)[][] = [];
  const step = async <T>(what: string, work: () => Promise<T>, sizeOf: (result: T) => number): Promise<T> => {
    await longestHold(server.url);
    const watch = watchHealth(server.url);
    const startedAt = performance.now();
    const result = await work().finally(() => void watch.stop());
    const seconds = (performance.now() - startedAt) / 1_000;
    const slowest = await watch.stop();
    const hold = await longestHold(server.url);
    const megabytes = (sizeOf(result) / 1_000_000).toFixed(1);
    rows.push([what, megabytes, seconds.toFixed(2), hold.toFixed(0), slowest.toFixed(0)]);
    return result;
  };
  const exported = (format: string): Promise<string> =>
    step(
      `export, ${format}`,
      async () => {
        const response = await fetch(`${server.url}/projects/${projectId}/export.${format}`);
        if (!response.ok) throw new Error(await response.text());
        return response.text();
      },
      ({ length }) => length,
    );
  const file = await exported('json');
  const table = await exported('csv');
  await exported('md');
  await exported('ics');
  await step(
    'import, json, under new ids',
    async () => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${server.url}/projects/import`, { method: 'POST', headers, body: file });
      if (!response.ok) throw new Error(await response.text());
    },
    () => file.length,
  );
  // A proposal holds 10,000 operations, and some of them are dependencies.
  const part = table
    .split('\r\n')
    .slice(0, Math.min(TASKS, 7_000) + 1)
    .join('\r\n');
  const preview = 'query ($input: CsvInput!) { csvPreview(input: $input) { taskCount problemCount } }';
  await step(
    'preview, csv',
    () => client.request(preview, { input: { text: table } }),
    () => table.length,
  );
  const take = 'mutation ($input: ImportCsvInput!) { importCsv(input: $input) { id } }';
  await step(
    'import, csv, as a proposal',
    () => client.request(take, { input: { text: part, projectName: 'From a table' } }),
    () => part.length,
  );
  printTable(
    `A project of ${TASKS} tasks and ${EDITS} small edits as a file, ${name}`,
    ['what', 'MB', 's', 'longest hold of the event loop, ms', 'slowest answer of /healthz, ms'],
    rows,
  );
}

/** The longest time, in milliseconds, that the server's event loop was held since this was asked last. */
async function longestHold(url: string): Promise<number> {
  const text = await textAt(`${url}/metrics`);
  const seconds = /^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text)?.[1];
  if (seconds === undefined) throw new Error('The server does not tell how long its event loop was held.');
  return Number(seconds) * 1_000;
}

function watchHealth(url: string): { stop(): Promise<number> } {
  let isOn = true;
  const work = (async () => {
    let slowest = 0;
    while (isOn) {
      const askedAt = performance.now();
      await textAt(`${url}/healthz`);
      slowest = Math.max(slowest, performance.now() - askedAt);
      await pause(10);
    }
    return slowest;
  })();
  return {
    stop() {
      isOn = false;
      return work;
    },
  };
}

/** Asks again where a connection was closed as unused, which a server does that was held for seconds. */
async function textAt(url: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await (await fetch(url)).text();
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}
