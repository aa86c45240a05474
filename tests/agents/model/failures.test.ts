import { describe, expect, test } from 'vitest';
import type { AgentEvent } from '../../../server/agents/agent.ts';
import { DEFAULT_RETRY_POLICY } from '../../../server/agents/llm/retry.ts';
import { collect } from '../../support/collect.ts';
import { planPieces, planText, scriptedPlan } from '../../support/scripted-plan.ts';
import { answerWith, type Exchange, type Script, startScriptedProvider } from '../../support/scripted-provider.ts';
import { Books } from './books.ts';
import { createdTitles, instantRetries, plan, PROTOCOLS, VENDORS } from './planning-world.ts';

const PLAN = scriptedPlan(4);
const TITLES = PLAN.operations.map((operation) => operation.title);
const GOOD = answerWith(planText(PLAN));
const [HEAD, FIRST] = planPieces(PLAN);

const failing =
  (status: number, type: string, headers: Record<string, string> = {}): Script =>
  (exchange) =>
    exchange.fail(status, type, headers);

/** Sends the first operation, and goes wrong. */
const afterFirst =
  (then: (exchange: Exchange) => Promise<void> | void): Script =>
  async (exchange) => {
    await exchange.start();
    await exchange.text(`${HEAD}${FIRST}`);
    await then(exchange);
  };

/** The last request of a run repeats for all that follow, so a run that asks too often is seen by its count. */
interface Case {
  readonly scripts: [Script, ...Script[]];
  readonly requests: number;
  /** Titles that are kept. */
  readonly kept: number;
  readonly end: string;
  readonly code?: string;
  /** Waits before retries, in milliseconds. */
  readonly delays?: number[];
}

