import { describe, expect, test, vi } from 'vitest';
import { answerWith, type Exchange, type Script, startScriptedProvider } from '../../support/scripted-provider.ts';
import { API_KEY, callModel, modelAt, PROTOCOLS, REQUEST } from './model-world.ts';

/** What has been said when the call ends: all texts of the answer, and the last event without its sentence. */
interface Outcome {
  readonly json: string;
  readonly last: object;
}

const failed = (code: string, retryable: boolean, retryAfterMs: number | null = null) => ({
  type: 'failed',
  code,
  retryable,
  retryAfterMs,
});

/** Begins an answer, waits until the client has it, and does something else than going on. */
function afterHalf(then: (exchange: Exchange) => Promise<void> | void): Script {
  return async (exchange) => {
    await exchange.start();
    await exchange.text('{"a":');
    await then(exchange);
  };
}

const unavailable = failed('PROVIDER_UNAVAILABLE', true);

const CASES: Record<string, { readonly script: Script; readonly outcome: Outcome; readonly says: RegExp }> = {
  'a complete answer': {
    script: answerWith('{"a":1}'),
    outcome: { json: '{"a":1}', last: { type: 'done', reason: 'complete' } },
    says: /^$/,
  },
  'an answer at the token limit': {
    script: answerWith('{"a":', 'length'),
    outcome: { json: '{"a":', last: { type: 'done', reason: 'length' } },
    says: /^$/,
  },
  'a refusal': {
    script: answerWith('', 'refusal'),
    outcome: { json: '', last: { type: 'done', reason: 'refusal' } },
    says: /^$/,
  },
  'a clean end without a terminal event': {
    script: afterHalf((exchange) => exchange.end()),
    outcome: { json: '{"a":', last: unavailable },
    says: /ended before the answer was complete/,
  },
  'an empty stream': {
    script: async (exchange) => {
      await exchange.raw('');
      exchange.reply(200, '', { 'content-type': 'text/event-stream' });
    },
    outcome: { json: '', last: unavailable },
    says: /ended before the answer was complete/,
  },
  'a web page with status 200': {
    script: (exchange) => exchange.reply(200, '<html>hello</html>', { 'content-type': 'text/html; charset=utf-8' }),
    outcome: { json: '', last: failed('PROVIDER_UNAVAILABLE', false) },
    says: /Check ACME_BASE_URL/,
  },
  'a JSON object with status 200 instead of a stream': {
    script: (exchange) => exchange.reply(200, { output: [] }),
    outcome: { json: '', last: failed('PROVIDER_UNAVAILABLE', false) },
    says: /Check ACME_BASE_URL/,
  },
  'a junk frame': {
    script: afterHalf((exchange) => exchange.raw('event: content_block_delta\ndata: {"type": junk\n\n')),
    outcome: { json: '{"a":', last: unavailable },
    says: /cannot be read/,
  },
  'an event of the wrong shape': {
    script: afterHalf((exchange) => exchange.raw(wrongShape(exchange))),
    outcome: { json: '{"a":', last: unavailable },
    says: /cannot be read/,
  },
  'an overload that is reported inside the stream': {
    script: afterHalf((exchange) =>
      exchange.errorEvent(exchange.protocol === 'messages' ? 'overloaded_error' : 'server_error'),
    ),
    outcome: { json: '{"a":', last: unavailable },
    says: /overloaded or failing/,
  },
  'a rate limit that is reported inside the stream': {
    script: afterHalf((exchange) =>
      exchange.errorEvent(exchange.protocol === 'messages' ? 'rate_limit_error' : 'rate_limit_exceeded'),
    ),
    outcome: { json: '{"a":', last: failed('PROVIDER_RATE_LIMIT', true) },
    says: /limiting requests/,
  },
  '401': {
    script: (exchange) => exchange.fail(401, 'authentication_error'),
    outcome: { json: '', last: failed('PROVIDER_AUTH', false) },
    says: /^The Acme key was refused\. Check ACME_API_KEY\.$/,
  },
  'an error whose code is a sentence': {
    script: (exchange) => exchange.fail(422, 'scripted: sk-secret was wrong'),
    outcome: { json: '', last: failed('PROVIDER_UNAVAILABLE', false) },
    says: /\(HTTP 422\)\./,
  },
  '403': {
    script: (exchange) => exchange.fail(403, 'permission_error'),
    outcome: { json: '', last: failed('PROVIDER_AUTH', false) },
    says: /Check ACME_API_KEY/,
  },
  '404': {
    script: (exchange) => exchange.fail(404, 'not_found_error'),
    outcome: { json: '', last: failed('PROVIDER_UNAVAILABLE', false) },
    says: /"test-model".*ACME_MODEL/,
  },
  '400': {
    script: (exchange) => exchange.fail(400, 'invalid_request_error'),
    outcome: { json: '', last: failed('PROVIDER_UNAVAILABLE', false) },
    says: /did not accept the request for the model "test-model" \(HTTP 400, invalid_request_error\)\. Choose/,
  },
  '400 for a prompt that is too long': {
    script: (exchange) => exchange.fail(400, 'context_length_exceeded'),
    outcome: { json: '', last: failed('PROVIDER_UNAVAILABLE', false) },
    says: /too long for the model/,
  },
  '400 for a prompt against the policy': {
    script: (exchange) => exchange.fail(400, 'content_policy_violation'),
    outcome: { json: '', last: failed('PROVIDER_REFUSED', false) },
    says: /refused to work on this goal/,
  },
  '429 with Retry-After in seconds': {
    script: (exchange) => exchange.fail(429, 'rate_limit_error', { 'retry-after': '7' }),
    outcome: { json: '', last: failed('PROVIDER_RATE_LIMIT', true, 7_000) },
    says: /limiting requests/,
  },
  '429 with retry-after-ms': {
    script: (exchange) => exchange.fail(429, 'rate_limit_error', { 'retry-after-ms': '250', 'retry-after': '1' }),
    outcome: { json: '', last: failed('PROVIDER_RATE_LIMIT', true, 250) },
    says: /limiting requests/,
  },
  '429 for an account without credit': {
    script: (exchange) => exchange.fail(429, 'insufficient_quota'),
    outcome: { json: '', last: failed('PROVIDER_RATE_LIMIT', false) },
    says: /no credit left/,
  },
  '500': {
    script: (exchange) => exchange.fail(500, 'api_error'),
    outcome: { json: '', last: unavailable },
    says: /overloaded or failing/,
  },
  '503 with a page that is no JSON': {
    script: (exchange) => exchange.reply(503, '<h1>Bad gateway</h1>', { 'content-type': 'text/html' }),
    outcome: { json: '', last: unavailable },
    says: /overloaded or failing \(HTTP 503\)\./,
  },
  '529': {
    script: (exchange) => exchange.fail(529, 'overloaded_error'),
    outcome: { json: '', last: unavailable },
    says: /overloaded or failing/,
  },
  'a connection that is closed before any answer': {
    script: (exchange) => exchange.drop(),
    outcome: { json: '', last: unavailable },
    says: /cannot be reached/,
  },
};

