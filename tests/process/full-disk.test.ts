import { expect, test } from 'vitest';
import { Editor, seeded } from '../support/editor.ts';
import { startServerOnSmallDisk } from '../support/full-disk.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { PlanAudit } from '../support/plan-audit.ts';

const APPLY = 'mutation ($input: ApplyPatchInput!) { applyPatch(input: $input) { applied } }';

test('a full disk is an outage for whoever writes; nothing is lost, and it goes on when there is room again', async () => {
  await using server = await startServerOnSmallDisk();
  await using client = new GraphqlClient(server.url);
  await using audit = new PlanAudit(server.databaseUrl);
  const { createProject } = await client.request<{ createProject: { id: string } }>(
    'mutation { createProject(input: { name: "Full" }) { id } }',
  );
  const projectId = createProject.id;
  const editors = ['Ana', 'Ben', 'Cleo'].map((name, index) => new Editor(projectId, name, seeded(index)));
  let isOver = false;
  const working = Promise.all(editors.map((editor) => editor.work(client, () => isOver)));
  const eachHas = async (count: (editor: Editor) => number, more: number): Promise<void> => {
    const before = editors.map(count);
    const grown = () => Math.min(...editors.map((editor, index) => count(editor) - before[index]!));
    await expect.poll(grown, { timeout: 20_000, interval: 10 }).toBeGreaterThanOrEqual(more);
  };

  for (let round = 0; round < 3; round += 1) {
    await eachHas(({ acknowledged }) => acknowledged.length, 5);
    await server.fill();
    await eachHas(({ unavailable }) => unavailable.length, 3);
    // What is there can be read, and the server says that it is well.
    await client.request('query ($id: ID!) { project(id: $id) { outline { title } } }', { id: projectId });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const large = { createTask: { title: 'Large', description: 'x'.repeat(40_000) } };
    const input = { projectId, operations: Array.from({ length: 50 }, () => large) };
    const { errors } = await client.execute(APPLY, { input });
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['UNAVAILABLE']);
    await server.free();
  }
  await eachHas(({ acknowledged }) => acknowledged.length, 5);
  isOver = true;
  await working;
  for (const editor of editors) await editor.finish(client);
  await audit.expectWhole(projectId, editors);
});
