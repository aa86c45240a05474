import { describe, expect, test } from 'vitest';
import { hasCycle } from '../../server/domain/dependency-graph.ts';
import type { ProjectId } from '../../server/domain/ids.ts';
import { firstDifference } from '../../server/storage/verify.ts';
import { createTestDatabase, DATABASES } from '../support/databases.ts';
import { seeded } from '../support/editor.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { PlanAudit } from '../support/plan-audit.ts';
import { startServer } from '../support/server-process.ts';

/** `EDITORS=50 PATCHES_PER_EDITOR=40 npm test -- tests/process/two-servers.test.ts` for the full size. */
const EDITORS = Number(process.env['EDITORS'] ?? 10);
const PATCHES_PER_EDITOR = Number(process.env['PATCHES_PER_EDITOR'] ?? 6);
const CYCLES = Math.max(3, EDITORS / 3);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const APPLY = `mutation ($input: ApplyPatchInput!) {
  applyPatch(input: $input) { applied patch { appliedVersion } conflicts { kind field } }
}`;
interface Applied {
  readonly applyPatch: {
    readonly applied: boolean;
    readonly patch: { readonly appliedVersion: number } | null;
    readonly conflicts: readonly { readonly kind: string; readonly field: string | null }[];
  };
}
interface Plan {
  readonly project: {
    readonly version: number;
    readonly outline: readonly { readonly title: string; readonly number: number; readonly depth: number }[];
  };
}

