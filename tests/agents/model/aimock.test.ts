import { LLMock } from '@copilotkit/aimock';
import { describe, expect, onTestFinished, test } from 'vitest';
import { collect } from '../../support/collect.ts';
import { planText, scriptedPlan } from '../../support/scripted-plan.ts';
import { Books } from './books.ts';
import { createdTitles, plan, PROTOCOLS } from './planning-world.ts';

const PLAN = scriptedPlan(12);
const TITLES = PLAN.operations.map((operation) => operation.title);

/** Somebody else's idea of the vendors' protocols: what our own scripted server gets wrong shows here. */
async function startMock(): Promise<{ mock: LLMock; provider: Parameters<typeof plan>[0] }> {
  const mock = new LLMock({ port: 0 });
  const url = await mock.start();
  onTestFinished(async () => {
    await mock.stop();
  });
  return { mock, provider: { baseUrl: (protocol) => (protocol === 'messages' ? url : `${url}/v1`) } };
}

describe.each(PROTOCOLS)('aimock speaking %s', (protocol) => {
  test('is understood from the first chunk to the last', async () => {
    const { mock, provider } = await startMock();
    const usage = { input_tokens: 110, output_tokens: 70, prompt_tokens: 110, completion_tokens: 70 };
    mock.onMessage(/.*/s, { content: planText(PLAN), usage }, { chunkSize: 16 });
    const books = new Books();
    const events = await collect(plan(provider, protocol, { support: { takeRefusals: () => [], ledger: books } }));
    expect(createdTitles(events)).toEqual(TITLES);
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(books.tokens).toEqual({ input: 110, output: 70 });
  });

  test('gives operations while it is still sending', async () => {
    const { mock, provider } = await startMock();
    mock.onMessage(/.*/s, { content: planText(PLAN) }, { chunkSize: 64, latency: 5 });
    const arrivals: number[] = [];
    for await (const event of plan(provider, protocol)) {
      if (event.type === 'operation') arrivals.push(performance.now());
    }
    const endedAt = performance.now();
    expect(arrivals).toHaveLength(PLAN.operations.length);
    // Some 90 chunks with 5 ms between them: if all had come at the end, nothing would lie between.
    expect(endedAt - (arrivals[0] ?? endedAt)).toBeGreaterThan(100);
  });

  test('is asked again after a rate limit', async () => {
    const { mock, provider } = await startMock();
    mock.nextRequestError(429, { message: 'Slow down', type: 'rate_limit_error' });
    mock.onMessage(/.*/s, { content: planText(PLAN) });
    const events = await collect(plan(provider, protocol));
    expect(events[0]?.type).toBe('retry');
    expect(createdTitles(events)).toEqual(TITLES);
  });

  test('cuts its answer off, and exactly the complete operations are left', async () => {
    const { mock, provider } = await startMock();
    const text = planText(PLAN);
    mock.onMessage(/.*/s, { content: text }, { chunkSize: 50, latency: 1, truncateAfterChunks: 40 });
    const events = await collect(plan(provider, protocol, { retryPolicy: { maxRetries: 0 } }));
    const titles = createdTitles(events);
    expect(titles.length).toBeGreaterThan(0);
    expect(titles).toEqual(TITLES.slice(0, titles.length));
    expect(titles.length).toBeLessThan(TITLES.length);
    expect(events.at(-1)).toMatchObject({ type: 'cut', code: 'PROVIDER_UNAVAILABLE' });
  });
});
