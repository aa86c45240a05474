import { randomUUID } from 'node:crypto';
import type { GraphqlClient } from '../../support/graphql-client.ts';

export interface AppliedPatch {
  readonly applied: boolean;
  readonly patch: { readonly id: string; readonly appliedVersion: number | null } | null;
  readonly conflicts: readonly { readonly kind: string; readonly field: string | null; readonly message: string }[];
  readonly changedTasks: readonly { readonly id: string; readonly title: string }[];
  readonly deletedTaskIds: readonly string[];
}

export const APPLY = `mutation Apply($input: ApplyPatchInput!) {
  applyPatch(input: $input) {
    applied
    patch { id appliedVersion }
    conflicts { kind field message }
    changedTasks { id title }
    deletedTaskIds
  }
}`;

export async function createProject(client: GraphqlClient, name = 'Launch'): Promise<string> {
  const { createProject: project } = await client.request<{ createProject: { id: string } }>(
    'mutation ($name: String!) { createProject(input: { name: $name }) { id } }',
    { name },
  );
  return project.id;
}

/** Applies operations to the plan as it stands. */
export async function apply(client: GraphqlClient, projectId: string, ...operations: object[]): Promise<AppliedPatch> {
  const input = { projectId, operations };
  return (await client.request<{ applyPatch: AppliedPatch }>(APPLY, { input })).applyPatch;
}

/** Creates one task and answers its id. */
export async function createTask(client: GraphqlClient, projectId: string, fields: object = {}): Promise<string> {
  const id = randomUUID();
  await apply(client, projectId, { createTask: { id, title: 'Write', ...fields } });
  return id;
}

/** The titles of the plan in order, indented by depth. */
export async function outlineOf(client: GraphqlClient, projectId: string): Promise<string[]> {
  const { project } = await client.request<{ project: { outline: { title: string; depth: number }[] } }>(
    'query ($id: ID!) { project(id: $id) { outline { title depth } } }',
    { id: projectId },
  );
  return project.outline.map(({ title, depth }) => '  '.repeat(depth) + title);
}