describe.each(DATABASES)('two servers, each a process of its own, on one %s database', (kind) => {
  test(
    'lose no acknowledged write, tell of every clash, and give versions without gaps',
    { retry: 0, timeout: 60_000 + EDITORS * PATCHES_PER_EDITOR * 500 },
    async () => {
      await using world = await startTwo(kind);
      const { clients, audit } = world;
      const projectId = await createProject(clients[0]);
      const taskIds = Array.from({ length: 5 }, () => crypto.randomUUID());
      await apply(
        clients[0],
        projectId,
        taskIds.map((id, index) => ({ createTask: { id, title: `Task ${index}` } })),
      );

      const versions: number[] = [];
      const acknowledged: string[] = [];
      const lastWritten = new Map<string, { version: number; title: string }>();
      let [attempts, clashed] = [0, 0];
      const edit = async (editor: number): Promise<void> => {
        const client = clients[editor % 2]!;
        for (let index = 0; index < PATCHES_PER_EDITOR; index += 1) {
          const id = taskIds[(editor * 7 + index) % taskIds.length]!;
          const baseVersion = await versionOf(client, projectId);
          const title = `editor ${editor} patch ${index}`;
          attempts += 1;
          const operations = [{ updateTask: { id, title } }, { createTask: { parentId: id, title: `log: ${title}` } }];
          const { applied, patch, conflicts } = await apply(client, projectId, operations, { baseVersion });
          if (!applied) {
            clashed += 1;
            expect(conflicts).toEqual([{ kind: 'FIELD_CHANGED', field: 'title' }]);
            continue;
          }
          const version = patch!.appliedVersion;
          versions.push(version);
          acknowledged.push(`log: ${title}`);
          if (version > (lastWritten.get(id)?.version ?? 0)) lastWritten.set(id, { version, title });
        }
      };
      await Promise.all(Array.from({ length: EDITORS }, (_, editor) => edit(editor)));

      expect(versions.length + clashed).toBe(attempts);
      expect(versions.toSorted((left, right) => left - right)).toEqual(versions.map((_, index) => index + 2));
      for (const client of clients) {
        const { project } = await client.request<Plan>(
          'query ($id: ID!) { project(id: $id) { version outline { title number depth } } }',
          { id: projectId },
        );
        expect(project.version).toBe(versions.length + 1);
        const logged = project.outline.filter(({ depth }) => depth === 1).map(({ title }) => title);
        expect(logged.toSorted()).toEqual(acknowledged.toSorted());
        expect(new Set(project.outline.map(({ number }) => number)).size).toBe(project.outline.length);
        // Each task has the title of whoever was told last that it is theirs.
        const titles = project.outline.filter(({ depth }) => depth === 0).map(({ title }) => title);
        expect(titles).toEqual(taskIds.map((id, index) => lastWritten.get(id)?.title ?? `Task ${index}`));
      }
      expect(await firstDifference(audit.database.db, projectId as ProjectId)).toBeNull();
      // Editors who never meet would show nothing.
      expect(clashed).toBeGreaterThan(0);
      console.log(`${kind}: ${attempts} patches by ${EDITORS} editors, ${versions.length} applied, ${clashed} clashed`);
    },
  );

  test(
    'never let two dependencies, or two moves, that each fit alone close a cycle',
    { retry: 0, timeout: 120_000 },
    async () => {
      await using world = await startTwo(kind);
      const { clients } = world;
      for (let round = 0; round < CYCLES; round += 1) {
        const projectId = await createProject(clients[0]);
        const [a, b, c, d] = Array.from({ length: 4 }, () => crypto.randomUUID());
        const tasks = [a, b, c, d].map((id) => ({ createTask: { id, title: `Task ${id}` } }));
        await apply(clients[0], projectId, tasks);
        const both = async (first: object, second: object): Promise<string[]> => {
          const results = await Promise.all([
            apply(clients[0], projectId, [first]),
            apply(clients[1], projectId, [second]),
          ]);
          return results.map(({ applied, conflicts }) => (applied ? 'applied' : conflicts[0]!.kind)).toSorted();
        };
        expect(
          await both(
            { addDependency: { taskId: a, dependsOnId: b } },
            { addDependency: { taskId: b, dependsOnId: a } },
          ),
        ).toEqual(['DEPENDENCY_CYCLE', 'applied']);
        expect(await both({ moveTask: { id: c, parentId: d } }, { moveTask: { id: d, parentId: c } })).toEqual([
          'HIERARCHY_CYCLE',
          'applied',
        ]);
      }
    },
  );

  test(
    `let no circle in, whatever each has in memory of the order of the plan (seed ${SEED})`,
    { retry: 0, timeout: 120_000 },
    async () => {
      await using world = await startTwo(kind);
      const { clients, audit } = world;
      const random = seeded(SEED);
      const projectId = await createProject(clients[0]);
      const ids = Array.from({ length: 12 }, () => crypto.randomUUID());
      const tasks = ids.map((id) => ({ createTask: { id, title: `Task ${id}` } }));
      await apply(clients[0], projectId, tasks);
      const anyOperation = (): object => {
        const [taskId, otherId] = [0, 1].map(() => ids[Math.floor(random() * ids.length)]);
        const chance = random();
        if (chance < 0.1) return { moveTask: { id: taskId, parentId: null } };
        if (chance < 0.3) return { moveTask: { id: taskId, parentId: otherId } };
        if (chance < 0.4) return { removeDependency: { taskId, dependsOnId: otherId } };
        return { addDependency: { taskId, dependsOnId: otherId } };
      };
      let refused = 0;
      for (let round = 0; round < CYCLES * 20; round += 1) {
        const answers = await Promise.all(
          clients.map((client) => {
            const input = { projectId, operations: [anyOperation()], onConflict: 'FAIL' };
            return client.execute<Applied>(APPLY, { input });
          }),
        );
        for (const { data, errors } of answers) {
          // On itself, or on a task above or below.
          if (errors.length > 0) expect(errors[0]!.extensions!['code']).toBe('BAD_USER_INPUT');
          if (data?.applyPatch.conflicts[0]?.kind === 'DEPENDENCY_CYCLE') refused += 1;
        }
        expect(hasCycle(await audit.planOf(projectId)), `after round ${round}`).toBe(false);
      }
      expect(refused).toBeGreaterThan(0);
      expect(await firstDifference(audit.database.db, projectId as ProjectId)).toBeNull();
    },
  );
});

async function startTwo(
  kind: (typeof DATABASES)[number],
): Promise<AsyncDisposable & { clients: readonly [GraphqlClient, GraphqlClient]; audit: PlanAudit }> {
  const stack = new AsyncDisposableStack();
  const { url } = stack.use(await createTestDatabase(kind));
  const audit = stack.use(new PlanAudit(url));
  const start = async (): Promise<GraphqlClient> => {
    const server = stack.use(await startServer({ DATABASE_URL: url }));
    return stack.use(new GraphqlClient(server.url));
  };
  return { clients: [await start(), await start()], audit, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

async function createProject(client: GraphqlClient): Promise<string> {
  const mutation = 'mutation { createProject(input: { name: "Shared" }) { id } }';
  return (await client.request<{ createProject: { id: string } }>(mutation)).createProject.id;
}

async function versionOf(client: GraphqlClient, id: string): Promise<number> {
  const query = 'query ($id: ID!) { project(id: $id) { version } }';
  return (await client.request<{ project: { version: number } }>(query, { id })).project.version;
}

async function apply(
  client: GraphqlClient,
  projectId: string,
  operations: readonly object[],
  more: object = {},
): Promise<Applied['applyPatch']> {
  const input = { projectId, operations, onConflict: 'FAIL', idempotencyKey: crypto.randomUUID(), ...more };
  return (await client.request<Applied>(APPLY, { input })).applyPatch;
}