const CASES: Record<string, Case> = {
  'a complete answer': { scripts: [GOOD], requests: 1, kept: 4, end: 'done' },
  '401': {
    scripts: [failing(401, 'authentication_error')],
    requests: 1,
    kept: 0,
    end: 'failed',
    code: 'PROVIDER_AUTH',
  },
  '429 with Retry-After, then an answer': {
    scripts: [failing(429, 'rate_limit_error', { 'retry-after': '11' }), GOOD],
    requests: 2,
    kept: 4,
    end: 'done',
    delays: [11_000],
  },
  '429 for ever': {
    scripts: [failing(429, 'rate_limit_error')],
    requests: 4,
    kept: 0,
    end: 'failed',
    code: 'PROVIDER_RATE_LIMIT',
    delays: [750, 1_500, 3_000],
  },
  '429 with a Retry-After beyond the run': {
    scripts: [failing(429, 'rate_limit_error', { 'retry-after': '86400' })],
    requests: 1,
    kept: 0,
    end: 'failed',
    code: 'PROVIDER_RATE_LIMIT',
  },
  '500 twice, then an answer': {
    scripts: [failing(500, 'api_error'), failing(500, 'api_error'), GOOD],
    requests: 3,
    kept: 4,
    end: 'done',
    delays: [750, 1_500],
  },
  '529 for ever': {
    scripts: [failing(529, 'overloaded_error')],
    requests: 4,
    kept: 0,
    end: 'failed',
    code: 'PROVIDER_UNAVAILABLE',
    delays: [750, 1_500, 3_000],
  },
  'a connection that never comes about': {
    scripts: [(exchange) => exchange.drop()],
    requests: 4,
    kept: 0,
    end: 'failed',
    code: 'PROVIDER_UNAVAILABLE',
    delays: [750, 1_500, 3_000],
  },
  'a refusal': { scripts: [answerWith('', 'refusal')], requests: 1, kept: 0, end: 'failed', code: 'PROVIDER_REFUSED' },
  'a refusal in the middle': {
    scripts: [afterFirst((exchange) => exchange.finish('refusal'))],
    requests: 1,
    kept: 1,
    end: 'cut',
    code: 'PROVIDER_REFUSED',
  },
  'an answer that stops without its end, then the rest': {
    scripts: [afterFirst((exchange) => exchange.end()), GOOD],
    requests: 2,
    kept: 4,
    end: 'done',
    delays: [750],
  },
  'answers that all stop without their end': {
    scripts: [afterFirst((exchange) => exchange.end())],
    requests: 4,
    kept: 1,
    end: 'cut',
    code: 'PROVIDER_UNAVAILABLE',
    delays: [750, 1_500, 3_000],
  },
  'an overload in the middle, then the rest': {
    scripts: [afterFirst((exchange) => exchange.errorEvent('server_error')), GOOD],
    requests: 2,
    kept: 4,
    end: 'done',
    delays: [750],
  },
  'a junk frame, then the rest': {
    scripts: [afterFirst((exchange) => exchange.raw('data: {junk\n\n').then(() => exchange.end())), GOOD],
    requests: 2,
    kept: 4,
    end: 'done',
    delays: [750],
  },
  'a token limit, then the rest': {
    scripts: [afterFirst((exchange) => exchange.finish('length')), GOOD],
    requests: 2,
    kept: 4,
    end: 'done',
  },
  'a token limit before the first operation': {
    scripts: [answerWith(HEAD ?? '', 'length')],
    requests: 1,
    kept: 0,
    end: 'failed',
    code: 'OUTPUT_TRUNCATED',
  },
  'a token limit again without anything new': {
    scripts: [afterFirst((exchange) => exchange.finish('length'))],
    requests: 2,
    kept: 1,
    end: 'cut',
    code: 'OUTPUT_TRUNCATED',
  },
  'no JSON, then an answer': { scripts: [answerWith('Sorry?'), GOOD], requests: 2, kept: 4, end: 'done' },
  'no JSON for ever': {
    scripts: [answerWith('Sorry?')],
    requests: 2,
    kept: 0,
    end: 'failed',
    code: 'OUTPUT_INVALID',
  },
  'JSON that breaks in the middle, for ever': {
    scripts: [answerWith(`${HEAD}${FIRST} oops`)],
    requests: 2,
    kept: 1,
    end: 'cut',
    code: 'OUTPUT_INVALID',
  },
  'an answer of more than two million characters': {
    scripts: [answerWith(`{"thinking":"${'x'.repeat(2_100_000)}"}`)],
    requests: 2,
    kept: 0,
    end: 'failed',
    code: 'OUTPUT_INVALID',
  },
  'an answer of nothing but nonsense, for ever': {
    scripts: [answerWith(`{"operations":[${'1,'.repeat(500_000)}2]}`)],
    requests: 2,
    kept: 0,
    end: 'failed',
    code: 'OUTPUT_INVALID',
  },
  'nothing but nonsense, then an answer': {
    scripts: [answerWith(`{"operations":[${'1,'.repeat(5_000)}2]}`), GOOD],
    requests: 2,
    kept: 4,
    end: 'done',
  },
  'an answer that has nothing to change': {
    scripts: [answerWith(planText({ operations: [] }))],
    requests: 1,
    kept: 0,
    end: 'done',
  },
};

