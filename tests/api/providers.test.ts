import { describe, expect, test } from 'vitest';
import type { Actor } from '../../server/domain/actor.ts';
import type { WorkspaceId } from '../../server/domain/ids.ts';
import { planText, scriptedPlan } from '../support/scripted-plan.ts';
import { answerWith, type Script, startScriptedProvider, type ScriptedProvider } from '../support/scripted-provider.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const KEY = 'sk-a-key-that-nobody-may-see';
const TEST =
  'mutation ($id: ID!, $model: String) { testProvider(id: $id, model: $model) { isWorking model latencyMs message errorCode costUsd } }';

const MANAGER: Actor = {
  id: 'somebody',
  name: 'Somebody',
  email: null,
  role: 'MANAGER',
  workspaceId: 'w' as WorkspaceId,
  workspaceName: 'W',
};

interface World extends AsyncDisposable {
  readonly app: TestApp;
  readonly provider: ScriptedProvider;
  readonly test: (id: string, model?: string) => ReturnType<TestApp['client']['execute']>;
}

/** A server whose only key is OpenAI's, and OpenAI as a script plays it. */
async function startWorld(script: Script, settings: Parameters<typeof startTestApp>[1] = {}): Promise<World> {
  const provider = await startScriptedProvider(script);
  const environment = {
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: provider.baseUrl('responses'),
    OPENAI_MODEL: 'gpt-5.4-mini',
  };
  const app = await startTestApp('sqlite', { environment, ...settings });
  return {
    app,
    provider,
    test: (id, model) => app.client.execute(TEST, { id, model }),
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]();
      await provider[Symbol.asyncDispose]();
    },
  };
}

describe('providers', () => {
  test('are all listed, with what is known of their models, and where what they are told goes', async () => {
    await using world = await startWorld(answerWith('{}'));
    const { providers } = await world.app.client.request<{ providers: { id: string; host: string | null }[] }>(
      '{ providers { id configured isDefault setup host models defaultModel modelDetails { name inputUsdPerMillion outputTokens } } }',
    );
    expect(providers.map(({ id }) => id)).toEqual(['openai', 'anthropic', 'gemini', 'xai', 'compatible', 'builtin']);
    expect(providers[0]).toMatchObject({
      configured: true,
      isDefault: true,
      host: new URL(world.provider.baseUrl('responses')).host,
      defaultModel: 'gpt-5.4-mini',
      modelDetails: expect.arrayContaining([{ name: 'gpt-5.4-mini', inputUsdPerMillion: 0.75, outputTokens: 32_000 }]),
    });
    expect(providers[1]).toMatchObject({
      configured: false,
      host: null,
      setup: 'Set ANTHROPIC_API_KEY and start again.',
    });
  });

  test('have an order for each agent, with limits, as the settings say', async () => {
    const planner = [{ provider: 'anthropic' }, { provider: 'openai', model: 'x' }] as const;
    const settings = { agents: { planner: [...planner] }, limits: { retries: 1 }, fallback: { onRefusal: true } };
    await using world = await startWorld(answerWith('{}'), { settings });
    const { providerSettings } = await world.app.client.request<{ providerSettings: { orders: object[] } }>(
      '{ providerSettings { orders { agent routes { provider { id configured } model } } retries runMinutes fallsBackOnRefusal } }',
    );
    expect(providerSettings).toMatchObject({ retries: 1, runMinutes: 30, fallsBackOnRefusal: true });
    expect(providerSettings.orders[0]).toEqual({
      agent: 'PLANNER',
      routes: [
        { provider: { id: 'anthropic', configured: false }, model: 'claude-sonnet-5-5' },
        { provider: { id: 'openai', configured: true }, model: 'x' },
      ],
    });
  });
});

