import { describe, expect, test } from 'vitest';
import type { RunId } from '../../server/domain/ids.ts';
import type { Database } from '../../server/storage/database.ts';
import { takeRun } from '../../server/storage/run-leases.ts';
import { DATABASES } from '../support/databases.ts';
import {
  ended,
  eventsOf,
  openRunNode,
  plan,
  proposedTitles,
  runNow,
  startRunNode,
  type RunNode,
} from '../support/run-node.ts';
import type { AgentSession } from '../support/scripted-agent.ts';

const LONG_AGO = '2020-01-01T00:00:00.000Z';

describe.each(DATABASES)('a run that meets a fault on %s', (kind) => {
  test.each([0, 2])('of its planner keeps the %i operations that had arrived, and tells no details', async (count) => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    const session = await node.agent.session();
    // Without a pause between the last operation and the error.
    const said = operations(count).map((event) => session.say(event));
    await Promise.all([...said, session.throw(new Error('secret details'))]);
    const { status, errorCode, incomplete } = await ended(node, run.id);
    expect({ status, errorCode, incomplete }).toEqual({
      status: count === 0 ? 'FAILED' : 'SUCCEEDED',
      errorCode: 'INTERNAL',
      incomplete: count > 0,
    });
    expect(await proposedTitles(node, run.id)).toEqual(count === 0 ? null : ['Task 1', 'Task 2']);
    expect(JSON.stringify(await eventsOf(node, run.id))).not.toContain('secret');
    expect(node.faults.map(String)).toEqual(['Error: secret details']);
  });

  test('of a planner that ends without a last word is incomplete, not cancelled', async () => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    const session = await node.agent.session();
    await session.create('One');
    await session.end();
    expect(await ended(node, run.id)).toMatchObject({ status: 'SUCCEEDED', incomplete: true, errorCode: 'INTERNAL' });
  });

  test('of its node ends on another node with what it had, and there is never a second proposal', async () => {
    await using lost = await startRunNode(kind);
    const run = await plan(lost);
    const session = await lost.agent.session();
    await session.say(...operations(2));
    await stored(lost, run.id, 4);
    await abandon(lost.database, run.id);
    await using heir = await openRunNode(lost.database.url);
    const events = await eventsOf(heir, run.id);
    expect(events.map(({ type }) => type)).toEqual(['QUEUED', 'STARTED', 'OPERATION', 'OPERATION', 'FAILED']);
    expect(events.at(-1)!.text).toContain('The 2 changes that had arrived are kept.');
    const interrupted = await runNow(heir, run.id);
    expect(interrupted).toMatchObject({ status: 'FAILED', errorCode: 'INTERRUPTED', incomplete: true });

    // The first node was only slow, and goes on as if nothing had happened.
    void session.create('Three').then(() => session.say({ type: 'done' }));
    await closed(session);
    await lost.worker.stop();
    expect(await eventsOf(heir, run.id)).toEqual(events);
    expect(await runNow(heir, run.id)).toEqual(interrupted);
    expect(await proposedTitles(heir, run.id)).toEqual(['Task 1', 'Task 2']);
    expect(await countPatches(heir, run.id)).toBe(1);
    expect([...lost.faults, ...heir.faults]).toEqual([]);
  });

  test('of its node before it had said anything begins again on another node', async () => {
    await using node = await startRunNode(kind, { isWorking: false });
    const run = await plan(node);
    await node.database.transaction(async (tx) => {
      const lease = { nodeId: 'gone', leaseMs: 1, at: new Date().toISOString() };
      await takeRun(tx, (await node.queue.take(tx))!, lease);
    });
    await abandon(node.database, run.id);
    await using heir = await openRunNode(node.database.url);
    const session = await heir.agent.session();
    await session.create('One');
    await session.say({ type: 'done' });
    const events = await eventsOf(heir, run.id);
    expect(events.map(({ type }) => type)).toEqual(['QUEUED', 'RETRY', 'STARTED', 'OPERATION', 'SUCCEEDED']);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(await countPatches(heir, run.id)).toBe(1);
  });

  test('of three nodes before it had said anything ends as interrupted', async () => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    await node.agent.session();
    await node.database.db.updateTable('run').set({ attempts: 3 }).where('id', '=', run.id).execute();
    await abandon(node.database, run.id);
    await using heir = await openRunNode(node.database.url);
    expect(await ended(heir, run.id)).toMatchObject({ status: 'FAILED', errorCode: 'INTERRUPTED', patchId: null });
  });

  test('of its node while it was being cancelled ends as cancelled with what it had', async () => {
    await using lost = await startRunNode(kind);
    const run = await plan(lost);
    await (await lost.agent.session()).say(...operations(2));
    await stored(lost, run.id, 4);
    await lost.database.db.updateTable('run').set({ cancel_requested: 1 }).where('id', '=', run.id).execute();
    await abandon(lost.database, run.id);
    await using heir = await openRunNode(lost.database.url);
    expect(await ended(heir, run.id)).toMatchObject({ status: 'CANCELLED', incomplete: true, error: null });
    expect(await proposedTitles(heir, run.id)).toEqual(['Task 1', 'Task 2']);
  });

  test('of losing its run to another node writes nothing more, whatever the planner still says', async () => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    const session = await node.agent.session();
    await session.say(...operations(1));
    await stored(node, run.id, 3);
    await node.database.db.updateTable('run').set({ node_id: 'other' }).where('id', '=', run.id).execute();
    await session.say({ type: 'done' });
    await closed(session);
    await node.worker.stop();
    expect(await runNow(node, run.id)).toMatchObject({ status: 'RUNNING', patchId: null });
    expect(await countPatches(node, run.id)).toBe(0);
    expect(node.faults).toEqual([]);
  });

  test('of the clocks: a node that is an hour ahead leaves alone what others carry out', async () => {
    await using node = await startRunNode(kind);
    const [alive, abandoned] = [await plan(node), await plan(node)];
    const sessions = [await node.agent.session(0), await node.agent.session(1)];
    for (const session of sessions) await session.create('One');
    for (const { id } of [alive, abandoned]) await stored(node, id, 3);
    await abandon(node.database, abandoned.id);
    await using ahead = await openRunNode(node.database.url, { now: () => new Date(Date.now() + 3_600_000) });
    await ended(ahead, abandoned.id);
    await ahead.worker.stop();
    expect((await runNow(node, alive.id)).status).toBe('RUNNING');
    await Promise.all(sessions.map((session) => Promise.race([session.say({ type: 'done' }), closed(session)])));
    expect(await ended(node, alive.id)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('of the machine, which slept: a node does not take its own runs for abandoned', async () => {
    await using node = await startRunNode(kind, { isWorking: false });
    const run = await plan(node);
    node.worker.start();
    const session = await node.agent.session();
    await setLease(node.database, run.id, LONG_AGO);
    await leaseIsNot(node.database, run.id, LONG_AGO);
    await session.create('One');
    await session.say({ type: 'done' });
    expect(await ended(node, run.id)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('of stopping ends at once as interrupted with what it had; what has said nothing is left to others', async () => {
    await using node = await startRunNode(kind);
    const runs = [];
    for (let index = 0; index < 9; index += 1) runs.push(await plan(node, { goal: `Goal ${index}` }));
    const sessions = await Promise.all(Array.from({ length: 8 }, (_, index) => node.agent.session(index)));
    const session = sessions.find(({ planning }) => planning.goal === 'Goal 0')!;
    await session.say({ type: 'title', title: 'Half a plan' }, ...operations(2));
    await node.worker.stop();
    expect(session.isClosed).toBe(true);
    const { status, errorCode, incomplete, patchId } = await ended(node, runs[0]!.id);
    expect({ status, errorCode, incomplete }).toEqual({
      status: 'FAILED',
      errorCode: 'INTERRUPTED',
      incomplete: true,
    });
    const patch = (await node.patches.getMany(node.actor, [patchId!])).get(patchId!);
    expect(patch).toMatchObject({ title: 'Half a plan', operations: [{ title: 'Task 1' }, { title: 'Task 2' }] });
    const left = (
      await node.runs.getMany(
        node.actor,
        runs.map(({ id }) => id),
      )
    ).values();
    // One had not been begun, and seven had said nothing.
    const waiting = [...left].filter(({ status }) => status === 'QUEUED');
    expect(waiting).toHaveLength(8);
    await using next = await openRunNode(node.database.url);
    for (let index = 0; index < 8; index += 1) await (await next.agent.session(index)).say({ type: 'done' });
    for (const { id } of waiting) expect(await ended(next, id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(node.faults).toEqual([]);
  });

  test('of the database goes on once it is back, and stores every event once', async () => {
    await using node = await startRunNode(kind);
    const run = await plan(node);
    const session = await node.agent.session();
    const outage = interrupt(node.database);
    for (const [index, operation] of operations(6).entries()) {
      // Away before, gone with the acknowledgement after, and there again.
      outage.next = (['before', 'after', null] as const)[index % 3]!;
      await session.say(operation);
      await stored(node, run.id, 3 + index);
    }
    outage.next = 'after';
    await session.say({ type: 'done' });
    const events = await eventsOf(node, run.id);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(events.at(-1)!.type).toBe('SUCCEEDED');
    expect(await proposedTitles(node, run.id)).toEqual(operations(6).map((_, index) => `Task ${index + 1}`));
    expect(outage.count).toBe(5);
  });
});

function operations(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const title = `Task ${index + 1}`;
    return {
      type: 'operation',
      operation: { kind: 'CREATE_TASK', taskId: title, parentId: null, fields: { title } },
    } as const;
  });
}

/** Waits until the event of this number is stored. */
async function stored(node: RunNode, runId: RunId, sequence: number): Promise<void> {
  await node.runs.events(node.actor, runId, sequence - 1, new AbortController().signal).next();
}

async function closed(session: AgentSession): Promise<void> {
  await expect.poll(() => session.isClosed, { interval: 5, timeout: 10_000 }).toBe(true);
}

/** As if the run's node had last been heard of so that its lease ends at this time. */
async function setLease(database: Database, runId: RunId, until: string): Promise<void> {
  await database.db.updateTable('run').set({ lease_until: until }).where('id', '=', runId).execute();
}

/** As if the run were with a node that has not been heard of for long: nobody extends its lease any more. */
async function abandon(database: Database, runId: RunId): Promise<void> {
  const gone = { node_id: 'gone', lease_until: LONG_AGO };
  await database.db.updateTable('run').set(gone).where('id', '=', runId).execute();
}

async function leaseIsNot(database: Database, runId: RunId, until: string): Promise<void> {
  const lease = database.db.selectFrom('run').select('lease_until').where('id', '=', runId);
  const read = async () => (await lease.executeTakeFirstOrThrow()).lease_until;
  await expect.poll(read, { interval: 50, timeout: 10_000 }).not.toBe(until);
}

async function countPatches(node: RunNode, runId: RunId): Promise<number> {
  const query = node.database.db.selectFrom('patch').select('id').where('run_id', '=', runId);
  return (await query.execute()).length;
}

/** Breaks the connection once, around the next transaction that changes something: before it begins or after it has committed. */
function interrupt(database: Database): { next: 'before' | 'after' | null; count: number } {
  const outage = { next: null as 'before' | 'after' | null, count: 0 };
  const whole = database.transaction.bind(database);
  const broken: Database['transaction'] = async (work) => {
    const when = outage.next;
    outage.next = null;
    if (when !== null) outage.count += 1;
    if (when === 'before') throw connectionReset();
    if (when === null) return whole(work);
    // Committed, and nobody here hears of it.
    await whole((tx) => work(tx, () => undefined));
    throw connectionReset();
  };
  Object.assign(database, { transaction: broken });
  return outage;
}

function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}
