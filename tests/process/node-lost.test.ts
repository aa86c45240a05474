import { expect, test } from 'vitest';
import { createTestDatabase } from '../support/databases.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { PacedPlan, scriptedPlan } from '../support/scripted-plan.ts';
import { startScriptedProvider } from '../support/scripted-provider.ts';
import { startServer } from '../support/server-process.ts';

/** A lease of 15 seconds, a look every 3, and something for a machine that is busy. */
const LIMIT_MS = 25_000;

const EVENTS = `subscription ($id: ID!, $after: Int) {
  agentRunEvents(runId: $id, after: $after) { sequence type run { status errorCode incomplete patch { operations { title } } } }
}`;
interface Event {
  readonly agentRunEvents: { readonly sequence: number; readonly type: string; readonly run: object };
}

test('a run whose server is gone ends on another one as interrupted, when its lease does, with what it had', async () => {
  const plan = new PacedPlan(scriptedPlan(5));
  await using provider = await startScriptedProvider(plan.script);
  await using place = await createTestDatabase('postgres');
  const environment = {
    DATABASE_URL: place.url,
    OPENAI_API_KEY: 'test-key',
    OPENAI_BASE_URL: provider.baseUrl('responses'),
  };
  await using lost = await startServer(environment);
  await using client = new GraphqlClient(lost.url);
  const { planProject } = await client.request<{ planProject: { id: string } }>(
    'mutation { planProject(input: { goal: "Five steps", provider: "openai" }) { id } }',
  );
  const { id } = planProject;
  plan.release(2);
  const seen: number[] = [];
  let operations = 0;
  for await (const { agentRunEvents } of client.subscribe<Event>(EVENTS, { id })) {
    seen.push(agentRunEvents.sequence);
    if (agentRunEvents.type === 'OPERATION') operations += 1;
    if (operations === 2) break;
  }
  await using heir = await startServer(environment);
  await using other = new GraphqlClient(heir.url);
  await lost.end('SIGKILL');
  const lostAt = performance.now();
  let last: Event['agentRunEvents'] | null = null;
  for await (const { agentRunEvents } of other.subscribe<Event>(EVENTS, { id, after: seen.at(-1) })) {
    seen.push(agentRunEvents.sequence);
    last = agentRunEvents;
  }
  expect(performance.now() - lostAt).toBeLessThan(LIMIT_MS);
  expect(seen).toEqual(seen.map((_, index) => index + 1));
  expect(last).toMatchObject({
    type: 'FAILED',
    run: { status: 'FAILED', errorCode: 'INTERRUPTED', incomplete: true, patch: { operations: [{}, {}] } },
  });
});
