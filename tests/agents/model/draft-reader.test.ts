import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../../server/domain/ids.ts';
import { DraftReader } from '../../../server/agents/model/operations/draft-reader.ts';
import { plannerInput } from './planning-world.ts';

const TODAY = '2026-11-23' as LocalDate;
const { project } = plannerInput();

function reader(...existing: string[]): DraftReader {
  return new DraftReader(existing, TODAY);
}

const create = (ref: string, more: object = {}) => ({ op: 'create', ref, title: `Task ${ref}`, ...more });

test('reads a new task with all of its fields', () => {
  const element = create('new1', {
    description: ' Why ',
    acceptanceCriteria: ['It works.', ' '],
    priority: 'HIGH',
    estimateMinutes: 90.4,
    startDate: 'tomorrow',
    dueDate: '2026-12-01',
    assignee: '@Ana',
    tags: ['ops', 'ops'],
    status: 'IN_PROGRESS',
    reason: 'Because.',
  });
  expect(reader().read(element)).toEqual([
    {
      kind: 'CREATE_TASK',
      taskId: 'new1',
      parentId: null,
      fields: {
        title: 'Task new1',
        description: 'Why',
        acceptanceCriteria: ['It works.'],
        priority: 'HIGH',
        estimatedMinutes: 90,
        startDate: '2026-11-24',
        dueDate: '2026-12-01',
        assigneeName: 'Ana',
        tags: ['ops'],
        status: 'IN_PROGRESS',
      },
      reason: 'Because.',
    },
  ]);
});

test('says nothing about fields of which the model says nothing', () => {
  const element = create('new1', { description: '', priority: null, estimateMinutes: null, assignee: '', reason: '' });
  expect(reader().read(element)).toEqual([
    { kind: 'CREATE_TASK', taskId: 'new1', parentId: null, fields: { title: 'Task new1' } },
  ]);
});

test('takes the schema’s words for nothing, null, and what is absent for the same', () => {
  const read = (more: object) => reader().read(create('new1', more));
  const nothing = { parentRef: '', afterRef: '', priority: 'NONE', status: 'NONE', estimateMinutes: 0, dueDate: '' };
  const nulls = Object.fromEntries(Object.keys(nothing).map((name) => [name, null]));
  expect(read(nothing)).toEqual(read({}));
  expect(read(nulls)).toEqual(read({}));
});

test('makes a dependency of its own of each task that a new one depends on', () => {
  const draft = reader('#1');
  draft.read(create('new1'));
  expect(draft.read(create('new2', { dependsOn: ['new1', '#1', 'new1'] })).slice(1)).toEqual([
    { kind: 'ADD_DEPENDENCY', taskId: 'new2', dependsOnId: 'new1' },
    { kind: 'ADD_DEPENDENCY', taskId: 'new2', dependsOnId: '#1' },
  ]);
});

test('reads changes of tasks that exist', () => {
  const draft = reader('#1', '#2');
  const read = (element: object) => draft.read(element);
  expect(read({ op: 'update', ref: '#1', title: 'New', status: 'COMPLETED', dependsOn: ['#2'] })).toEqual([
    { kind: 'UPDATE_TASK', taskId: '#1', fields: { title: 'New', status: 'COMPLETED' } },
    { kind: 'ADD_DEPENDENCY', taskId: '#1', dependsOnId: '#2' },
  ]);
  expect(read({ op: 'update', ref: '#1', title: '' })).toEqual([]);
  expect(read({ op: 'move', ref: '#1', parentRef: '#2' })).toEqual([
    { kind: 'MOVE_TASK', taskId: '#1', parentId: '#2' },
  ]);
  expect(read({ op: 'move', ref: '#1', parentRef: null, afterRef: '#2' })).toEqual([
    { kind: 'MOVE_TASK', taskId: '#1', parentId: null, afterId: '#2' },
  ]);
  expect(read({ op: 'delete', ref: '#2', reason: 'Done elsewhere.' })).toEqual([
    { kind: 'DELETE_TASK', taskId: '#2', reason: 'Done elsewhere.' },
  ]);
  expect(read({ op: 'remove_dependency', ref: '#1', dependsOn: ['#2'] })).toEqual([
    { kind: 'REMOVE_DEPENDENCY', taskId: '#1', dependsOnId: '#2' },
  ]);
  expect(draft.takeRefused()).toEqual([]);
});

test('places a task after a sibling that exists, and last after one that does not', () => {
  const draft = reader('#1');
  expect(draft.read(create('new1', { afterRef: '#1' }))[0]).toMatchObject({ afterId: '#1' });
  expect(draft.read(create('new2', { afterRef: '#9' }))[0]).not.toHaveProperty('afterId');
});

