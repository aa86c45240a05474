import { expect, test } from 'vitest';
import { PROJECT_ID, storedPlan, storedTask } from '../../tests/web/plan-fixture.ts';
import { completedCount, derivePlanIndex, EMPTY_INDEX } from './plan-index.ts';

const derive = (entities: Record<string, unknown>, previous = EMPTY_INDEX) =>
  derivePlanIndex(entities, PROJECT_ID, previous);

test('orders siblings bytewise by their order keys, not as people sort words', () => {
  const index = derive(
    storedPlan([
      { id: 'lower', orderKey: 'a' },
      { id: 'upper', orderKey: 'Z' },
      { id: 'digit', orderKey: '1' },
    ]),
  );
  expect(index.children.get(null)).toEqual(['digit', 'upper', 'lower']);
});

test('adds up the leaves below a task, and leaves out what is cancelled', () => {
  const index = derive(
    storedPlan([
      { id: 'a', estimatedMinutes: 999 },
      { id: 'a1', parentId: 'a', status: 'COMPLETED', estimatedMinutes: 60 },
      { id: 'a2', parentId: 'a', estimatedMinutes: 30 },
      { id: 'a3', parentId: 'a', status: 'CANCELLED', estimatedMinutes: 500 },
    ]),
  );
  expect(index.progress.get('a')).toEqual({ total: 2, completed: 1, estimatedMinutes: 90 });
  expect(completedCount(index)).toBe(1);
});

test('knows who waits for whom, without tasks that are gone', () => {
  const index = derive(
    storedPlan([
      { id: 'a' },
      { id: 'b', dependencies: [{ __ref: 'Task:a' }, { __ref: 'Task:gone' }] },
      { id: 'c', dependencies: [{ __ref: 'Task:a' }] },
    ]),
  );
  expect([...index.dependents]).toEqual([['a', ['b', 'c']]]);
});

test('leaves out tasks of other projects, partial tasks, and tasks whose parent is gone', () => {
  const entities = storedPlan([{ id: 'a' }, { id: 'orphan', parentId: 'gone' }]);
  entities['Task:elsewhere'] = storedTask({ id: 'elsewhere', project: { __ref: 'Project:q' } });
  entities['Task:partial'] = { __typename: 'Task', id: 'partial', title: 'End of an operation' };
  const index = derive({ ...entities, 'Task:removed': undefined });
  expect(index.children.get(null)).toEqual(['a']);
  expect([...index.byId.keys()]).toEqual(['a', 'orphan']);
});

test('is the same object while nothing changes, and keeps what a change does not touch', () => {
  const entities = storedPlan([{ id: 'a' }, { id: 'b' }, { id: 'b1', parentId: 'b' }]);
  const before = derive(entities);
  expect(derive({ ...entities, 'Patch:1': {} }, before)).toBe(before);

  const renamed = { ...entities, 'Task:a': { ...entities['Task:a'], title: 'New' } };
  const after = derive(renamed, before);
  expect(after).not.toBe(before);
  expect(after.byId.get('a')?.title).toBe('New');
  expect(after.byId.get('b')).toBe(before.byId.get('b'));
  expect(after.children).toBe(before.children);
  expect(after.people).toBe(before.people);

  const moved = derive({ ...renamed, 'Task:b1': { ...entities['Task:b1'], parentId: 'a' } }, after);
  expect(moved.children.get(null)).toBe(before.children.get(null));
  expect(moved.children.get('a')).toEqual(['b1']);
  expect(moved.children.has('b')).toBe(false);
});
