import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexWith, storedTask } from '../../tests/web/plan-fixture.ts';
import { changeIndex } from './change-index.ts';
import type { PlanIndex, PlanTask } from './plan-index.ts';

const change = (index: PlanIndex, tasks: Record<string, PlanTask | undefined>) =>
  changeIndex(index, { project: index.project, people: index.people, tasks: new Map(Object.entries(tasks)) });

test('orders siblings bytewise by their order keys, not as people sort words', () => {
  const index = indexWith([
    { id: 'lower', orderKey: 'a' },
    { id: 'upper', orderKey: 'Z' },
    { id: 'digit', orderKey: '1' },
  ]);
  expect(index.children.get(null)).toEqual(['digit', 'upper', 'lower']);
});

test('adds up the leaves below a task, and leaves out what is cancelled', () => {
  const index = indexWith([
    { id: 'a', estimatedMinutes: 999 },
    { id: 'a1', parentId: 'a', status: 'COMPLETED', estimatedMinutes: 60 },
    { id: 'a2', parentId: 'a', estimatedMinutes: 30 },
    { id: 'a3', parentId: 'a', status: 'CANCELLED', estimatedMinutes: 500 },
  ]);
  expect(index.progress.get('a')).toEqual({ total: 2, completed: 1, estimatedMinutes: 90 });
  expect(index.completedCount).toBe(1);
});

test('knows who waits for whom', () => {
  const index = indexWith([{ id: 'a' }, { id: 'b', dependencyIds: ['a', 'gone'] }, { id: 'c', dependencyIds: ['a'] }]);
  expect(index.dependents.get('a')).toEqual(['b', 'c']);
  expect(change(index, { b: undefined }).dependents.get('a')).toEqual(['c']);
});

test('does not show a task whose parent is gone, and shows it again where the parent comes back', () => {
  const whole = indexWith([{ id: 'a' }, { id: 'b' }, { id: 'b1', parentId: 'b' }]);
  const without = change(whole, { b: undefined });
  expect(visible(without)).toEqual(['a']);
  const back = change(without, { b: whole.byId.get('b') });
  expect(visible(back)).toEqual(['a', 'b', 'b1']);
  expect(back.progress.get('b')).toEqual({ total: 1, completed: 0, estimatedMinutes: 0 });
});

test('comes to an end with two tasks below each other, as two moves at once can make them', () => {
  const index = indexWith([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
  const [a, b] = [index.byId.get('a') as PlanTask, index.byId.get('b') as PlanTask];
  const round = change(index, { a: { ...a, parentId: 'b' }, b: { ...b, parentId: 'a' } });
  expect(visible(round)).toEqual(['c']);
  expect(visible(change(round, { b }))).toEqual(['b', 'a', 'c']);
});

test('is the same object while nothing changes, and keeps what a change does not touch', () => {
  const before = indexWith([{ id: 'a' }, { id: 'b' }, { id: 'b1', parentId: 'b' }]);
  const a = before.byId.get('a') as PlanTask;
  expect(change(before, { a })).toBe(before);

  const renamed = change(before, { a: { ...a, title: 'New' } });
  expect(renamed.byId.get('a')?.title).toBe('New');
  expect(renamed.byId.get('b')).toBe(before.byId.get('b'));
  for (const part of ['children', 'dependents', 'progress', 'people'] as const)
    expect(renamed[part]).toBe(before[part]);

  const moved = change(renamed, { b1: { ...(before.byId.get('b1') as PlanTask), parentId: 'a' } });
  expect(moved.children.get(null)).toBe(before.children.get(null));
  expect(moved.children.get('a')).toEqual(['b1']);
  expect(moved.children.has('b')).toBe(false);
});

test('changes one by one lead to the same index as the plan they lead to', () => {
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 12 }), (rounds) => {
      const tasks = new Map<string, PlanTask>();
      let index = indexWith([]);
      for (const round of rounds) {
        for (const { id, sketch } of round) {
          if (sketch === null) tasks.delete(id);
          else tasks.set(id, storedTask({ id, ...sketch }));
        }
        const changed = round.map(({ id }) => [id, tasks.get(id)] as const);
        index = change(index, Object.fromEntries(changed));
      }
      const whole = changeIndex(indexWith([]), { project: index.project, people: index.people, tasks });
      expect(described(index)).toEqual(described(whole));
    }),
  );
});

const ID = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const step = fc
  .record({
    id: ID,
    sketch: fc.option(
      fc.record({
        // A parent comes before its children in the alphabet, so that nothing is below itself.
        parentId: fc.constantFrom(null, 'a', 'b'),
        orderKey: fc.constantFrom('a1', 'a2', 'a3'),
        status: fc.constantFrom('TODO', 'COMPLETED', 'CANCELLED'),
        estimatedMinutes: fc.constantFrom(null, 30, 60),
        dependencyIds: fc.uniqueArray(ID, { maxLength: 3 }),
      }),
      { freq: 4 },
    ),
  })
  .map(({ id, sketch }) => {
    const isAbove = sketch?.parentId !== null && (sketch?.parentId ?? '') < id;
    return { id, sketch: sketch && { ...sketch, parentId: isAbove ? sketch.parentId : null } };
  });

/** Ids depth first, as an outline shows them. */
function visible({ children }: PlanIndex, parentId: string | null = null): string[] {
  return (children.get(parentId) ?? []).flatMap((id) => [id, ...visible({ children } as PlanIndex, id)]);
}

/** What can be asked of an index about tasks that are there. */
function described(index: PlanIndex) {
  const orders = new Map(
    [...index.children].map(([parentId, ids]) => [parentId, ids.map((id) => index.byId.get(id)?.orderKey)]),
  );
  return {
    tasks: new Set(index.byId.values()),
    completedCount: index.completedCount,
    families: new Map([...index.children].map(([parentId, ids]) => [parentId, new Set(ids)])),
    orders,
    dependents: new Map([...index.dependents].map(([id, ids]) => [id, new Set(ids)])),
    progress: index.progress,
  };
}
