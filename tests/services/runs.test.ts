import { describe, expect, test } from 'vitest';
import type { RunId, WorkspaceId } from '../../server/domain/ids.ts';
import type { RunEvent } from '../../server/domain/run.ts';
import { listWarningsOf } from '../../server/storage/run-events.ts';
import { DATABASES } from '../support/databases.ts';
import { change, createProject, outline, projectNow } from '../support/node.ts';
import {
  ended,
  eventsOf,
  follow,
  openRunNode,
  plan,
  proposedTitles,
  runNow,
  startRunNode,
  type RunNode,
} from '../support/run-node.ts';
import { createOperation } from '../support/scripted-agent.ts';

const CUT = { type: 'cut', code: 'OUTPUT_TRUNCATED', text: 'The answer was cut off.' } as const;
const FAILED = { type: 'failed', code: 'PROVIDER_UNAVAILABLE', text: 'The provider does not answer.' } as const;

describe.each(DATABASES)('a run on %s', (kind) => {
  test('stores its events without gaps, and hands them out in order from any number on', async () => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    const session = await node.agent.session();
    await session.say({ type: 'title', title: 'My plan' }, { type: 'text', text: 'First ' });
    await session.create('One');
    await session.say({ type: 'retry', text: 'Once more.' }, { type: 'warning', text: 'Careful.' });
    await session.create('Two', 'two', 'One');
    await session.say({ type: 'done' });
    const events = await eventsOf(node, run.id);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.map(({ type }) => type)).toEqual([
      'QUEUED',
      'STARTED',
      'TEXT',
      'OPERATION',
      'RETRY',
      'WARNING',
      'OPERATION',
      'SUCCEEDED',
    ]);
    for (const after of [1, 4, 7]) expect(await eventsOf(node, run.id, after)).toEqual(events.slice(after));
    expect(await eventsOf(node, run.id, events.length)).toEqual([]);
    expect(await runNow(node, run.id)).toMatchObject({ status: 'SUCCEEDED', incomplete: false });
    expect(await node.runs.warningsOf(node.actor, [run.id])).toEqual(new Map([[run.id, ['Careful.']]]));
    const stranger = { ...node.actor, workspaceId: crypto.randomUUID() as WorkspaceId };
    expect(await node.runs.warningsOf(stranger, [run.id])).toEqual(new Map());
    expect(await proposedTitles(node, run.id)).toEqual(['One', 'Two']);
    expect(node.faults).toEqual([]);
  });

  test('that warns of much leaves room for what others warned of', async () => {
    await using node = await startRunNode(kind);
    const warned: RunId[] = [];
    for (const texts of [['Careful.', 'Very careful.', 'Stop.'], ['Late.']]) {
      const run = await plan(node);
      const session = await node.agent.session(warned.length);
      await session.say(...texts.map((text) => ({ type: 'warning', text }) as const), { type: 'done' });
      await ended(node, run.id);
      warned.push(run.id);
    }
    const [first, second] = warned;
    const warnings = await listWarningsOf(node.database.db, node.actor.workspaceId, warned, 2);
    expect(warnings).toEqual(
      new Map([
        [first, ['Careful.', 'Very careful.']],
        [second, ['Late.']],
      ]),
    );
  });

  test('shows an operation to those who follow before the planner has said the next', async () => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    const session = await node.agent.session();
    const following = follow(node, run.id);
    const next = async (): Promise<RunEvent> => (await following.next()).value as RunEvent;
    expect([(await next()).type, (await next()).type]).toEqual(['QUEUED', 'STARTED']);
    for (const title of ['One', 'Two', 'Three']) {
      await session.create(title);
      expect(await next()).toMatchObject({ type: 'OPERATION', operation: { title } });
    }
    await session.say({ type: 'text', text: 'Why.' });
    expect(await next()).toMatchObject({ type: 'TEXT', text: 'Why.' });
    await session.say({ type: 'done' });
    expect(await next()).toMatchObject({ type: 'SUCCEEDED' });
    expect(await following.next()).toMatchObject({ done: true });
  });

  test('that waits is cancelled at once, and nobody takes it afterwards', async () => {
    await using node = await startRunNode(kind, { isWorking: false });
    const [first, second] = [await plan(node), await plan(node)];
    expect(await node.runs.cancel(node.actor, first.id)).toMatchObject({ status: 'CANCELLED', patchId: null });
    expect((await eventsOf(node, first.id)).map(({ type }) => type)).toEqual(['QUEUED', 'CANCELLED']);
    node.worker.start();
    await (await node.agent.session()).say({ type: 'done' });
    await ended(node, second.id);
    expect(node.agent.begun).toBe(1);
  });

  test.each(['the node that carries it out', 'another node'])(
    'that is cancelled on %s stops within a second, and keeps what has arrived',
    async (where) => {
      await using node = await startRunNode(kind);
      await using other = await openRunNode(node.database.url, { isWorking: false });
      const run = await plan(node);
      const session = await node.agent.session();
      await session.say({ type: 'title', title: 'Half a plan' });
      await session.create('One');
      await session.create('Two');
      const from: RunNode = where === 'another node' ? other : node;
      const ending = ended(node, run.id);
      const cancelledAt = performance.now();
      await from.runs.cancel(from.actor, run.id);
      expect(await ending).toMatchObject({ status: 'CANCELLED', incomplete: true, error: null });
      expect(performance.now() - cancelledAt).toBeLessThan(1_000);
      expect(session.isClosed).toBe(true);
      expect(await proposedTitles(node, run.id)).toEqual(['One', 'Two']);
      // A finished run stays as it is.
      expect(await from.runs.cancel(from.actor, run.id)).toMatchObject({ status: 'CANCELLED' });
      expect(node.faults).toEqual([]);
    },
  );

  test('that is cancelled before anything has arrived has no proposal', async () => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    await node.agent.session();
    await node.runs.cancel(node.actor, run.id);
    expect(await ended(node, run.id)).toMatchObject({ status: 'CANCELLED', incomplete: false, patchId: null });
  });

  test('is cancelled even where its planner does not listen', async () => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    const session = await node.agent.session();
    session.isDeaf = true;
    await session.create('One');
    await node.runs.cancel(node.actor, run.id);
    await session.cancelled;
    await session.create('Too late');
    expect(await ended(node, run.id)).toMatchObject({ status: 'CANCELLED' });
    expect(await proposedTitles(node, run.id)).toEqual(['One']);
  });

  test('hands refusals back to the planner, and warns of those that it leaves', async () => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    const session = await node.agent.session();
    await session.say({ type: 'operation', operation: createOperation('', 'empty') });
    expect(session.support.takeRefusals()).toMatchObject([
      { operation: { taskId: 'empty' }, reason: expect.stringMatching(/title/) },
    ]);
    await session.create('One', 'empty');
    await session.say({
      type: 'operation',
      operation: { kind: 'UPDATE_TASK', taskId: '#99', fields: { title: 'Nobody' } },
    });
    await session.create('Deep', 'deep', 'nowhere');
    await session.say({ type: 'done' });
    const events = await eventsOf(node, run.id);
    const warnings = events.flatMap(({ type, text }) => (type === 'WARNING' ? [text] : []));
    expect(warnings).toEqual([
      'A change of #99 was left out: There is no task #99.',
      '“Deep” was left out: There is no task nowhere.',
    ]);
    expect(await proposedTitles(node, run.id)).toEqual(['One']);
  });

  test.each([
    ['cut', CUT],
    ['failed', FAILED],
  ])('that is %s with operations ends as a proposal that is marked incomplete', async (_, last) => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    const session = await node.agent.session();
    await session.create('One');
    await session.say(last);
    const { code, text } = last;
    expect(await ended(node, run.id)).toMatchObject({ status: 'SUCCEEDED', incomplete: true, errorCode: code });
    expect((await eventsOf(node, run.id)).at(-1)).toMatchObject({ type: 'SUCCEEDED', text });
    expect(await proposedTitles(node, run.id)).toEqual(['One']);
  });

  test.each([
    ['cut', CUT],
    ['failed', FAILED],
  ])('that is %s without operations fails with a code and a sentence', async (_, last) => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    await (await node.agent.session()).say(last);
    const { code: errorCode, text: error } = last;
    expect(await ended(node, run.id)).toMatchObject({
      status: 'FAILED',
      incomplete: false,
      patchId: null,
      errorCode,
      error,
    });
  });

  test('proposes into the project that it was asked for, against the plan as it was when the run began', async () => {
    await using node = await startRunNode(kind, { isWorking: false });
    const project = await createProject(node, 'Mine');
    const run = await plan(node, { projectId: project.id });
    await change(node, project.id, [
      { kind: 'CREATE_TASK', taskId: null, parentId: null, fields: { title: 'There already' } },
    ]);
    node.worker.start();
    const session = await node.agent.session();
    expect(session.planning.tasks.map(({ title }) => title)).toEqual(['There already']);
    await change(node, project.id, [
      { kind: 'CREATE_TASK', taskId: null, parentId: null, fields: { title: 'Meanwhile' } },
    ]);
    await session.create('Child', 'child', '#1');
    await session.say({ type: 'done' });
    const { patchId } = await ended(node, run.id);
    const patch = (await node.patches.getMany(node.actor, [patchId!])).get(patchId!);
    expect(patch).toMatchObject({ status: 'PROPOSED', baseVersion: 1, authorKind: 'AGENT', runId: run.id });
    expect((await projectNow(node, project.id)).version).toBe(2);
    await node.patches.apply(node.actor, { patchId: patchId!, onConflict: 'FAIL', idempotencyKey: null });
    expect((await outline(node, project.id)).map(({ title }) => title)).toEqual([
      'There already',
      'Child',
      'Meanwhile',
    ]);
  });

  test('may name people who are not known; applying creates each once', async () => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    const session = await node.agent.session();
    for (const [title, assigneeName] of [
      ['One', 'Ana'],
      ['Two', ' ANA '],
      ['Three', 'Ben'],
    ] as const) {
      const operation = {
        kind: 'CREATE_TASK',
        taskId: title,
        parentId: null,
        fields: { title, assigneeName },
      } as const;
      await session.say({ type: 'operation', operation });
    }
    await session.say({ type: 'done' });
    const { patchId, projectId } = await ended(node, run.id);
    expect(await node.people.list(node.actor)).toEqual([]);
    await node.patches.apply(node.actor, { patchId: patchId!, onConflict: 'FAIL', idempotencyKey: null });
    const people = await node.people.list(node.actor);
    expect(people.map(({ name }) => name)).toEqual(['Ana', 'Ben']);
    const [ana, ben] = people.map(({ id }) => id);
    expect((await outline(node, projectId!)).map(({ assigneeId }) => assigneeId)).toEqual([ana, ana, ben]);
  });

  test('that begins after its project was deleted costs nothing', async () => {
    await using node = await startRunNode(kind, { isWorking: false });
    const run = await plan(node);
    await node.projects.remove(node.actor, run.projectId!);
    node.worker.start();
    const last = (await eventsOf(node, run.id)).at(-1);
    expect(last).toMatchObject({ type: 'CANCELLED', text: 'The project was deleted before its plan was begun.' });
    expect(node.agent.begun).toBe(0);
    expect(node.faults).toEqual([]);
  });

  test('whose project is deleted meanwhile keeps its proposal for when the project is restored', async () => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    const session = await node.agent.session();
    await session.create('One');
    await node.projects.remove(node.actor, run.projectId!);
    await session.create('Two');
    await session.say({ type: 'done' });
    const { status, patchId } = await ended(node, run.id);
    expect(status).toBe('SUCCEEDED');
    expect(await node.patches.getMany(node.actor, [patchId!])).toEqual(new Map());
    await node.projects.restore(node.actor, run.projectId!);
    expect(await proposedTitles(node, run.id)).toEqual(['One', 'Two']);
    expect(node.faults).toEqual([]);
  });

  test('is one of eight that a node carries out at once; the ninth begins when one of them has ended', async () => {
    await using node = await startRunNode(kind, { isWorking: false });
    const runs = [];
    for (let index = 0; index < 9; index += 1) runs.push(await plan(node, { goal: `Goal ${index}` }));
    node.worker.start();
    const sessions = await Promise.all(Array.from({ length: 8 }, (_, index) => node.agent.session(index)));
    // All of them at work: each takes an operation while none has ended.
    await Promise.all(sessions.map((session) => session.create(session.planning.goal)));
    expect(node.agent.begun).toBe(8);
    const goals = new Set(sessions.map(({ planning }) => planning.goal));
    const waiting = runs.filter(({ prompt }) => !goals.has(prompt));
    expect(await Promise.all(waiting.map(({ id }) => runNow(node, id)))).toMatchObject([{ status: 'QUEUED' }]);
    await sessions[3]!.say({ type: 'done' });
    const ninth = await node.agent.session(8);
    expect(ninth.planning.goal).toBe(waiting[0]!.prompt);
    await Promise.all([ninth, ...sessions.filter((_, index) => index !== 3)].map((each) => each.say({ type: 'done' })));
    for (const run of runs) expect((await ended(node, run.id)).status).toBe('SUCCEEDED');
  });

  test('is taken by one of two nodes, never by both', async () => {
    await using node = await startRunNode(kind, { isWorking: false });
    await using other = await openRunNode(node.database.url, { isWorking: false });
    const runs = [];
    for (let index = 0; index < 24; index += 1) runs.push(await plan(node));
    const finish = async ({ agent }: RunNode, index: number): Promise<void> => {
      const session = await agent.session(index);
      await session.create(`Task ${index}`);
      await session.say({ type: 'done' });
    };
    for (const each of [node, other]) for (let index = 0; index < runs.length; index += 1) void finish(each, index);
    node.worker.start();
    other.worker.start();
    for (const run of runs) {
      const types = (await eventsOf(node, run.id)).map(({ type }) => type);
      expect(types).toEqual(['QUEUED', 'STARTED', 'OPERATION', 'SUCCEEDED']);
    }
    expect(node.agent.begun + other.agent.begun).toBe(runs.length);
    expect([...node.faults, ...other.faults]).toEqual([]);
  });

  test('says where it went on, as soon as it does, and whose proposal it is', async () => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    const session = await node.agent.session();
    await session.create('One');
    await session.say({ type: 'fallback', text: 'Going on elsewhere.', provider: 'xai', model: 'grok-4.7' });
    await session.create('Two');
    for await (const { type } of follow(node, run.id)) if (type === 'FALLBACK') break;
    expect(await runNow(node, run.id)).toMatchObject({ status: 'RUNNING', provider: 'xai', model: 'grok-4.7' });
    await session.say({ type: 'done' });
    const { provider, model, patchId } = await ended(node, run.id);
    expect({ provider, model }).toEqual({ provider: 'xai', model: 'grok-4.7' });
    const patch = (await node.patches.getMany(node.actor, [patchId!])).get(patchId!);
    expect(patch?.authorName).toBe('Planner (xai)');
    expect(await proposedTitles(node, run.id)).toEqual(['One', 'Two']);
  });
});
