import { beforeEach, describe, expect, test, vi } from 'vitest';
import { PROJECT_ID, storedPlan } from '../../tests/web/plan-fixture.ts';
import { scriptedServer, settled, type ScriptedRequest } from '../../tests/web/scripted-server.ts';
import { changeOf, wireProject, wireTask } from '../../tests/web/wire-fixture.ts';
import type { ApplyPatchInput, OperationInput } from '../__generated__/graphql.ts';
import { EditQueue } from './edit-queue.ts';
import type { EditOutcome, KeptEdit, PlanEdit } from './plan-edit.ts';
import { PlanSession } from './plan-session.ts';
import { PlanStore } from './plan-store.ts';
import type { WireTask } from './plan-wire.ts';

let plans: PlanStore;
let server: ReturnType<typeof scriptedServer>;
let queue: EditQueue;
let kept: readonly KeptEdit[];
let session: PlanSession;
let outcomes: EditOutcome[];
/** The edits that `outcomes` are about. */
let endedEdits: PlanEdit[];
let isOutOfReach: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  kept = [];
  start();
  return () => vi.useRealTimers();
});

/** What a page does when it is loaded: everything anew, but for what the tab's storage holds. */
function start(): void {
  plans = new PlanStore();
  server = scriptedServer();
  outcomes = [];
  endedEdits = [];
  isOutOfReach = false;
  session = new PlanSession(PROJECT_ID, {
    client: server.client,
    plans,
    takeForgotten: () => [],
    onReplaced: () => queue.showAgain(PROJECT_ID),
    schedule: (task) => task(),
    breathe: () => Promise.resolve(),
  });
  queue = new EditQueue({
    client: server.client,
    plans,
    session: () => session,
    onOutcome: (ended, outcome) => {
      endedEdits.push(ended);
      outcomes.push(outcome);
    },
    keep: (waiting) => (kept = waiting),
    isOutOfReach: () => isOutOfReach,
  });
  plans.replace(storedPlan([{ id: 'a' }, { id: 'b' }]));
  session.receive(changeOf(1, []), 1);
}

const rename = (id: string, title: string): PlanEdit => edit({ updateTask: { id, title } });
const edit = (...operations: OperationInput[]): PlanEdit => ({ projectId: PROJECT_ID, title: 'Edit', operations });
const title = (id: string) => plans.index(PROJECT_ID).byId.get(id)?.title;
const sent = () => server.of('ApplyPatch');
const inputOf = (request: ScriptedRequest | undefined) => request?.variables['input'] as ApplyPatchInput;

function applied(version: number, tasks: WireTask[] = []) {
  const withDetails = tasks.map((task) => ({
    ...task,
    version,
    description: '',
    acceptanceCriteria: [],
    createdAt: 'now',
    updatedAt: 'now',
    completedAt: null,
  }));
  return {
    applyPatch: {
      __typename: 'ApplyPatchPayload',
      applied: true,
      patch: { __typename: 'Patch', id: `patch-${version}`, title: 'Edit', appliedVersion: version },
      conflicts: [],
      ...changeOf(version, withDetails),
    },
  };
}

const conflicted = {
  applyPatch: {
    __typename: 'ApplyPatchPayload',
    applied: false,
    patch: null,
    project: wireProject(5),
    changedTasks: [],
    deletedTaskIds: [],
    conflicts: [
      {
        __typename: 'Conflict',
        operationId: '1',
        kind: 'FIELD_CHANGED',
        field: 'title',
        expected: 'Task a',
        current: 'Theirs',
        wanted: 'Mine',
        goneTaskIds: [],
        message: 'Somebody else renamed it.',
      },
    ],
  },
};

