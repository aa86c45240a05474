import { afterAll, expect, test } from 'vitest';
import { RUN_ERROR_CODES, type RunErrorCode } from '../../server/domain/run.ts';
import { planText, scriptedPlan } from '../support/scripted-plan.ts';
import { answerWith, type Script, startScriptedProvider } from '../support/scripted-provider.ts';
import { startTestApp } from '../support/test-app.ts';
import { ended, follow, plan, runNow, startRunNode } from '../support/run-node.ts';

/** What tests of this file have produced. */
const produced = new Set<RunErrorCode>();
const GOOD = answerWith(planText(scriptedPlan(2)));

const WHERE_IT_COMES_FROM: Partial<Record<RunErrorCode, Script>> = {
  PROVIDER_AUTH: (exchange) => exchange.fail(401, 'authentication_error'),
  PROVIDER_RATE_LIMIT: (exchange) => exchange.fail(429, 'insufficient_quota'),
  PROVIDER_UNAVAILABLE: (exchange) => exchange.fail(400, 'invalid_request_error'),
  PROVIDER_TIMEOUT: (exchange) => exchange.closed,
  PROVIDER_REFUSED: answerWith('', 'refusal'),
  OUTPUT_INVALID: answerWith('Sorry?'),
  OUTPUT_TRUNCATED: answerWith('{"thinking":"', 'length'),
  BUDGET_EXCEEDED: GOOD,
};

test.each(Object.entries(WHERE_IT_COMES_FROM))(
  '%s ends a run, with a sentence for the person',
  async (code, script) => {
    await using provider = await startScriptedProvider(script);
    await using app = await startTestApp('sqlite', {
      environment: { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: provider.baseUrl('responses') },
      settings: {
        limits: { retries: 0, firstByteSeconds: code === 'PROVIDER_TIMEOUT' ? 1 : 60 },
        // The first run is allowed, because nothing is spent yet.
        ...(code === 'BUDGET_EXCEEDED' && { ceilings: { month: { tokens: 1 } }, cache: { enabled: false } }),
      },
    });
    const run = async () => {
      const { planProject } = await app.client.request<{ planProject: { id: string } }>(
        'mutation { planProject(input: { goal: "Open a bakery" }) { id } }',
      );
      const events = app.client.subscribe(
        'subscription ($id: ID!) { agentRunEvents(runId: $id) { type } }',
        planProject,
      );
      await Array.fromAsync(events);
      const query = 'query ($id: ID!) { agentRun(id: $id) { status errorCode error } }';
      return (await app.client.request<{ agentRun: { errorCode: RunErrorCode } }>(query, planProject)).agentRun;
    };
    if (code === 'BUDGET_EXCEEDED') await run();
    const agentRun = await run();
    expect(agentRun).toEqual({ status: 'FAILED', errorCode: code, error: expect.stringMatching(/^[A-Z].*\.$/) });
    produced.add(agentRun.errorCode);
  },
);

test('INTERRUPTED ends a run whose server stops', async () => {
  await using node = await startRunNode('sqlite');
  const run = await plan(node);
  const session = await node.agent.session();
  await session.create('One');
  for await (const { type } of follow(node, run.id)) if (type === 'OPERATION') break;
  await node.worker.stop();
  const { errorCode } = await runNow(node, run.id);
  expect(errorCode).toBe('INTERRUPTED');
  produced.add('INTERRUPTED');
});

test('INTERNAL ends a run whose agent breaks', async () => {
  await using node = await startRunNode('sqlite');
  const run = await plan(node);
  await (await node.agent.session()).throw(new Error('A bug.'));
  expect((await ended(node, run.id)).errorCode).toBe('INTERNAL');
  produced.add('INTERNAL');
});

afterAll(() => {
  // Every code that the API names comes from somewhere.
  expect([...produced].sort()).toEqual([...RUN_ERROR_CODES].sort());
});
