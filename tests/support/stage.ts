import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { createTestDatabase } from './databases.ts';
import { GraphqlClient } from './graphql-client.ts';
import { startServer } from './server-process.ts';

/** What a journey happens on: the built application as a process, a browser, and a client to prepare and to look behind. */
export interface Stage extends AsyncDisposable {
  readonly url: string;
  readonly browser: Browser;
  readonly client: GraphqlClient;
}

/** One for a test file: `const stage = await openStage()` in beforeAll. `environment` is added to the server's. */
export async function openStage(environment: Readonly<Record<string, string>> = {}): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const place = stack.use(await createTestDatabase('sqlite'));
  const server = stack.use(await startServer({ DATABASE_URL: place.url, ...environment }));
  const client = stack.use(new GraphqlClient(server.url));
  const browser = stack.use(await openBrowser());
  const all = stack.move();
  return { url: server.url, browser, client, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** A project with these root tasks; answers its id and theirs, in order. */
export async function createPlan(
  client: GraphqlClient,
  name: string,
  titles: readonly string[],
): Promise<{ projectId: string; taskIds: readonly string[] }> {
  const { createProject } = await client.request<{ createProject: { id: string } }>(
    'mutation ($name: String!) { createProject(input: { name: $name }) { id } }',
    { name },
  );
  const taskIds = titles.map(() => crypto.randomUUID());
  const operations = titles.map((title, index) => ({ createTask: { id: taskIds[index], title } }));
  await applyOperations(client, createProject.id, operations);
  return { projectId: createProject.id, taskIds };
}

export async function applyOperations(
  client: GraphqlClient,
  projectId: string,
  operations: readonly object[],
): Promise<void> {
  const { applyPatch } = await client.request<{ applyPatch: { applied: boolean } }>(
    'mutation ($input: ApplyPatchInput!) { applyPatch(input: $input) { applied } }',
    { input: { projectId, operations } },
  );
  if (!applyPatch.applied) throw new Error('The operations that prepare a journey have to apply.');
}

/** A proposal of these operations, as the server has stored it. */
export async function proposeOperations(
  client: GraphqlClient,
  projectId: string,
  title: string,
  operations: readonly object[],
): Promise<{ readonly id: string; readonly operations: readonly { readonly id: string }[] }> {
  const { proposePatch } = await client.request<{
    proposePatch: { id: string; operations: readonly { id: string }[] };
  }>(
    `mutation ($projectId: ID!, $title: String!, $operations: [OperationInput!]!) {
      proposePatch(projectId: $projectId, title: $title, operations: $operations) { id operations { id } }
    }`,
    { projectId, title, operations },
  );
  return proposePatch;
}
