import { beforeEach, expect, test, vi } from 'vitest';
import { PROJECT_ID, storedPlan } from '../../tests/web/plan-fixture.ts';
import { scriptedServer, settled } from '../../tests/web/scripted-server.ts';
import { changeOf, wireColumns, wireProject, wireTask } from '../../tests/web/wire-fixture.ts';
import type { KeptPlan } from './kept-plans.ts';
import { PlanSession } from './plan-session.ts';
import { PlanStore } from './plan-store.ts';
import type { WireTask } from './plan-wire.ts';

let plans: PlanStore;
let server: ReturnType<typeof scriptedServer>;
let session: PlanSession;
let frame: (() => void)[];
let kept: KeptPlan | null;
const onReplaced = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  onReplaced.mockClear();
  plans = new PlanStore();
  server = scriptedServer();
  frame = [];
  kept = null;
  session = new PlanSession(PROJECT_ID, {
    client: server.client,
    plans,
    takeForgotten: () => [],
    onReplaced,
    readKept: () => Promise.resolve(kept),
    schedule: (task) => frame.push(task),
    breathe: () => Promise.resolve(),
  });
  return () => {
    session.close();
    vi.useRealTimers();
  };
});

function drawFrame(): void {
  for (const task of frame.splice(0)) task();
}

async function opened(version = 3, outline = [wireTask({ id: 'a' })]): Promise<void> {
  session.open();
  await settled();
  server
    .of('PlanSnapshot')
    .at(-1)
    ?.answer({ project: { ...wireProject(version), taskColumns: wireColumns(outline) } });
  await settled();
}

/** The subscription that is open now. */
const feed = () => server.of('PlanChanges').at(-1);

function event(version: number, tasks: WireTask[], deletedTaskIds: string[] = []) {
  const patch = { __typename: 'Patch', id: `patch-${version}`, title: '', authorName: '' };
  const tasksWithDetails = tasks.map((task) => ({
    ...task,
    version,
    description: '',
    acceptanceCriteria: [],
    createdAt: '',
    updatedAt: '',
    completedAt: null,
  }));
  return {
    projectChanged: {
      __typename: 'ProjectChange',
      version,
      patch,
      ...changeOf(version, tasksWithDetails, deletedTaskIds),
    },
  };
}

const title = (id: string) => plans.index(PROJECT_ID).byId.get(id)?.title;

test('loads a snapshot and follows the changes after its version', async () => {
  await opened(3);
  expect(session.getState()).toEqual({ type: 'ready' });
  expect(title('a')).toBe('Task a');
  expect(feed()?.variables).toEqual({ projectId: PROJECT_ID, after: 3 });
});

test('writes all the events of a frame at once, in order', async () => {
  await opened(3);
  feed()?.answer(event(4, [wireTask({ id: 'a', title: 'Four' })]));
  feed()?.answer(event(5, [wireTask({ id: 'b' })]));
  feed()?.answer(event(6, [wireTask({ id: 'a', title: 'Six' })], ['b']));
  expect(frame).toHaveLength(1);
  expect(title('a')).toBe('Task a');
  drawFrame();
  expect(title('a')).toBe('Six');
  expect(plans.index(PROJECT_ID).byId.has('b')).toBe(false);
  expect(session.version).toBe(6);
});

test('shows all of 20 changes that happened while it was cut off, and none twice', async () => {
  await opened(3);
  feed()?.answer(event(4, [wireTask({ id: 'a', title: 'Before' })]));
  drawFrame();
  feed()?.breakOff();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(feed()?.variables).toEqual({ projectId: PROJECT_ID, after: 4 });
  for (let version = 4; version <= 24; version += 1) {
    feed()?.answer(event(version, [wireTask({ id: `n${version}`, title: `Change ${version}` })]));
  }
  drawFrame();
  expect(session.version).toBe(24);
  expect(plans.index(PROJECT_ID).byId.size).toBe(21);
  expect(title('n4')).toBeUndefined();
  expect(title('n24')).toBe('Change 24');
  expect(server.of('PlanSnapshot')).toHaveLength(1);
});

test('passes over an event that it knows already, and takes no gap from it', async () => {
  await opened(5);
  feed()?.answer(event(3, [wireTask({ id: 'a', title: 'Old' })]));
  feed()?.answer(event(6, [wireTask({ id: 'a', title: 'Six' })]));
  drawFrame();
  expect(title('a')).toBe('Six');
  expect(server.of('PlanSnapshot')).toHaveLength(1);
});

test('goes on from events that have arrived but are not drawn yet', async () => {
  await opened(3);
  feed()?.answer(event(4, [wireTask({ id: 'a', title: 'Four' })]));
  feed()?.breakOff();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(feed()?.variables).toEqual({ projectId: PROJECT_ID, after: 4 });
});

test('waits longer after every failure, and tries at once when the network is back', async () => {
  await opened(3);
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    feed()?.breakOff();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(server.of('PlanChanges')).toHaveLength(attempt + 1);
  }
  feed()?.breakOff();
  await vi.advanceTimersByTimeAsync(100);
  expect(server.of('PlanChanges')).toHaveLength(5);
  window.dispatchEvent(new Event('online'));
  expect(server.of('PlanChanges')).toHaveLength(6);
});

