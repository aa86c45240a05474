import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createTestDatabase, DATABASES } from '../support/databases.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import type { KillPlan } from '../support/kill-plan.ts';
import { PlanAudit } from '../support/plan-audit.ts';
import { PacedPlan, planText, scriptedPlan } from '../support/scripted-plan.ts';
import { answerWith, startScriptedProvider, type Script } from '../support/scripted-provider.ts';
import { startServer } from '../support/server-process.ts';

/** `KILLS_PER_STEP=20 npm test -- tests/process/run-kills.test.ts` for the full size. */
const KILLS_PER_STEP = Number(process.env['KILLS_PER_STEP'] ?? 1);
const OPERATIONS = 4;
const PLAN = scriptedPlan(OPERATIONS);
const WHOLE: Script = answerWith(planText(PLAN));
/** After a lease has ended: a start, a look at it, and something for a machine that is busy. */
const LIMIT_MS = 20_000;

/** How a run may have ended, and how many operations its proposal then has; null for none. */
type End = readonly [status: string, code: string | null, operations: number | null];
const DONE: End = ['SUCCEEDED', null, OPERATIONS];
const interruptedWith = (operations: number): End => ['FAILED', 'INTERRUPTED', operations];

interface Step {
  readonly name: string;
  /** At this statement the server ends. */
  readonly at?: KillPlan;
  /** What the provider does; the whole answer at once where absent. */
  readonly script?: (paced: PacedPlan) => Script;
  /** What the person, the provider and whoever kills do, once the run is queued. */
  readonly act?: (scene: Scene) => Promise<void>;
  readonly ends: readonly End[];
}

interface Scene {
  readonly client: GraphqlClient;
  readonly runId: string;
  readonly paced: PacedPlan;
  /** Resolves when the provider has been asked. */
  readonly asked: Promise<void>;
  readonly arm: (plan: KillPlan) => Promise<void>;
  readonly kill: () => Promise<unknown>;
}

const after = (...statements: string[]): KillPlan => ({ when: 'after', statements });
const before = (...statements: string[]): KillPlan => ({ when: 'before', statements });
const COMMIT = '^commit';
const TAKING = 'update "run" set "status" .*RUNNING';

const STEPS: readonly Step[] = [
  { name: 'queued', at: after('insert into "run" ', COMMIT), ends: [DONE] },
  { name: 'being taken', at: before(TAKING), ends: [DONE] },
  { name: 'taken', at: after(TAKING, COMMIT), ends: [DONE] },
  { name: 'reading the plan', at: before('update "run" set "base_version"'), ends: [DONE] },
  { name: 'booking the call', at: after('insert into "provider_call"', COMMIT), ends: [DONE] },
  {
    name: 'asking the provider',
    script: (paced) => paced.script,
    act: async ({ asked, kill }) => {
      await asked;
      await kill();
    },
    ends: [DONE],
  },
  {
    name: 'asking again after a failure',
    at: after('insert into "provider_call" .*"retry"', COMMIT),
    script: () => (exchange) => exchange.fail(500, 'server_error'),
    ends: [DONE],
  },
  { name: 'storing the first event', at: before('insert into "run_event" .*(OPERATION|TEXT)'), ends: [DONE] },
  {
    name: 'between two operations',
    script: (paced) => paced.script,
    act: async (scene) => {
      await operationsSeen(scene, 2);
      await scene.kill();
    },
    ends: [interruptedWith(2)],
  },
  {
    name: 'storing the third operation',
    script: (paced) => paced.script,
    act: async (scene) => {
      await operationsSeen(scene, 2);
      await scene.arm(before('insert into "run_event" .*OPERATION', COMMIT));
      scene.paced.release();
    },
    ends: [interruptedWith(2)],
  },
  {
    name: 'before the end',
    at: after('update "provider_call" set "first_byte_ms"', COMMIT),
    // What the journal still had to write is lost with its node.
    ends: [DONE, ...[1, 2, 3, 4].map(interruptedWith)],
  },
  { name: 'in the end, before its proposal', at: before('insert into "patch"'), ends: [interruptedWith(OPERATIONS)] },
  {
    name: 'in the end, before its commit',
    at: before('insert into "patch"', COMMIT),
    ends: [interruptedWith(OPERATIONS)],
  },
  { name: 'after the end', at: after('insert into "patch"', COMMIT), ends: [DONE] },
  {
    name: 'being cancelled',
    script: (paced) => paced.script,
    act: async (scene) => {
      await operationsSeen(scene, 2);
      await scene.arm(after('update "run" set "cancel_requested"', COMMIT));
      await cancel(scene);
    },
    ends: [['CANCELLED', null, 2]],
  },
  {
    name: 'in the end of a cancelled run',
    script: (paced) => paced.script,
    act: async (scene) => {
      await operationsSeen(scene, 2);
      await scene.arm(before('insert into "patch"', COMMIT));
      await cancel(scene);
    },
    ends: [['CANCELLED', null, 2]],
  },
];

