import { describe, expect, test } from 'vitest';
import { createTestDatabase, DATABASES } from '../support/databases.ts';
import { Editor, seeded } from '../support/editor.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { PlanAudit } from '../support/plan-audit.ts';
import { startServer } from '../support/server-process.ts';

/** Kills on each database. `KILLS=200 npm test -- tests/process/kill.test.ts` for the full size. */
const KILLS = Number(process.env['KILLS'] ?? 6);
/** Then a new project, so that looking at all of it stays quick. */
const KILLS_PER_PROJECT = 6;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const PLAN = `mutation ($input: PlanProjectInput!) { planProject(input: $input) { id } }`;
const BRIEF = `# Launch\n\n${Array.from({ length: 40 }, (_, index) => `- Step ${index + 1} (2d)\n  - Part of it`).join('\n')}\n`;

describe.each(DATABASES)('kill -9 at a random moment of work, on %s', (kind) => {
  test(
    `loses nothing that was acknowledged, and does what was not answered once (seed ${SEED})`,
    { retry: 0, timeout: 60_000 + KILLS * 15_000 },
    async () => {
      const random = seeded(SEED);
      await using place = await createTestDatabase(kind);
      await using audit = new PlanAudit(place.url);
      // Beside the one that is killed: what happens to that one is none of its users' business.
      await using steady = await startServer({ DATABASE_URL: place.url });
      await using steadyClient = new GraphqlClient(steady.url);
      const figures = { acknowledged: 0, unanswered: 0, tookEffect: 0 };
      const runIds: string[] = [];

      for (let kills = 0; kills < KILLS;) {
        const projectId = await createProject(steadyClient);
        const editors = ['Ana', 'Ben', 'Cleo'].map((name) => new Editor(projectId, name, random));
        const steadyEditor = new Editor(projectId, 'Steady', random);
        const all = [...editors, steadyEditor];
        for (const until = Math.min(KILLS, kills + KILLS_PER_PROJECT); kills < until; kills += 1) {
          await using victim = await startServer({ DATABASE_URL: place.url });
          await using client = new GraphqlClient(victim.url);
          let isOver = false;
          const answers = 1 + Math.floor(random() * 25);
          let left = answers;
          const { promise: enough, resolve } = Promise.withResolvers<void>();
          const onAnswer = (): void => {
            left -= 1;
            if (left === 0) resolve();
          };
          const startedAt = performance.now();
          const working = Promise.all([
            ...editors.map((editor) => editor.work(client, () => isOver, onAnswer)),
            steadyEditor.work(steadyClient, () => isOver),
            planWithoutPause(client, () => isOver, runIds),
          ]);
          await Promise.race([enough, working]);
          // Anywhere within the next few calls: right after an answer there is little to interrupt.
          const paceMs = (performance.now() - startedAt) / answers;
          await new Promise((done) => setTimeout(done, random() * 4 * paceMs));
          await victim.end('SIGKILL');
          isOver = true;
          await working;
          expect(steadyEditor.openKey).toBeNull();
          const found = await audit.expectWhole(projectId, all);
          figures.unanswered += found.unanswered;
          figures.tookEffect += found.tookEffect;
        }
        for (const editor of editors) await editor.finish(steadyClient);
        expect(await audit.expectWhole(projectId, all)).toEqual({ unanswered: 0, tookEffect: 0 });
        figures.acknowledged += all.flatMap(({ acknowledged }) => acknowledged).length;
      }

      await audit.endLeases();
      await expect.poll(() => audit.countOpenRuns(), { timeout: 20_000, interval: 100 }).toBe(0);
      const runs = await audit.expectOneProposalEach(runIds);
      expect(steady.output()).not.toContain('nobody heard of it');
      console.log(`${kind}: ${KILLS} kills, seed ${SEED}`, figures, runs);
      // Kills that hit nothing would show nothing.
      expect(figures.unanswered).toBeGreaterThan(0);
    },
  );
});

async function createProject(client: GraphqlClient): Promise<string> {
  const mutation = 'mutation { createProject(input: { name: "Interrupted" }) { id } }';
  return (await client.request<{ createProject: { id: string } }>(mutation)).createProject.id;
}

/** Keeps a few runs under way, until the server is gone. */
async function planWithoutPause(client: GraphqlClient, isOver: () => boolean, runIds: string[]): Promise<void> {
  while (!isOver()) {
    try {
      const { planProject } = await client.request<{ planProject: { id: string } }>(PLAN, {
        input: { goal: BRIEF, provider: 'builtin' },
      });
      runIds.push(planProject.id);
      const ends = 'subscription ($id: ID!) { agentRunEvents(runId: $id) { type } }';
      for await (const _ of client.subscribe(ends, { id: planProject.id })) if (isOver()) return;
    } catch (error) {
      // An answer with a code is one that nobody should have got; anything else is the connection, which broke.
      if (error instanceof Error && /^[A-Z_]+: /.test(error.message)) throw error;
      return;
    }
  }
}
