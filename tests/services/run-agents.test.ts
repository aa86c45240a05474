import { describe, expect, test } from 'vitest';
import type { Actor } from '../../server/domain/actor.ts';
import type { TaskId, WorkspaceId } from '../../server/domain/ids.ts';
import { DATABASES } from '../support/databases.ts';
import { change, createProject, createTask, type TestNode } from '../support/node.ts';
import { ended, eventsOf, startRunNode, type RunNode } from '../support/run-node.ts';

describe.each(DATABASES)('a run of another agent than the Planner on %s', (kind) => {
  test('breaks a task down: its agent is given the task, the plan and what to mind', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    const taskId = await createTask(node, project.id, 'Kitchen');
    const run = await node.runs.decomposeTask(node.actor, { taskId, instructions: 'Three parts' });
    expect(run).toMatchObject({ agent: 'DECOMPOSER', taskId, projectId: project.id, prompt: 'Three parts' });
    const session = await node.agent.session();
    expect(session.input).toMatchObject({
      agent: 'DECOMPOSER',
      task: { id: taskId, title: 'Kitchen' },
      tasks: [{ id: taskId }],
      instructions: 'Three parts',
    });
    await session.create('Floor', 'floor', '#1');
    await session.say({ type: 'done' });
    expect(await proposalOf(node, run)).toMatchObject({
      title: 'Break down “Kitchen”',
      authorName: 'Decomposer (builtin)',
      authorId: 'agent:decomposer',
      operations: [{ kind: 'CREATE_TASK', title: 'Floor', placement: { parentId: taskId } }],
    });
  });

  test('breaks a task down without being told what to mind', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    const taskId = await createTask(node, project.id, 'Kitchen');
    await node.runs.decomposeTask(node.actor, { taskId, instructions: '  ' });
    expect((await node.agent.session()).input).toMatchObject({ instructions: null });
  });

  test('edits the plan: its agent is given the instruction and what was selected, in plan order', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    const [first, second] = [await createTask(node, project.id, 'A'), await createTask(node, project.id, 'B')];
    const taskIds = [second, first, second];
    const instructions = 'Mark these as done';
    const run = await node.runs.editPlan(node.actor, { projectId: project.id, instructions, taskIds });
    const session = await node.agent.session();
    expect(session.input).toMatchObject({ agent: 'EDITOR', instructions, selection: [first, second] });
    const operation = { kind: 'UPDATE_TASK', taskId: '#1', fields: { status: 'COMPLETED' } } as const;
    await session.say({ type: 'operation', operation }, { type: 'done' });
    expect(await proposalOf(node, run)).toMatchObject({ title: instructions, authorName: 'Editor (builtin)' });
  });

  test('is about the whole plan where nothing was selected', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    await node.runs.editPlan(node.actor, { projectId: project.id, instructions: 'Tidy up' });
    expect((await node.agent.session()).input).toMatchObject({ agent: 'EDITOR', selection: [] });
  });

  test('ends with a sentence where what it is about was deleted before it began, and costs nothing', async () => {
    await using node = await startRunNode(kind, { isWorking: false });
    const project = await createProject(node);
    const [gone, stays] = [await createTask(node, project.id, 'Gone'), await createTask(node, project.id, 'Stays')];
    const edit = (taskIds: readonly TaskId[]) =>
      node.runs.editPlan(node.actor, { projectId: project.id, instructions: 'Rename', taskIds });
    const runs = [await node.runs.decomposeTask(node.actor, { taskId: gone }), await edit([gone])];
    const partly = await edit([gone, stays]);
    await change(node, project.id, [{ kind: 'DELETE_TASK', taskId: gone }]);
    node.worker.start();
    const sentences = [
      'The task was deleted before breaking it down was begun.',
      'The selected tasks were deleted before the change was begun.',
    ];
    for (const [index, run] of runs.entries())
      expect((await eventsOf(node, run.id)).at(-1)).toMatchObject({ type: 'CANCELLED', text: sentences[index] });
    const session = await node.agent.session();
    expect(session.input).toMatchObject({ selection: [stays] });
    await session.say({ type: 'done' });
    await ended(node, partly.id);
    expect(node.agent.begun).toBe(1);
    expect(node.faults).toEqual([]);
  });

  test('says what was happening when the server stops in the middle of it', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    const taskId = await createTask(node, project.id, 'Kitchen');
    const runs = [
      await node.runs.decomposeTask(node.actor, { taskId }),
      await node.runs.editPlan(node.actor, { projectId: project.id, instructions: 'Tidy up' }),
    ];
    // One that has said nothing would be left to another node.
    for (const index of [0, 1]) await (await node.agent.session(index)).say({ type: 'text', text: 'Let me see.' });
    await node.worker.stop();
    const errors = await Promise.all(runs.map(async ({ id }) => (await ended(node, id)).error));
    expect(errors).toEqual([
      'The server stopped while this task was being broken down. Start it again to get the rest.',
      'The server stopped while this change was being worked out. Start it again to get the rest.',
    ]);
  });

  test('refuses strangers, lookers-on, and what can never be right', async () => {
    await using node = await startRunNode(kind, { isWorking: false });
    const [project, other] = [await createProject(node), await createProject(node)];
    const taskId = await createTask(node, project.id, 'Mine');
    const elsewhere = await createTask(node, other.id, 'Elsewhere');
    const projectId = project.id;
    const stranger: Actor = { ...node.actor, workspaceId: crypto.randomUUID() as WorkspaceId };
    const viewer: Actor = { ...node.actor, role: 'VIEWER' };
    const notFound = { code: 'NOT_FOUND' };
    const { runs, actor } = node;
    await expect(runs.decomposeTask(stranger, { taskId })).rejects.toMatchObject(notFound);
    await expect(runs.editPlan(stranger, { projectId, instructions: 'Go' })).rejects.toMatchObject(notFound);
    await expect(runs.decomposeTask(viewer, { taskId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(runs.editPlan(viewer, { projectId, instructions: 'Go' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const refusal = (field: string) => ({ code: 'BAD_USER_INPUT', field });
    await expect(runs.editPlan(actor, { projectId, instructions: ' ' })).rejects.toMatchObject(refusal('instructions'));
    await expect(runs.decomposeTask(actor, { taskId, instructions: 'x'.repeat(50_001) })).rejects.toMatchObject(
      refusal('instructions'),
    );
    for (const taskIds of [[], [elsewhere], [crypto.randomUUID() as TaskId]])
      await expect(runs.editPlan(actor, { projectId, instructions: 'Go', taskIds })).rejects.toMatchObject(
        refusal('taskIds'),
      );
    expect(await node.runs.listOf(node.actor, project.id, 10)).toEqual([]);
  });
});

async function proposalOf(node: RunNode, { id }: { readonly id: Parameters<typeof ended>[1] }) {
  const { patchId } = await ended(node, id);
  const patches: Awaited<ReturnType<TestNode['patches']['getMany']>> = await node.patches.getMany(node.actor, [
    patchId!,
  ]);
  return patches.get(patchId!);
}
