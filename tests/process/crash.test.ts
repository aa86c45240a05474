import { describe, expect, test } from 'vitest';
import { createTestDatabase, DATABASES } from '../support/databases.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { startServer } from '../support/server-process.ts';

const OPERATIONS = 1_000;
/** When the server is killed, as parts of the time that an undisturbed patch takes. */
const MOMENTS = [0.1, 0.3, 0.5, 0.7, 0.85, 0.95];

interface Plan {
  readonly version: number;
  readonly progress: { readonly taskCount: number };
  readonly outline: readonly { readonly title: string }[];
  readonly patches: { readonly totalCount: number };
}

const PLAN = `query ($id: ID!) {
  project(id: $id) { version progress { taskCount } outline { title } patches { totalCount } }
}`;
const APPLY = `mutation ($input: ApplyPatchInput!) { applyPatch(input: $input) { applied } }`;

describe.each(DATABASES)('kill -9 in the middle of applying, on %s', (kind) => {
  test('leaves the plan as before or as after, the next start works, and a retry applies once', async () => {
    await using place = await createTestDatabase(kind);
    const start = () => startServer({ DATABASE_URL: place.url });

    /** Applies one big patch under a key of its own; the same number again is the same call again. */
    const apply = (client: GraphqlClient, projectId: string, number: number): Promise<unknown> => {
      const operations = Array.from({ length: OPERATIONS }, (_, index) => ({
        createTask: { title: `${number}.${index}` },
      }));
      const key = `patch-${number}`;
      return client.request(APPLY, { input: { projectId, title: key, operations, idempotencyKey: key } });
    };

    /** All of a patch is there or none of it, in every table: answers how many are. */
    const countPatches = async (client: GraphqlClient, projectId: string): Promise<number> => {
      const { project } = await client.request<{ project: Plan }>(PLAN, { id: projectId });
      expect(project.outline).toHaveLength(project.version * OPERATIONS);
      expect(project.progress.taskCount).toBe(project.version * OPERATIONS);
      expect(project.patches.totalCount).toBe(project.version);
      return project.version;
    };

    let projectId = '';
    let undisturbedMs = 0;
    const outcomes: string[] = [];

    for (const [applied, moment] of [0, ...MOMENTS].entries()) {
      await using server = await start();
      await using client = new GraphqlClient(server.url);
      if (applied === 0) {
        const { createProject } = await client.request<{ createProject: { id: string } }>(
          'mutation { createProject(input: { name: "Interrupted" }) { id } }',
        );
        projectId = createProject.id;
        const startedAt = performance.now();
        await apply(client, projectId, 1);
        undisturbedMs = performance.now() - startedAt;
        expect(await countPatches(client, projectId)).toBe(1);
        continue;
      }

      const answer = apply(client, projectId, applied + 1).then(
        () => true,
        () => false,
      );
      await new Promise((resolve) => setTimeout(resolve, undisturbedMs * moment));
      await server.end('SIGKILL');
      const wasAcknowledged = await answer;

      await using next = await start();
      await using nextClient = new GraphqlClient(next.url);
      const patches = await countPatches(nextClient, projectId);
      outcomes.push(patches === applied ? 'before' : 'after');
      expect(patches).toBeGreaterThanOrEqual(wasAcknowledged ? applied + 1 : applied);
      expect(patches).toBeLessThanOrEqual(applied + 1);

      await apply(nextClient, projectId, applied + 1);
      expect(await countPatches(nextClient, projectId)).toBe(applied + 1);
    }
    // Kills that all come too late would show nothing.
    expect(outcomes).toContain('before');
  });
});
