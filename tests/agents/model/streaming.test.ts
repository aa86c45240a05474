import { describe, expect, test } from 'vitest';
import { collect } from '../../support/collect.ts';
import { PacedPlan, planText, scriptedPlan } from '../../support/scripted-plan.ts';
import { answerWith, startScriptedProvider } from '../../support/scripted-provider.ts';
import { Books } from './books.ts';
import { operationsOf, plan, PROTOCOLS } from './planning-world.ts';

describe.each(PROTOCOLS)('planning over %s', (protocol) => {
  test('gives text, title, operations in order, and the end, and books what it has used', async () => {
    await using provider = await startScriptedProvider(answerWith(planText(scriptedPlan(3))));
    const books = new Books();
    const support = { takeRefusals: () => [], ledger: books };
    const events = await collect(plan(provider, protocol, { support }));
    expect(events.map((event) => event.type)).toEqual(['text', 'title', 'operation', 'operation', 'operation', 'done']);
    expect(events[0]).toEqual({ type: 'text', text: 'First the parent, then the rest.' });
    expect(events[1]).toEqual({ type: 'title', title: 'Plan 3 steps' });
    expect(operationsOf(events)[1]).toEqual({
      kind: 'CREATE_TASK',
      taskId: 'new2',
      parentId: 'new1',
      fields: { title: 'Step 2: "ünïcode" {braces} [x] \\ 🚀', estimatedMinutes: 60 },
    });
    expect(books.results).toMatchObject([{ usage: { inputTokens: 120, outputTokens: 30 }, isEstimate: false }]);
    expect(books.results[0]?.costUsd).toBeGreaterThan(0);
  });

  test('yields each operation while the next one has not left the provider', async () => {
    const paced = new PacedPlan(scriptedPlan(5));
    await using provider = await startScriptedProvider(paced.script);
    const sentWhenArrived: number[] = [];
    paced.release();
    for await (const event of plan(provider, protocol)) {
      if (event.type !== 'operation') continue;
      sentWhenArrived.push(paced.sent);
      paced.release();
    }
    expect(sentWhenArrived).toEqual([1, 2, 3, 4, 5]);
  });
});