test('shows an edit at once and sends it as a patch against the version the person saw', async () => {
  const outcome = queue.apply(rename('a', 'Mine'));
  expect(title('a')).toBe('Mine');
  await settled();
  expect(inputOf(sent()[0])).toMatchObject({
    projectId: PROJECT_ID,
    baseVersion: 1,
    onConflict: 'FAIL',
    operations: [{ updateTask: { id: 'a', title: 'Mine' } }],
  });
  sent()[0]?.answer(applied(2, [wireTask({ id: 'a', title: 'Mine' })]));
  expect(await outcome).toEqual({ type: 'applied', patchId: 'patch-2' });
  expect(plans.index(PROJECT_ID).byId.get('a')).toMatchObject({ title: 'Mine', version: 2 });
  expect(queue.size).toBe(0);
  expect(kept).toEqual([]);
});

test('rolls back what the server refuses, and passes its sentence on', async () => {
  const outcome = queue.apply(rename('a', ''));
  await settled();
  sent()[0]?.refuse('BAD_USER_INPUT', 'A task needs a title.');
  expect(await outcome).toEqual({ type: 'refused', message: 'A task needs a title.' });
  expect(title('a')).toBe('Task a');
});

test('rolls back a conflict, and keeps what the person wrote in the outcome', async () => {
  const outcome = queue.apply(rename('a', 'Mine'));
  await settled();
  sent()[0]?.answer(conflicted);
  expect(await outcome).toMatchObject({ type: 'conflict', conflicts: [{ current: 'Theirs', wanted: 'Mine' }] });
  expect(title('a')).toBe('Task a');
});

test('sends one after the other, and lets an edit of the same field build on the one before', async () => {
  void queue.apply(rename('a', 'One'));
  await settled();
  void queue.apply(rename('a', 'Two'));
  void queue.apply(rename('b', 'Other'));
  await settled();
  expect(sent()).toHaveLength(1);
  expect(title('a')).toBe('Two');
  // Somebody else made version 2 in between.
  sent()[0]?.answer(applied(3, [wireTask({ id: 'a', title: 'One' })]));
  await settled();
  expect(title('a')).toBe('Two');
  expect(inputOf(sent()[1])).toMatchObject({ baseVersion: 3 });
  sent()[1]?.answer(applied(4, [wireTask({ id: 'a', title: 'Two' })]));
  await settled();
  // The person saw version 1 when renaming b: what others did to it since is theirs to keep.
  expect(inputOf(sent()[2])).toMatchObject({ baseVersion: 1 });
});

test('an edit that was begun before others changed the same does not overwrite them, and builds on own ones', async () => {
  const begun = { ...rename('a', 'Mine'), seenVersion: 1 };
  void queue.apply(rename('a', 'My first'));
  await settled();
  sent()[0]?.answer(applied(2, [wireTask({ id: 'a', title: 'My first' })]));
  await settled();
  session.receive(changeOf(3, [wireTask({ id: 'a', title: 'Theirs' })]), 3);
  void queue.apply(begun);
  await settled();
  expect(inputOf(sent()[1])).toMatchObject({ baseVersion: 2 });
});

test('makes one edit of two that follow each other on one field before the first is sent', async () => {
  void queue.apply(rename('b', 'On its way'));
  await settled();
  const first = queue.apply(rename('a', 'Dra'));
  const second = queue.apply(rename('a', 'Draft'));
  sent()[0]?.answer(applied(2, [wireTask({ id: 'b', title: 'On its way' })]));
  await settled();
  expect(sent()).toHaveLength(2);
  expect(inputOf(sent()[1]).operations).toEqual([{ updateTask: { id: 'a', title: 'Draft' } }]);
  sent()[1]?.answer(applied(3, [wireTask({ id: 'a', title: 'Draft' })]));
  expect(await first).toEqual(await second);
});

test('keeps an edit while the server is out of reach, and sends it again with the same key', async () => {
  const outcome = queue.apply(rename('a', 'Mine'));
  await settled();
  sent()[0]?.breakOff();
  await settled();
  expect(title('a')).toBe('Mine');
  expect(queue.size).toBe(1);
  await vi.advanceTimersByTimeAsync(1_500);
  sent()[1]?.breakOff();
  await settled();
  queue.retry();
  await settled();
  expect(sent()).toHaveLength(3);
  const keys = sent().map((request) => inputOf(request).idempotencyKey);
  expect(new Set(keys).size).toBe(1);
  sent()[2]?.answer(applied(2, [wireTask({ id: 'a', title: 'Mine' })]));
  expect(await outcome).toMatchObject({ type: 'applied' });
});

