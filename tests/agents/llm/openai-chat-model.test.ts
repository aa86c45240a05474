import { describe, expect, test } from 'vitest';
import { chatCapabilities } from '../../../server/agents/llm/chat-capabilities.ts';
import { DEFAULT_REQUEST_LIMITS } from '../../../server/agents/llm/limits.ts';
import type { ModelEvent } from '../../../server/agents/llm/model.ts';
import { createOpenAiChatModel } from '../../../server/agents/llm/openai-chat-model.ts';
import type { VendorId } from '../../../server/agents/settings/provider-ids.ts';
import type { ChatCapabilitySettings } from '../../../server/agents/settings/settings-file.ts';
import type { JsonObject } from '../../../server/domain/task.ts';
import { collect } from '../../support/collect.ts';
import { answerWith, type Exchange, type Script, startScriptedProvider } from '../../support/scripted-provider.ts';
import { REQUEST, WORDS } from './model-world.ts';

type ChatVendor = Extract<VendorId, 'gemini' | 'xai' | 'compatible'>;

interface Call {
  readonly vendor?: ChatVendor;
  readonly settings?: ChatCapabilitySettings;
  readonly apiKey?: string | null;
  readonly jsonSchema?: JsonObject;
}

/** All events of one call, and what the server was sent. */
async function call(
  script: Script,
  { vendor = 'compatible', settings = {}, apiKey = null, jsonSchema = REQUEST.jsonSchema }: Call = {},
): Promise<{ events: ModelEvent[]; exchange: Exchange }> {
  await using provider = await startScriptedProvider(script);
  const model = createOpenAiChatModel({
    apiKey,
    baseUrl: provider.baseUrl('chat'),
    words: WORDS,
    capabilities: chatCapabilities(vendor, settings),
    limits: DEFAULT_REQUEST_LIMITS,
  });
  const events = await collect(model({ ...REQUEST, jsonSchema }, new AbortController().signal));
  return { events, exchange: provider.exchanges[0]! };
}

