import type { NormalizedCacheObject } from '@apollo/client';
import { beforeEach, expect, type Mock, test, vi } from 'vitest';
import { PROJECT_ID, storedPlan } from '../../tests/web/plan-fixture.ts';
import { PlanCache } from './plan-cache.ts';
import { removeTask, writeChanges } from './plan-entities.ts';
import { changeOf, wireTask } from '../../tests/web/wire-fixture.ts';

let cache: PlanCache;
let listener: Mock<() => void>;

beforeEach(() => {
  cache = new PlanCache();
  cache.replacePlan(PROJECT_ID, storedPlan([{ id: 'a' }, { id: 'b' }]) as NormalizedCacheObject);
  cache.index(PROJECT_ID);
  listener = vi.fn(() => void cache.index(PROJECT_ID));
});

/** Lets the microtask pass in which listeners are told. */
const told = () => Promise.resolve();

async function listening() {
  await told();
  cache.subscribe(listener);
}

test('an optimistic add, its rollback and a remote write each change the index once', async () => {
  await listening();
  const before = cache.index(PROJECT_ID);

  cache.batch({ optimistic: 'edit', update: () => rename('a', 'Mine') });
  await told();
  expect(listener).toHaveBeenCalledTimes(1);
  const during = cache.index(PROJECT_ID);
  expect(during).not.toBe(before);
  expect(during.byId.get('a')?.title).toBe('Mine');

  cache.removeOptimistic('edit');
  await told();
  expect(listener).toHaveBeenCalledTimes(2);
  expect(cache.index(PROJECT_ID).byId.get('a')?.title).toBe('Task a');

  writeChanges(cache, [changeOf(2, [wireTask({ id: 'b', title: 'Theirs', version: 2 })])]);
  await told();
  expect(listener).toHaveBeenCalledTimes(3);
  expect(cache.index(PROJECT_ID).byId.get('b')?.title).toBe('Theirs');
});

test('tells listeners once for all the changes of a moment', async () => {
  await listening();
  writeChanges(
    cache,
    Array.from({ length: 20 }, (_, at) => changeOf(at + 2, [wireTask({ id: `n${at}`, version: at + 2 })])),
  );
  rename('a', 'Also');
  await told();
  expect(listener).toHaveBeenCalledTimes(1);
  expect(cache.index(PROJECT_ID).byId.size).toBe(22);
});

test('hands out the same index until something of the plan changes', () => {
  const index = cache.index(PROJECT_ID);
  expect(cache.index(PROJECT_ID)).toBe(index);
  cache.restore({ ...cache.extract(), 'Patch:1': { __typename: 'Patch', id: '1' } });
  expect(cache.index(PROJECT_ID)).toBe(index);
});

test('swaps an optimistic layer for what the server answered without a moment in between', async () => {
  await listening();
  cache.batch({ optimistic: 'edit', update: () => rename('a', 'Mine') });
  await told();
  const titles: (string | undefined)[] = [];
  cache.subscribe(() => titles.push(cache.index(PROJECT_ID).byId.get('a')?.title));
  writeChanges(cache, [changeOf(2, [wireTask({ id: 'a', title: 'Mine', version: 2 })])], 'edit');
  await told();
  expect(titles).toEqual(['Mine']);
  expect(cache.index(PROJECT_ID).byId.get('a')?.version).toBe(2);
});

test('removes a task in an optimistic layer and brings it back with the layer', () => {
  cache.batch({ optimistic: 'edit', update: () => removeTask(cache, 'a') });
  expect(cache.index(PROJECT_ID).children.get(null)).toEqual(['b']);
  cache.removeOptimistic('edit');
  expect(cache.index(PROJECT_ID).children.get(null)).toEqual(['a', 'b']);
});

test('leaves a task alone that it holds in a later version', () => {
  writeChanges(cache, [changeOf(5, [wireTask({ id: 'a', title: 'Latest', version: 5 })])]);
  writeChanges(cache, [changeOf(4, [wireTask({ id: 'a', title: 'Overtaken', version: 4 })])]);
  expect(cache.index(PROJECT_ID).byId.get('a')?.title).toBe('Latest');
  expect(cache.index(PROJECT_ID).project?.version).toBe(5);
});

test('a new snapshot drops what is no longer in the plan, and the plans it is told to forget', () => {
  const other = storedPlan([]);
  cache.replacePlan('q', {
    'Project:q': { ...other['Project:p'], id: 'q' },
    'Task:x': { __typename: 'Task', id: 'x', project: { __ref: 'Project:q' } },
  } as unknown as NormalizedCacheObject);
  cache.replacePlan(PROJECT_ID, storedPlan([{ id: 'b' }]) as NormalizedCacheObject, ['q']);
  expect(Object.keys(cache.extract()).filter((key) => key.startsWith('Task:'))).toEqual(['Task:b']);
});

function rename(id: string, title: string): void {
  cache.modify({ id: `Task:${id}`, fields: { title: () => title } });
}
