import { expect, test } from 'vitest';
import { PROJECT_ID, storedPlan, type TaskSketch } from '../../tests/web/plan-fixture.ts';
import type { OperationInput } from '../__generated__/graphql.ts';
import { foresee } from './optimistic.ts';
import { PlanStore } from './plan-store.ts';

/** The plan after operations were shown optimistically. */
function shown(tasks: readonly TaskSketch[], ...operations: OperationInput[]) {
  const plans = new PlanStore();
  plans.replace(storedPlan(tasks, [{ id: 'ana', name: 'Ana' }]));
  plans.show(PROJECT_ID, 'edit', foresee(plans.index(PROJECT_ID), operations));
  const index = plans.index(PROJECT_ID);
  return { plans, index, roots: index.children.get(null), task: (id: string) => index.byId.get(id) };
}

const ABC = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

test.each<[string, string | null | undefined, string[]]>([
  ['after a sibling', 'a', ['a', 'new', 'b', 'c']],
  ['first', null, ['new', 'a', 'b', 'c']],
  ['last when no sibling is named', undefined, ['a', 'b', 'c', 'new']],
  ['last when the sibling is gone', 'gone', ['a', 'b', 'c', 'new']],
])('shows a new task %s', (_name, afterId, order) => {
  const { roots, task } = shown(ABC, {
    createTask: { id: 'new', title: 'New', ...(afterId === undefined ? {} : { afterId }) },
  });
  expect(roots).toEqual(order);
  expect(task('new')).toMatchObject({ title: 'New', status: 'TODO', number: 0 });
});

test('shows a task below one that the same patch creates', () => {
  const { index } = shown(
    ABC,
    { createTask: { id: 'new', title: 'New', afterId: 'a' } },
    { createTask: { id: 'one', title: 'One', parentId: 'new' } },
    { createTask: { id: 'two', title: 'Two', parentId: 'new' } },
  );
  expect(index.children.get('new')).toEqual(['one', 'two']);
});

test('moves a task within its siblings and to another parent', () => {
  expect(shown(ABC, { moveTask: { id: 'c', parentId: null, afterId: 'a' } }).roots).toEqual(['a', 'c', 'b']);
  expect(shown(ABC, { moveTask: { id: 'a', parentId: null, afterId: 'a' } }).roots).toEqual(['b', 'c', 'a']);
  const below = shown(ABC, { moveTask: { id: 'a', parentId: 'c' } }, { moveTask: { id: 'b', parentId: 'c' } });
  expect(below.index.children.get('c')).toEqual(['a', 'b']);
});

test('finds a place between two siblings that share a key', () => {
  const { roots } = shown(
    [
      { id: 'a', orderKey: 'a1' },
      { id: 'b', orderKey: 'a1' },
    ],
    { createTask: { id: 'new', title: 'New', afterId: 'a' } },
  );
  expect(roots).toContain('new');
});

test('finds a place also where a key is none that the library would make', () => {
  const keys = [
    { id: 'a', orderKey: 'x' },
    { id: 'b', orderKey: 'y' },
  ];
  expect(shown(keys, { createTask: { id: 'new', title: 'New', afterId: 'a' } }).roots).toEqual(['a', 'new', 'b']);
});

test('deletes with the whole subtree', () => {
  const { index } = shown([{ id: 'a' }, { id: 'a1', parentId: 'a' }, { id: 'a2', parentId: 'a1' }, { id: 'b' }], {
    deleteTask: { id: 'a' },
  });
  expect([...index.byId.keys()]).toEqual(['b']);
});

test('assigns to a person by id, by a known name in other letters, to somebody new, and to nobody', () => {
  const to = (fields: { assigneeId?: string | null; assigneeName?: string }) => {
    const { index, task } = shown([{ id: 'a', assigneeId: 'ana' }], {
      updateTask: { id: 'a', ...fields },
    });
    const assigneeId = task('a')?.assigneeId ?? null;
    return assigneeId === null ? null : index.people.get(assigneeId)?.name;
  };
  expect(to({ assigneeId: 'ana' })).toBe('Ana');
  expect(to({ assigneeName: 'ANA' })).toBe('Ana');
  expect(to({ assigneeName: 'Zoe' })).toBe('Zoe');
  expect(to({ assigneeId: null })).toBeNull();
});

test('leaves fields alone that an update does not name, and clears those it sets to null', () => {
  const { task } = shown([{ id: 'a', dueDate: '2026-12-24', estimatedMinutes: 60 }], {
    updateTask: { id: 'a', dueDate: null, title: undefined },
  });
  expect(task('a')).toMatchObject({ title: 'Task a', dueDate: null, estimatedMinutes: 60 });
});

test('adds and removes dependencies, each once', () => {
  const add: OperationInput = { addDependency: { taskId: 'a', dependsOnId: 'b' } };
  expect(shown(ABC, add, add).task('a')?.dependencyIds).toEqual(['b']);
  expect(shown(ABC, add, { removeDependency: { taskId: 'a', dependsOnId: 'b' } }).task('a')?.dependencyIds).toEqual([]);
});

test('renames the project', () => {
  expect(shown(ABC, { updateProject: { name: 'New name' } }).index.project).toMatchObject({
    name: 'New name',
    version: 1,
  });
});

test('is gone without a trace when it is rolled back', () => {
  const { plans } = shown(ABC, { deleteTask: { id: 'a' } }, { updateTask: { id: 'b', assigneeName: 'Zoe' } });
  plans.hide('edit');
  const index = plans.index(PROJECT_ID);
  expect(index.children.get(null)).toEqual(['a', 'b', 'c']);
  expect([...index.people.keys()]).toEqual(['ana']);
});
