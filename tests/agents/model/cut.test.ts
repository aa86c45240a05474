import { describe, expect, test } from 'vitest';
import type { AgentEvent } from '../../../server/agents/agent.ts';
import { collect } from '../../support/collect.ts';
import { PacedPlan, planPieces, scriptedPlan } from '../../support/scripted-plan.ts';
import { type Protocol, startScriptedProvider } from '../../support/scripted-provider.ts';
import { createdTitles, plan, PROTOCOLS } from './planning-world.ts';

/** `CUT_AT_EACH_BYTE=1 npm test -- --project unit tests/agents/model/cut.test.ts` for the full size. */
const AT_EACH_BYTE = process.env['CUT_AT_EACH_BYTE'] === '1';
const COUNT = 20;
const PLAN = scriptedPlan(COUNT);
const TITLES = PLAN.operations.map((operation) => operation.title);
/** Neither retries nor continuations: what one cut answer leaves is all there is. */
const ONE_CALL = { retryPolicy: { maxRetries: 0 } };

describe.each(PROTOCOLS)('an answer of 20 operations over %s', (protocol) => {
  test(
    'leaves exactly the complete operations, wherever its bytes end',
    { timeout: AT_EACH_BYTE ? 3_600_000 : 60_000 },
    async () => {
      const { bytes, ends, end } = await recordAnswer(protocol);
      let answered = 0;
      let cut = 0;
      await using provider = await startScriptedProvider(async (exchange) => {
        answered += 1;
        exchange.headersOnly(200, 'text/event-stream');
        await exchange.raw(bytes.subarray(0, cut));
        exchange.end();
      });
      for (const each of sampleCuts(bytes.length, ends)) {
        cut = each;
        const events = await collect(plan(provider, protocol, ONE_CALL));
        const complete = ends.filter((end) => end <= cut).length;
        expect({ cut, titles: createdTitles(events) }).toEqual({ cut, titles: TITLES.slice(0, complete) });
        const expectedEnd = cut >= end ? 'done' : complete > 0 ? 'cut' : 'failed';
        expect({ cut, end: events.at(-1)?.type }).toEqual({ cut, end: expectedEnd });
        if (expectedEnd !== 'done') expect(events.at(-1)).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
      }
      expect(answered).toBe(sampleCuts(bytes.length, ends).length);
    },
  );

  test.each([1, 10, 20])('leaves %i operations when the socket breaks after so many', async (count) => {
    const paced = new PacedPlan(PLAN);
    await using provider = await startScriptedProvider(paced.script);
    const events: AgentEvent[] = [];
    paced.release();
    for await (const event of plan(provider, protocol, ONE_CALL)) {
      events.push(event);
      if (event.type !== 'operation') continue;
      if (createdTitles(events).length === count) provider.exchanges[0]?.drop();
      else paced.release();
    }
    expect(createdTitles(events)).toEqual(TITLES.slice(0, count));
    // Without the terminal event even all of the operations are no proof that nothing else was to come.
    expect(events.at(-1)).toMatchObject({ type: 'cut', code: 'PROVIDER_UNAVAILABLE' });
  });

  test('loses nothing that had arrived when the socket broke, however slowly it is read', async () => {
    // Large enough to arrive in many pieces.
    const operations = PLAN.operations.map((each) => ({ ...each, description: 'x'.repeat(20_000) }));
    const [head = '', ...elements] = planPieces({ ...PLAN, operations });
    await using provider = await startScriptedProvider(async (exchange) => {
      await exchange.start();
      for (const piece of [head, ...elements.slice(0, 10)]) await exchange.text(piece);
      exchange.drop();
    });
    const events: AgentEvent[] = [];
    for await (const event of plan(provider, protocol, ONE_CALL)) {
      events.push(event);
      // As long as it takes for a broken socket to be noticed: what has been read by then must not be forgotten.
      if (events.length === 1) await provider.exchanges[0]?.closed;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(createdTitles(events)).toEqual(TITLES.slice(0, 10));
    expect(events.at(-1)).toMatchObject({ type: 'cut', code: 'PROVIDER_UNAVAILABLE' });
  });

  test('never takes an operation that was cut in the middle, even where it could be completed', async () => {
    const [head, first, second = ''] = planPieces(PLAN);
    const half = second.slice(0, second.indexOf('"parentRef"'));
    for (const [reason, code] of [
      ['length', 'OUTPUT_TRUNCATED'],
      ['complete', 'OUTPUT_INVALID'],
    ] as const) {
      let requests = 0;
      await using provider = await startScriptedProvider(async (exchange) => {
        requests += 1;
        await exchange.start();
        // The answers that follow the first bring nothing.
        await exchange.text(requests === 1 ? `${head}${first}${half}` : `${head}`);
        await exchange.finish(reason);
      });
      const events = await collect(plan(provider, protocol));
      expect(createdTitles(events)).toEqual([TITLES[0]]);
      expect(events.at(-1)).toMatchObject({ type: 'cut', code });
    }
  });
});

/** The bytes of a whole answer as they go over the wire, and where in them each operation, and all of it, is complete. */
async function recordAnswer(protocol: Protocol): Promise<{ bytes: Buffer; ends: number[]; end: number }> {
  const ends: number[] = [];
  await using provider = await startScriptedProvider(async (exchange) => {
    await exchange.start();
    for (const piece of planPieces(PLAN)) {
      // Several frames for each operation, as models send them.
      for (let start = 0; start < piece.length; start += 40) await exchange.text(piece.slice(start, start + 40));
      ends.push(exchange.bytesSent);
    }
    await exchange.finish();
  });
  const path = { responses: 'responses', chat: 'chat/completions', messages: 'messages' }[protocol];
  const url = `${provider.baseUrl(protocol)}/${path}`;
  const response = await fetch(url, { method: 'POST', body: '{}' });
  const bytes = Buffer.from(await response.arrayBuffer());
  // At the end of a stream OpenAI's SDK takes a last frame without its two line ends.
  const slack = protocol === 'messages' ? 0 : 2;
  // What follows the reason for which a chat has ended are only its numbers.
  const last = protocol === 'chat' ? bytes.indexOf('\n\n', bytes.indexOf('"finish_reason":"stop"')) + 2 : bytes.length;
  return { bytes, ends: ends.slice(1, -1).map((each) => each - slack), end: last - slack };
}

/** Each byte around the end of the first and the last operation, and every so many in between. */
function sampleCuts(length: number, ends: readonly number[]): number[] {
  if (AT_EACH_BYTE) return Array.from({ length: length + 1 }, (_, cut) => cut);
  const cuts = new Set([0, 1, length]);
  for (let cut = 0; cut < length; cut += 211) cuts.add(cut);
  for (const end of [ends[0] ?? 0, ends.at(-1) ?? 0]) {
    for (let offset = -20; offset <= 20; offset += 1) cuts.add(end + offset);
  }
  return [...cuts].sort((left, right) => left - right);
}
