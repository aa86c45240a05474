import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AgentEvent } from '../../../server/agents/agent.ts';
import { collect } from '../../support/collect.ts';
import { PacedPlan, planPieces, scriptedPlan } from '../../support/scripted-plan.ts';
import { type Protocol, startScriptedProvider } from '../../support/scripted-provider.ts';
import { createdTitles, plan, plannerAt, PROTOCOLS } from './planning-world.ts';

/** `CUT_AT_EACH_BYTE=1 npm test -- --project unit tests/agents/model/cut.test.ts` for the full size, some minutes. */
const AT_EACH_BYTE = process.env['CUT_AT_EACH_BYTE'] === '1';
const COUNT = 20;
const PLAN = scriptedPlan(COUNT);
const TITLES = PLAN.operations.map((operation) => operation.title);
/** Neither retries nor continuations: what one cut answer leaves is all there is. */
const ONE_CALL = { retryPolicy: { maxRetries: 0 } };

/** Nothing listens there. */
const NOWHERE = { baseUrl: () => 'http://127.0.0.1:1/v1' };

afterEach(() => vi.unstubAllGlobals());

describe.each(PROTOCOLS)('an answer of 20 operations over %s', (protocol) => {
  test('leaves exactly the complete operations, wherever its bytes end', { timeout: 60_000 }, async () => {
    const { bytes, ended } = await recordAnswer(protocol);
    let cut = 0;
    await using provider = await startScriptedProvider(async (exchange) => {
      exchange.headersOnly(200, 'text/event-stream');
      await exchange.raw(bytes.subarray(0, cut));
      exchange.end();
    });
    const cuts = sampleCuts(bytes.length, ended.ends);
    for (cut of cuts) expectComplete(await collect(plan(provider, protocol, ONE_CALL)), cut, ended);
    expect(provider.exchanges).toHaveLength(cuts.length);
  });

  // Without a socket: tens of thousands of answers, each through the vendor's SDK and all that is ours.
  test(
    'leaves exactly the complete operations, whether it ends or breaks at a byte',
    { timeout: AT_EACH_BYTE ? 3_600_000 : 60_000 },
    async () => {
      const { bytes, ended, broken } = await recordAnswer(protocol);
      const cuts = AT_EACH_BYTE ? [...bytes.keys()] : sampleCuts(bytes.length, ended.ends);
      const planAgain = plannerAt(NOWHERE, protocol, ONE_CALL);
      let answered = 0;
      for (const cut of cuts)
        for (const breaks of [false, true]) {
          vi.stubGlobal('fetch', async () => {
            answered += 1;
            return cutResponse(bytes.subarray(0, cut), breaks);
          });
          expectComplete(await collect(planAgain()), cut, breaks ? broken : ended);
        }
      expect(answered).toBe(2 * cuts.length);
    },
  );

  // Each operation is a round trip: on a machine that is busy twenty take their time.
  test.each([1, 10, 20])(
    'leaves %i operations when the socket breaks after so many',
    { timeout: 30_000 },
    async (count) => {
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
    },
  );

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

/** Where in an answer's bytes each operation, and all of it, is complete. */
interface Places {
  readonly ends: readonly number[];
  readonly end: number;
}

/** What of an answer counts that was cut at a byte: what was complete by then, and never as all there was. */
function expectComplete(events: readonly AgentEvent[], cut: number, { ends, end }: Places): void {
  const complete = ends.filter((each) => each <= cut).length;
  expect({ cut, titles: createdTitles(events) }).toEqual({ cut, titles: TITLES.slice(0, complete) });
  const expectedEnd = cut >= end ? 'done' : complete > 0 ? 'cut' : 'failed';
  expect({ cut, end: events.at(-1)?.type }).toEqual({ cut, end: expectedEnd });
  if (expectedEnd !== 'done') expect(events.at(-1)).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
}

/** As `fetch` answers where a connection ends after these bytes, or breaks. */
function cutResponse(bytes: Uint8Array, breaks: boolean): Response {
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        if (bytes.length > 0) controller.enqueue(bytes);
      },
      // Not before the bytes have been read: a stream forgets what it holds when it fails.
      pull(controller) {
        if (breaks) controller.error(new TypeError('terminated'));
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

/** The bytes of a whole answer as they go over the wire, and their places where the stream ends and where it breaks. */
async function recordAnswer(protocol: Protocol): Promise<{ bytes: Buffer; ended: Places; broken: Places }> {
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
  const broken = { ends: ends.slice(1, -1), end: last };
  return { bytes, ended: { ends: broken.ends.map((each) => each - slack), end: last - slack }, broken };
}

/** Each byte around the end of the first and the last operation, and every so many in between. */
function sampleCuts(length: number, ends: readonly number[]): number[] {
  const cuts = new Set([0, 1, length]);
  for (let cut = 0; cut < length; cut += 211) cuts.add(cut);
  for (const end of [ends[0] ?? 0, ends.at(-1) ?? 0]) {
    for (let offset = -20; offset <= 20; offset += 1) cuts.add(end + offset);
  }
  return [...cuts].sort((left, right) => left - right);
}
