import { describe, expect, test } from 'vitest';
import type { AgentEvent } from '../../../server/agents/agent.ts';
import { createProviders } from '../../../server/agents/providers.ts';
import { readProviderSettings } from '../../../server/agents/provider-settings.ts';
import type { SettingsFile } from '../../../server/agents/settings/settings-file.ts';
import { collect } from '../../support/collect.ts';
import { planPieces, planText, scriptedPlan } from '../../support/scripted-plan.ts';
import {
  answerWith,
  type Script,
  type ScriptedProvider,
  startScriptedProvider,
} from '../../support/scripted-provider.ts';
import { createdTitles, environmentOf, instantRetries, plannerInput } from './planning-world.ts';

const PLAN = scriptedPlan(4);
const TITLES = PLAN.operations.map((operation) => operation.title);
const GOOD = answerWith(planText(PLAN));
const [HEAD, FIRST] = planPieces(PLAN);

const failing =
  (status: number, type: string, headers: Record<string, string> = {}): Script =>
  (exchange) =>
    exchange.fail(status, type, headers);

/** Sends the first operation, and ends without an end. */
const cut: Script = async (exchange) => {
  await exchange.start();
  await exchange.text(`${HEAD}${FIRST}`);
  exchange.end();
};

interface World extends AsyncDisposable {
  readonly openai: ScriptedProvider;
  readonly anthropic: ScriptedProvider;
  readonly run: (changes?: {
    provider?: string;
    file?: SettingsFile;
    runMs?: number;
    firstByteMs?: number;
  }) => Promise<AgentEvent[]>;
}

/** OpenAI first, then Anthropic, as two servers play them. */
async function startWorld(openaiScript: Script, anthropicScript: Script = GOOD): Promise<World> {
  const openai = await startScriptedProvider(openaiScript);
  const anthropic = await startScriptedProvider(anthropicScript);
  return {
    openai,
    anthropic,
    run: async ({ provider, file = {}, ...limits } = {}) => {
      const environment = { ...environmentOf(openai, 'responses'), ...environmentOf(anthropic, 'messages') };
      const settings = readProviderSettings(environment, [], file);
      const providers = createProviders(
        { ...settings, limits: { ...settings.limits, ...limits } },
        { retryPolicy: instantRetries() },
      );
      const choice = providers.choose('PLANNER', provider ?? null, null);
      const route = {
        agent: 'PLANNER',
        provider: choice.provider.id,
        model: choice.model,
        isNamed: choice.isNamed,
      } as const;
      const signal = new AbortController().signal;
      return collect(providers.agentFor(route).run(plannerInput(), signal, { takeRefusals: () => [] }));
    },
    async [Symbol.asyncDispose]() {
      await openai[Symbol.asyncDispose]();
      await anthropic[Symbol.asyncDispose]();
    },
  };
}

const fallbacksOf = (events: readonly AgentEvent[]) => events.filter(({ type }) => type === 'fallback');
const toAnthropic = (text: string) => ({ type: 'fallback', text, provider: 'anthropic', model: 'claude-opus-5-5' });

