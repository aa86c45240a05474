import { expect, test } from 'vitest';
import { Editors } from '../support/editor.ts';
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
  const editors = new Editors(client, projectId, 3);

  for (let round = 0; round < 3; round += 1) {
    await editors.eachHas('acknowledged', 5);
    await server.fill();
    await editors.eachHas('unavailable', 3);
    // What is there can be read, and the server says that it is well.
    await client.request('query ($id: ID!) { project(id: $id) { outline { title } } }', { id: projectId });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const large = { createTask: { title: 'Large', description: 'x'.repeat(40_000) } };
    const input = { projectId, operations: Array.from({ length: 50 }, () => large) };
    const { errors } = await client.execute(APPLY, { input });
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['UNAVAILABLE']);
    await server.free();
  }
  await editors.eachHas('acknowledged', 5);
  await editors.stop();
  await audit.expectWhole(projectId, editors.all);
});
