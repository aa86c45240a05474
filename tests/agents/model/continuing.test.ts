import { describe, expect, test } from 'vitest';
import type { AgentEvent } from '../../../server/agents/agent.ts';
import { collect } from '../../support/collect.ts';
import { planText, scriptedPlan } from '../../support/scripted-plan.ts';
import { answerWith, type Script, startScriptedProvider } from '../../support/scripted-provider.ts';
import { Books } from './books.ts';
import { createdTitles, operationsOf, plan, PROTOCOLS, RefusingPlan } from './planning-world.ts';

const PLAN = scriptedPlan(10);
const TITLES = PLAN.operations.map((operation) => operation.title);

/** Answers with some operations of the plan, and then reaches the token limit. */
const part =
  (from: number, to: number, reason: 'length' | 'complete' = 'length'): Script =>
  async (exchange) => {
    const text = planText({ ...PLAN, operations: PLAN.operations.slice(from, to) });
    await exchange.start();
    // Cut inside the next operation, as a token limit does.
    await exchange.text(reason === 'length' ? `${text.slice(0, -2)},{"op":"create","ref":"new${to + 1}","ti` : text);
    await exchange.finish(reason);
  };

describe.each(PROTOCOLS)('a long plan over %s', (protocol) => {
  test('is completed over several answers', async () => {
    await using provider = await startScriptedProvider(part(0, 4), part(4, 7), part(7, 10, 'complete'));
    const books = new Books();
    const events = await collect(plan(provider, protocol, { support: { takeRefusals: () => [], ledger: books } }));
    expect(createdTitles(events)).toEqual(TITLES);
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(books.tokens).toEqual({ input: 360, output: 90 });
    expect(books.planned.map(({ kind }) => kind)).toEqual(['first', 'continue', 'continue']);
  });

  test('is completed although each of its answers fails twice before it comes', async () => {
    const fail: Script = (exchange) => exchange.fail(500, 'server_error');
    const answers = [part(0, 4), part(4, 7), part(7, 10, 'complete')] as const;
    await using provider = await startScriptedProvider(
      fail,
      fail,
      answers[0],
      fail,
      fail,
      answers[1],
      fail,
      fail,
      answers[2],
    );
    const events = await collect(plan(provider, protocol));
    expect(createdTitles(events)).toEqual(TITLES);
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(provider.exchanges).toHaveLength(9);
  });

  test('tells the model what has arrived, with the goal, and asks only for the rest', async () => {
    await using provider = await startScriptedProvider(part(0, 4), part(4, 10, 'complete'));
    await collect(plan(provider, protocol, { input: { goal: 'Open a bakery' } }));
    const [first = '', second = ''] = provider.exchanges.map((exchange) => exchange.prompt);
    expect(first).not.toContain('Step 1');
    for (const words of ['Open a bakery', 'new4 Step 4', '(below new1)', 'from new5', 'do not repeat']) {
      expect(second).toContain(words);
    }
  });

  test('keeps the prefix of its calls the same, so that providers can cache it', async () => {
    await using provider = await startScriptedProvider(part(0, 4), part(4, 10, 'complete'));
    await collect(plan(provider, protocol));
    const [first, second] = provider.exchanges.map(({ body }) => {
      const messages = (body.input ?? body.messages) as { content: unknown[] }[];
      return { rules: body.instructions ?? body.system, context: messages[0]?.content[0] };
    });
    expect(second).toEqual(first);
  });

  test('takes an operation only once when the model repeats it', async () => {
    await using provider = await startScriptedProvider(part(0, 4), part(2, 10, 'complete'));
    const events = await collect(plan(provider, protocol));
    expect(createdTitles(events)).toEqual(TITLES);
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(provider.exchanges).toHaveLength(2);
  });

  test('goes on as long as each answer brings something new', async () => {
    let call = 0;
    const slow: Script = (exchange) => {
      call += 1;
      return part(call - 1, call, call < 10 ? 'length' : 'complete')(exchange);
    };
    await using provider = await startScriptedProvider(slow);
    const events = await collect(plan(provider, protocol));
    expect(createdTitles(events)).toEqual(TITLES);
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(provider.exchanges).toHaveLength(10);
  });

  test('ends with the first answer that brings nothing new, and keeps all that has arrived', async () => {
    await using provider = await startScriptedProvider(part(0, 4), part(1, 3));
    const events = await collect(plan(provider, protocol));
    expect(createdTitles(events)).toEqual(TITLES.slice(0, 4));
    expect(events.at(-1)).toMatchObject({ type: 'cut', code: 'OUTPUT_TRUNCATED' });
    expect(provider.exchanges).toHaveLength(2);
  });
});