describe('a provider that another can stand in for', () => {
  test.each<[string, Script, number, string]>([
    ['is overloaded', failing(529, 'overloaded'), 4, 'OpenAI is overloaded or failing (HTTP 529, overloaded).'],
    ['limits requests', failing(429, 'rate_limit_error'), 4, 'OpenAI is limiting requests.'],
    ['refuses the key', failing(401, 'authentication_error'), 1, 'The OpenAI key was refused.'],
    [
      'has no such model',
      failing(404, 'model_not_found'),
      1,
      'OpenAI does not offer the model "gpt-5.4-mini" to this key.',
    ],
    ['cannot be reached', (exchange) => exchange.drop(), 4, 'OpenAI cannot be reached.'],
    [
      'asks for more than half a minute',
      failing(429, 'rate_limit_error', { 'retry-after': '31' }),
      1,
      'OpenAI is limiting requests.',
    ],
  ])('%s, and the plan is made elsewhere', async (_, script, requests, sentence) => {
    await using world = await startWorld(script);
    const events = await world.run();
    expect(fallbacksOf(events)).toEqual([toAnthropic(`${sentence} Going on with Anthropic, claude-opus-5-5.`)]);
    expect(createdTitles(events)).toEqual(TITLES);
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect([world.openai.exchanges.length, world.anthropic.exchanges.length]).toEqual([requests, 1]);
  });

  test('stays silent, and the plan is made elsewhere', async () => {
    await using world = await startWorld((exchange) => exchange.closed);
    const events = await world.run({ firstByteMs: 30 });
    expect(fallbacksOf(events)).toHaveLength(1);
    expect(createdTitles(events)).toEqual(TITLES);
  });

  test('breaks off, and the other is asked only for the rest', async () => {
    await using world = await startWorld(cut);
    const events = await world.run();
    expect(createdTitles(events)).toEqual(TITLES);
    expect(world.openai.exchanges).toHaveLength(4);
    const prompt = world.anthropic.exchanges[0]?.prompt ?? '';
    expect(prompt).toContain('Your answer so far was cut off.');
    expect(prompt).toContain('Step 1');
  });

  test('has its own retries, and so has the other', async () => {
    await using world = await startWorld(failing(500, 'api_error'), failing(500, 'api_error'));
    const events = await world.run();
    expect([world.openai.exchanges.length, world.anthropic.exchanges.length]).toEqual([4, 4]);
    expect(events.at(-1)).toMatchObject({ type: 'failed', text: expect.stringContaining('Anthropic is overloaded') });
  });

  test('is not left when the run has used up its time', async () => {
    await using world = await startWorld((exchange) => exchange.closed);
    const events = await world.run({ runMs: 300 });
    expect(events).toEqual([expect.objectContaining({ type: 'failed', code: 'PROVIDER_TIMEOUT' })]);
    expect(world.anthropic.exchanges).toEqual([]);
  });
});

describe('what is the answer and not the provider', () => {
  const refusing = answerWith('', 'refusal');
  const talking = answerWith('Sorry?');

  test.each<[string, Script, string]>([
    ['a refusal', refusing, 'PROVIDER_REFUSED'],
    ['an answer that cannot be read', talking, 'OUTPUT_INVALID'],
    ['an answer at its limit', answerWith('{"thinking":"', 'length'), 'OUTPUT_TRUNCATED'],
  ])('%s stays where it is', async (_, script, code) => {
    await using world = await startWorld(script);
    expect((await world.run()).at(-1)).toMatchObject({ type: 'failed', code });
    expect(world.anthropic.exchanges).toEqual([]);
  });

  test.each<[string, Script, NonNullable<SettingsFile['fallback']>]>([
    ['a refusal', refusing, { onRefusal: true }],
    ['a refusal of the request', failing(400, 'content_policy_violation'), { onRefusal: true }],
    ['an answer that cannot be read', talking, { onInvalidOutput: true }],
  ])('%s goes on elsewhere where the settings want it', async (_, script, fallback) => {
    await using world = await startWorld(script);
    const events = await world.run({ file: { fallback } });
    expect(fallbacksOf(events)).toHaveLength(1);
    expect(createdTitles(events)).toEqual(TITLES);
  });
});

describe('a provider that a person has named', () => {
  test('is not left', async () => {
    await using world = await startWorld(failing(401, 'authentication_error'));
    expect(await world.run({ provider: 'openai' })).toEqual([
      expect.objectContaining({ type: 'failed', code: 'PROVIDER_AUTH' }),
    ]);
    expect(world.anthropic.exchanges).toEqual([]);
  });

  test('is left where the settings allow it', async () => {
    await using world = await startWorld(failing(401, 'authentication_error'));
    const events = await world.run({ provider: 'openai', file: { fallback: { fromNamedProvider: true } } });
    expect(createdTitles(events)).toEqual(TITLES);
  });
});

