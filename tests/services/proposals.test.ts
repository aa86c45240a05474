import { describe, expect, test } from 'vitest';
import type { LocalDate, TaskId } from '../../server/domain/ids.ts';
import type { OperationDraft } from '../../server/domain/operation-draft.ts';
import { DATABASES } from '../support/databases.ts';
import { change, createProject, createTask, outline, proposeAsAgent, startNode } from '../support/node.ts';

describe.each(DATABASES)('a proposal on %s', (kind) => {
  test('can be accepted field by field', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const taskId = await createTask(node, id, 'Task');
    const fields = { title: 'Renamed', priority: 'HIGH', estimatedMinutes: 30 } as const;
    const patch = await proposeAsAgent(node, id, [{ kind: 'UPDATE_TASK', taskId, fields }]);
    const operationId = patch.operations[0]!.id;
    const accept = [`${operationId}.priority`, `${operationId}.estimatedMinutes`];
    const call = { patchId: patch.id, accept, onConflict: 'FAIL', idempotencyKey: null } as const;
    expect(await node.patches.apply(node.actor, call)).toMatchObject({ applied: true });
    expect(await outline(node, id)).toMatchObject([{ title: 'Task', priority: 'HIGH', estimatedMinutes: 30 }]);
  });

  test('names the entry of accept that it does not have', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const patch = await proposeAsAgent(node, id, [
      { kind: 'CREATE_TASK', taskId: null, parentId: null, fields: { title: 'A' } },
    ]);
    const call = {
      patchId: patch.id,
      accept: [patch.operations[0]!.id, 'nothing'],
      onConflict: 'FAIL',
      idempotencyKey: null,
    } as const;
    await expect(node.patches.apply(node.actor, call)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'accept.1',
    });
  });

  test('keeps decisions with what they carry along, and applies as it was decided', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const [parent, child, other] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()] as TaskId[];
    const patch = await proposeAsAgent(node, id, [
      { kind: 'CREATE_TASK', taskId: parent!, parentId: null, fields: { title: 'Parent' } },
      { kind: 'CREATE_TASK', taskId: child!, parentId: parent!, fields: { title: 'Child' } },
      { kind: 'CREATE_TASK', taskId: other!, parentId: null, fields: { title: 'Other' } },
    ]);
    const [first, second] = patch.operations.map((operation) => operation.id);
    const rejected = await node.proposals.decide(node.actor, patch.id, [{ operationId: first!, decision: 'REJECTED' }]);
    expect(rejected.operations.map(({ decision }) => decision)).toEqual(['REJECTED', 'REJECTED', 'PENDING']);
    const accepted = await node.proposals.decide(node.actor, patch.id, [
      { operationId: second!, decision: 'ACCEPTED' },
    ]);
    expect(accepted.operations.map(({ decision }) => decision)).toEqual(['ACCEPTED', 'ACCEPTED', 'PENDING']);
    await node.proposals.decide(node.actor, patch.id, [{ operationId: first!, decision: 'REJECTED' }]);
    await node.patches.apply(node.actor, { patchId: patch.id, onConflict: 'FAIL', idempotencyKey: null });
    expect((await outline(node, id)).map(({ title }) => title)).toEqual(['Other']);
  });

  test('takes a decision on the last of many operations that stand on each other at once', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const taskId = await createTask(node, id, 'Task');
    // Each of the two dates stands on the last change of both.
    const drafts = Array.from({ length: 80 }, (_, index): OperationDraft => {
      const day = new Date(Date.UTC(2027, index % 2 === 0 ? 0 : 6, 1 + (index >> 1))).toISOString();
      const value = day.slice(0, 10) as LocalDate;
      return { kind: 'UPDATE_TASK', taskId, fields: index % 2 === 0 ? { startDate: value } : { dueDate: value } };
    });
    const patch = await proposeAsAgent(node, id, drafts);
    const [first, last] = [patch.operations[0]!, patch.operations.at(-1)!];
    await node.proposals.decide(node.actor, patch.id, [{ operationId: first.id, decision: 'REJECTED' }]);
    const accepted = await node.proposals.decide(node.actor, patch.id, [
      { operationId: last.id, decision: 'ACCEPTED' },
    ]);
    expect(accepted.operations.map(({ decision }) => decision)).toEqual(drafts.map(() => 'ACCEPTED'));
  });

  test('can be edited, says what was proposed, and can be set back', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const taskId = await createTask(node, id, 'Task');
    const patch = await proposeAsAgent(node, id, [
      { kind: 'CREATE_TASK', taskId: null, parentId: null, fields: { title: 'New', estimatedMinutes: 60 } },
      { kind: 'UPDATE_TASK', taskId, fields: { title: 'Renamed' } },
    ]);
    const [create, update] = patch.operations.map((operation) => operation.id);
    const edited = await node.proposals.edit(node.actor, patch.id, create!, { title: 'Newer', assigneeName: 'Ana' });
    expect(edited.operations[0]).toMatchObject({
      title: 'Newer',
      fields: { title: 'Newer', estimatedMinutes: 60 },
      assigneeName: 'Ana',
      proposed: { kind: 'CREATE_TASK', fields: { title: 'New' } },
    });
    await node.proposals.edit(node.actor, patch.id, update!, { title: 'Renamed twice', priority: 'LOW' });
    await expect(node.proposals.edit(node.actor, patch.id, update!, { title: ' ' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'changes.title',
    });
    await node.proposals.reset(node.actor, patch.id, update!);
    await node.patches.apply(node.actor, {
      patchId: patch.id,
      onConflict: 'FAIL',
      idempotencyKey: null,
      accept: [create!, update!],
    });
    expect(await outline(node, id)).toMatchObject([
      { title: 'Renamed', priority: 'MEDIUM' },
      { title: 'Newer', estimatedMinutes: 60 },
    ]);
  });

  test('can be edited where an operation changes what an earlier one creates or changes', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const taskId = crypto.randomUUID() as TaskId;
    const patch = await proposeAsAgent(node, id, [
      { kind: 'CREATE_TASK', taskId, parentId: null, fields: { title: 'New', dueDate: '2027-01-10' as LocalDate } },
      { kind: 'UPDATE_TASK', taskId, fields: { title: 'Newer' } },
      { kind: 'UPDATE_TASK', taskId, fields: { priority: 'HIGH' } },
    ]);
    const last = patch.operations[2]!.id;
    await node.proposals.edit(node.actor, patch.id, last, { title: 'Newest', estimatedMinutes: 60 });
    await expect(
      node.proposals.edit(node.actor, patch.id, last, { startDate: '2027-02-01' as LocalDate }),
    ).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'changes.dueDate' });
    const accept = patch.operations.map((operation) => operation.id);
    const call = { patchId: patch.id, onConflict: 'FAIL', idempotencyKey: null, accept } as const;
    expect(await node.patches.apply(node.actor, call)).toMatchObject({ applied: true });
    expect(await outline(node, id)).toMatchObject([{ title: 'Newest', priority: 'HIGH', estimatedMinutes: 60 }]);
  });

  test('shows its conflicts live, and stands again after a rebase with its decisions', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const [a, b] = [await createTask(node, id, 'A'), await createTask(node, id, 'B')];
    const patch = await proposeAsAgent(node, id, [
      { kind: 'UPDATE_TASK', taskId: a, fields: { title: 'A by the agent' } },
      { kind: 'UPDATE_TASK', taskId: b, fields: { title: 'B by the agent' } },
    ]);
    await node.proposals.decide(node.actor, patch.id, [{ operationId: patch.operations[1]!.id, decision: 'REJECTED' }]);
    const live = node.proposals.following(node.actor, patch.id, new AbortController().signal);
    expect(await node.patches.conflictsOf(node.actor, (await live.next()).value!)).toEqual([]);
    await change(node, id, [{ kind: 'UPDATE_TASK', taskId: a, fields: { title: 'A by a person' } }]);
    const clashing = (await live.next()).value!;
    expect(await node.patches.conflictsOf(node.actor, clashing)).toMatchObject([
      { kind: 'FIELD_CHANGED', field: 'title', expected: 'A', current: 'A by a person', wanted: 'A by the agent' },
    ]);
    const rebased = await node.proposals.rebase(node.actor, patch.id);
    expect(await node.patches.conflictsOf(node.actor, rebased)).toEqual([]);
    expect(rebased.operations[0]).toMatchObject({
      changes: { title: { before: 'A by a person', after: 'A by the agent' } },
    });
    expect(rebased.operations[1]).toMatchObject({ decision: 'REJECTED' });
    expect((await live.next()).value).toMatchObject({ baseVersion: 3, status: 'PROPOSED' });
    await node.patches.reject(node.actor, patch.id);
    expect((await live.next()).value).toMatchObject({ status: 'REJECTED' });
    expect(await live.next()).toMatchObject({ done: true });
  });

  test('of an agent leaves what a person set, completed work, locked fields and deletions alone unless told otherwise', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const [byPerson, done, locked, gone, free] = [
      await createTask(node, id, 'By a person'),
      await createTask(node, id, 'Done'),
      await createTask(node, id, 'Locked'),
      await createTask(node, id, 'Gone'),
      await createTask(node, id, 'Free'),
    ];
    await change(node, id, [
      { kind: 'UPDATE_TASK', taskId: byPerson, fields: { estimatedMinutes: 60 } },
      { kind: 'UPDATE_TASK', taskId: done, fields: { status: 'COMPLETED' } },
      { kind: 'UPDATE_PROJECT', fields: { lockedFields: ['dueDate'] } },
    ]);
    const patch = await proposeAsAgent(node, id, [
      { kind: 'UPDATE_TASK', taskId: byPerson, fields: { estimatedMinutes: 90 } },
      { kind: 'UPDATE_TASK', taskId: done, fields: { description: 'More' } },
      { kind: 'UPDATE_TASK', taskId: locked, fields: { dueDate: '2027-01-01' as never } },
      { kind: 'DELETE_TASK', taskId: gone },
      { kind: 'UPDATE_TASK', taskId: free, fields: { estimatedMinutes: 10 } },
    ]);
    const reasons = await node.patches.protectionsOf(node.actor, patch);
    expect([...reasons.values()]).toEqual([
      `${node.actor.name} set the estimate.`,
      'The task is completed.',
      'This project locks the due date.',
      'It deletes the task.',
    ]);
    const { operations } = patch;
    await node.proposals.decide(node.actor, patch.id, [{ operationId: operations[3]!.id, decision: 'ACCEPTED' }]);
    const result = await node.patches.apply(node.actor, {
      patchId: patch.id,
      onConflict: 'FAIL',
      idempotencyKey: null,
    });
    expect(result.leftOut).toEqual(
      operations.slice(0, 3).map((operation) => ({ operationId: operation.id, reason: reasons.get(operation.id) })),
    );
    expect(result.patch!.operations.map(({ decision }) => decision)).toEqual([
      'REJECTED',
      'REJECTED',
      'REJECTED',
      'ACCEPTED',
      'ACCEPTED',
    ]);
    expect(await outline(node, id)).toMatchObject([
      { estimatedMinutes: 60 },
      { description: '' },
      { dueDate: null },
      { estimatedMinutes: 10 },
    ]);
  });

  test('of an agent leaves alone what a person gave a task when creating, editing in review or restoring it', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const fields = { title: 'Typed', dueDate: '2027-01-01' as LocalDate };
    const created = await change(node, id, [{ kind: 'CREATE_TASK', taskId: null, parentId: null, fields }]);
    const typed = created.patch!.changedTaskIds[0]!;
    const made = await proposeAsAgent(node, id, [
      { kind: 'CREATE_TASK', taskId: null, parentId: null, fields: { title: 'Made', estimatedMinutes: 60 } },
    ]);
    const accept = [made.operations[0]!.id];
    await node.proposals.edit(node.actor, made.id, accept[0]!, { estimatedMinutes: 90 });
    const applied = await node.patches.apply(node.actor, {
      patchId: made.id,
      accept,
      onConflict: 'FAIL',
      idempotencyKey: null,
    });
    const edited = applied.patch!.changedTaskIds[0]!;

    const reasons = async (): Promise<string[]> => {
      const patch = await proposeAsAgent(node, id, [
        { kind: 'UPDATE_TASK', taskId: typed, fields: { dueDate: '2027-02-02' as LocalDate } },
        { kind: 'UPDATE_TASK', taskId: typed, fields: { title: 'Renamed' } },
        { kind: 'UPDATE_TASK', taskId: typed, fields: { estimatedMinutes: 30 } },
        { kind: 'UPDATE_TASK', taskId: edited, fields: { estimatedMinutes: 30 } },
        { kind: 'UPDATE_TASK', taskId: edited, fields: { title: 'Renamed' } },
      ]);
      const protections = await node.patches.protectionsOf(node.actor, patch);
      return patch.operations.map((operation) => protections.get(operation.id) ?? 'free');
    };
    const { name } = node.actor;
    const expected = [
      `${name} set the due date.`,
      `${name} set the title.`,
      'free',
      'A reviewer set the estimate.',
      'free',
    ];
    expect(await reasons()).toEqual(expected);

    const deletion = await change(node, id, [
      { kind: 'DELETE_TASK', taskId: typed },
      { kind: 'DELETE_TASK', taskId: edited },
    ]);
    await node.patches.revert(node.actor, deletion.patch!.id, 'FAIL');
    expect(await reasons()).toEqual(expected);
  });

  test('changes many tasks at once: a filter, moved dates, tags and a new place, previewed', async () => {
    await using node = await startNode(kind);
    const { id } = await createProject(node);
    const home = await createTask(node, id, 'Home');
    await change(node, id, [
      {
        kind: 'CREATE_TASK',
        taskId: null,
        parentId: null,
        fields: { title: 'A', dueDate: '2027-02-27' as never, tags: ['old', 'kept'] },
      },
      { kind: 'CREATE_TASK', taskId: null, parentId: null, fields: { title: 'B', tags: ['old'] } },
      { kind: 'CREATE_TASK', taskId: null, parentId: null, fields: { title: 'C' } },
    ]);
    const request = {
      projectId: id,
      filter: { tag: 'old' },
      fields: { priority: 'HIGH' },
      shiftDays: 3,
      addTags: ['new'],
      removeTags: ['old'],
      moveTo: { parentId: home },
    } as const;
    const patch = await node.bulkEdits.propose(node.actor, request);
    expect(patch).toMatchObject({ title: 'Change 2 tasks', status: 'PROPOSED' });
    await node.patches.apply(node.actor, { patchId: patch.id, onConflict: 'FAIL', idempotencyKey: null });
    expect(await outline(node, id)).toMatchObject([
      { title: 'Home' },
      { title: 'A', parentId: home, dueDate: '2027-03-02', tags: ['kept', 'new'], priority: 'HIGH' },
      { title: 'B', parentId: home, dueDate: null, tags: ['new'], priority: 'HIGH' },
      { title: 'C', parentId: null, tags: [] },
    ]);
    await expect(node.bulkEdits.propose(node.actor, { projectId: id, taskIds: [] })).rejects.toMatchObject({
      field: 'taskIds',
    });
  });
});
