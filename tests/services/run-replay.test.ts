import { describe, expect, test } from 'vitest';
import type { RunId } from '../../server/domain/ids.ts';
import { replayRun } from '../../server/services/run-replay.ts';
import { DATABASES } from '../support/databases.ts';
import { planPieces, planText, scriptedPlan } from '../support/scripted-plan.ts';
import { answerWith, startScriptedProvider } from '../support/scripted-provider.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const LIMITS = { maxOutputTokens: 32_000, maxContextTokens: 200_000 };
const limitsOf = () => LIMITS;

describe.each(DATABASES)('playing a run again, on %s', (kind) => {
  test('gives the same operations, through a failure, an answer that was cut off, and a correction', async () => {
    const [head = '', ...elements] = planPieces(scriptedPlan(4));
    const rest = scriptedPlan(4).operations.slice(2);
    const wrong = { ref: 'new9', title: 'Wrong', parentRef: '#99' };
    const right = { ref: 'new9', title: 'Right', parentRef: 'new1', assignee: 'Ana' };
    await using provider = await startScriptedProvider(
      (exchange) => exchange.fail(500, 'server_error', { 'retry-after': '0' }),
      answerWith(`${head}${elements.slice(0, 2).join('')}`, 'length'),
      answerWith(planText({ title: 'The rest', operations: [...rest, wrong] })),
      answerWith(planText({ operations: [right] })),
    );
    await using app = await startTestApp(kind, {
      environment: { OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: provider.baseUrl('responses') },
    });
    const { id, patchId, outcomes } = await planned(app);
    expect(outcomes).toEqual(['first FAILED', 'retry DONE', 'continue DONE', 'repair DONE']);
    // The plan has moved on since, and Ana is known by now.
    await app.client.request('mutation ($patchId: ID!) { applyPatch(input: { patchId: $patchId }) { applied } }', {
      patchId,
    });
    const { recorded, replayed, difference } = await replayRun(app.database.db, id, limitsOf);
    expect(difference).toBeNull();
    expect(recorded).toHaveLength(5);
    expect(replayed.map(({ title }) => title)).toEqual(recorded.map(({ title }) => title));
    expect(provider.exchanges).toHaveLength(4);
  });

  test('says what would be another proposal', async () => {
    await using provider = await startScriptedProvider(answerWith(planText(scriptedPlan(2))));
    await using app = await startTestApp(kind, {
      environment: { OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: provider.baseUrl('responses') },
    });
    const { id } = await planned(app);
    const stored = await app.database.db
      .selectFrom('run_event')
      .select(['sequence', 'operation'])
      .where('type', '=', 'OPERATION')
      .orderBy('sequence')
      .executeTakeFirstOrThrow();
    await app.database.db
      .updateTable('run_event')
      .set({ operation: stored.operation!.replace('Step 1', 'Step one') })
      .where('sequence', '=', stored.sequence)
      .execute();
    const { difference } = await replayRun(app.database.db, id, limitsOf);
    expect(difference).toMatch(/^Operation 1 was .*Step one.* and is now .*Step 1/s);
  });

  test('is refused where what the provider sent is not kept any more', async () => {
    await using provider = await startScriptedProvider(answerWith(planText(scriptedPlan(1))));
    await using app = await startTestApp(kind, {
      environment: { OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: provider.baseUrl('responses') },
    });
    const { id } = await planned(app);
    await app.database.db.deleteFrom('call_recording').execute();
    await expect(replayRun(app.database.db, id, limitsOf)).rejects.toThrow('is not kept any more');
    await expect(replayRun(app.database.db, 'no-run' as RunId, limitsOf)).rejects.toThrow('There is no run no-run.');
  });
});

interface Planned {
  readonly agentRun: {
    readonly patch: { readonly id: string } | null;
    readonly calls: readonly { readonly kind: string; readonly outcome: string }[];
  };
}

/** A run that has ended. */
async function planned({ client }: TestApp): Promise<{ id: RunId; patchId: string | undefined; outcomes: string[] }> {
  const { planProject } = await client.request<{ planProject: { id: RunId } }>(
    'mutation { planProject(input: { goal: "Some steps", provider: "openai" }) { id } }',
  );
  const { id } = planProject;
  const events = 'subscription ($id: ID!) { agentRunEvents(runId: $id) { type } }';
  for await (const _ of client.subscribe(events, { id }));
  const query = 'query ($id: ID!) { agentRun(id: $id) { patch { id } calls { kind outcome } } }';
  const { agentRun } = await client.request<Planned>(query, { id });
  return {
    id,
    patchId: agentRun.patch?.id,
    outcomes: agentRun.calls.map(({ kind, outcome }) => `${kind} ${outcome}`),
  };
}
