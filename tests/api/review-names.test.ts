import { describe, expect, test } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { applyOperations, createPlan } from '../support/stage.ts';
import { startTestApp } from '../support/test-app.ts';

const PROPOSE = `mutation ($projectId: ID!, $operations: [OperationInput!]!) {
  proposePatch(projectId: $projectId, title: "Later", operations: $operations) { id operations { id } }
}`;
const DECIDE = `mutation ($patchId: ID!, $decisions: [OperationDecisionInput!]!) {
  decideOperations(patchId: $patchId, decisions: $decisions) { operations { decision decidedBy editedBy } }
}`;

interface Proposed {
  readonly proposePatch: { readonly id: string; readonly operations: readonly { readonly id: string }[] };
}

describe.each(DATABASES)('names in a review, on %s', (database) => {
  test('say who decided, edited and applied, also when somebody else goes on', async () => {
    await using app = await startTestApp(database);
    const ana = app.client.as('Ana Žižek');
    const ben = app.client.as('Ben');
    const { projectId, taskIds } = await createPlan(ana, 'Two reviewers', ['Paint', 'Floor', 'Door']);
    const operations = taskIds.map((id) => ({ updateTask: { id, priority: 'HIGH' } }));
    const { proposePatch } = await ana.request<Proposed>(PROPOSE, { projectId, operations });
    const [paint, floor] = proposePatch.operations;
    const patchId = proposePatch.id;

    await ana.request(DECIDE, { patchId, decisions: [{ operationId: paint?.id, decision: 'REJECTED' }] });
    await ben.request(
      'mutation ($patchId: ID!, $id: ID!) { editOperation(patchId: $patchId, operationId: $id, changes: { priority: LOW }) { id } }',
      { patchId, id: floor?.id },
    );
    const both = [
      { operationId: paint?.id, decision: 'REJECTED' },
      { operationId: floor?.id, decision: 'ACCEPTED' },
    ];
    const { decideOperations } = await ben.request<{ decideOperations: object }>(DECIDE, { patchId, decisions: both });
    expect(decideOperations).toEqual({
      operations: [
        { decision: 'REJECTED', decidedBy: 'Ana Žižek', editedBy: null },
        { decision: 'ACCEPTED', decidedBy: 'Ben', editedBy: 'Ben' },
        { decision: 'PENDING', decidedBy: null, editedBy: null },
      ],
    });
    const open = [{ operationId: floor?.id, decision: 'PENDING' }];
    const reopened = await ana.request<{ decideOperations: object }>(DECIDE, { patchId, decisions: open });
    expect(reopened.decideOperations).toMatchObject({ operations: [{}, { decision: 'PENDING', decidedBy: null }, {}] });

    const applied = await ana.request<{ applyPatch: object }>(
      `mutation ($input: ApplyPatchInput!) { applyPatch(input: $input) {
        patch { authorName appliedBy operations { decision decidedBy } } } }`,
      { input: { patchId } },
    );
    expect(applied.applyPatch).toEqual({
      patch: {
        authorName: 'Ana Žižek',
        appliedBy: 'Ana Žižek',
        operations: [
          { decision: 'REJECTED', decidedBy: 'Ana Žižek' },
          { decision: 'ACCEPTED', decidedBy: 'Ana Žižek' },
          { decision: 'ACCEPTED', decidedBy: 'Ana Žižek' },
        ],
      },
    });
  });

  test('say who has said yes to how much it changes, first, and tell it to who looks', async () => {
    await using app = await startTestApp(database);
    const ana = app.client.as('Ana');
    const ben = app.client.as('Ben');
    const { projectId, taskIds } = await createPlan(ana, 'Much at once', ['Paint', 'Floor']);
    const operations = taskIds.map((id) => ({ updateTask: { id, priority: 'HIGH' } }));
    const { proposePatch } = await ana.request<Proposed>(PROPOSE, { projectId, operations });
    const patchId = proposePatch.id;
    interface Seen {
      readonly proposalChanged: { readonly largeAcceptedBy: string | null };
    }
    const news = ana.subscribe<Seen>('subscription ($id: ID!) { proposalChanged(patchId: $id) { largeAcceptedBy } }', {
      id: patchId,
    });
    const next = async () => (await news.next()).value?.proposalChanged.largeAcceptedBy;
    expect(await next()).toBeNull();
    const ACCEPT = 'mutation ($patchId: ID!) { acceptLargeChange(patchId: $patchId) { largeAcceptedBy } }';
    const accept = async (client: GraphqlClient) =>
      (await client.request<{ acceptLargeChange: object }>(ACCEPT, { patchId })).acceptLargeChange;
    expect(await accept(ben)).toEqual({ largeAcceptedBy: 'Ben' });
    expect(await next()).toBe('Ben');
    expect(await accept(ana)).toEqual({ largeAcceptedBy: 'Ben' });
    const { rebasePatch } = await ana.request<{ rebasePatch: object }>(
      'mutation ($id: ID!) { rebasePatch(id: $id) { largeAcceptedBy } }',
      { id: patchId },
    );
    expect(rebasePatch).toEqual({ largeAcceptedBy: 'Ben' });
    await ana.request('mutation ($id: ID!) { rejectPatch(id: $id) { id } }', { id: patchId });
    await expect(accept(ana)).rejects.toThrow('decided already');
  });

  test('say who has changed in the last ten minutes what a proposal would change', async () => {
    let time = Date.parse('2027-01-04T09:00:00Z');
    await using app = await startTestApp(database, { now: () => new Date(time) });
    const ana = app.client.as('Ana');
    const ben = app.client.as('Ben');
    const { projectId, taskIds } = await createPlan(ana, 'Just now', ['Paint', 'Floor', 'Door']);
    const [paint, floor, door] = taskIds;
    time += 11 * 60_000;
    await applyOperations(ben, projectId, [{ updateTask: { id: paint, title: 'Paint all' } }]);
    time += 60_000;
    await applyOperations(ana, projectId, [{ updateTask: { id: paint, tags: ['inside'] } }]);
    await applyOperations(ben, projectId, [{ createTask: { parentId: floor, title: 'Sand it' } }]);
    const { proposePatch } = await ana.request<Proposed>(PROPOSE, {
      projectId,
      operations: [
        { updateTask: { id: paint, priority: 'HIGH' } },
        { deleteTask: { id: floor } },
        { moveTask: { id: door, afterId: null } },
      ],
    });
    const ask = async () => {
      const { patch } = await ben.request<{ patch: { recentChanges: object[] } }>(
        'query ($id: ID!) { patch(id: $id) { recentChanges { operationId by at } } }',
        { id: proposePatch.id },
      );
      return patch.recentChanges;
    };
    const [update, deletion] = proposePatch.operations;
    expect(await ask()).toEqual([
      { operationId: update?.id, by: 'Ana', at: '2027-01-04T09:12:00.000Z' },
      { operationId: update?.id, by: 'Ben', at: '2027-01-04T09:11:00.000Z' },
      { operationId: deletion?.id, by: 'Ben', at: '2027-01-04T09:12:00.000Z' },
    ]);
    time += 9 * 60_000 + 30_000;
    expect(await ask()).toHaveLength(2);
    time += 60_000;
    expect(await ask()).toEqual([]);
  });
});

describe.each(DATABASES)('the name that a request gives, on %s', (database) => {
  test('is one line of at most 60 characters, changes no rights, and is not needed', async () => {
    await using app = await startTestApp(database);
    const viewerOf = async (client: GraphqlClient) =>
      (await client.request<{ viewer: object }>('{ viewer { id name role } }')).viewer;
    const nobody = await viewerOf(app.client);
    expect(nobody).toMatchObject({ id: 'local-owner', role: 'ADMIN', name: expect.stringMatching(/./) });
    expect(nobody).not.toMatchObject({ name: 'root' });
    expect(await viewerOf(app.client.as('  Ana\n Berg\u0000 '))).toEqual({ ...nobody, name: 'Ana Berg' });
    expect(await viewerOf(app.client.as('🙂'.repeat(70)))).toEqual({ ...nobody, name: '🙂'.repeat(60) });
    expect(await viewerOf(app.client.as(' '))).toEqual(nobody);
    expect(await viewerOf(new GraphqlClient(app.url, { 'orchestrator-viewer-name': '%E0%A4' }))).toEqual(nobody);
  });
});