describe.each(PROTOCOLS)('%s', (protocol) => {
  test.each(Object.entries(CASES))('%s', async (_, { scripts, requests, kept, end, code, delays = [] }) => {
    await using provider = await startScriptedProvider(...scripts);
    const waits: number[] = [];
    const events = await collect(plan(provider, protocol, { retryPolicy: instantRetries(waits) }));
    const last = events.at(-1);
    expect({
      titles: createdTitles(events),
      end: last?.type,
      code: last && 'code' in last ? last.code : undefined,
      requests: provider.exchanges.length,
      waits,
    }).toEqual({ titles: TITLES.slice(0, kept), end, code, requests, waits: delays });
    expect(events.filter((event) => event.type === 'retry')).toHaveLength(requests - 1);
    expect(endsOf(events)).toHaveLength(1);
    if (last && 'code' in last) expect(last.text).toMatch(/^[A-Z].*\.$/);
    for (const event of events) if ('text' in event) expect(event.text).not.toMatch(/sk-|scripted/);
  });

  test('says what it is waiting for, and for how long', async () => {
    await using provider = await startScriptedProvider(failing(429, 'rate_limit_error', { 'retry-after': '2' }), GOOD);
    const events = await collect(plan(provider, protocol));
    const { name } = VENDORS[protocol];
    expect(events[0]).toEqual({ type: 'retry', text: `${name} is limiting requests. Trying again in 2 seconds.` });
  });

  test('says a thought only once, however often it has to ask', async () => {
    await using provider = await startScriptedProvider(
      afterFirst((exchange) => exchange.end()),
      GOOD,
    );
    const events = await collect(plan(provider, protocol));
    expect(events.filter((event) => event.type === 'text')).toEqual([{ type: 'text', text: PLAN.thinking }]);
    expect(events.filter((event) => event.type === 'title')).toHaveLength(1);
  });

  test('ends within its time, whatever the provider does', async () => {
    const trickle: Script = afterFirst(async (exchange) => {
      while (!exchange.isClosed) {
        await exchange.text(' ');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });
    await using provider = await startScriptedProvider(trickle);
    const events = await collect(plan(provider, protocol, { limits: { runMs: 1_500 } }));
    expect(createdTitles(events)).toEqual(TITLES.slice(0, 1));
    expect(events.at(-1)).toMatchObject({ type: 'cut', code: 'PROVIDER_TIMEOUT' });
    expect(provider.exchanges).toHaveLength(1);
    await provider.exchanges[0]?.closed;
  });

  test('tries a provider that stays silent again, and then says that it took too long', async () => {
    await using provider = await startScriptedProvider((exchange) => exchange.closed);
    const events = await collect(plan(provider, protocol, { limits: { firstByteMs: 30 } }));
    // Counted here: on a busy machine a call may be given up before the server has seen it.
    expect(events.filter((event) => event.type === 'retry')).toHaveLength(3);
    expect(events.at(-1)).toMatchObject({ type: 'failed', code: 'PROVIDER_TIMEOUT' });
  });

  test('stops at once when it is cancelled in the middle, and says what it is known to have used', async () => {
    await using provider = await startScriptedProvider(afterFirst((exchange) => exchange.closed));
    const controller = new AbortController();
    const books = new Books();
    const support = { takeRefusals: () => [], ledger: books };
    const events: AgentEvent[] = [];
    for await (const event of plan(provider, protocol, { signal: controller.signal, support })) {
      events.push(event);
      if (event.type === 'operation') controller.abort();
    }
    await provider.exchanges[0]?.closed;
    expect(events.map((event) => event.type)).toEqual(['text', 'title', 'operation']);
    // What it has used is owed all the same. Anthropic counts the input at the start, OpenAI only at the end.
    expect(books.results).toMatchObject([{ outcome: 'aborted', isEstimate: protocol !== 'messages' }]);
    expect(books.tokens.input).toBeGreaterThan(0);
    expect(provider.exchanges).toHaveLength(1);
  });

  test('stops at once when it is cancelled while it waits for a retry', async () => {
    await using provider = await startScriptedProvider(failing(500, 'api_error'));
    const controller = new AbortController();
    // The real wait, of at least half a minute.
    const retryPolicy = { ...DEFAULT_RETRY_POLICY, baseDelayMs: 60_000, maxDelayMs: 60_000 };
    const events: AgentEvent[] = [];
    for await (const event of plan(provider, protocol, { signal: controller.signal, retryPolicy })) {
      events.push(event);
      setTimeout(() => controller.abort(), 20);
    }
    expect(events.map((event) => event.type)).toEqual(['retry']);
    expect(provider.exchanges).toHaveLength(1);
  });
});

function endsOf(events: readonly AgentEvent[]): AgentEvent[] {
  return events.filter((event) => ['done', 'cut', 'failed'].includes(event.type));
}