describe('what names a task that is not there yet', () => {
  test('waits for it, in any order', () => {
    const draft = reader();
    expect(draft.read(create('new3', { parentRef: 'new2', dependsOn: ['new4'] }))).toEqual([]);
    expect(draft.read(create('new2', { parentRef: 'new1' }))).toEqual([]);
    expect(draft.read(create('new1')).map((operation) => 'taskId' in operation && operation.taskId)).toEqual([
      'new1',
      'new2',
      'new3',
    ]);
    expect(draft.read(create('new4'))).toEqual([
      expect.objectContaining({ kind: 'CREATE_TASK', taskId: 'new4' }),
      { kind: 'ADD_DEPENDENCY', taskId: 'new3', dependsOnId: 'new4' },
    ]);
    expect(draft.takeRefused()).toEqual([]);
  });

  test('is refused when it never comes', () => {
    const draft = reader();
    draft.read(create('new2', { parentRef: 'new1' }));
    draft.read(create('new3', { dependsOn: ['new9'] }));
    expect(draft.takeRefused()).toEqual([
      { element: expect.objectContaining({ ref: 'new2' }), reason: 'new1 does not exist.' },
      // new3 itself is there: only what is missing goes back.
      { element: { op: 'add_dependency', ref: 'new3', dependsOn: ['new9'] }, reason: 'new9 does not exist.' },
    ]);
    expect(draft.takeRefused()).toEqual([]);
  });

  test('releases a chain of ten thousand without running out of stack', () => {
    const draft = reader();
    for (let index = 10_000; index > 1; index -= 1) draft.read(create(`new${index}`, { parentRef: `new${index - 1}` }));
    expect(draft.read(create('new1'))).toHaveLength(10_000);
  });
});

test.each([
  ['no operation', { ref: 'new1', title: 'A' }, /^op: /],
  ['an unknown operation', { op: 'drop_database', ref: '#1' }, /^op: /],
  ['no object', 'create new1', /expected object/],
  ['nothing', null, /expected object/],
  ['no title', { op: 'create', ref: 'new1', title: ' ' }, /^title: the new task new1 has none/],
  ['a title that is too long', create('new1', { title: 'x'.repeat(256) }), /^title: /],
  ['a new task with a number', create('#5'), /^ref: #5 is for tasks of the plan/],
  ['a negative estimate', create('new1', { estimateMinutes: -5 }), /^estimateMinutes: /],
  ['an unknown priority', create('new1', { priority: 'URGENT' }), /^priority: /],
  ['a date that is none', create('new1', { dueDate: 'soon' }), /^dueDate: "soon" is not a date/],
  ['a day that does not exist', create('new1', { dueDate: '2027-02-30' }), /^dueDate: /],
  ['a dependency on itself', create('new1', { dependsOn: ['new1'] }), /cannot depend on itself/],
  ['a parent that is itself', create('new1', { parentRef: 'new1' }), /cannot lie below itself/],
  ['a dependency that names nothing', { op: 'add_dependency', ref: '#1', dependsOn: [] }, /names no task/],
  ['a task that does not exist', { op: 'delete', ref: '#99' }, /^#99 does not exist/],
  [
    'more tags than there may be',
    create('new1', { tags: Array.from({ length: 51 }, (_, tag) => `t${tag}`) }),
    /^tags: /,
  ],
])('refuses %s, with a reason', (_, element, reason) => {
  const draft = reader('#1');
  expect(draft.read(element)).toEqual([]);
  const [refused, ...others] = draft.takeRefused();
  expect(refused?.reason).toMatch(reason);
  expect(others).toEqual([]);
});

test('refuses a second task of the same name, and takes a repeated one for the same', () => {
  const draft = reader();
  draft.read(create('new1'));
  expect(draft.read(create('new1'))).toEqual([]);
  expect(draft.takeRefused()).toEqual([]);
  expect(draft.read(create('new1', { title: 'Another' }))).toEqual([]);
  expect(draft.takeRefused()).toHaveLength(1);
});

test('lets a task that the plan did not take be created again', () => {
  const draft = reader();
  draft.read(create('new1'));
  draft.forget('new1');
  expect(draft.read(create('new2', { parentRef: 'new1' }))).toEqual([]);
  expect(draft.read(create('new1', { title: 'Better' }))).toHaveLength(2);
});

describe('the project', () => {
  test('changes only where the answer says something else than the plan', () => {
    const value = { name: 'Bakery', description: null, dueDate: 'by 1 March 2027' };
    expect(reader().readProject(value, project)).toEqual({
      kind: 'UPDATE_PROJECT',
      fields: { name: 'Bakery', dueDate: '2027-03-01' },
    });
    expect(reader().readProject({ name: project.name, description: '', dueDate: null }, project)).toBeNull();
    expect(reader().readProject(null, project)).toBeNull();
  });

  test('keeps what is right beside a date that is not', () => {
    const draft = reader();
    expect(draft.readProject({ name: 'Bakery', description: null, dueDate: 'soon' }, project)).toEqual({
      kind: 'UPDATE_PROJECT',
      fields: { name: 'Bakery' },
    });
    expect(draft.takeRefused()).toHaveLength(1);
  });
});