test('waits as long as the server asks before it tries again', async () => {
  void queue.apply(rename('a', 'Mine'));
  await settled();
  sent()[0]?.refuse('RATE_LIMITED', 'Too many requests.', { retryAfterSeconds: 7 });
  await vi.advanceTimersByTimeAsync(6_500);
  expect(sent()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent()).toHaveLength(2);
});

test('keeps and shows an edit while nobody is signed in, and saves it when somebody is', async () => {
  const outcome = queue.apply(rename('a', 'Mine'));
  await settled();
  sent()[0]?.refuse('UNAUTHENTICATED', 'Sign in first.');
  await settled();
  expect(title('a')).toBe('Mine');
  expect(kept).toHaveLength(1);
  queue.retry();
  await settled();
  expect(inputOf(sent()[1]).idempotencyKey).toBe(inputOf(sent()[0]).idempotencyKey);
  sent()[1]?.answer(applied(2));
  expect(await outcome).toMatchObject({ type: 'applied' });
});

test('still holds and shows what waits after the page was loaded again', async () => {
  void queue.apply(rename('a', 'Mine'));
  await settled();
  sent()[0]?.breakOff();
  await settled();
  const { idempotencyKey } = inputOf(sent()[0]);
  const left = kept;
  start();
  queue.adopt(left);
  expect(queue.size).toBe(1);
  queue.showAgain(PROJECT_ID);
  expect(title('a')).toBe('Mine');
  queue.retry();
  await settled();
  expect(inputOf(sent()[0])).toMatchObject({ idempotencyKey, baseVersion: 1 });
  sent()[0]?.answer(applied(2, [wireTask({ id: 'a', title: 'Mine' })]));
  await settled();
  expect(outcomes).toEqual([{ type: 'applied', patchId: 'patch-2' }]);
});

/** The answer that a task which an edit needs is gone. */
const gone = (id: string, kind: 'PARENT_DELETED' | 'TASK_DELETED') => ({
  applyPatch: {
    ...conflicted.applyPatch,
    conflicts: [
      { ...conflicted.applyPatch.conflicts[0], kind, field: null, goneTaskIds: [id], message: 'It is gone.' },
    ],
  },
});

test('what follows an edit that cannot be taken and builds on it becomes a part of it, to be decided on once', async () => {
  void queue.apply(rename('b', 'On its way'));
  await settled();
  const create = { createTask: { id: 'n', title: 'New', parentId: 'a' } };
  const below = { createTask: { id: 'm', title: 'Below', parentId: 'n' } };
  const first = queue.apply(edit(create));
  const second = queue.apply(edit(below));
  const other = queue.apply(rename('b', 'Other'));
  const third = queue.apply(rename('m', 'Far below'));
  sent()[0]?.answer(applied(2, [wireTask({ id: 'b', title: 'On its way' })]));
  await settled();
  sent()[1]?.answer(gone('a', 'PARENT_DELETED'));
  await settled();
  sent()[2]?.answer(applied(3, [wireTask({ id: 'b', title: 'Other' })]));
  expect(await other).toMatchObject({ type: 'applied' });
  for (const outcome of [await first, await second, await third]) expect(outcome).toMatchObject({ type: 'conflict' });
  expect(outcomes.filter(({ type }) => type === 'conflict')).toHaveLength(1);
  expect(endedEdits[1]).toMatchObject({
    title: 'Edit and 2 more changes',
    operations: [create, below, { updateTask: { id: 'm', title: 'Far below' } }],
    seenVersion: 2,
  });
  expect([title('n'), title('m'), title('b'), queue.size]).toEqual([undefined, undefined, 'Other', 0]);
  expect(sent()).toHaveLength(3);
});

