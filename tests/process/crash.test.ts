import { describe, expect, test } from 'vitest';
import { createTestDatabase, DATABASES } from '../support/databases.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { startServer } from '../support/server-process.ts';

const OPERATIONS = 1_500;
/** From before the request is read to after the answer is sent; a patch of this size takes some 200 ms. */
const KILL_AFTER_MS = [15, 40, 70, 110, 160, 230, 320];

interface Plan {
  readonly version: number;
  readonly progress: { readonly taskCount: number };
  readonly outline: readonly { readonly title: string }[];
  readonly patches: { readonly totalCount: number };
}

const PLAN = `query ($id: ID!) {
  project(id: $id) { version progress { taskCount } outline { title } patches { totalCount } }
}`;

const APPLY = `mutation ($input: ApplyPatchInput!) { applyPatch(input: $input) { applied project { version } } }`;

function bigPatch(projectId: string, key: string): { input: object } {
  const operations = Array.from({ length: OPERATIONS }, (_, index) => ({ createTask: { title: `${key} ${index}` } }));
  return { input: { projectId, title: key, operations, idempotencyKey: key } };
}

describe.each(DATABASES)('kill -9 in the middle of applying, on %s', (kind) => {
  test('leaves the plan as before or as after, the next start works, and a retry applies once', async () => {
    await using place = await createTestDatabase(kind);
    const seen: string[] = [];
    let projectId: string;
    {
      await using server = await startServer({ DATABASE_URL: place.url });
      await using client = new GraphqlClient(server.url);
      const created = await client.request<{ createProject: { id: string } }>(
        'mutation { createProject(input: { name: "Interrupted" }) { id } }',
      );
      projectId = created.createProject.id;
    }

    for (const [index, delay] of KILL_AFTER_MS.entries()) {
      const key = `patch-${index}`;
      const isAnswered = await (async () => {
        await using server = await startServer({ DATABASE_URL: place.url });
        await using client = new GraphqlClient(server.url);
        const answer = client.request(APPLY, bigPatch(projectId, key)).then(
          () => true,
          () => false,
        );
        await new Promise((resolve) => setTimeout(resolve, delay));
        await server.end('SIGKILL');
        return answer;
      })();

      await using server = await startServer({ DATABASE_URL: place.url });
      await using client = new GraphqlClient(server.url);
      const read = async () => (await client.request<{ project: Plan }>(PLAN, { id: projectId })).project;
      const after = await read();
      const isApplied = after.version === index + 1;
      // All of it or none of it, in every table; what was acknowledged is there.
      expect(after.version).toBe(isApplied ? index + 1 : index);
      expect(after.outline).toHaveLength(after.version * OPERATIONS);
      expect(after.progress.taskCount).toBe(after.version * OPERATIONS);
      expect(after.patches.totalCount).toBe(after.version);
      expect(isApplied || !isAnswered).toBe(true);
      seen.push(isApplied ? 'after' : 'before');

      await client.request(APPLY, bigPatch(projectId, key));
      const retried = await read();
      expect(retried.version).toBe(index + 1);
      expect(retried.outline).toHaveLength((index + 1) * OPERATIONS);
    }
    // Kills that all come too early would show nothing.
    expect(seen).toContain('before');
  });
});