describe.each(PROTOCOLS)('refused operations over %s', (protocol) => {
  const broken = { ref: 'new2', title: 'Bake bread', parentRef: 'new1', dueDate: 'some day' };
  const first = answerWith(
    planText({ operations: [{ ref: 'new1', title: 'Open' }, broken, { ref: 'new3', title: 'Sell' }] }),
  );

  test('go back to the model once, with the reason, and their correction is taken', async () => {
    const repair = answerWith(planText({ operations: [{ ...broken, dueDate: '2027-01-15' }] }));
    await using provider = await startScriptedProvider(first, repair);
    const events = await collect(plan(provider, protocol));
    expect(createdTitles(events)).toEqual(['Open', 'Sell', 'Bake bread']);
    expect(events.filter((event) => event.type === 'warning')).toEqual([]);
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(provider.exchanges[1]?.prompt).toContain('is not a date; write YYYY-MM-DD');
    expect(provider.exchanges).toHaveLength(2);
  });

  test('become a warning when they come back as wrong as before; the rest stands', async () => {
    const repair = answerWith(planText({ operations: [broken] }));
    await using provider = await startScriptedProvider(first, repair);
    const events = await collect(plan(provider, protocol));
    expect(createdTitles(events)).toEqual(['Open', 'Sell']);
    expect(warnings(events)).toEqual([
      expect.stringMatching(/^Left out “Bake bread”: dueDate: "some day" is not a date/),
    ]);
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(provider.exchanges).toHaveLength(2);
  });

  test('become a warning when the correction fails; the plan is complete all the same', async () => {
    await using provider = await startScriptedProvider(first, (exchange) => exchange.fail(500, 'api_error'));
    const events = await collect(plan(provider, protocol));
    expect(warnings(events)).toEqual([expect.stringContaining('Bake bread')]);
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(provider.exchanges).toHaveLength(2);
  });

  test('become a warning when the answer is cut off before there is a chance to correct them', async () => {
    const cut: Script = async (exchange) => {
      await exchange.start();
      await exchange.text(planText({ operations: [{ ref: 'new1', title: 'Open' }, broken] }).slice(0, -2));
      exchange.end();
    };
    await using provider = await startScriptedProvider(cut);
    const events = await collect(plan(provider, protocol, { retryPolicy: { maxRetries: 0 } }));
    expect(warnings(events)).toEqual([expect.stringContaining('Bake bread')]);
    expect(events.at(-1)).toMatchObject({ type: 'cut' });
  });

  test('include those that the plan refused, and what named them', async () => {
    const answer = answerWith(
      planText({
        operations: [
          { ref: 'new1', title: 'Too deep' },
          { ref: 'new2', title: 'Below it', parentRef: 'new1' },
        ],
      }),
    );
    const repair = answerWith(
      planText({
        operations: [
          { ref: 'new1', title: 'Not so deep' },
          { ref: 'new2', title: 'Below it', parentRef: 'new1' },
        ],
      }),
    );
    await using provider = await startScriptedProvider(answer, repair);
    const support = new RefusingPlan((operation) =>
      operation.kind === 'CREATE_TASK' && operation.fields.title === 'Too deep' ? 'It would lie at depth 6.' : null,
    );
    const events: AgentEvent[] = [];
    for await (const event of plan(provider, protocol, { support })) {
      events.push(event);
      if (event.type === 'operation') support.take(event.operation);
    }
    expect(createdTitles(events)).toEqual(['Too deep', 'Not so deep', 'Below it']);
    expect(provider.exchanges[1]?.prompt).toContain('refused: It would lie at depth 6.');
    expect(provider.exchanges[1]?.prompt).toContain('refused: new1 does not exist.');
    expect(warnings(events)).toEqual([]);
    expect(provider.exchanges).toHaveLength(2);
  });

  test('are asked about once only, also when the plan refuses the correction', async () => {
    await using provider = await startScriptedProvider(answerWith(planText(scriptedPlan(2))));
    const support = new RefusingPlan(() => 'No.');
    const events: AgentEvent[] = [];
    for await (const event of plan(provider, protocol, { support })) {
      events.push(event);
      if (event.type === 'operation') support.take(event.operation);
    }
    expect(operationsOf(events).length).toBeGreaterThan(0);
    expect(warnings(events)).toEqual([
      'Left out “Step 1: "ünïcode" {braces} [x] \\ 🚀”: No.',
      'Left out “Step 2: "ünïcode" {braces} [x] \\ 🚀”: new1 does not exist.',
    ]);
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(provider.exchanges).toHaveLength(2);
  });
});

function warnings(events: readonly AgentEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'warning' ? [event.text] : []));
}
