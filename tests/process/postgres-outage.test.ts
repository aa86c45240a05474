import { expect, test } from 'vitest';
import { Editors } from '../support/editor.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { PlanAudit } from '../support/plan-audit.ts';
import { PacedPlan, scriptedPlan } from '../support/scripted-plan.ts';
import { startScriptedProvider } from '../support/scripted-provider.ts';
import { startServer } from '../support/server-process.ts';
import { startStoppablePostgres } from '../support/stoppable-postgres.ts';

/** `OUTAGES=20 npm test -- tests/process/postgres-outage.test.ts` for more of them. */
const OUTAGES = Number(process.env['OUTAGES'] ?? 2);

const SENTENCE = 'The database does not answer at present. Try again in a moment.';

test(
  'PostgreSQL that stops at once, during work, is an outage for the server and nothing worse',
  { timeout: 120_000 + OUTAGES * 30_000 },
  async () => {
    await using postgres = await startStoppablePostgres();
    const plan = new PacedPlan(scriptedPlan(OUTAGES + 2));
    await using provider = await startScriptedProvider(plan.script);
    await using server = await startServer({
      DATABASE_URL: postgres.url,
      OPENAI_API_KEY: 'test-key',
      OPENAI_BASE_URL: provider.baseUrl('responses'),
    });
    await using client = new GraphqlClient(server.url);
    await using audit = new PlanAudit(postgres.url);
    const { createProject } = await client.request<{ createProject: { id: string } }>(
      'mutation { createProject(input: { name: "Interrupted" }) { id } }',
    );
    const projectId = createProject.id;
    const { planProject } = await client.request<{ planProject: { id: string } }>(
      'mutation { planProject(input: { goal: "Six steps", provider: "openai" }) { id } }',
    );
    const run = collect<{ agentRunEvents: { sequence: number; type: string } }>(
      client,
      'subscription ($id: ID!) { agentRunEvents(runId: $id) { sequence type } }',
      { id: planProject.id },
    );
    const feed = collect<{ projectChanged: { version: number } }>(
      client,
      'subscription ($id: ID!) { projectChanged(projectId: $id, after: 0) { version patch { title } } }',
      { id: projectId },
    );
    const readiness = async (): Promise<number> => (await fetch(`${server.url}/readyz`)).status;
    const editors = new Editors(client, projectId, 3);

    for (let outage = 0; outage < OUTAGES; outage += 1) {
      await editors.eachHas('acknowledged', 10);
      plan.release();
      await postgres.stopImmediately();
      await editors.eachHas('unavailable', 2);
      expect(await readiness()).toBe(503);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      // What the model says meanwhile is not lost.
      plan.release();
      await postgres.start();
      await expect.poll(readiness, { timeout: 20_000, interval: 50 }).toBe(200);
    }
    await editors.eachHas('acknowledged', 10);
    await editors.stop();

    expect(new Set(editors.all.flatMap(({ unavailable }) => unavailable))).toEqual(new Set([SENTENCE]));
    await audit.expectWhole(projectId, editors.all);
    const { project } = await client.request<{ project: { version: number } }>(
      'query ($id: ID!) { project(id: $id) { version } }',
      { id: projectId },
    );
    await expect.poll(() => feed.events.length, { timeout: 20_000 }).toBe(project.version);
    expect(feed.events.map(({ projectChanged }) => projectChanged.version)).toEqual(count(project.version));
    expect(feed.error).toBeNull();

    plan.releaseAll();
    await expect.poll(() => run.events.at(-1)?.agentRunEvents.type, { timeout: 20_000 }).toBe('SUCCEEDED');
    expect(run.events.map(({ agentRunEvents }) => agentRunEvents.sequence)).toEqual(count(run.events.length));
    expect(run.events.filter(({ agentRunEvents }) => agentRunEvents.type === 'OPERATION')).toHaveLength(OUTAGES + 2);
    expect(run.error).toBeNull();
    await audit.expectOneProposalEach([planProject.id]);
    expect(server.output()).not.toContain('nobody heard of it');
  },
);

interface Collected<Data> {
  readonly events: Data[];
  /** What ended the subscription too early. */
  error: unknown;
}

/** Follows a subscription in the background. */
function collect<Data>(client: GraphqlClient, query: string, variables: Record<string, unknown>): Collected<Data> {
  const collected: Collected<Data> = { events: [], error: null };
  const follow = async (): Promise<void> => {
    for await (const event of client.subscribe<Data>(query, variables)) collected.events.push(event);
  };
  follow().catch((error: unknown) => {
    collected.error = error;
  });
  return collected;
}

function count(to: number): number[] {
  return Array.from({ length: to }, (_, index) => index + 1);
}