describe.each(DATABASES)('kill -9 at each step of a run, on %s', (kind) => {
  test(
    'leaves one proposal or none, and no run under way',
    { timeout: 60_000 + STEPS.length * KILLS_PER_STEP * 20_000 },
    async () => {
      await using stack = new AsyncDisposableStack();
      const folder = await mkdtemp(join(tmpdir(), 'orchestrator-kills-'));
      stack.defer(() => rm(folder, { recursive: true }));
      const killFile = join(folder, 'plan.json');
      const arm = (plan: KillPlan | null): Promise<void> => writeFile(killFile, plan ? JSON.stringify(plan) : '');
      let script: Script = WHOLE;
      const provider = stack.use(await startScriptedProvider((exchange) => script(exchange)));
      const place = stack.use(await createTestDatabase(kind));
      const audit = stack.use(new PlanAudit(place.url));
      const start = () =>
        startServer({
          DATABASE_URL: place.url,
          OPENAI_API_KEY: 'test-key',
          OPENAI_BASE_URL: provider.baseUrl('responses'),
          NODE_OPTIONS: `--import=${fileURLToPath(new URL('../support/kill-at.ts', import.meta.url))}`,
          KILL_FILE: killFile,
        });
      await arm(null);
      let server = await start();
      const figures: Record<string, string[]> = {};
      for (const step of STEPS)
        for (let kills = 0; kills < KILLS_PER_STEP; kills += 1) {
          await using client = new GraphqlClient(server.url);
          const paced = new PacedPlan(PLAN);
          script = step.script?.(paced) ?? WHOLE;
          const asked = provider.exchange(provider.exchanges.length).then(() => undefined);
          const victim = server;
          await arm(step.at ?? null);
          const goal = `${step.name} ${kills}`;
          const planned = client.request<{ planProject: { id: string } }>(PLAN_PROJECT, { goal }).catch(() => null); // The server may be gone before it has answered.
          if (step.act) {
            const runId = (await planned)!.planProject.id;
            await step.act({ client, runId, paced, asked, arm, kill: () => victim.end('SIGKILL') });
          }
          await Promise.race([victim.ended, failAfter(LIMIT_MS, `The server did not end at “${step.name}”.`)]);
          await planned;
          await arm(null);
          script = WHOLE;
          await audit.endLeases();
          server = await start();
          const found = await endOfRun(audit, goal);
          expect(step.ends, step.name).toContainEqual(found);
          (figures[step.name] ??= []).push(found.filter((part) => part !== null).join(' '));
        }
      await server.end('SIGKILL');
      expect(await audit.countOpenRuns()).toBe(0);
      for (const [name, ends] of Object.entries(figures)) console.log(`${kind}: ${name}: ${countOf(ends)}`);
    },
  );
});

const PLAN_PROJECT = `mutation ($goal: String!) { planProject(input: { goal: $goal, provider: "openai" }) { id } }`;

async function operationsSeen({ client, runId, paced, asked }: Scene, count: number): Promise<void> {
  await asked;
  paced.release(count);
  let seen = 0;
  const events = 'subscription ($id: ID!) { agentRunEvents(runId: $id) { type } }';
  for await (const { agentRunEvents } of client.subscribe<{ agentRunEvents: { type: string } }>(events, {
    id: runId,
  })) {
    if (agentRunEvents.type === 'OPERATION') seen += 1;
    if (seen === count) return;
  }
}

async function cancel({ client, runId }: Scene): Promise<void> {
  const cancelled = client.request('mutation ($id: ID!) { cancelRun(id: $id) { id } }', { id: runId });
  await cancelled.catch(() => null); // The server may be gone before it has answered.
}

/** Waits for the end of the run with this goal, looks at all that it left, and answers how it ended. */
async function endOfRun({ database: { db } }: PlanAudit, goal: string): Promise<End> {
  const read = () => db.selectFrom('run').selectAll().where('prompt', '=', goal).executeTakeFirst();
  await expect
    .poll(async () => (await read())?.finished_at ?? null, { timeout: LIMIT_MS, interval: 50 })
    .not.toBeNull();
  const run = (await read())!;
  const events = await db
    .selectFrom('run_event')
    .select(['sequence', 'type'])
    .where('run_id', '=', run.id)
    .orderBy('sequence')
    .execute();
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  const ends = events.filter(({ type }) => ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(type));
  expect(ends).toEqual([events.at(-1)]);
  const patches = await db.selectFrom('patch').select(['id', 'operations']).where('run_id', '=', run.id).execute();
  expect(patches.map(({ id }) => id)).toEqual(run.patch_id === null ? [] : [run.patch_id]);
  const calls = await db.selectFrom('provider_call').select('outcome').where('run_id', '=', run.id).execute();
  expect(calls.map(({ outcome }) => outcome)).not.toContain('OPEN');
  const [patch] = patches;
  return [run.status, run.error_code, patch ? (JSON.parse(patch.operations) as unknown[]).length : null];
}

function failAfter(ms: number, message: string): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(message)), ms).unref());
}

function countOf(ends: readonly string[]): string {
  return [...Map.groupBy(ends, (end) => end)].map(([end, each]) => `${each.length} × ${end}`).join(', ');
}