const chunk = (delta: object, finishReason: string | null = null, more: object = {}): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finishReason }], ...more })}\n\n`;

/** Sends these frames, and ends cleanly. */
const frames =
  (...texts: string[]): Script =>
  async (exchange) => {
    exchange.headersOnly(200, 'text/event-stream');
    for (const text of texts) await exchange.raw(text);
    exchange.end();
  };

const jsonOf = (events: readonly ModelEvent[]): string =>
  events.map((event) => (event.type === 'json-delta' ? event.text : '')).join('');

const SCHEMA: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: { additionalProperties: { type: 'array', items: { type: 'object', additionalProperties: false } } },
  required: ['additionalProperties'],
  additionalProperties: false,
};

describe('what is asked', () => {
  test('has none of the words that Gemini refuses, but all of the properties', async () => {
    const { exchange } = await call(answerWith('{}'), { vendor: 'gemini', apiKey: 'k', jsonSchema: SCHEMA });
    expect(exchange.body).not.toHaveProperty('store');
    expect(exchange.body).toHaveProperty('response_format.json_schema.schema', {
      type: 'object',
      properties: { additionalProperties: { type: 'array', items: { type: 'object' } } },
      required: ['additionalProperties'],
    });
    expect(exchange.headers.authorization).toBe('Bearer k');
  });

  test('has no key for a server that wants none', async () => {
    const { exchange } = await call(answerWith('{}'));
    expect(exchange.headers).not.toHaveProperty('authorization');
  });

  test.each([
    ['json', { type: 'json_object' }],
    ['none', undefined],
  ] as const)('has the schema in the prompt where structured output is "%s"', async (structuredOutput, format) => {
    const { exchange } = await call(answerWith('{}'), { settings: { structuredOutput }, jsonSchema: SCHEMA });
    expect(exchange.body['response_format']).toEqual(format);
    expect(exchange.body).toHaveProperty('messages.0.content', expect.stringContaining(JSON.stringify(SCHEMA)));
  });

  test('is said as the server understands it', async () => {
    const settings = { usageInStream: false, maxTokensField: 'max_completion_tokens', systemRole: 'user' } as const;
    const { exchange } = await call(answerWith('{}'), { settings });
    expect(exchange.body).not.toHaveProperty('stream_options');
    expect(exchange.body).not.toHaveProperty('max_tokens');
    expect(exchange.body).toMatchObject({
      max_completion_tokens: 1234,
      messages: [{ role: 'user' }, { role: 'user' }],
    });
  });
});

describe('what is answered', () => {
  test('is complete with its reason, without numbers and without [DONE]', async () => {
    const { events } = await call(frames(chunk({ content: '{}' }), chunk({}, 'stop')));
    expect(events).toEqual([
      { type: 'json-delta', text: '{}' },
      { type: 'done', reason: 'complete' },
    ]);
  });

  test('is not complete with [DONE] alone', async () => {
    const { events } = await call(frames(chunk({ content: '{}' }), 'data: [DONE]\n\n'));
    expect(events.at(-1)).toMatchObject({ type: 'failed', code: 'PROVIDER_UNAVAILABLE', retryable: true });
  });

  test('stays complete when the connection breaks, or falls silent, before the numbers', async () => {
    const endings: ((exchange: Exchange) => Promise<void> | void)[] = [
      (exchange) => exchange.drop(),
      (exchange) => exchange.closed,
    ];
    for (const then of endings) {
      const { events } = await call(async (exchange) => {
        exchange.headersOnly(200, 'text/event-stream');
        await exchange.raw(chunk({ content: '{}' }) + chunk({}, 'stop'));
        await then(exchange);
      });
      expect(events.at(-1)).toEqual({ type: 'done', reason: 'complete' });
    }
  });

  test.each([
    ['stop', 'complete'],
    ['eos_token', 'complete'],
    ['length', 'length'],
    ['model_length', 'length'],
    ['MAX_TOKENS', 'length'],
    ['content_filter', 'refusal'],
    ['SAFETY', 'refusal'],
  ])('that stops for "%s" is %s', async (finishReason, reason) => {
    const { events } = await call(frames(chunk({ content: '{}' }, finishReason)));
    expect(events.at(-1)).toEqual({ type: 'done', reason });
  });

  test('that stops for lack of resources is no answer', async () => {
    const { events } = await call(frames(chunk({ content: '{}' }, 'insufficient_system_resource')));
    expect(events.at(-1)).toMatchObject({ type: 'failed', code: 'PROVIDER_UNAVAILABLE' });
  });

  test('is without what the model says to itself, in a block or beside the answer', async () => {
    const { events } = await call(
      frames(
        chunk({ reasoning_content: 'hm {' }),
        chunk({ content: '<thi' }),
        chunk({ content: 'nk>{"a":0}' }),
        chunk({ content: '</think>```json\n{"a":1}\n```' }, 'stop'),
      ),
    );
    expect(jsonOf(events)).toBe('```json\n{"a":1}\n```');
  });

  test('counts what was thought as output, from a total that is repeated', async () => {
    const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 40 };
    const early = { usage: { ...usage, total_tokens: 20 } };
    const { events } = await call(frames(chunk({ content: '{}' }, null, early), chunk({}, 'stop', { usage })));
    expect(events.filter(({ type }) => type === 'usage')).toEqual([
      { type: 'usage', usage: { inputTokens: 10, outputTokens: 30, cacheReadTokens: 0, cacheWriteTokens: 0 } },
    ]);
  });
});

describe('errors', () => {
  const gemini = (code: number, status: string, details: object[] = []) => [
    { error: { code, status, message: 'a sentence', details } },
  ];
  test.each<[string, number, unknown, object]>([
    [
      'a list with a wrong key',
      400,
      gemini(400, 'INVALID_ARGUMENT', [{ reason: 'API_KEY_INVALID' }]),
      { code: 'PROVIDER_AUTH' },
    ],
    [
      'a sentence about a wrong key',
      400,
      { code: 'Client specified an invalid argument', error: 'Incorrect API key provided: sk-1.' },
      { code: 'PROVIDER_AUTH' },
    ],
    [
      'a list with a wait',
      429,
      gemini(429, 'RESOURCE_EXHAUSTED', [{ retryDelay: '37s' }]),
      { code: 'PROVIDER_RATE_LIMIT', retryAfterMs: 37_000 },
    ],
    ['a list of an overload', 503, gemini(503, 'UNAVAILABLE'), { code: 'PROVIDER_UNAVAILABLE', retryable: true }],
    [
      'a list of something else',
      400,
      gemini(400, 'INVALID_ARGUMENT'),
      { code: 'PROVIDER_UNAVAILABLE', retryable: false },
    ],
    [
      'a context that is too small',
      400,
      { error: { code: 400, type: 'exceed_context_size_error', message: 'x' } },
      { message: expect.stringContaining('too long') },
    ],
    ['a plain text', 500, 'oops', { code: 'PROVIDER_UNAVAILABLE', retryable: true }],
  ])('%s is understood', async (_, status, body, failure) => {
    const { events } = await call((exchange) => exchange.reply(status, body));
    expect(events).toEqual([expect.objectContaining({ type: 'failed', ...failure })]);
    expect(JSON.stringify(events)).not.toMatch(/a sentence|sk-1/);
  });

  test('inside the stream are understood by a status that stands in for a code', async () => {
    const { events } = await call(frames(chunk({ content: '{' }), 'data: {"error":{"code":429,"message":"slow"}}\n\n'));
    expect(events.at(-1)).toMatchObject({ type: 'failed', code: 'PROVIDER_RATE_LIMIT' });
  });
});