test('several changes of a task that is gone are one question', async () => {
  void queue.apply(rename('a', 'Mine'));
  await settled();
  void queue.apply(edit({ updateTask: { id: 'a', dueDate: '2027-01-02' } }));
  sent()[0]?.answer(gone('a', 'TASK_DELETED'));
  await settled();
  expect(outcomes).toMatchObject([{ type: 'conflict' }]);
  expect(endedEdits[0]?.operations).toHaveLength(2);
  expect(sent()).toHaveLength(1);
});

test('a task that the server has made already, and whose key it has forgotten, is saved and no conflict', async () => {
  const made = queue.apply(edit({ createTask: { id: 'n', title: 'New' } }));
  await settled();
  sent()[0]?.breakOff();
  await settled();
  session.receive(changeOf(2, [wireTask({ id: 'n', title: 'New', number: 3, version: 2 })]), 2);
  void queue.apply(rename('n', 'Newer'));
  queue.retry();
  await settled();
  sent()[1]?.answer({
    applyPatch: {
      ...conflicted.applyPatch,
      conflicts: [{ ...conflicted.applyPatch.conflicts[0], kind: 'TASK_CHANGED', field: null }],
    },
  });
  expect(await made).toMatchObject({ type: 'applied' });
  await settled();
  expect(inputOf(sent()[2])).toMatchObject({ baseVersion: 2, operations: [{ updateTask: { title: 'Newer' } }] });
});

test('takes no more than 200 edits that wait, and says so', async () => {
  for (let at = 0; at < 200; at += 1) void queue.apply(edit({ createTask: { id: `n${at}`, title: `New ${at}` } }));
  const outcome = await queue.apply(rename('a', 'One too many'));
  expect(outcome).toMatchObject({ type: 'refused', message: expect.stringContaining('200') });
  expect(title('a')).toBe('Task a');
});

test('takes over what another page has left once, after what it has itself', async () => {
  void queue.apply(rename('a', 'Left behind'));
  await settled();
  sent()[0]?.breakOff();
  await settled();
  const left = kept;
  start();
  void queue.apply(rename('b', 'Own'));
  queue.adopt(left);
  queue.adopt(left);
  expect(queue.size).toBe(2);
  expect(kept.map(({ key }) => key)).toContain(left[0]?.key);
  await settled();
  sent()[0]?.answer(applied(2, [wireTask({ id: 'b', title: 'Own' })]));
  await settled();
  expect(inputOf(sent()[1]).idempotencyKey).toBe(left[0]?.key);
});

describe('what waits in another page of the same browser', () => {
  const elsewhere = (key: string, change: PlanEdit): KeptEdit => ({
    edit: change,
    key,
    base: 1,
    madeAt: Date.now() - 1_000,
    wasSent: false,
  });
  const poster = elsewhere('there', edit({ createTask: { id: 'n', title: 'Poster' } }));

  test('is shown and counted here, also over a new snapshot, until it is there no more, and is not sent from here', async () => {
    queue.showElsewhere([poster]);
    expect([title('n'), queue.size, queue.sizeEverywhere]).toEqual(['Poster', 0, 1]);
    plans.replace(storedPlan([{ id: 'a' }, { id: 'b' }]));
    queue.showAgain(PROJECT_ID);
    expect(title('n')).toBe('Poster');
    queue.showElsewhere([{ ...poster, edit: edit({ createTask: { id: 'n', title: 'Flyer' } }) }]);
    expect(title('n')).toBe('Flyer');
    queue.showElsewhere([]);
    await settled();
    expect([title('n'), queue.sizeEverywhere, sent().length, kept.length]).toEqual([undefined, 0, 0, 0]);
  });

  test('is not overtaken by what is made here and builds on it, which then stands on its version', async () => {
    queue.showElsewhere([poster]);
    void queue.apply(rename('n', 'Big poster'));
    await settled();
    expect([title('n'), sent().length]).toEqual(['Big poster', 0]);
    queue.appliedElsewhere(poster, 5);
    queue.showElsewhere([]);
    await settled();
    expect(inputOf(sent()[0])).toMatchObject({ baseVersion: 5, operations: [{ updateTask: { title: 'Big poster' } }] });
  });

  test('waits for nothing that was made after it, so that two pages never wait for each other', async () => {
    void queue.apply(rename('a', 'First'));
    queue.showElsewhere([{ ...elsewhere('later', rename('a', 'Second')), madeAt: Date.now() + 1_000 }]);
    await settled();
    expect(sent()).toHaveLength(1);
  });

  test('is taken over in the order in which it was made, and shown without a gap', async () => {
    isOutOfReach = true;
    queue.showElsewhere([poster]);
    void queue.apply(rename('n', 'Big poster'));
    queue.adopt([poster]);
    queue.showElsewhere([]);
    expect([title('n'), queue.size, queue.sizeEverywhere]).toEqual(['Big poster', 2, 2]);
    expect(kept.map(({ edit: each }) => Object.keys(each.operations[0] ?? {})[0])).toEqual([
      'createTask',
      'updateTask',
    ]);
  });
});