describe('a test of a provider', () => {
  test('is one small call, and says that it works', async () => {
    await using world = await startWorld(answerWith('{"ok":true}'));
    const { data } = await world.test('openai');
    expect(data).toEqual({
      testProvider: {
        isWorking: true,
        model: 'gpt-5.4-mini',
        latencyMs: expect.any(Number),
        message: 'OpenAI answers with gpt-5.4-mini.',
        errorCode: null,
        costUsd: expect.any(Number),
      },
    });
    expect(world.provider.exchanges).toHaveLength(1);
    expect(world.provider.exchanges[0]?.body).toMatchObject({ max_output_tokens: 1_024 });
  });

  test('tries the model that is asked for', async () => {
    await using world = await startWorld(answerWith('{"ok":true}'));
    expect(await world.test('openai', 'gpt-99')).toMatchObject({
      data: { testProvider: { model: 'gpt-99', costUsd: null } },
    });
    expect(world.provider.exchanges[0]?.body['model']).toBe('gpt-99');
  });

  test.each<[string, Script, object]>([
    [
      'a key that is refused',
      (exchange) => exchange.fail(401, 'invalid_api_key'),
      { isWorking: false, errorCode: 'PROVIDER_AUTH', message: 'The OpenAI key was refused. Check OPENAI_API_KEY.' },
    ],
    [
      'a model that is not there',
      (exchange) => exchange.fail(404, 'model_not_found'),
      { isWorking: false, errorCode: 'PROVIDER_UNAVAILABLE' },
    ],
    [
      'an overload, without trying again',
      (exchange) => exchange.fail(529, 'overloaded'),
      { isWorking: false, errorCode: 'PROVIDER_UNAVAILABLE' },
    ],
    ['a server that is gone', (exchange) => exchange.drop(), { isWorking: false, errorCode: 'PROVIDER_UNAVAILABLE' }],
    [
      'a model that does not keep to the schema',
      answerWith('Of course!'),
      { isWorking: true, message: expect.stringContaining('does not keep to the schema') },
    ],
    ['a model that thinks too long for a test', answerWith('', 'length'), { isWorking: true, errorCode: null }],
  ])('tells of %s', async (_, script, result) => {
    await using world = await startWorld(script);
    const answer = await world.test('openai');
    expect(answer.data).toMatchObject({ testProvider: result });
    expect(world.provider.exchanges).toHaveLength(1);
    expect(JSON.stringify([answer, world.app.logged])).not.toContain(KEY);
  });

  test('is booked like any other call, and held to the same ceilings', async () => {
    const settings = { ceilings: { workspaceMonth: { tokens: 200 } } };
    await using world = await startWorld(answerWith('{"ok":true}'), { settings });
    const today = new Date().toISOString().slice(0, 10);
    const usage = async () =>
      world.app.client.request(
        `{ usage(from: "${today}", to: "${today}", groupBy: AGENT) { rows { key calls inputTokens outputTokens costUsd } } }`,
      );
    for (const _ of ['first', 'second']) expect(await world.test('openai')).toMatchObject({ errors: [] });
    const sums = { calls: 2, inputTokens: 240, outputTokens: 60 };
    expect(await usage()).toMatchObject({ usage: { rows: [{ key: null, ...sums }] } });
    expect((await world.test('openai')).data).toMatchObject({
      testProvider: { isWorking: false, errorCode: 'BUDGET_EXCEEDED', message: expect.stringContaining('200 tokens') },
    });
    expect(world.provider.exchanges).toHaveLength(2);
  });

  test('is for administrators, as forgetting the kept answers is', async () => {
    await using world = await startWorld(answerWith('{"ok":true}'));
    const { providers } = world.app.services;
    await expect(providers.test(MANAGER, 'openai', null)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(providers.clearCache(MANAGER)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(world.provider.exchanges).toEqual([]);
  });

  test('is made one at a time, and not too often', async () => {
    const first = Promise.withResolvers<void>();
    await using world = await startWorld(async (exchange) => {
      await first.promise;
      await answerWith('{"ok":true}')(exchange);
    });
    const pending = world.test('openai');
    await world.provider.exchange(0);
    expect((await world.test('openai')).errors[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 5,
    });
    first.resolve();
    expect((await pending).errors).toEqual([]);
    for (let made = 1; made < 12; made += 1) expect((await world.test('openai')).errors).toEqual([]);
    const refused = (await world.test('openai')).errors[0]?.extensions;
    expect(refused).toMatchObject({ code: 'RATE_LIMITED' });
    expect(refused?.['retryAfterSeconds']).toBeGreaterThan(0);
    expect(world.provider.exchanges).toHaveLength(12);
  });

  test('needs a provider that is there and set up; the built-in one always works', async () => {
    await using world = await startWorld(answerWith('{}'));
    for (const id of ['anthropic', 'skynet'])
      expect((await world.test(id)).errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'id' });
    expect((await world.test('builtin')).data).toMatchObject({ testProvider: { isWorking: true, costUsd: 0 } });
    expect(world.provider.exchanges).toEqual([]);
  });
});

describe('answers to equal requests', () => {
  const run = async (
    { client }: TestApp,
    name: string,
  ): Promise<{ events: { type: string; text: string | null }[]; agentRun: object }> => {
    const { createProject } = await client.request<{ createProject: { id: string } }>(
      'mutation ($name: String!) { createProject(input: { name: $name }) { id } }',
      { name },
    );
    const input = { goal: 'Open a bakery', projectId: createProject.id };
    const { planProject } = await client.request<{ planProject: { id: string } }>(
      'mutation ($input: PlanProjectInput!) { planProject(input: $input) { id } }',
      { input },
    );
    const { id } = planProject;
    const events = [];
    const query = 'subscription ($id: ID!) { agentRunEvents(runId: $id) { type text } }';
    for await (const each of client.subscribe<{ agentRunEvents: { type: string; text: string | null } }>(query, { id }))
      events.push(each.agentRunEvents);
    const { agentRun } = await client.request<{ agentRun: object }>(
      'query ($id: ID!) { agentRun(id: $id) { status cached usage { costUsd inputTokens cacheHits } patch { operations { title } } } }',
      { id },
    );
    return { events, agentRun };
  };
  const CACHE = '{ responseCache { store isReachable hits misses entries maxEntries keepMinutes } }';

  test('are given once more, say so, cost nothing, and are forgotten on demand', async () => {
    await using world = await startWorld(answerWith(planText(scriptedPlan(3))));
    const first = await run(world.app, 'Bakery');
    const second = await run(world.app, 'Bakery');
    expect(first.agentRun).toMatchObject({ cached: false, usage: { inputTokens: 120, cacheHits: 0 } });
    expect(second.agentRun).toEqual({
      ...first.agentRun,
      cached: true,
      usage: { costUsd: 0, inputTokens: 0, cacheHits: 1 },
    });
    expect(second.events.find(({ type }) => type === 'CACHED')?.text).toContain('has been asked exactly this before');
    expect(world.provider.exchanges).toHaveLength(1);
    expect(await world.app.client.request(CACHE)).toEqual({
      responseCache: {
        store: 'memory',
        isReachable: true,
        hits: 1,
        misses: 1,
        entries: 1,
        maxEntries: 500,
        keepMinutes: 1_440,
      },
    });
    expect(await world.app.client.request('mutation { clearResponseCache { hits entries } }')).toEqual({
      clearResponseCache: { hits: 0, entries: 0 },
    });
    expect((await run(world.app, 'Bakery')).agentRun).toMatchObject({ cached: false });
    expect(world.provider.exchanges).toHaveLength(2);
  });

  test('are made each time where the settings want no cache', async () => {
    await using world = await startWorld(answerWith(planText(scriptedPlan(3))), {
      settings: { cache: { enabled: false } },
    });
    for (let count = 0; count < 2; count += 1) await run(world.app, 'Bakery');
    expect(world.provider.exchanges).toHaveLength(2);
    expect(await world.app.client.request(CACHE)).toEqual({ responseCache: null });
  });

  test('are made each time where Redis is away, and no run fails of it', async () => {
    const environment = { REDIS_URL: 'redis://127.0.0.1:1' };
    await using world = await startWorld(answerWith(planText(scriptedPlan(3))));
    const app = await startTestApp('sqlite', {
      environment: { ...environment, OPENAI_API_KEY: KEY, OPENAI_BASE_URL: world.provider.baseUrl('responses') },
    });
    await using _ = app;
    expect((await run(app, 'Bakery')).agentRun).toMatchObject({ status: 'SUCCEEDED', cached: false });
    expect(await app.client.request(CACHE)).toMatchObject({ responseCache: { store: 'redis', isReachable: false } });
    const { errors } = await app.client.execute('mutation { clearResponseCache { hits } }');
    expect(errors[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE' });
  });
});
