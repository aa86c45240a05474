import { describe, expect, test } from 'vitest';
import type { OrchestratorInput } from '../../server/agents/agent.ts';
import type { Actor } from '../../server/domain/actor.ts';
import type { PatchId, ProjectId, WorkspaceId } from '../../server/domain/ids.ts';
import type { AgentRun } from '../../server/domain/run.ts';
import { DATABASES } from '../support/databases.ts';
import { change, createProject, outline, projectNow } from '../support/node.ts';
import { ended, eventsOf, plan, startRunNode, type RunNode } from '../support/run-node.ts';
import type { AgentSession } from '../support/scripted-agent.ts';

const BRIEF = '# Move\nWe move in May.\n- Pack boxes\n- Call the movers\n- Clean the flat';

describe.each(DATABASES)('the coverage of a brief on %s', (kind) => {
  test('is kept with the operations through review, edit, rebase and applying', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    const run = await plan(node, { goal: BRIEF, projectId: project.id });
    const session = await node.agent.session();
    expect(session.planning.sentences.map(({ text }) => text)).toEqual([
      'Move',
      'We move in May.',
      'Pack boxes',
      'Call the movers',
      'Clean the flat',
    ]);
    // Numbers that name no sentence are ignored.
    await session.create('Pack', 'pack', null, [3, 3, 0, 99, 2.5]);
    await session.create('Movers', 'movers', null, [4, 2]);
    await session.create('Rest');
    await session.say({ type: 'done' });
    const proposal = await proposalOf(node, run);
    expect(proposal.operations.map(({ sources }) => sources)).toEqual([[3], [2, 4], undefined]);
    expect((await eventsOf(node, run.id)).map(({ operation }) => operation?.sources)).toContainEqual([2, 4]);
    expect(await coverage(node, run)).toEqual({ uncovered: ['Move', 'Clean the flat'], tasks: {} });

    // Somebody else changes the plan meanwhile; the reviewer edits one, rejects another, and rebases.
    await change(node, project.id, [
      { kind: 'CREATE_TASK', taskId: null, parentId: null, fields: { title: 'Meanwhile' } },
    ]);
    const [pack, movers] = proposal.operations;
    await node.proposals.edit(node.actor, proposal.id, pack!.id, { title: 'Pack it all' });
    await node.proposals.decide(node.actor, proposal.id, [{ operationId: movers!.id, decision: 'REJECTED' }]);
    await node.proposals.rebase(node.actor, proposal.id);
    expect(await coverage(node, run)).toMatchObject({
      uncovered: ['Move', 'We move in May.', 'Call the movers', 'Clean the flat'],
    });
    await apply(node, proposal.id, [pack!.id]);
    const packed = (await outline(node, project.id)).find(({ title }) => title === 'Pack it all')!;
    expect(await coverage(node, run)).toMatchObject({ tasks: { 'Pack boxes': [packed.id] } });
  });

  test('tells apart what only the project’s description holds, before and after it is applied', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    const goal = `${BRIEF}\n\n> They need the keys by Friday.\n>`;
    const run = await plan(node, { goal, projectId: project.id });
    const session = await node.agent.session();
    const fields = { description: 'We move in May. They need the keys by Friday.' };
    const operation = { kind: 'UPDATE_PROJECT', fields } as const;
    await session.say({ type: 'operation', operation, sources: [2, 4, 6] });
    await session.create('Movers', 'movers', null, [4]);
    await session.say({ type: 'done' });
    const proposal = await proposalOf(node, run);
    const noted = async () =>
      (await node.briefs.coverageOf(node.actor, await ended(node, run.id)))!.flatMap(({ text, isNoted }) =>
        isNoted ? [text] : [],
      );
    const expected = ['We move in May.', '> They need the keys by Friday.'];
    expect(await noted()).toEqual(expected);
    await apply(node, proposal.id);
    expect(await noted()).toEqual(expected);
    const sentences = (await node.briefs.coverageOf(node.actor, await ended(node, run.id)))!;
    // The empty line of the quotation says nothing.
    expect(sentences.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    // Planned again, the brief is planned by what an earlier run has applied.
    const again = await plan(node, { goal, projectId: project.id });
    await (await node.agent.session(1)).say({ type: 'done' });
    const second = (await node.briefs.coverageOf(node.actor, await ended(node, again.id)))!;
    expect(second.flatMap(({ text, isNoted }) => (isNoted ? [text] : []))).toEqual(expected);
  });

  test('is there of what was planned in a conversation too, and counts when the brief is planned again', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    const sent = await node.conversations.send(node.actor, { projectId: project.id, text: BRIEF });
    const session = await node.agent.session();
    const input = session.input as OrchestratorInput;
    expect(input.brief.sentences.map(({ text }) => text)).toContain('Pack boxes');
    await session.create('Pack', 'pack', null, [3]);
    await session.say({ type: 'done' });
    const proposal = await proposalOf(node, sent.run);
    expect(proposal.operations.map(({ sources }) => sources)).toEqual([[3]]);
    expect(await coverage(node, sent.run)).toMatchObject({ uncovered: expect.arrayContaining(['Call the movers']) });
    await apply(node, proposal.id);
    expect(await node.briefs.latestOf(node.actor, project.id)).toMatchObject({ id: sent.run.id });
    // What else is said in a conversation is no brief.
    const second = await node.conversations.send(node.actor, {
      conversationId: sent.conversation.id,
      text: 'Rename it',
    });
    const editing = await node.agent.session(1);
    const fields = { title: 'Pack it' };
    await editing.say(
      { type: 'operation', operation: { kind: 'UPDATE_TASK', taskId: '#1', fields } },
      { type: 'done' },
    );
    await apply(node, (await proposalOf(node, second.run)).id);
    expect(await node.briefs.coverageOf(node.actor, second.run)).toBeNull();
    expect(await node.briefs.latestOf(node.actor, project.id)).toMatchObject({ id: sent.run.id });
    const again = await plan(node, { goal: `${BRIEF}\n- Rent a van`, projectId: project.id });
    const planning = await node.agent.session(2);
    expect(planning.planning.covered.get(3)).toEqual(['#1']);
    await planning.say({ type: 'done' });
    await ended(node, again.id);
  });

  test('lets a second plan from the edited brief be about what has changed', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    await planAndApply(node, 0, project.id, BRIEF, async (session) => {
      for (const { number, text } of session.planning.sentences)
        if (number !== 2) await session.create(text, text, null, [number]);
    });
    const edited = '# Move\nWe move in May.\n- Pack boxes\n- Call the movers in April\n- Rent a van';
    const second = await planAndApply(node, 1, project.id, edited, async (session) => {
      const { covered, revised, removed, sentences } = session.planning;
      expect([...covered]).toEqual([
        [1, ['#1']],
        [2, []],
        [3, ['#2']],
      ]);
      expect([...revised]).toEqual([[4, ['#3']]]);
      expect(removed).toEqual([{ text: 'Clean the flat', tasks: ['#4'] }]);
      const operation = { kind: 'UPDATE_TASK', taskId: '#3', fields: { title: sentences[3]!.text } } as const;
      await session.say({ type: 'operation', operation, sources: [4] });
      await session.create('Rent a van', 'van', null, [5]);
      await session.say({ type: 'operation', operation: { kind: 'DELETE_TASK', taskId: '#4' } });
    });
    // A deletion is protected: without an explicit yes it is not part of what is applied.
    expect((await outline(node, project.id)).map(({ title }) => title)).toEqual([
      'Move',
      'Pack boxes',
      'Call the movers in April',
      'Clean the flat',
      'Rent a van',
    ]);
    expect(await coverage(node, second)).toMatchObject({ uncovered: ['We move in May.'] });
    expect(await node.briefs.latestOf(node.actor, project.id)).toMatchObject({ id: second.id });
    // A third time there is nothing left to do, and what somebody kept is not proposed for deletion again.
    await plan(node, { goal: edited, projectId: project.id });
    const third = await node.agent.session(2);
    expect([...third.planning.covered.keys()]).toEqual([1, 2, 3, 4, 5]);
    expect(third.planning.removed).toEqual([]);
    await third.say({ type: 'done' });
  });

  test('forgets a plan that was undone, and remembers it when it is done again', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    const run = await planAndApply(node, 0, project.id, BRIEF, async (session) => {
      await session.create('Pack', 'pack', null, [3]);
    });
    const patchId = (await ended(node, run.id)).patchId!;
    const undo = await node.patches.revert(node.actor, patchId, 'FAIL');
    expect((await projectNow(node, project.id)).version).toBe(2);
    const uncovered = ['Move', 'We move in May.', 'Pack boxes', 'Call the movers', 'Clean the flat'];
    await plan(node, { goal: BRIEF, projectId: project.id });
    expect((await node.agent.session(1)).planning.covered).toEqual(new Map());
    await node.patches.revert(node.actor, undo.patch!.id, 'FAIL');
    await plan(node, { goal: BRIEF, projectId: project.id });
    expect([...(await node.agent.session(2)).planning.covered]).toEqual([[3, ['#1']]]);
    expect((await coverage(node, run)).uncovered).toEqual(uncovered.filter((text) => text !== 'Pack boxes'));
    for (const index of [1, 2]) await (await node.agent.session(index)).say({ type: 'done' });
  });

  test('knows nothing of proposals that were not applied, nor of other projects', async () => {
    await using node = await startRunNode(kind);
    const [project, other] = [await createProject(node), await createProject(node)];
    await planAndApply(node, 0, other.id, BRIEF, (session) => session.create('Pack', 'pack', null, [3]));
    const run = await plan(node, { goal: BRIEF, projectId: project.id });
    const session = await node.agent.session(1);
    expect(session.planning.covered).toEqual(new Map());
    await session.create('Pack', 'pack', null, [3]);
    await session.say({ type: 'done' });
    await ended(node, run.id);
    expect(await node.briefs.latestOf(node.actor, project.id)).toBeNull();
    await plan(node, { goal: BRIEF, projectId: project.id });
    expect((await node.agent.session(2)).planning.covered).toEqual(new Map());
    await (await node.agent.session(2)).say({ type: 'done' });
  });

  test('plans the rest where the first plan was cut off', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    const run = await plan(node, { goal: BRIEF, projectId: project.id });
    const session = await node.agent.session();
    await session.create('Pack', 'pack', null, [3]);
    await session.say({ type: 'cut', code: 'OUTPUT_TRUNCATED', text: 'Cut off.' });
    await apply(node, (await proposalOf(node, run)).id);
    await plan(node, { goal: BRIEF, projectId: project.id });
    expect([...(await node.agent.session(1)).planning.covered]).toEqual([[3, ['#1']]]);
    await (await node.agent.session(1)).say({ type: 'done' });
  });

  test('is not there for strangers, nor for runs of other agents', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    const run = await planAndApply(node, 0, project.id, BRIEF, (session) => session.create('Pack'));
    const stranger: Actor = { ...node.actor, workspaceId: crypto.randomUUID() as WorkspaceId };
    expect(await node.briefs.coverageOf(stranger, run)).toBeNull();
    await expect(node.briefs.latestOf(stranger, project.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const edit = await node.runs.editPlan(node.actor, { projectId: project.id, instructions: 'Tidy up' });
    expect(await node.briefs.coverageOf(node.actor, edit)).toBeNull();
  });
});