describe('the order of an agent', () => {
  test('is followed as the file has it, with the models that it names', async () => {
    await using world = await startWorld(GOOD, failing(500, 'api_error'));
    const order = [
      { provider: 'anthropic', model: 'first' },
      { provider: 'xai' },
      { provider: 'anthropic', model: 'second' },
      { provider: 'openai', model: 'third' },
    ] as const;
    const events = await world.run({ file: { agents: { planner: [...order] } } });
    expect(fallbacksOf(events)).toMatchObject([{ model: 'second' }, { model: 'third' }]);
    expect(world.openai.exchanges[0]?.body['model']).toBe('third');
  });

  test('does not offer a refused key another model of the same provider', async () => {
    await using world = await startWorld(GOOD, failing(401, 'authentication_error'));
    const order = [
      { provider: 'anthropic', model: 'a' },
      { provider: 'anthropic', model: 'b' },
      { provider: 'openai' },
    ] as const;
    const events = await world.run({ file: { agents: { planner: [...order] } } });
    expect(fallbacksOf(events)).toMatchObject([{ provider: 'openai' }]);
    expect(world.anthropic.exchanges).toHaveLength(1);
  });

  const LAST = { agents: { default: [{ provider: 'openai' }, { provider: 'builtin' }] } } satisfies SettingsFile;

  test('ends with the built-in planner where it says so', async () => {
    await using world = await startWorld(failing(401, 'authentication_error'));
    const events = await world.run({ file: LAST });
    expect(events[0]).toEqual({
      type: 'fallback',
      text: 'The OpenAI key was refused. Check OPENAI_API_KEY. Going on with the built-in planner.',
      provider: 'builtin',
      model: 'builtin',
    });
    expect(createdTitles(events).length).toBeGreaterThan(3);
    expect(events.at(-1)).toEqual({ type: 'done' });
  });

  test('does not mix what a model has begun with what the built-in planner would do', async () => {
    await using world = await startWorld(cut);
    const events = await world.run({ file: LAST });
    expect(createdTitles(events)).toEqual(TITLES.slice(0, 1));
    expect(events.at(-1)).toMatchObject({ type: 'cut', code: 'PROVIDER_UNAVAILABLE' });
  });
});

describe('a provider that has lost its key since the run was queued', () => {
  const LOST = 'OpenAI is not set up. Set OPENAI_API_KEY and start again.';

  async function runWithoutOpenai(isNamed: boolean, file: SettingsFile = {}): Promise<AgentEvent[]> {
    await using anthropic = await startScriptedProvider(GOOD);
    const settings = readProviderSettings(environmentOf(anthropic, 'messages'), [], file);
    const providers = createProviders(settings, { retryPolicy: instantRetries() });
    const agent = providers.agentFor({ agent: 'PLANNER', provider: 'openai', model: 'gpt-5.4-mini', isNamed });
    return await collect(agent.run(plannerInput(), new AbortController().signal, { takeRefusals: () => [] }));
  }

  test('is left for the next one of the order', async () => {
    const events = await runWithoutOpenai(false);
    expect(events[0]).toEqual(toAnthropic(`${LOST} Going on with Anthropic, claude-opus-5-5.`));
    expect(createdTitles(events)).toEqual(TITLES);
    expect(events.at(-1)).toEqual({ type: 'done' });
  });

  test('fails the run where a person has named it, with a code and what to do', async () => {
    expect(await runWithoutOpenai(true)).toEqual([{ type: 'failed', code: 'PROVIDER_AUTH', text: LOST }]);
  });

  test('is left all the same where the settings say so', async () => {
    const events = await runWithoutOpenai(true, { fallback: { fromNamedProvider: true } });
    expect(createdTitles(events)).toEqual(TITLES);
  });

  test('fails the run where nobody else is in the order', async () => {
    const events = await runWithoutOpenai(false, { agents: { default: [{ provider: 'openai' }] } });
    expect(events).toEqual([{ type: 'failed', code: 'PROVIDER_AUTH', text: LOST }]);
  });

  test('gives way to the built-in planner where the order names that', async () => {
    const events = await runWithoutOpenai(false, { agents: { default: [{ provider: 'builtin' }] } });
    const text = `${LOST} Going on with the built-in planner.`;
    expect(events[0]).toEqual({ type: 'fallback', text, provider: 'builtin', model: 'builtin' });
    expect(events.at(-1)).toEqual({ type: 'done' });
  });
});