test('loads a new snapshot when the feed has a gap', async () => {
  await opened(3);
  feed()?.answer(event(5, [wireTask({ id: 'b' })]));
  await settled();
  expect(server.of('PlanSnapshot')).toHaveLength(2);
  server.of('PlanSnapshot')[1]?.answer({
    project: {
      ...wireProject(5),
      taskColumns: wireColumns([wireTask({ id: 'a' }), wireTask({ id: 'b', title: 'From snapshot' })]),
    },
  });
  await settled();
  expect(title('b')).toBe('From snapshot');
  expect(feed()?.variables).toEqual({ projectId: PROJECT_ID, after: 5 });
  expect(onReplaced).toHaveBeenCalledTimes(2);
});

test('starts again from a snapshot when the server ends the feed', async () => {
  await opened(3);
  feed()?.end();
  await settled();
  expect(server.of('PlanSnapshot')).toHaveLength(2);
});

test('keeps a plan on the screen when a new snapshot cannot be had, and goes on from its version', async () => {
  await opened(3);
  feed()?.end();
  await settled();
  server.of('PlanSnapshot')[1]?.breakOff();
  await settled();
  expect(session.getState()).toEqual({ type: 'ready' });
  expect(title('a')).toBe('Task a');
  expect(feed()?.variables).toEqual({ projectId: PROJECT_ID, after: 3 });
  feed()?.answer(event(4, [wireTask({ id: 'a', title: 'Later' })]));
  drawFrame();
  expect(title('a')).toBe('Later');
});

test('takes a mutation’s answer at once, and the event that tells the same without harm', async () => {
  await opened(3);
  session.receive(changeOf(4, [wireTask({ id: 'a', title: 'Mine', version: 4 })]), 4);
  expect(title('a')).toBe('Mine');
  expect(session.version).toBe(4);
  feed()?.answer(event(4, [wireTask({ id: 'a', title: 'Mine' })]));
  feed()?.answer(event(5, [wireTask({ id: 'a', title: 'Theirs' })]));
  drawFrame();
  expect(title('a')).toBe('Theirs');
  expect(session.version).toBe(5);
});

test('does not count others’ changes as known because a mutation’s answer is ahead of them', async () => {
  await opened(3);
  session.receive(changeOf(6, [wireTask({ id: 'a', title: 'Mine', version: 6 })]), 6);
  expect(session.version).toBe(3);
  feed()?.answer(event(4, [wireTask({ id: 'b', title: 'Theirs' })]));
  feed()?.answer(event(5, [wireTask({ id: 'a', title: 'Overtaken' })]));
  drawFrame();
  expect(title('a')).toBe('Mine');
  expect(title('b')).toBe('Theirs');
  // A patch that changed nothing has no version of its own.
  session.receive(changeOf(6, []), null);
  expect(session.version).toBe(5);
});

test('says that there is no such project, and why a plan could not be loaded', async () => {
  session.open();
  await settled();
  server.of('PlanSnapshot')[0]?.answer({ project: null });
  await settled();
  expect(session.getState()).toEqual({ type: 'missing', name: null });
  void session.reload();
  await settled();
  server.of('PlanSnapshot')[1]?.breakOff();
  await settled();
  expect(session.getState()).toMatchObject({ type: 'failed', message: expect.stringContaining('cannot be reached') });
});

test('keeps nothing of a plan that is taken away while it is open, but its name', async () => {
  await opened(3);
  expect(title('a')).not.toBeUndefined();
  feed()?.refuse('NOT_FOUND', 'There is no such project.');
  await settled();
  expect(session.getState()).toEqual({ type: 'missing', name: 'Plan' });
  expect(title('a')).toBeUndefined();
  // Looking again, it is still not there, and then it is.
  void session.reload();
  await settled();
  server.of('PlanSnapshot').at(-1)?.answer({ project: null });
  await settled();
  expect(session.getState()).toEqual({ type: 'missing', name: 'Plan' });
});

test('stops when it is closed, and goes on from its version when it is opened again', async () => {
  await opened(3);
  const first = feed();
  session.close();
  expect(first?.isClosed).toBe(true);
  session.open();
  expect(server.of('PlanSnapshot')).toHaveLength(1);
  expect(feed()?.variables).toEqual({ projectId: PROJECT_ID, after: 3 });
});

test('opens the plan as it was kept where the server is out of reach, and follows from there', async () => {
  kept = { version: 7, plan: storedPlan([{ id: 'a', title: 'As it was' }]) };
  session.open();
  await settled();
  server.of('PlanSnapshot')[0]?.breakOff();
  await settled();
  expect(session.getState()).toEqual({ type: 'ready' });
  expect(title('a')).toBe('As it was');
  expect(onReplaced).toHaveBeenCalledOnce();
  expect(feed()?.variables).toEqual({ projectId: PROJECT_ID, after: 7 });
});

test('does not show a kept plan that the server says is not there', async () => {
  kept = { version: 7, plan: storedPlan([{ id: 'a' }]) };
  session.open();
  await settled();
  server.of('PlanSnapshot')[0]?.refuse('NOT_FOUND', 'There is no such project.');
  await settled();
  expect(session.getState()).toEqual({ type: 'missing', name: null });
});
