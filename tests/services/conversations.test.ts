import { describe, expect, test } from 'vitest';
import type { Actor } from '../../server/domain/actor.ts';
import type { Message } from '../../server/domain/conversation.ts';
import type { ConversationId, ProjectId, RunId, WorkspaceId } from '../../server/domain/ids.ts';
import { DATABASES } from '../support/databases.ts';
import { createProject, createTask, type TestNode } from '../support/node.ts';
import {
  ended,
  eventsOf,
  openRunNode,
  proposedTitles,
  runNow,
  startRunNode,
  type RunNode,
} from '../support/run-node.ts';

const FAILED = { type: 'failed', code: 'PROVIDER_UNAVAILABLE', text: 'The provider does not answer.' } as const;

describe.each(DATABASES)('a conversation on %s', (kind) => {
  test('keeps what is asked at once, and what is answered when the run ends', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    const { conversation, run } = await send(node, 'What is late?\nTell me all.', project.id);
    expect(run).toMatchObject({ agent: 'ORCHESTRATOR', conversationId: conversation.id, projectId: project.id });
    expect(conversation).toMatchObject({ title: 'What is late?', projectId: project.id });
    const session = await node.agent.session();
    await session.say({ type: 'text', text: 'Nothing ' });
    expect((await said(node, conversation.id)).map(({ role }) => role)).toEqual(['USER']);
    await session.say({ type: 'text', text: 'is late.' }, { type: 'done' });
    expect(await ended(node, run.id)).toMatchObject({ status: 'SUCCEEDED', patchId: null });
    expect(await said(node, conversation.id)).toMatchObject([
      { sequence: 1, role: 'USER', text: 'What is late?\nTell me all.', runId: run.id },
      { sequence: 2, role: 'ASSISTANT', text: 'Nothing is late.', runId: run.id },
    ]);
    // An answer is no failure to find changes.
    expect((await eventsOf(node, run.id)).at(-1)).toMatchObject({ type: 'SUCCEEDED', text: null });
    expect(node.faults).toEqual([]);
  });

  test('hands the agent what was said before, and the plan as it is now', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node, 'Move');
    const { conversation, run } = await send(node, 'Hello', project.id);
    await answer(node, 0, 'Hello to you.');
    await ended(node, run.id);
    await createTask(node, project.id, 'Pack');
    const second = await send(node, 'And now?', undefined, conversation.id);
    const { input } = await node.agent.session(1);
    if (input.agent !== 'ORCHESTRATOR') throw new Error('Another agent was asked.');
    expect(input.messages).toEqual([
      { sequence: 1, role: 'USER', text: 'Hello' },
      { sequence: 2, role: 'ASSISTANT', text: 'Hello to you.' },
      { sequence: 3, role: 'USER', text: 'And now?' },
    ]);
    expect(input.plan?.project.name).toBe('Move');
    expect(input.plan?.tasks.map(({ title }) => title)).toEqual(['Pack']);
    await answer(node, 1, 'One task.');
    await ended(node, second.run.id);
  });

  test('remembers what the agent summed up, and hands on only what was said after it', async () => {
    await using node = await startRunNode(kind);
    const first = await send(node, 'My name is Ana.');
    const session = await node.agent.session();
    await session.say({ type: 'text', text: 'Welcome.' }, { type: 'memory', summary: 'She is Ana.', through: 1 });
    await session.say({ type: 'done' });
    await ended(node, first.run.id);
    const second = await send(node, 'Who am I?', undefined, first.conversation.id);
    expect((await node.agent.session(1)).input).toMatchObject({
      summary: 'She is Ana.',
      messages: [
        { sequence: 2, text: 'Welcome.' },
        { sequence: 3, text: 'Who am I?' },
      ],
    });
    // An older memory does not replace a newer one, and none reaches beyond what was said.
    await (await node.agent.session(1)).say({ type: 'memory', summary: 'Nobody.', through: 1 }, { type: 'done' });
    await ended(node, second.run.id);
    expect(
      (await node.conversations.getMany(node.actor, [first.conversation.id])).get(first.conversation.id),
    ).toMatchObject({ summary: 'She is Ana.', summaryThrough: 1 });
    const third = await send(node, 'Sum up.', undefined, first.conversation.id);
    await (await node.agent.session(2)).say({ type: 'memory', summary: 'All of it.', through: 99 }, { type: 'done' });
    await ended(node, third.run.id);
    expect(
      (await node.conversations.getMany(node.actor, [first.conversation.id])).get(first.conversation.id),
    ).toMatchObject({ summary: 'All of it.', summaryThrough: 5 });
  });

  test('hands on the newest messages where all of them together are too long, and always the last', async () => {
    await using node = await startRunNode(kind);
    const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(45_000));
    let id: ConversationId | undefined;
    for (const [index, text] of texts.entries()) {
      const { conversation, run } = await send(node, text, undefined, id);
      id = conversation.id;
      const { input } = await node.agent.session(index);
      if (input.agent !== 'ORCHESTRATOR') throw new Error('Another agent was asked.');
      expect(input.messages.map((turn) => turn.text[0])).toEqual([['a'], ['a', 'b'], ['b', 'c']][index]);
      await answer(node, index, '');
      await ended(node, run.id);
    }
  });

  test('is about no project where none is named; then there is no plan, and nothing can be proposed', async () => {
    await using node = await startRunNode(kind);
    const { conversation, run } = await send(node, 'What can you do?');
    const session = await node.agent.session();
    expect(session.input).toMatchObject({ agent: 'ORCHESTRATOR', plan: null });
    await session.create('Nowhere');
    expect(session.support.takeRefusals()).toMatchObject([{ reason: 'This conversation is about no project.' }]);
    await session.say({ type: 'text', text: 'Plan things.' }, { type: 'done' });
    expect(await ended(node, run.id)).toMatchObject({ status: 'SUCCEEDED', projectId: null, patchId: null });
    expect((await said(node, conversation.id)).at(-1)).toMatchObject({ text: 'Plan things.' });
  });

  test('proposes changes beside its answer, and names who made them', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    const { conversation, run } = await send(node, 'Add a task for the menu', project.id);
    const session = await node.agent.session();
    await session.create('Menu');
    await session.say({ type: 'text', text: 'I would add one.' }, { type: 'done' });
    const { patchId } = await ended(node, run.id);
    const patch = (await node.patches.getMany(node.actor, [patchId!])).get(patchId!);
    expect(patch).toMatchObject({
      title: 'Add a task for the menu',
      rationale: 'I would add one.',
      authorName: 'Orchestrator (builtin)',
      authorId: 'agent:orchestrator',
    });
    expect((await said(node, conversation.id)).at(-1)).toMatchObject({ role: 'ASSISTANT', runId: run.id });
  });

  test('refuses a second message while the first is being answered, and takes it afterwards', async () => {
    await using node = await startRunNode(kind);
    const { conversation, run } = await send(node, 'First');
    await expect(send(node, 'Second', undefined, conversation.id)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('still being written'),
    });
    expect((await said(node, conversation.id)).map(({ text }) => text)).toEqual(['First']);
    await answer(node, 0, 'Answer');
    await ended(node, run.id);
    await send(node, 'Second', undefined, conversation.id);
  });

  test('takes one of many messages that are sent at once from two nodes', async () => {
    await using node = await startRunNode(kind);
    await using other = await openRunNode(node.database.url, { isWorking: false });
    const { conversation, run } = await send(node, 'First');
    await answer(node, 0, 'Answer');
    await ended(node, run.id);
    const sent = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        send(index % 2 === 0 ? node : other, `At once ${index}`, undefined, conversation.id),
      ),
    );
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of sent)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'CONFLICT' });
    expect((await said(node, conversation.id)).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  test.each(['waits', 'is under way'])(
    'keeps what had arrived of an answer that is stopped while it %s',
    async (when) => {
      await using node = await startRunNode(kind, { isWorking: when === 'is under way' });
      const { conversation, run } = await send(node, 'Tell me a story');
      const hasBegun = when === 'is under way';
      if (hasBegun) await (await node.agent.session()).say({ type: 'text', text: 'Once upon ' });
      await node.runs.cancel(node.actor, run.id);
      expect(await ended(node, run.id)).toMatchObject({ status: 'CANCELLED' });
      expect(await said(node, conversation.id)).toMatchObject([
        { role: 'USER' },
        { role: 'ASSISTANT', text: hasBegun ? 'Once upon' : '', runId: run.id },
      ]);
      await send(node, 'Go on', undefined, conversation.id);
    },
  );

  test('has an answer with the run’s error where it fails, and goes on', async () => {
    await using node = await startRunNode(kind);
    const { conversation, run } = await send(node, 'Hello');
    await (await node.agent.session()).say(FAILED);
    expect(await ended(node, run.id)).toMatchObject({ status: 'FAILED', error: FAILED.text });
    expect((await said(node, conversation.id)).at(-1)).toMatchObject({ role: 'ASSISTANT', text: '', runId: run.id });
    await send(node, 'Again', undefined, conversation.id);
    // What said nothing is not handed on.
    expect((await node.agent.session(1)).input).toMatchObject({ messages: [{ text: 'Hello' }, { text: 'Again' }] });
  });

  test('has one answer, with what had arrived, where the node dies; also where the node was only slow', async () => {
    await using lost = await startRunNode(kind);
    const { conversation, run } = await send(lost, 'Tell me');
    const session = await lost.agent.session();
    await session.say({ type: 'text', text: 'The plan ' });
    await session.create('Nowhere');
    await expect
      .poll(async () => (await lost.runs.events(lost.actor, run.id, 2, new AbortController().signal).next()).value)
      .toMatchObject({ type: 'TEXT' });
    await abandon(lost, run.id);
    await using heir = await openRunNode(lost.database.url);
    expect((await eventsOf(heir, run.id)).at(-1)).toMatchObject({
      type: 'FAILED',
      text: 'The server stopped while this answer was being written. Ask again to get the rest.',
    });
    void session.say({ type: 'text', text: 'is long.' }, { type: 'done' });
    await expect.poll(() => session.isClosed, { interval: 5, timeout: 10_000 }).toBe(true);
    await lost.worker.stop();
    expect(await runNow(heir, run.id)).toMatchObject({ status: 'FAILED', errorCode: 'INTERRUPTED' });
    expect(await said(heir, conversation.id)).toMatchObject([
      { sequence: 1, role: 'USER' },
      { sequence: 2, role: 'ASSISTANT', text: 'The plan' },
    ]);
    expect([...lost.faults, ...heir.faults]).toEqual([]);
  });

  test('has the answer and the end of its run together or not at all', async () => {
    await using node = await startRunNode(kind);
    const { conversation, run } = await send(node, 'Hello');
    const session = await node.agent.session();
    await session.say({ type: 'text', text: 'Half' });
    // The node is killed after all was written, and before it was committed.
    const commit = node.database.transaction.bind(node.database);
    let kills = 0;
    const dying: typeof node.database.transaction = (work) =>
      commit(async (tx, afterCommit) => {
        const result = await work(tx, afterCommit);
        const row = await tx.selectFrom('run').select('status').where('id', '=', run.id).executeTakeFirst();
        if (row?.status === 'SUCCEEDED' && kills === 0) {
          kills += 1;
          throw Object.assign(new Error('killed'), { code: 'ECONNRESET' });
        }
        return result;
      });
    Object.assign(node.database, { transaction: dying });
    await session.say({ type: 'done' });
    expect(await ended(node, run.id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(kills).toBe(1);
    expect((await said(node, conversation.id)).map(({ sequence, text }) => [sequence, text])).toEqual([
      [1, 'Hello'],
      [2, 'Half'],
    ]);
  });

  test('is not there for strangers, nor for anybody while its project is in the trash', async () => {
    await using node = await startRunNode(kind);
    const project = await createProject(node);
    const { conversation, run } = await send(node, 'Secret', project.id);
    await answer(node, 0, 'Secret answer');
    await ended(node, run.id);
    const stranger: Actor = { ...node.actor, id: 'stranger', workspaceId: crypto.randomUUID() as WorkspaceId };
    const last = { last: 10, before: null };
    const notFound = { code: 'NOT_FOUND' };
    expect(await node.conversations.getMany(stranger, [conversation.id])).toEqual(new Map());
    expect(await node.conversations.messagesOf(stranger, [conversation.id], last)).toEqual(new Map());
    await expect(node.conversations.listOf(stranger, project.id, 5)).rejects.toMatchObject(notFound);
    const request = { conversationId: conversation.id, text: 'Hello' };
    await expect(node.conversations.send(stranger, request)).rejects.toMatchObject(notFound);
    await expect(node.conversations.send(stranger, { text: 'Hi', projectId: project.id })).rejects.toMatchObject(
      notFound,
    );
    const viewer: Actor = { ...node.actor, role: 'VIEWER' };
    await expect(node.conversations.send(viewer, request)).rejects.toMatchObject({ code: 'FORBIDDEN' });

    await node.projects.remove(node.actor, project.id);
    expect(await node.conversations.getMany(node.actor, [conversation.id])).toEqual(new Map());
    await expect(node.conversations.send(node.actor, request)).rejects.toMatchObject(notFound);
    await node.projects.restore(node.actor, project.id);
    expect((await said(node, conversation.id)).map(({ text }) => text)).toEqual(['Secret', 'Secret answer']);
  });

  test('is followed message by message on another node, from any number on, by those who may see it', async () => {
    await using node = await startRunNode(kind);
    await using other = await openRunNode(node.database.url, { isWorking: false });
    const project = await createProject(node);
    const { conversation, run } = await send(node, 'One', project.id);
    const controller = new AbortController();
    const followed = other.conversations.follow(other.actor, conversation.id, 0, controller.signal);
    const next = async (): Promise<unknown> => {
      const { value } = (await followed.next()) as { value: Message };
      return [value.sequence, value.role, value.text];
    };
    expect(await next()).toEqual([1, 'USER', 'One']);
    const answered = next();
    await answer(node, 0, 'Two');
    await ended(node, run.id);
    expect(await answered).toEqual([2, 'ASSISTANT', 'Two']);
    const asked = next();
    const second = await send(other, 'Three', undefined, conversation.id);
    expect(await asked).toEqual([3, 'USER', 'Three']);
    await answer(node, 1, 'Four');
    await ended(node, second.run.id);
    const late = other.conversations.follow(other.actor, conversation.id, 3, controller.signal);
    expect((await late.next()).value).toMatchObject({ sequence: 4, text: 'Four' });

    const stranger: Actor = { ...node.actor, workspaceId: crypto.randomUUID() as WorkspaceId };
    const unseen = node.conversations.follow(stranger, conversation.id, 0, controller.signal);
    await expect(unseen.next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await next()).toEqual([4, 'ASSISTANT', 'Four']);
    const gone = followed.next();
    gone.catch(() => undefined); // Looked at below.
    await node.projects.remove(node.actor, project.id);
    // Rights are looked at whenever there is news, or none for a while.
    node.bus.publish(`conversation ${conversation.id}`);
    await expect(gone).rejects.toMatchObject({ code: 'NOT_FOUND' });
    controller.abort();
  });

  test('refuses what is empty, too long, or about another project', async () => {
    await using node = await startRunNode(kind, { isWorking: false });
    const [project, other] = [await createProject(node), await createProject(node)];
    const { conversation } = await send(node, 'Hello', project.id);
    await expect(send(node, ' \n')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'text' });
    await expect(send(node, 'x'.repeat(50_001))).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'text' });
    await expect(send(node, 'Hi', other.id, conversation.id)).rejects.toMatchObject({ field: 'projectId' });
  });

  test('lists those of a project, the one written in last first, and pages backwards through one', async () => {
    let time = Date.parse('2026-01-01T00:00:00Z');
    await using node = await startRunNode(kind, { now: () => new Date((time += 1_000)) });
    const project = await createProject(node);
    const first = await send(node, 'One', project.id);
    await answer(node, 0, 'Answer to one');
    await ended(node, first.run.id);
    const second = await send(node, 'Two', project.id);
    await answer(node, 1, 'Answer to two');
    await ended(node, second.run.id);
    await send(node, 'Elsewhere');
    const list = async () => (await node.conversations.listOf(node.actor, project.id, 10)).map(({ title }) => title);
    expect(await list()).toEqual(['Two', 'One']);
    await send(node, 'One more', project.id, first.conversation.id);
    expect(await list()).toEqual(['One', 'Two']);
    const page = async (last: number, before: number | null) =>
      (await node.conversations.messagesOf(node.actor, [first.conversation.id], { last, before }))
        .get(first.conversation.id)
        ?.map(({ sequence }) => sequence);
    expect(await page(2, null)).toEqual([2, 3]);
    expect(await page(5, 2)).toEqual([1]);
    expect(await proposedTitles(node, first.run.id)).toBeNull();
  });
});

function send(node: RunNode, text: string, projectId?: ProjectId, conversationId?: ConversationId) {
  return node.conversations.send(node.actor, { text, projectId, conversationId });
}

async function said(node: RunNode, id: ConversationId): Promise<readonly Message[]> {
  return (await node.conversations.messagesOf(node.actor, [id], { last: 200, before: null })).get(id) ?? [];
}

/** Plays the agent of the run that was begun with this index. */
async function answer(node: RunNode, index: number, text: string): Promise<void> {
  await (await node.agent.session(index)).say({ type: 'text', text }, { type: 'done' });
}

/** As if the run were with a node that has not been heard of for long. */
async function abandon({ database }: TestNode, runId: RunId): Promise<void> {
  const gone = { node_id: 'gone', lease_until: '2020-01-01T00:00:00.000Z' };
  await database.db.updateTable('run').set(gone).where('id', '=', runId).execute();
}
