import { describe, expect, test } from 'vitest';
import { limitRun } from '../../../server/agents/llm/limits.ts';
import { type Exchange, type Script, startScriptedProvider } from '../../support/scripted-provider.ts';
import { callModel, modelAt, PROTOCOLS, REQUEST } from './model-world.ts';

const TIMEOUT = { type: 'failed', code: 'PROVIDER_TIMEOUT', retryable: true, retryAfterMs: null };

/** Answers nothing, and stays. */
const silent: Script = (exchange) => exchange.closed;

/** Begins an answer and then says nothing more. */
const stalling: Script = async (exchange) => {
  await exchange.start();
  await exchange.text('{"a":');
  await exchange.closed;
};

describe.each(PROTOCOLS)('%s', (protocol) => {
  test('gives up on a provider that sends no first byte, and closes the connection', async () => {
    await using provider = await startScriptedProvider(silent);
    const events = await callModel(provider, protocol, { firstByteMs: 40 });
    expect(events).toEqual([{ ...TIMEOUT, message: expect.stringContaining('too long') }]);
    await provider.exchanges[0]?.closed;
  });

  test('gives up on headers that no body follows', async () => {
    await using provider = await startScriptedProvider(async (exchange) => {
      exchange.headersOnly(200, 'text/event-stream');
      await exchange.closed;
    });
    const events = await callModel(provider, protocol, { firstByteMs: 40 });
    expect(events).toEqual([{ ...TIMEOUT, message: expect.stringContaining('too long') }]);
    await provider.exchanges[0]?.closed;
  });

  test('gives up on an error that never ends', async () => {
    await using provider = await startScriptedProvider(async (exchange) => {
      exchange.headersOnly(500, 'application/json');
      await exchange.raw('{"error":');
      await exchange.closed;
    });
    const events = await callModel(provider, protocol, { silenceMs: 40 });
    expect(events).toEqual([{ ...TIMEOUT, message: expect.stringContaining('too long') }]);
    await provider.exchanges[0]?.closed;
  });

  test('gives up on a stream that falls silent, keeps what has arrived, and closes the connection', async () => {
    await using provider = await startScriptedProvider(stalling);
    const events = await callModel(provider, protocol, { silenceMs: 200 });
    expect(events[0]).toEqual({ type: 'json-delta', text: '{"a":' });
    expect(events.at(-1)).toMatchObject(TIMEOUT);
    await provider.exchanges[0]?.closed;
  });

  test('does not take a reader that is slow for a provider that is silent', async () => {
    await using provider = await startScriptedProvider(async (exchange) => {
      await exchange.start();
      await exchange.text('{}');
      await exchange.finish();
    });
    const types: string[] = [];
    for await (const event of modelAt(provider, protocol, { silenceMs: 200 })(REQUEST, new AbortController().signal)) {
      types.push(event.type);
      // Several times the limit: here the time itself is what the test is about.
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    expect(types).toEqual(['json-delta', 'usage', 'done']);
  });

  test('takes signs of life for life: comments keep a stream open', async () => {
    await using provider = await startScriptedProvider(async (exchange) => {
      await exchange.start();
      for (let beat = 0; beat < 8; beat += 1) {
        await exchange.raw(': still here\n\n');
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      await exchange.text('{}');
      await exchange.finish();
    });
    const events = await callModel(provider, protocol, { silenceMs: 1_000 });
    expect(events.at(-1)).toEqual({ type: 'done', reason: 'complete' });
  });

  test('ends a trickle that never falls silent when the run has used up its time', async () => {
    await using provider = await startScriptedProvider(trickle);
    using run = limitRun(120, new AbortController().signal);
    const events = await callModel(provider, protocol, {}, run.signal);
    expect(events.at(-1)).toMatchObject({ type: 'failed', code: 'PROVIDER_TIMEOUT', retryable: false });
    await provider.exchanges[0]?.closed;
  });

  test('ends an answer that is longer than it may be', async () => {
    await using provider = await startScriptedProvider(async (exchange) => {
      await exchange.start();
      while (!exchange.isClosed) await exchange.raw(`: ${'x'.repeat(10_000)}\n`);
    });
    const events = await callModel(provider, protocol, { maxBodyBytes: 100_000 });
    expect(events.at(-1)).toMatchObject({ type: 'failed', code: 'PROVIDER_UNAVAILABLE' });
    await provider.exchanges[0]?.closed;
  });

  test('ends an error page that never ends', async () => {
    await using provider = await startScriptedProvider(async (exchange) => {
      exchange.headersOnly(500, 'text/html');
      while (!exchange.isClosed) await exchange.raw('x'.repeat(10_000));
    });
    const events = await callModel(provider, protocol);
    expect(events).toEqual([
      expect.objectContaining({ type: 'failed', code: 'PROVIDER_UNAVAILABLE', retryable: true }),
    ]);
    await provider.exchanges[0]?.closed;
  });

  test.each(['before the first byte', 'in the middle of the answer'])(
    'closes the connection within a second when cancelled %s, and says only that',
    async (moment) => {
      const script = moment === 'before the first byte' ? silent : stalling;
      await using provider = await startScriptedProvider(script);
      const controller = new AbortController();
      const events = callModel(provider, protocol, {}, controller.signal);
      const exchange = await provider.exchange(0);
      controller.abort();
      const cancelledAt = performance.now();
      await exchange.closed;
      expect(performance.now() - cancelledAt).toBeLessThan(1_000);
      expect((await events).at(-1)).toEqual({ type: 'aborted' });
    },
  );

  test('makes no request when it is cancelled before it begins', async () => {
    await using provider = await startScriptedProvider(silent);
    expect(await callModel(provider, protocol, {}, AbortSignal.abort())).toEqual([{ type: 'aborted' }]);
    expect(provider.exchanges).toEqual([]);
  });

  test('closes the connection when the reader goes away', async () => {
    await using provider = await startScriptedProvider(stalling);
    for await (const event of modelAt(provider, protocol)(REQUEST, new AbortController().signal)) {
      if (event.type === 'json-delta') break;
    }
    await provider.exchanges[0]?.closed;
    expect(provider.exchanges[0]?.isClosed).toBe(true);
  });
});

async function trickle(exchange: Exchange): Promise<void> {
  await exchange.start();
  while (!exchange.isClosed) {
    await exchange.text(' ');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