async function coverage(node: RunNode, { id }: AgentRun) {
  const sentences = (await node.briefs.coverageOf(node.actor, await ended(node, id))) ?? [];
  return {
    uncovered: sentences
      .filter(({ taskIds, operationIds }) => taskIds.length + operationIds.length === 0)
      .map(({ text }) => text),
    tasks: Object.fromEntries(
      sentences.flatMap(({ text, taskIds }) => (taskIds.length === 0 ? [] : [[text, taskIds]])),
    ),
  };
}

async function proposalOf(node: RunNode, { id }: AgentRun) {
  const { patchId } = await ended(node, id);
  return (await node.patches.getMany(node.actor, [patchId!])).get(patchId!)!;
}

async function apply(node: RunNode, patchId: PatchId, accept?: readonly string[]): Promise<void> {
  const { applied } = await node.patches.apply(node.actor, {
    patchId,
    accept,
    onConflict: 'FAIL',
    idempotencyKey: null,
  });
  expect(applied).toBe(true);
}

/** Plans with the agent of the run that is begun with this index, as the test plays it, and applies all of it. */
async function planAndApply(
  node: RunNode,
  index: number,
  projectId: ProjectId,
  goal: string,
  play: (session: AgentSession) => Promise<void>,
): Promise<AgentRun> {
  const run = await plan(node, { goal, projectId });
  const session = await node.agent.session(index);
  await play(session);
  await session.say({ type: 'done' });
  await apply(node, (await proposalOf(node, run)).id);
  return run;
}
