import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATABASES, type DatabaseName } from '../support/databases.ts';
import { planPieces, planText, scriptedPlan } from '../support/scripted-plan.ts';
import { answerWith, startScriptedProvider, type Script } from '../support/scripted-provider.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const RUN = `query ($id: ID!) { agentRun(id: $id) {
  status errorCode incomplete patch { operations { id } }
  usage { inputTokens outputTokens cachedTokens costUsd costKnown calls retries fallbacks cacheHits }
  calls { provider model kind outcome inputTokens costUsd isEstimate }
} }`;
interface Run {
  readonly agentRun: Record<string, unknown>;
}
const SUMS = 'key calls failures cacheHits inputTokens outputTokens costUsd unknownCostCalls project { name }';

describe.each(DATABASES)('usage, on %s', (kind) => {
  test('shows what a run has used, and sums it by agent, provider, model, project and day', async () => {
    await using world = await start(kind, {}, [answerWith(planText(scriptedPlan(2)))]);
    const { client } = world.app;
    const id = await planned(world.app);
    const { agentRun } = await client.request<Run>(RUN, { id });
    const used = { inputTokens: 120, outputTokens: 30 };
    const call = { provider: 'openai', model: 'gpt-5.4-mini', kind: 'first', outcome: 'DONE', isEstimate: false };
    expect(agentRun).toMatchObject({
      usage: { ...used, cachedTokens: 20, costKnown: true, calls: 1, retries: 0, fallbacks: 0, cacheHits: 0 },
      calls: [{ ...call, inputTokens: 120 }],
    });
    const today = new Date().toISOString().slice(0, 10);
    const sums = async (groupBy: string) => {
      const query = `query ($day: LocalDate!, $groupBy: UsageGroup!) {
        usage(from: $day, to: $day, groupBy: $groupBy) { rows { ${SUMS} } total { calls inputTokens costUsd } }
      }`;
      return (await client.request<{ usage: object }>(query, { day: today, groupBy })).usage;
    };
    const row = { calls: 1, failures: 0, cacheHits: 0, ...used, unknownCostCalls: 0 };
    for (const [groupBy, key] of [
      ['AGENT', 'PLANNER'],
      ['PROVIDER', 'openai'],
      ['MODEL', 'gpt-5.4-mini'],
      ['DAY', today],
    ])
      expect(await sums(groupBy!)).toMatchObject({ rows: [{ ...row, key }], total: { calls: 1, inputTokens: 120 } });
    expect(await sums('PROJECT')).toMatchObject({ rows: [{ ...row, project: { name: 'Some steps' } }] });
    const { budget } = await client.request<{ budget: object }>(
      '{ budget { resetsOn workspaceMonth { spentUsd spentTokens ceiling { usd tokens } } month { spentTokens } } }',
    );
    expect(budget).toMatchObject({
      workspaceMonth: { spentTokens: 150, ceiling: { usd: null, tokens: null } },
      month: { spentTokens: 150 },
    });
    expect(world.app.logged).toEqual([]);
  });

  test('ends a run at its ceiling, with what has arrived', async () => {
    const [head = '', ...elements] = planPieces(scriptedPlan(4));
    const half = answerWith(`${head}${elements.slice(0, 2).join('')}`, 'length');
    await using world = await start(kind, { ceilings: { run: { tokens: 100 } } }, [half]);
    const id = await planned(world.app);
    const { agentRun } = await world.app.client.request<Run>(RUN, { id });
    expect(agentRun).toMatchObject({ errorCode: 'BUDGET_EXCEEDED', incomplete: true, patch: { operations: [{}, {}] } });
    expect(world.requests()).toBe(1);
  });

  test('refuses a range that ends before it begins, or is longer than a year', async () => {
    await using app = await startTestApp(kind);
    const query =
      'query ($from: LocalDate!, $to: LocalDate!) { usage(from: $from, to: $to, groupBy: DAY) { rows { key } } }';
    const ask = (from: string, to: string) => app.client.request(query, { from, to });
    await expect(ask('2026-11-02', '2026-11-01')).rejects.toThrow('BAD_USER_INPUT');
    await expect(ask('2025-01-01', '2026-11-01')).rejects.toThrow('At most 366 days');
  });
});

/** The application with a settings file and a provider that plays these scripts. */
async function start(kind: DatabaseName, settings: object, scripts: [Script, ...Script[]]) {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'orchestrator-usage-'));
  stack.defer(() => rm(folder, { recursive: true }));
  const file = join(folder, 'settings.json');
  await writeFile(file, JSON.stringify(settings));
  const provider = stack.use(await startScriptedProvider(...scripts));
  const environment = {
    SETTINGS_FILE: file,
    OPENAI_API_KEY: 'test-key',
    OPENAI_MODEL: 'gpt-5.4-mini',
    OPENAI_BASE_URL: provider.baseUrl('responses'),
  };
  const app = stack.use(await startTestApp(kind, { environment }));
  const all = stack.move();
  return { app, requests: () => provider.exchanges.length, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** A run that has ended. */
async function planned({ client }: TestApp): Promise<string> {
  const { planProject } = await client.request<{ planProject: { id: string } }>(
    'mutation { planProject(input: { goal: "Some steps", provider: "openai" }) { id } }',
  );
  const events = 'subscription ($id: ID!) { agentRunEvents(runId: $id) { type } }';
  for await (const _ of client.subscribe(events, { id: planProject.id }));
  return planProject.id;
}
