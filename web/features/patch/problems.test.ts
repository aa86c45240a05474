import { describe, expect, test } from 'vitest';
import { formatDay } from '../../lib/day.ts';
import type { ReviewConflict } from './conflict.ts';
import type { ReviewOperation } from './operation.ts';
import { type ProblemFacts, problemsIn } from './problems.ts';

const FACTS: ProblemFacts = {
  datesOf: () => ({ startDate: '2027-03-05', dueDate: null }),
  taskTitle: (id) => `Task ${id}`,
  hasDependency: (taskId, dependsOnId) => taskId === 'b' && dependsOnId === 'a',
  personNames: ['Ana Berg', 'Ben Oduya', 'José Ruiz'],
  conflicts: new Map(),
};

function operation(id: string, kind: ReviewOperation['kind'], taskId: string, changes: object): ReviewOperation {
  const list = Object.entries(changes).map(([field, after]: [string, unknown]) => ({ field, before: null, after }));
  return { id, kind, taskId, title: taskId, changes: list, requires: [], reason: null };
}

function labels(operations: readonly ReviewOperation[], facts: Partial<ProblemFacts> = {}) {
  const problems = problemsIn(operations, { ...FACTS, ...facts });
  return [...problems].map(([id, { fixes }]) => [id, fixes.map(({ label }) => label)]);
}

describe('dates', () => {
  test('that end before they begin can end or begin on the other day', () => {
    const late = operation('1', 'UPDATE_TASK', 'a', { dueDate: '2027-03-01' });
    expect(labels([late])).toEqual([
      ['1', [`Due on ${formatDay('2027-03-05')}`, `Start on ${formatDay('2027-03-01')}`]],
    ]);
    const [problem] = problemsIn([late], FACTS).values();
    expect(problem?.fixes.map(({ fix }) => fix)).toEqual([
      { type: 'edit', operationIds: ['1'], changes: { dueDate: '2027-03-05' } },
      { type: 'edit', operationIds: ['1'], changes: { startDate: '2027-03-01' } },
    ]);
  });

  test('that the operation does not touch, or that are in order, are none of its business', () => {
    expect(labels([operation('1', 'UPDATE_TASK', 'a', { title: 'New' })])).toEqual([]);
    expect(labels([operation('1', 'UPDATE_TASK', 'a', { dueDate: '2027-03-05' })])).toEqual([]);
    expect(labels([operation('1', 'UPDATE_TASK', 'a', { startDate: null, dueDate: '2027-03-01' })])).toEqual([]);
  });
});

describe('a person', () => {
  test.each([
    ['Anna Berg', ['Ana Berg']],
    ['ana', ['Ana Berg']],
    ['Jose Ruiz', ['José Ruiz']],
    ['JOSÉ  RUIZ', []],
    ['Oduya', ['Ben Oduya']],
    ['Chidi', []],
    ['Ben Oduya', []],
  ])('called %s may be meant to be %j', (name, known) => {
    const [found] = labels([operation('1', 'CREATE_TASK', 'a', { assigneeName: name })]);
    const expected = known.map((each) => `Give it to ${each}`);
    expect(found?.[1] ?? []).toEqual(known.length === 0 ? [] : [...expected, `Add ${name} as a new person`]);
  });

  test('is told once for all operations that name them', () => {
    const both = ['1', '2'].map((id) => operation(id, 'CREATE_TASK', id, { assigneeName: 'Ana' }));
    expect(labels(both)).toEqual(
      ['1', '2'].map((id) => [id, ['Give it to Ana Berg (all 2)', 'Add Ana as a new person (all 2)']]),
    );
  });
});

describe('a cycle', () => {
  const closing = operation('2', 'ADD_DEPENDENCY', 'a', { dependsOnId: 'c' });
  const conflict: ReviewConflict = {
    operationId: '2',
    kind: 'DEPENDENCY_CYCLE',
    field: 'dependsOnId',
    expected: null,
    current: ['a', 'b', 'c'],
    wanted: 'c',
    message: 'These tasks would wait for each other.',
  };

  test('can be opened at each link, of the plan and of the proposal', () => {
    const linked = operation('1', 'ADD_DEPENDENCY', 'c', { dependsOnId: 'b' });
    expect(labels([linked, closing], { conflicts: new Map([['2', [conflict]]]) })).toEqual([
      ['2', ['Remove “Task b” after “Task a” from the plan', 'Leave out “Task c” after “Task b”']],
    ]);
  });

  test('of tasks within each other has only the sentence', () => {
    const moved = { ...conflict, current: null };
    expect(labels([closing], { conflicts: new Map([['2', [moved]]]) })).toEqual([['2', []]]);
  });
});