function wrongShape({ protocol }: Exchange): string {
  return {
    messages: 'event: content_block_delta\ndata: {"type":"content_block_delta"}\n\n',
    responses: 'event: response.completed\ndata: {"type":"response.completed"}\n\n',
    chat: 'data: {"object":"chat.completion.chunk"}\n\n',
  }[protocol];
}

// Before the first call: the SDKs remember the console's functions from then on.
const written = vi.spyOn(console, 'error');

describe.each(PROTOCOLS)('%s', (protocol) => {
  test.each(Object.entries(CASES))(
    'tells %s from everything else, in one request',
    async (_, { script, ...expected }) => {
      await using provider = await startScriptedProvider(script);
      const events = await callModel(provider, protocol);
      const last = events.at(-1);
      const message = last?.type === 'failed' ? last.message : '';
      const { message: _message, ...withoutMessage } = { message, ...last };
      const json = events.map((event) => (event.type === 'json-delta' ? event.text : '')).join('');
      expect({ json, last: withoutMessage }).toEqual(expected.outcome);
      expect(message).toMatch(expected.says);
      expect(message).not.toMatch(/scripted|sk-/);
      expect(provider.exchanges).toHaveLength(1);
      expect(events.filter((event) => ['done', 'failed', 'aborted'].includes(event.type))).toHaveLength(1);
      // The SDKs would write junk frames, which hold a person's plan, to the console.
      expect(written).not.toHaveBeenCalled();
    },
  );

  test('tells a socket that is cut in mid-stream from an answer', async () => {
    const hasRead = Promise.withResolvers<void>();
    await using provider = await startScriptedProvider(async (exchange) => {
      await exchange.start();
      await exchange.text('{"a":');
      // Cut only when the client has read it: what is unread when a socket breaks is lost.
      await hasRead.promise;
      exchange.drop();
    });
    const events = [];
    for await (const event of modelAt(provider, protocol)(REQUEST, new AbortController().signal)) {
      events.push(event);
      if (event.type === 'json-delta') hasRead.resolve();
    }
    expect(events[0]).toEqual({ type: 'json-delta', text: '{"a":' });
    expect(events.at(-1)).toMatchObject({ ...unavailable, message: expect.stringContaining('ended before') });
  });

  test('says that a server which is not there cannot be reached', async () => {
    const provider = await startScriptedProvider(answerWith('{}'));
    await provider[Symbol.asyncDispose]();
    const [failure, ...others] = await callModel(provider, protocol);
    expect(failure).toMatchObject({ ...unavailable, message: expect.stringContaining('cannot be reached') });
    expect(others).toEqual([]);
  });

  test('sends the key, the parts of the request in their order, and the schema', async () => {
    await using provider = await startScriptedProvider(answerWith('{}'));
    await callModel(provider, protocol);
    const [exchange] = provider.exchanges;
    expect(exchange?.headers.authorization ?? exchange?.headers['x-api-key']).toContain(API_KEY);
    expect(exchange?.body).toMatchSnapshot();
  });

  test('counts cached input as input', async () => {
    await using provider = await startScriptedProvider(answerWith('{}'));
    expect(await callModel(provider, protocol)).toContainEqual({
      type: 'usage',
      usage: { inputTokens: 120, outputTokens: 30, cacheReadTokens: 20, cacheWriteTokens: 0 },
    });
  });
});

test('accepts an Anthropic base URL with and without its version', async () => {
  await using provider = await startScriptedProvider(answerWith('{}'));
  for (const suffix of ['', '/', '/v1', '/v1/']) {
    await callModel({ baseUrl: () => `${provider.baseUrl('messages')}${suffix}` }, 'messages');
  }
  expect(provider.exchanges.map((exchange) => exchange.path)).toEqual(Array(4).fill('/v1/messages'));
});
