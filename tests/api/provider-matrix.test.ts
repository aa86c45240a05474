import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RetryPolicy } from '../../server/agents/llm/retry.ts';
import { planPieces, planText, scriptedPlan } from '../support/scripted-plan.ts';
import {
  answerWith,
  type Exchange,
  type Protocol,
  type Script,
  type ScriptedProvider,
  startScriptedProvider,
} from '../support/scripted-provider.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/**
 * Everything that can go wrong between a run and its provider, through the whole product: what the run says in the end,
 * how often the provider was asked, and how many operations of four are in the proposal.
 */
interface Fault {
  /** Plays the provider; `seen` settles when the run has stored the first operation. */
  readonly play: (exchange: Exchange, index: number, seen: Promise<void>) => Promise<void> | void;
  readonly state: 'SUCCEEDED' | 'SUCCEEDED in part' | 'FAILED' | 'CANCELLED';
  readonly code: string | null;
  readonly requests: number;
  readonly kept: number;
  /** Played against a server with short limits. */
  readonly isAboutTime?: true;
  /** The person stops the run when the first operation has come. */
  readonly isCancelled?: true;
}

const PLAN = scriptedPlan(4);
const [HEAD, FIRST] = planPieces(PLAN);
const GOOD = answerWith(planText(PLAN));

/** Sends the first operation, waits until it is stored, and goes wrong. An answer that repeats it brings nothing new. */
const afterFirst =
  (then: (exchange: Exchange) => Promise<void> | void): Fault['play'] =>
  async (exchange, index, seen) => {
    await exchange.start();
    await exchange.text(`${HEAD}${FIRST}`);
    if (index === 0) await seen;
    await then(exchange);
  };
const failing =
  (status: number, type: string, headers: Record<string, string> = {}): Script =>
  (exchange) =>
    exchange.fail(status, type, headers);

