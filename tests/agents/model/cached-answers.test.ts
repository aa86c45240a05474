import { describe, expect, test } from 'vitest';
import type { AgentEvent, PlannerInput } from '../../../server/agents/agent.ts';
import { MemoryCache } from '../../../server/agents/llm/cache/memory-cache.ts';
import { createProviders } from '../../../server/agents/providers.ts';
import { readProviderSettings } from '../../../server/agents/provider-settings.ts';
import { collect } from '../../support/collect.ts';
import { planText, scriptedPlan } from '../../support/scripted-plan.ts';
import {
  answerWith,
  type Script,
  startScriptedProvider,
  type ScriptedProvider,
} from '../../support/scripted-provider.ts';
import { Books } from './books.ts';
import { createdTitles, environmentOf, instantRetries, plannerInput, PROTOCOLS } from './planning-world.ts';

const PLAN = scriptedPlan(4);
const TITLES = PLAN.operations.map((operation) => operation.title);
const GOOD = answerWith(planText(PLAN));

interface World extends AsyncDisposable {
  readonly provider: ScriptedProvider;
  readonly books: Books;
  readonly cache: MemoryCache;
  readonly run: (changes?: Partial<PlannerInput>) => Promise<AgentEvent[]>;
}

async function startWorld(protocol: (typeof PROTOCOLS)[number], ...scripts: [Script, ...Script[]]): Promise<World> {
  const provider = await startScriptedProvider(...scripts);
  const settings = readProviderSettings(environmentOf(provider, protocol), []);
  const cache = new MemoryCache(settings.cache);
  const books = new Books();
  const providers = createProviders(settings, { retryPolicy: instantRetries(), cache });
  const { provider: chosen, model } = providers.choose('PLANNER', null, null);
  const agent = providers.agentFor({ agent: 'PLANNER', provider: chosen.id, model, isNamed: false });
  const support = { takeRefusals: () => [], ledger: books };
  return {
    provider,
    books,
    cache,
    run: (changes) => collect(agent.run(plannerInput(changes), new AbortController().signal, support)),
    [Symbol.asyncDispose]: () => provider[Symbol.asyncDispose](),
  };
}

const withoutSaying = (events: readonly AgentEvent[]) => events.filter(({ type }) => type !== 'cached');

describe.each(PROTOCOLS)('a plan over %s', (protocol) => {
  test('is made once for equal requests, and says so, and costs nothing', async () => {
    await using world = await startWorld(protocol, GOOD);
    const first = await world.run();
    const second = await world.run();
    expect(withoutSaying(second)).toEqual(withoutSaying(first));
    expect(createdTitles(second)).toEqual(TITLES);
    expect(first.some(({ type }) => type === 'cached')).toBe(false);
    expect(second[0]).toEqual({ type: 'cached', text: expect.stringMatching(/asked exactly this before.*no cost/) });
    expect(world.provider.exchanges).toHaveLength(1);
    expect(world.books.planned[1]).toMatchObject({ mostUsd: 0, mostTokens: 0 });
    expect(world.books.results[1]).toMatchObject({ outcome: 'cached', usage: null, costUsd: 0, errorCode: null });
    expect(await world.cache.statistics()).toMatchObject({ hits: 1, misses: 1, entries: 1 });
  });
});

test('is made anew for another goal, and after the cache was cleared', async () => {
  await using world = await startWorld('responses', GOOD);
  await world.run();
  await world.run({ goal: 'Open a bakery in Linz' });
  await world.cache.clear();
  await world.run();
  expect(world.provider.exchanges).toHaveLength(3);
});

test.each<[string, Script]>([
  [
    'that ended without its end',
    async (exchange) => {
      await exchange.start();
      await exchange.text(planText(PLAN));
      exchange.end();
    },
  ],
  ['at the limit', answerWith(planText(PLAN), 'length')],
  ['that is no JSON', answerWith('Sorry?')],
  ['that was refused', answerWith('', 'refusal')],
  [
    'of which an operation was refused',
    answerWith(planText({ ...PLAN, operations: [...PLAN.operations, { ref: '#99', op: 'update', title: 'x' }] })),
  ],
])('an answer %s is not kept', async (_, script) => {
  await using world = await startWorld('responses', script);
  await world.run();
  expect(await world.cache.statistics()).toMatchObject({ hits: 0, entries: 0 });
});

test('an answer that is there is given past a ceiling, because it costs nothing', async () => {
  await using world = await startWorld('responses', GOOD);
  await world.run();
  world.books.isFull = true;
  expect(createdTitles(await world.run())).toEqual(TITLES);
  expect((await world.run({ goal: 'Something else' })).at(-1)).toMatchObject({
    type: 'failed',
    code: 'BUDGET_EXCEEDED',
  });
});