describe('a proposal that is applied', () => {
  const accepted = ['one', 'two.dueDate', 'three'];
  const proposal: PlanEdit = {
    ...edit(
      { createTask: { id: 'new', title: 'Design' } },
      { updateTask: { id: 'a', title: 'Brief' } },
      { deleteTask: { id: 'b' } },
    ),
    proposal: { patchId: 'patch-9', accept: accepted, count: 3 },
  };
  const result = [
    wireTask({ id: 'new', title: 'Design', number: 3, version: 2 }),
    wireTask({ id: 'a', title: 'Brief' }),
  ];
  const shown = () => [...plans.index(PROJECT_ID).byId.values()].map((task) => `${task.id} ${task.title}`).toSorted();
  const before = ['a Task a', 'b Task b'];
  const after = ['a Brief', 'new Design'];

  test('is shown whole at once, and sent by its id with what is accepted', async () => {
    const outcome = queue.apply(proposal);
    expect(shown()).toEqual(after);
    expect(queue.size).toBe(3);
    expect(queue.isApplying('patch-9')).toBe(true);
    await settled();
    const { idempotencyKey, ...input } = inputOf(sent()[0]);
    expect(input).toEqual({ patchId: 'patch-9', accept: accepted, onConflict: 'FAIL' });
    sent()[0]?.answer(applied(2, result));
    expect(await outcome).toMatchObject({ type: 'applied' });
    expect(queue.isApplying('patch-9')).toBe(false);
    expect(plans.index(PROJECT_ID).byId.get('new')?.number).toBe(3);
    expect(idempotencyKey).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('is there once, whether the answer or the news of it comes first', async () => {
    void queue.apply(proposal);
    await settled();
    plans.receive([changeOf(2, result, ['b'])]);
    expect(shown()).toEqual(after);
    sent()[0]?.answer(applied(2, result));
    await settled();
    expect(shown()).toEqual(after);
    expect(plans.index(PROJECT_ID).byId.get('new')).toMatchObject({ number: 3, version: 2 });
  });

  test('is taken back whole where it does not fit any more, or is refused', async () => {
    const clash = queue.apply(proposal);
    await settled();
    sent()[0]?.answer(conflicted);
    expect(await clash).toMatchObject({ type: 'conflict' });
    expect(shown()).toEqual(before);
    const refusal = queue.apply(proposal);
    expect(shown()).toEqual(after);
    await settled();
    sent()[1]?.refuse('NOT_FOUND', 'There is no such proposal.');
    expect(await refusal).toMatchObject({ type: 'refused' });
    expect(shown()).toEqual(before);
  });

  test('goes before what is changed afterwards, which builds on it and is a change of its own', async () => {
    const update: PlanEdit = { ...rename('a', 'Brief'), proposal: { patchId: 'patch-9', accept: ['one'], count: 1 } };
    void queue.apply(rename('b', 'On its way'));
    await settled();
    void queue.apply(update);
    void queue.apply(rename('a', 'Short brief'));
    sent()[0]?.answer(applied(2, [wireTask({ id: 'b', title: 'On its way' })]));
    await settled();
    expect(sent()).toHaveLength(2);
    expect(inputOf(sent()[1])).toMatchObject({ patchId: 'patch-9' });
    expect(title('a')).toBe('Short brief');
    // Somebody else made version 3 in between.
    sent()[1]?.answer(applied(4, [wireTask({ id: 'a', title: 'Brief' })]));
    await settled();
    expect(inputOf(sent()[2])).toMatchObject({
      baseVersion: 4,
      operations: [{ updateTask: { title: 'Short brief' } }],
    });
  });
});

describe('while the server is known to be out of reach', () => {
  beforeEach(() => {
    isOutOfReach = true;
  });

  test('asks whether it is there before an edit is sent, and sends each once when it is', async () => {
    const ended = [queue.apply(rename('a', 'One')), queue.apply(rename('b', 'Two'))];
    await settled();
    expect(sent()).toHaveLength(0);
    server.of('StillThere')[0]?.breakOff();
    await settled();
    expect(kept.map(({ wasSent }) => wasSent)).toEqual([false, false]);
    await vi.advanceTimersByTimeAsync(1_000);
    isOutOfReach = false;
    server.of('StillThere')[1]?.answer({ viewer: { __typename: 'Viewer', id: 'me' } });
    await settled();
    sent()[0]?.answer(applied(2, [wireTask({ id: 'a', title: 'One' })]));
    await settled();
    sent()[1]?.answer(applied(3, [wireTask({ id: 'b', title: 'Two' })]));
    expect(await Promise.all(ended)).toEqual([
      { type: 'applied', patchId: 'patch-2' },
      { type: 'applied', patchId: 'patch-3' },
    ]);
    expect(sent()).toHaveLength(2);
  });

  test('takes back what waits, the latest first, and makes it again', async () => {
    const first = queue.apply(rename('a', 'One'));
    const second = queue.apply(rename('b', 'Two'));
    const latest = queue.latestUnsent(PROJECT_ID);
    expect(latest && queue.takeBack(latest)).toBe(true);
    expect(await second).toEqual({ type: 'taken-back' });
    expect([title('a'), title('b'), queue.size]).toEqual(['One', 'Task b', 1]);
    const again = queue.latestTakenBack(PROJECT_ID);
    void (again && queue.apply(again));
    expect([title('b'), queue.size]).toEqual(['Two', 2]);
    expect(queue.latestTakenBack(PROJECT_ID)).toBeNull();
    for (let left = queue.latestUnsent(PROJECT_ID); left; left = queue.latestUnsent(PROJECT_ID)) queue.takeBack(left);
    expect(await first).toEqual({ type: 'taken-back' });
    expect(queue.size).toBe(0);
    server.of('StillThere')[0]?.answer({ viewer: { __typename: 'Viewer', id: 'me' } });
    await settled();
    expect(sent()).toHaveLength(0);
  });

  test('takes back nothing that a later edit builds on, and nothing that was sent', async () => {
    const create = edit({ createTask: { id: 'c', title: 'New' } });
    void queue.apply(create);
    void queue.apply(rename('c', 'Newer'));
    expect(queue.takeBack(create)).toBe(false);
    isOutOfReach = false;
    server.of('StillThere')[0]?.answer({ viewer: { __typename: 'Viewer', id: 'me' } });
    await settled();
    expect(sent()).toHaveLength(1);
    const [, later] = kept;
    expect(later && queue.takeBack(later.edit)).toBe(true);
    expect(queue.takeBack(create)).toBe(false);
    expect(queue.latestUnsent(PROJECT_ID)).toBeNull();
  });

  test('a new edit leaves nothing to make again', () => {
    void queue.apply(rename('a', 'One'));
    const latest = queue.latestUnsent(PROJECT_ID);
    if (latest) queue.takeBack(latest);
    void queue.apply(rename('b', 'Two'));
    expect(queue.latestTakenBack(PROJECT_ID)).toBeNull();
  });
});
