import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createTestDatabase, DATABASES } from '../support/databases.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import type { KillPlan } from '../support/kill-plan.ts';
import { PlanAudit } from '../support/plan-audit.ts';
import {
  KILL_STEPS,
  NEVER_QUEUED,
  newPacedPlan,
  WHOLE_ANSWER,
  type End,
  type KillStep,
} from '../support/run-kill-steps.ts';
import { startScriptedProvider, type Script } from '../support/scripted-provider.ts';
import { loseServer, startServer } from '../support/server-process.ts';

/**
 * `KILLS_PER_STEP=20 npm test -- --project e2e tests/process/run-kills.test.ts` for the full size; `KILL_STEPS` names some
 * of the steps by a regular expression. Without it each database has every other step, once.
 */
const SIZE = process.env['KILLS_PER_STEP'];
const KILLS_PER_STEP = Number(SIZE ?? 1);
const WANTED = new RegExp(process.env['KILL_STEPS'] ?? '', 'u');
const stepsOn = (kind: (typeof DATABASES)[number]): readonly KillStep[] => {
  const share = DATABASES.indexOf(kind);
  return KILL_STEPS.filter(({ name }, index) =>
    SIZE === undefined ? index % DATABASES.length === share : WANTED.test(name),
  );
};
/** After a lease has ended: a start, a look at it, and something for a machine that is busy. */
const LIMIT_MS = 20_000;

const SETTINGS = { agents: { default: [{ provider: 'openai' }, { provider: 'anthropic' }] } };

describe.each(DATABASES)('kill -9 at each step of a run, on %s', (kind) => {
  test(
    'leaves one proposal or none, and no run under way',
    { retry: 0, timeout: 60_000 + KILL_STEPS.length * KILLS_PER_STEP * 20_000 },
    async () => {
      await using stack = new AsyncDisposableStack();
      const folder = await mkdtemp(join(tmpdir(), 'orchestrator-kills-'));
      stack.defer(() => rm(folder, { recursive: true }));
      const killFile = join(folder, 'plan.json');
      const settingsFile = join(folder, 'settings.json');
      const arm = (plan: KillPlan | null): Promise<void> => writeFile(killFile, plan ? JSON.stringify(plan) : '');
      const expectFired = async (): Promise<void> => expect(await readFile(killFile, 'utf8')).toBe('');
      let script: Script = WHOLE_ANSWER;
      const provider = stack.use(await startScriptedProvider((exchange) => script(exchange)));
      const place = stack.use(await createTestDatabase(kind));
      const audit = stack.use(new PlanAudit(place.url));
      const environment = {
        DATABASE_URL: place.url,
        SETTINGS_FILE: settingsFile,
        OPENAI_API_KEY: 'test-key',
        OPENAI_BASE_URL: provider.baseUrl('responses'),
        ANTHROPIC_API_KEY: 'test-key',
        ANTHROPIC_BASE_URL: provider.baseUrl('messages'),
        NODE_OPTIONS: `--import=${fileURLToPath(new URL('../support/kill-at.ts', import.meta.url))}`,
        // Half of a start is compiling, and there is a start for each kill.
        NODE_COMPILE_CACHE: join(folder, 'compiled'),
        KILL_FILE: killFile,
      };
      await writeFile(settingsFile, JSON.stringify(SETTINGS));
      await arm(null);
      // What was compiled is kept by servers that end in peace, which those that follow do not.
      await (await startServer(environment)).end('SIGTERM');
      let server = await startServer(environment);
      stack.defer(async () => void (await server.end('SIGKILL')));
      const killOnce = async (step: KillStep, goal: string): Promise<End> => {
        await using client = new GraphqlClient(server.url);
        const paced = newPacedPlan();
        script = step.script?.(paced) ?? WHOLE_ANSWER;
        const first = provider.exchanges.length;
        const victim = server;
        await arm(step.at ?? null);
        const queued = queue(client, step, goal).catch(() => null); // The server may be gone before it has answered.
        if (step.act) {
          const runId = (await queued)!;
          const asked = (index: number) => provider.exchange(first + index);
          await step.act({ client, runId, paced, asked, arm, kill: () => victim.end('SIGKILL') });
        }
        await Promise.race([victim.ended, failAfter(LIMIT_MS, `The server did not end at “${step.name}”.`)]);
        await queued;
        await expectFired();
        for (const heir of step.heirs ?? []) {
          await arm(heir);
          await audit.endLeases();
          await loseServer(environment);
          await expectFired();
        }
        script = WHOLE_ANSWER;
        await audit.endLeases();
        server = await startServer(environment);
        return endOfRun(audit, goal);
      };
      const figures = new Map<string, string[]>();
      // However it ends: a run of an hour that fails has shown something too.
      stack.defer(() => {
        for (const [name, ends] of figures) console.log(`${kind}: ${name}: ${countOf(ends)}`);
      });
      for (const step of stepsOn(kind))
        for (let kills = 0; kills < KILLS_PER_STEP; kills += 1) {
          const found = await killOnce(step, `${step.name} ${kills}`);
          figures.set(step.name, [...(figures.get(step.name) ?? []), found.filter((part) => part !== null).join(' ')]);
          expect(step.ends, step.name).toContainEqual(found);
        }
      expect(await audit.countOpenRuns()).toBe(0);
    },
  );
});

const PLAN_PROJECT = `mutation ($goal: String!, $provider: ID) {
  planProject(input: { goal: $goal, provider: $provider }) { id }
}`;
const SEND_MESSAGE = `mutation ($text: String!) {
  sendMessage(input: { text: $text, provider: "builtin" }) { run { id } }
}`;

/** Answers the run's id. */
async function queue(client: GraphqlClient, { run }: KillStep, goal: string): Promise<string> {
  if (run === 'conversation') {
    const sent = await client.request<{ sendMessage: { run: { id: string } } }>(SEND_MESSAGE, { text: goal });
    return sent.sendMessage.run.id;
  }
  const provider = run === 'plan anywhere' ? null : 'openai';
  const { planProject } = await client.request<{ planProject: { id: string } }>(PLAN_PROJECT, { goal, provider });
  return planProject.id;
}

/** Waits for the end of the run with this goal, looks at all that it left, and answers how it ended. */
async function endOfRun({ database: { db } }: PlanAudit, goal: string): Promise<End> {
  const read = () => db.selectFrom('run').selectAll().where('prompt', '=', goal).executeTakeFirst();
  if ((await read()) === undefined) {
    const project = await db.selectFrom('project').select('id').where('description', '=', goal).executeTakeFirst();
    expect(project).toBeUndefined();
    return NEVER_QUEUED;
  }
  await expect
    .poll(async () => (await read())?.finished_at ?? null, { timeout: LIMIT_MS, interval: 25 })
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
  if (run.conversation_id !== null) {
    const messages = db.selectFrom('message').select('role').where('conversation_id', '=', run.conversation_id);
    expect(await messages.orderBy('sequence').execute()).toEqual([{ role: 'USER' }, { role: 'ASSISTANT' }]);
  }
  const [patch] = patches;
  return [run.status, run.error_code, patch ? (JSON.parse(patch.operations) as unknown[]).length : null];
}

function failAfter(ms: number, message: string): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(message)), ms).unref());
}

function countOf(ends: readonly string[]): string {
  return [...Map.groupBy(ends, (end) => end)].map(([end, each]) => `${each.length} × ${end}`).join(', ');
}
