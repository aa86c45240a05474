import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstDifference } from '../../server/storage/verify.ts';
import type { ProjectId } from '../../server/domain/ids.ts';
import { DATABASES } from '../support/databases.ts';
import { KnownIds, randomRequest } from '../support/random-requests.ts';
import { sharedApp } from './support/shared-app.ts';
import { apply, createProject } from './support/world.ts';

const REQUESTS = Number(process.env['REQUESTS'] ?? 150);

describe.each(DATABASES)('any request that fits the schema, on %s', { timeout: 30_000 + 100 * REQUESTS }, (kind) => {
  const app = sharedApp(kind);

  test('is answered, or refused for a reason that the server knows, and leaves plans that equal their patches', async () => {
    const known = new KnownIds();
    const projectId = await createProject(app.client);
    await apply(app.client, projectId, { createTask: { title: 'Write' } }, { createTask: { title: 'Check' } });
    known.addAllOf(
      await app.client.request('query ($id: ID!) { project(id: $id) { __typename id outline { __typename id } } }', {
        id: projectId,
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (choose) => {
        const { query, variables } = randomRequest(choose, known);
        const { data, errors } = await app.client.execute(query, variables);
        known.addAllOf(data);
        const unknown = errors.filter(({ extensions }) =>
          ['INTERNAL', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED'].includes(String(extensions?.['code'])),
        );
        expect({ query, variables, unknown, logged: app.logged }).toMatchObject({ unknown: [], logged: [] });
      }),
      // The requests build on each other's answers, so none of them fails alone.
      { numRuns: REQUESTS, endOnFailure: true },
    );
    const projects = await app.database.db.selectFrom('project').select('id').execute();
    expect(projects.length).toBeGreaterThan(0);
    for (const { id } of projects) expect(await firstDifference(app.database.db, id as ProjectId)).toBeNull();
  });
});