const trickle = async (exchange: Exchange): Promise<void> => {
  while (!exchange.isClosed) {
    await exchange.text(' ');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const FAULTS: Readonly<Record<string, Fault>> = {
  abort: {
    play: afterFirst((exchange) => exchange.closed),
    isCancelled: true,
    state: 'CANCELLED',
    code: null,
    requests: 1,
    kept: 1,
  },
  'dropped socket': {
    play: afterFirst((exchange) => exchange.drop()),
    state: 'SUCCEEDED in part',
    code: 'PROVIDER_UNAVAILABLE',
    requests: 4,
    kept: 1,
  },
  'clean end without terminal event': {
    play: afterFirst((exchange) => exchange.end()),
    state: 'SUCCEEDED in part',
    code: 'PROVIDER_UNAVAILABLE',
    requests: 4,
    kept: 1,
  },
  stall: {
    isAboutTime: true,
    play: afterFirst((exchange) => exchange.closed),
    state: 'SUCCEEDED in part',
    code: 'PROVIDER_TIMEOUT',
    requests: 4,
    kept: 1,
  },
  'slow trickle': {
    isAboutTime: true,
    play: afterFirst(trickle),
    state: 'SUCCEEDED in part',
    code: 'PROVIDER_TIMEOUT',
    requests: 1,
    kept: 1,
  },
  'no first byte': {
    isAboutTime: true,
    play: (exchange) => exchange.closed,
    state: 'FAILED',
    code: 'PROVIDER_TIMEOUT',
    requests: 4,
    kept: 0,
  },
  '429 with Retry-After, once': {
    play: (exchange, index) =>
      index === 0 ? failing(429, 'rate_limit_error', { 'retry-after': '7' })(exchange) : GOOD(exchange),
    state: 'SUCCEEDED',
    code: null,
    requests: 2,
    kept: 4,
  },
  '429 with Retry-After, for ever': {
    play: failing(429, 'rate_limit_error', { 'retry-after': '2' }),
    state: 'FAILED',
    code: 'PROVIDER_RATE_LIMIT',
    requests: 4,
    kept: 0,
  },
  '500 once': {
    play: (exchange, index) => (index === 0 ? failing(500, 'api_error')(exchange) : GOOD(exchange)),
    state: 'SUCCEEDED',
    code: null,
    requests: 2,
    kept: 4,
  },
  '500 for ever': {
    play: failing(500, 'api_error'),
    state: 'FAILED',
    code: 'PROVIDER_UNAVAILABLE',
    requests: 4,
    kept: 0,
  },
  '529 for ever': {
    play: failing(529, 'overloaded_error'),
    state: 'FAILED',
    code: 'PROVIDER_UNAVAILABLE',
    requests: 4,
    kept: 0,
  },
  '401': { play: failing(401, 'authentication_error'), state: 'FAILED', code: 'PROVIDER_AUTH', requests: 1, kept: 0 },
  refusal: { play: answerWith('', 'refusal'), state: 'FAILED', code: 'PROVIDER_REFUSED', requests: 1, kept: 0 },
  'refusal in the middle': {
    play: afterFirst((exchange) => exchange.finish('refusal')),
    state: 'SUCCEEDED in part',
    code: 'PROVIDER_REFUSED',
    requests: 1,
    kept: 1,
  },
  'length, then the rest': {
    play: (exchange, index, seen) =>
      index === 0 ? afterFirst((each) => each.finish('length'))(exchange, index, seen) : GOOD(exchange),
    state: 'SUCCEEDED',
    code: null,
    requests: 2,
    kept: 4,
  },
  'length, and nothing more': {
    play: afterFirst((exchange) => exchange.finish('length')),
    state: 'SUCCEEDED in part',
    code: 'OUTPUT_TRUNCATED',
    requests: 2,
    kept: 1,
  },
  'malformed JSON': {
    play: afterFirst((exchange) => exchange.text(' oops').then(() => exchange.finish())),
    state: 'SUCCEEDED in part',
    code: 'OUTPUT_INVALID',
    requests: 2,
    kept: 1,
  },
  'no JSON': { play: answerWith('Sorry?'), state: 'FAILED', code: 'OUTPUT_INVALID', requests: 2, kept: 0 },
  'junk frame': {
    play: afterFirst((exchange) => exchange.raw('data: {junk\n\n').then(() => exchange.end())),
    state: 'SUCCEEDED in part',
    code: 'PROVIDER_UNAVAILABLE',
    requests: 4,
    kept: 1,
  },
  'in-band error': {
    play: afterFirst((exchange) => exchange.errorEvent('server_error')),
    state: 'SUCCEEDED in part',
    code: 'PROVIDER_UNAVAILABLE',
    requests: 4,
    kept: 1,
  },
};

const VENDORS: Readonly<Record<Protocol, string>> = { responses: 'openai', chat: 'compatible', messages: 'anthropic' };
const PROTOCOLS = Object.keys(VENDORS) as Protocol[];

/** The waits that were asked for do not happen. */
const INSTANT: RetryPolicy = {
  maxRetries: 3,
  baseDelayMs: 1,
  maxDelayMs: 1,
  random: () => 0,
  sleep: () => Promise.resolve(),
};

interface Row {
  readonly state: string;
  readonly code: string | null;
  readonly requests: number;
  readonly kept: number;
}

const rows = new Map<string, Row>();
let provider: ScriptedProvider;
let usual: TestApp;
let impatient: TestApp;
/** By the goal's words, which tell the server what to play. */
const seen = new Map<string, PromiseWithResolvers<void>>();
const asked = new Map<string, number>();

beforeAll(async () => {
  provider = await startScriptedProvider(async (exchange) => {
    const goal = /Case ([^"\\]*?)\./.exec(exchange.prompt)?.[1] ?? '';
    const index = asked.get(goal) ?? 0;
    asked.set(goal, index + 1);
    await FAULTS[goal.split(' over ')[0] ?? '']?.play(exchange, index, seen.get(goal)?.promise ?? Promise.resolve());
  });
  const options = {
    environment: {
      OPENAI_API_KEY: 'k',
      OPENAI_BASE_URL: provider.baseUrl('responses'),
      ANTHROPIC_API_KEY: 'k',
      ANTHROPIC_BASE_URL: provider.baseUrl('messages'),
      COMPATIBLE_BASE_URL: provider.baseUrl('chat'),
      COMPATIBLE_MODEL: 'm',
    },
    retryPolicy: INSTANT,
  };
  usual = await startTestApp('sqlite', options);
  const limits = { firstByteSeconds: 1, silenceSeconds: 1, runMinutes: 0.15 };
  impatient = await startTestApp('sqlite', { ...options, settings: { limits } });
});

afterAll(async () => {
  await usual[Symbol.asyncDispose]();
  await impatient[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
  process.stdout.write(table());
});

async function play(name: string, protocol: Protocol): Promise<Row> {
  const goal = `${name} over ${protocol}`;
  const { client } = FAULTS[name]?.isAboutTime ? impatient : usual;
  const firstOperation = Promise.withResolvers<void>();
  seen.set(goal, firstOperation);
  const { planProject } = await client.request<{ planProject: { id: string } }>(
    'mutation ($input: PlanProjectInput!) { planProject(input: $input) { id } }',
    { input: { goal: `Case ${goal}.`, provider: VENDORS[protocol] } },
  );
  const { id } = planProject;
  const events = client.subscribe<{ agentRunEvents: { type: string } }>(
    'subscription ($id: ID!) { agentRunEvents(runId: $id) { type } }',
    { id },
  );
  for await (const { agentRunEvents } of events) {
    if (agentRunEvents.type !== 'OPERATION') continue;
    firstOperation.resolve();
    if (FAULTS[name]?.isCancelled) await client.request('mutation ($id: ID!) { cancelRun(id: $id) { id } }', { id });
  }
  const { agentRun } = await client.request<{
    agentRun: { status: string; errorCode: string | null; incomplete: boolean; patch: { operations: object[] } | null };
  }>('query ($id: ID!) { agentRun(id: $id) { status errorCode incomplete patch { operations { id } } } }', { id });
  const { status, errorCode, incomplete, patch } = agentRun;
  return {
    state: status === 'SUCCEEDED' && incomplete ? 'SUCCEEDED in part' : status,
    code: errorCode,
    requests: asked.get(goal) ?? 0,
    kept: patch?.operations.length ?? 0,
  };
}

function table(): string {
  const width = Math.max(...Object.keys(FAULTS).map((name) => name.length));
  const order = PROTOCOLS.flatMap((protocol) => Object.keys(FAULTS).map((name) => `${name} over ${protocol}`));
  const sorted = [...rows].sort(([left], [right]) => order.indexOf(left) - order.indexOf(right));
  const lines = sorted.map(([key, { state, code, requests, kept }]) => {
    const [name = '', protocol = ''] = key.split(' over ');
    return [
      name.padEnd(width),
      protocol.padEnd(9),
      state.padEnd(17),
      (code ?? '-').padEnd(20),
      String(requests).padStart(8),
      String(kept).padStart(5),
    ].join('  ');
  });
  const head = ['fault'.padEnd(width), 'protocol ', 'state'.padEnd(17), 'code'.padEnd(20), 'requests', ' kept'].join(
    '  ',
  );
  return `\n${head}\n${lines.join('\n')}\n`;
}

describe.concurrent.each(PROTOCOLS)('over %s', (protocol) => {
  test.each(Object.entries(FAULTS))('%s ends as it should', { timeout: 60_000 }, async (name, fault) => {
    const { state, code, requests, kept } = fault;
    const row = await play(name, protocol);
    rows.set(`${name} over ${protocol}`, row);
    expect(row).toEqual({ state, code, requests, kept });
  });
});
