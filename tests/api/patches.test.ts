import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { sharedApp } from './support/shared-app.ts';
import { apply, APPLY, createProject, createTask, outlineOf, type AppliedPatch } from './support/world.ts';

const PROPOSE = `mutation ($projectId: ID!, $operations: [OperationInput!]!, $baseVersion: Int) {
  proposePatch(projectId: $projectId, title: "Proposal", operations: $operations, baseVersion: $baseVersion) {
    id status baseVersion authorKind
    operations { id kind taskId title requires decision changes { field before after } }
    conflicts { kind }
  }
}`;

interface Proposal {
  readonly id: string;
  readonly operations: readonly {
    readonly id: string;
    readonly title: string;
    readonly requires: readonly string[];
    readonly changes: readonly { readonly field: string; readonly after: unknown }[];
  }[];
  readonly conflicts: readonly { readonly kind: string }[];
}

describe.each(DATABASES)('patches on %s', (kind) => {
  const app = sharedApp(kind);
  const propose = async (projectId: string, ...operations: object[]): Promise<Proposal> =>
    (await app.client.request<{ proposePatch: Proposal }>(PROPOSE, { projectId, operations })).proposePatch;
  const applyInput = async (input: object): Promise<AppliedPatch> =>
    (await app.client.request<{ applyPatch: AppliedPatch }>(APPLY, { input })).applyPatch;
  const refusalOf = async (input: object) => {
    const { errors } = await app.client.execute(APPLY, { input });
    return errors.map(({ extensions }) => extensions);
  };

  test('applies operations of every kind in one call', async () => {
    const projectId = await createProject(app.client);
    const [design, build, test] = [randomUUID(), randomUUID(), randomUUID()];
    await apply(
      app.client,
      projectId,
      { createTask: { id: design, title: 'Design' } },
      { createTask: { id: build, title: 'Build', estimatedMinutes: 90, tags: ['code'], metadata: { key: [1, null] } } },
      { createTask: { id: test, title: 'Test', parentId: build } },
      { addDependency: { taskId: build, dependsOnId: design } },
    );
    const result = await apply(
      app.client,
      projectId,
      { updateProject: { name: 'Launched', dueDate: '2026-12-24' } },
      { updateTask: { id: build, title: 'Build it', estimatedMinutes: null } },
      { moveTask: { id: test, parentId: null, afterId: null } },
      { removeDependency: { taskId: build, dependsOnId: design } },
      { deleteTask: { id: design } },
    );
    expect(result).toMatchObject({ applied: true, conflicts: [], deletedTaskIds: [design] });
    const { project } = await app.client.request<{ project: object }>(
      `query ($id: ID!) {
        project(id: $id) { name dueDate version outline { number title estimatedMinutes tags metadata parentId dependencies { id } children { id } } }
      }`,
      { id: projectId },
    );
    const empty = { parentId: null, dependencies: [], children: [] };
    expect(project).toEqual({
      name: 'Launched',
      dueDate: '2026-12-24',
      version: 2,
      outline: [
        { ...empty, number: 3, title: 'Test', estimatedMinutes: null, tags: [], metadata: {} },
        {
          ...empty,
          number: 2,
          title: 'Build it',
          estimatedMinutes: null,
          tags: ['code'],
          metadata: { key: [1, null] },
        },
      ],
    });
  });

  test('changes only the fields that are present; null clears', async () => {
    const projectId = await createProject(app.client);
    const id = await createTask(app.client, projectId, { title: 'Write', dueDate: '2026-05-01', description: 'Long' });
    await apply(app.client, projectId, { updateTask: { id, dueDate: null } });
    const read = 'query ($id: ID!) { task(id: $id) { title dueDate description } }';
    expect(await app.client.request(read, { id })).toEqual({
      task: { title: 'Write', dueDate: null, description: 'Long' },
    });
    expect(await refusalOf({ projectId, operations: [{ updateTask: { id, title: null } }] })).toEqual([
      { code: 'BAD_USER_INPUT', field: 'input.operations.0.updateTask.title' },
    ]);
  });

  test('takes what the same patch gave to somebody new from them again, gives it to others, or deletes it', async () => {
    const projectId = await createProject(app.client);
    const people = ['Nova', 'Odo', 'Pia'].map((name) => `${name} ${randomUUID().slice(0, 8)}`);
    const [kept, freed, gone] = [randomUUID(), randomUUID(), randomUUID()];
    const operations = [
      { createTask: { id: kept, title: 'Kept', assigneeName: people[0] } },
      { updateTask: { id: kept, assigneeName: people[1]!.toUpperCase() } },
      { updateTask: { id: kept, assigneeName: people[2] } },
      { createTask: { id: freed, title: 'Freed', assigneeName: people[0] } },
      { updateTask: { id: freed, assigneeId: null } },
      { createTask: { id: gone, title: 'Gone', assigneeName: people[1] } },
      { deleteTask: { id: gone } },
    ];
    const proposal = await propose(projectId, ...operations);
    expect(proposal.conflicts).toEqual([]);
    expect(await applyInput({ patchId: proposal.id })).toMatchObject({ applied: true, conflicts: [] });
    const { project } = await app.client.request<{ project: { outline: object[] } }>(
      'query ($id: ID!) { project(id: $id) { outline { title assignee { name } } } }',
      { id: projectId },
    );
    expect(project.outline).toEqual([
      { title: 'Kept', assignee: { name: people[2] } },
      { title: 'Freed', assignee: null },
    ]);
    const name = randomUUID();
    expect(await refusalOf({ projectId, operations: [{ createTask: { title: 'New', assigneeName: name } }] })).toEqual([
      { code: 'BAD_USER_INPUT', field: 'input.operations.0.createTask.assigneeName' },
    ]);
  });

  test('keeps the parent of a move that names none', async () => {
    const projectId = await createProject(app.client);
    const parentId = await createTask(app.client, projectId, { title: 'Parent' });
    const first = await createTask(app.client, projectId, { title: 'First', parentId });
    await createTask(app.client, projectId, { title: 'Second', parentId });
    await apply(app.client, projectId, { moveTask: { id: first } });
    expect(await outlineOf(app.client, projectId)).toEqual(['Parent', '  Second', '  First']);
    await apply(app.client, projectId, { moveTask: { id: first, parentId: null, afterId: null } });
    expect(await outlineOf(app.client, projectId)).toEqual(['First', 'Parent', '  Second']);
  });

  test('answers a repeated move that names no parent as the first time, wherever the task is by then', async () => {
    const projectId = await createProject(app.client);
    const [first, second, other] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [first, second, other]) await apply(app.client, projectId, { createTask: { id, title: 'Task' } });
    const input = {
      projectId,
      idempotencyKey: randomUUID(),
      operations: [{ moveTask: { id: second, afterId: null } }],
    };
    const moved = await applyInput(input);
    expect(moved.applied).toBe(true);
    await apply(app.client, projectId, { moveTask: { id: second, parentId: other } });
    expect(await applyInput(input)).toEqual(moved);
  });

  test('tells the places of moves apart that name no sibling', async () => {
    const projectId = await createProject(app.client);
    const [a, b] = [randomUUID(), randomUUID()];
    for (const id of [a, b]) await apply(app.client, projectId, { createTask: { id, title: 'Task' } });
    const { operations } = await propose(
      projectId,
      { moveTask: { id: b, afterId: null } },
      { moveTask: { id: b } },
      { moveTask: { id: b, afterId: a } },
      { createTask: { title: 'First', afterId: null } },
    );
    const positions = operations.map(({ changes }) => changes.find(({ field }) => field === 'position')?.after);
    expect(positions).toEqual(['FIRST', 'LAST', undefined, 'FIRST']);
  });

  test('refuses what can never be right with the place in the input, and changes nothing', async () => {
    const projectId = await createProject(app.client);
    const id = await createTask(app.client, projectId);
    const good = { createTask: { title: 'Good' } };
    const refuse = async (operation: object) => (await refusalOf({ projectId, operations: [good, operation] }))[0];
    const at = (field: string) => ({ code: 'BAD_USER_INPUT', field: `input.operations.1.${field}` });
    expect(await refuse({ createTask: { title: '   ' } })).toEqual(at('createTask.title'));
    expect(await refuse({ createTask: { title: 'x'.repeat(256) } })).toEqual(at('createTask.title'));
    expect(await refuse({ updateTask: { id, estimatedMinutes: -1 } })).toEqual(at('updateTask.estimatedMinutes'));
    expect(await refuse({ updateTask: { id, startDate: '2026-05-02', dueDate: '2026-05-01' } })).toEqual(
      at('updateTask.dueDate'),
    );
    expect(await refuse({ updateTask: { id: randomUUID(), title: 'x' } })).toEqual(at('updateTask.id'));
    expect(await refuse({ addDependency: { taskId: id, dependsOnId: id } })).toEqual(at('addDependency.dependsOnId'));
    // Found by GraphQL itself, before it comes to the check:
    expect(await refuse({ updateTask: { id, dueDate: '2026-02-30' } })).toEqual(at('updateTask.dueDate'));
    expect(await refuse({ updateTask: { id, status: 'DONE' } })).toEqual(at('updateTask.status'));
    expect(await refuse({ updateTask: { id }, deleteTask: { id } })).toEqual({
      code: 'BAD_USER_INPUT',
      field: 'input.operations.1',
    });
    expect(await outlineOf(app.client, projectId)).toEqual(['Write']);
  });

  test('stops, skips or overwrites where the plan has moved on', async () => {
    const projectId = await createProject(app.client);
    const id = await createTask(app.client, projectId, { title: 'Old' });
    await apply(app.client, projectId, { updateTask: { id, title: 'Theirs' } });
    const mine = {
      projectId,
      baseVersion: 1,
      operations: [{ updateTask: { id, title: 'Mine' } }, { createTask: { title: 'Other' } }],
    };
    const stopped = await applyInput(mine);
    expect(stopped).toMatchObject({ applied: false, patch: null, changedTasks: [] });
    expect(stopped.conflicts).toMatchObject([{ kind: 'FIELD_CHANGED', field: 'title' }]);
    expect(await outlineOf(app.client, projectId)).toEqual(['Theirs']);

    expect(await applyInput({ ...mine, onConflict: 'SKIP' })).toMatchObject({ applied: true });
    expect(await outlineOf(app.client, projectId)).toEqual(['Theirs', 'Other']);

    expect(await applyInput({ ...mine, onConflict: 'OVERWRITE' })).toMatchObject({ applied: true });
    expect(await outlineOf(app.client, projectId)).toEqual(['Mine', 'Other', 'Other']);
  });

  test('keeps a proposal until it is accepted in part, with what the parts require', async () => {
    const projectId = await createProject(app.client);
    const [parentId, childId] = [randomUUID(), randomUUID()];
    const proposal = await propose(
      projectId,
      { createTask: { id: parentId, title: 'Parent' } },
      { createTask: { id: childId, title: 'Child', parentId } },
      { createTask: { title: 'Alone' } },
    );
    expect(await outlineOf(app.client, projectId)).toEqual([]);
    const [parent, child, alone] = proposal.operations;
    expect(proposal).toMatchObject({ status: 'PROPOSED', baseVersion: 0, authorKind: 'USER', conflicts: [] });
    expect(child?.requires).toEqual([parent?.id]);
    expect(proposal.operations.map(({ title }) => title)).toEqual(['Parent', 'Child', 'Alone']);

    await applyInput({ patchId: proposal.id, accept: [child?.id, alone?.id] });
    expect(await outlineOf(app.client, projectId)).toEqual(['Alone']);
    const { patch } = await app.client.request<{ patch: object }>(
      'query ($id: ID!) { patch(id: $id) { status operations { decision } project { id } } }',
      { id: proposal.id },
    );
    expect(patch).toEqual({
      status: 'APPLIED',
      operations: [{ decision: 'REJECTED' }, { decision: 'REJECTED' }, { decision: 'ACCEPTED' }],
      project: { id: projectId },
    });
    expect(await refusalOf({ patchId: proposal.id })).toEqual([{ code: 'CONFLICT' }]);
  });

  test('shows where an open proposal no longer fits', async () => {
    const projectId = await createProject(app.client);
    const id = await createTask(app.client, projectId, { title: 'Old' });
    const proposal = await propose(projectId, { updateTask: { id, title: 'Proposed' } });
    await apply(app.client, projectId, { updateTask: { id, title: 'Now' } });
    const { patch } = await app.client.request<{ patch: object }>(
      `query ($id: ID!) { patch(id: $id) { conflicts { kind field expected current wanted operationId } } }`,
      { id: proposal.id },
    );
    expect(patch).toEqual({
      conflicts: [
        {
          kind: 'FIELD_CHANGED',
          field: 'title',
          expected: 'Old',
          current: 'Now',
          wanted: 'Proposed',
          operationId: proposal.operations[0]?.id,
        },
      ],
    });
  });

  test('puts a proposal aside', async () => {
    const projectId = await createProject(app.client);
    const { id } = await propose(projectId, { createTask: { title: 'Never' } });
    const reject = 'mutation ($id: ID!) { rejectPatch(id: $id) { status operations { decision } } }';
    const rejected = { rejectPatch: { status: 'REJECTED', operations: [{ decision: 'REJECTED' }] } };
    expect(await app.client.request(reject, { id })).toEqual(rejected);
    expect(await refusalOf({ patchId: id })).toEqual([{ code: 'CONFLICT' }]);
  });

  test('undoes a deletion with everything below it, and redoes it', async () => {
    const projectId = await createProject(app.client);
    const parentId = await createTask(app.client, projectId, { title: 'Parent' });
    await createTask(app.client, projectId, { title: 'Child', parentId });
    const { patch } = await apply(app.client, projectId, { deleteTask: { id: parentId } });
    const revert = async (id: string | undefined) => {
      const answer = await app.client.request<{
        revertPatch: { applied: boolean; patch: { id: string; reverts: object } };
      }>('mutation ($id: ID!) { revertPatch(id: $id) { applied patch { id reverts { id } } } }', { id });
      return answer.revertPatch;
    };
    const undone = await revert(patch?.id);
    expect(undone).toMatchObject({ applied: true, patch: { reverts: { id: patch?.id } } });
    expect(await outlineOf(app.client, projectId)).toEqual(['Parent', '  Child']);
    const history = await app.client.request<{ project: { patches: { nodes: object[] } } }>(
      'query ($id: ID!) { project(id: $id) { patches(first: 2) { nodes { id appliedVersion revertedBy { id } } } } }',
      { id: projectId },
    );
    expect(history.project.patches.nodes).toEqual([
      { id: undone.patch.id, appliedVersion: 4, revertedBy: null },
      { id: patch?.id, appliedVersion: 3, revertedBy: { id: undone.patch.id } },
    ]);
    expect(await revert(undone.patch.id)).toMatchObject({ applied: true });
    expect(await outlineOf(app.client, projectId)).toEqual([]);
  });

  test('answers a repeated call with the result of the first, and changes nothing', async () => {
    const projectId = await createProject(app.client);
    const input = { projectId, idempotencyKey: randomUUID(), operations: [{ createTask: { title: 'Once' } }] };
    const first = await applyInput(input);
    expect(await applyInput(input)).toEqual(first);
    expect(await outlineOf(app.client, projectId)).toEqual(['Once']);
    const other = { ...input, operations: [{ createTask: { title: 'Twice' } }] };
    expect(await refusalOf(other)).toEqual([{ code: 'BAD_USER_INPUT', field: 'input.idempotencyKey' }]);
  });

  test('has one effect for calls with one key that come at once', async () => {
    const projectId = await createProject(app.client);
    const input = { projectId, idempotencyKey: randomUUID(), operations: [{ createTask: { title: 'Once' } }] };
    const results = await Promise.all(Array.from({ length: 5 }, () => applyInput(input)));
    expect(new Set(results.map(({ patch }) => patch?.id)).size).toBe(1);
    expect(await outlineOf(app.client, projectId)).toEqual(['Once']);
  });

  test('says NOT_FOUND for projects and patches that do not exist', async () => {
    const nothing = randomUUID();
    expect(await refusalOf({ projectId: nothing, operations: [] })).toEqual([{ code: 'NOT_FOUND' }]);
    expect(await refusalOf({ patchId: nothing })).toEqual([{ code: 'NOT_FOUND' }]);
  });

  test('takes 10,000 operations in one request and refuses one more', { timeout: 60_000 }, async () => {
    const projectId = await createProject(app.client);
    const operations = Array.from({ length: 10_001 }, (_, index) => {
      return {
        createTask: { title: `Task ${index}`, description: 'What is to be done. '.repeat(10), estimatedMinutes: 60 },
      };
    });
    expect(JSON.stringify(operations).length).toBeGreaterThan(2_500_000);
    expect(await refusalOf({ projectId, operations })).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    const input = { projectId, operations: operations.slice(1) };
    const { applyPatch } = await app.client.request<{ applyPatch: object }>(
      'mutation ($input: ApplyPatchInput!) { applyPatch(input: $input) { applied project { progress { taskCount estimatedMinutes } } } }',
      { input },
    );
    expect(applyPatch).toEqual({
      applied: true,
      project: { progress: { taskCount: 10_000, estimatedMinutes: 600_000 } },
    });
  });
});
