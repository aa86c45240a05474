import { beforeEach, expect, type Mock, test, vi } from 'vitest';
import { PROJECT_ID, storedPlan } from '../../tests/web/plan-fixture.ts';
import { changeOf, wireTask } from '../../tests/web/wire-fixture.ts';
import type { OptimisticWrite } from './optimistic.ts';
import { PlanStore } from './plan-store.ts';

let plans: PlanStore;
let listener: Mock<() => void>;

beforeEach(() => {
  plans = new PlanStore();
  plans.replace(storedPlan([{ id: 'a' }, { id: 'b' }]));
  listener = vi.fn(() => void plans.index(PROJECT_ID));
});

/** Lets the microtask pass in which listeners are told. */
const told = () => Promise.resolve();
const titled = (taskId: string, title: string): OptimisticWrite => ({ type: 'set', taskId, fields: { title } });
const titleOf = (taskId: string) => plans.index(PROJECT_ID).byId.get(taskId)?.title;

async function listening() {
  await told();
  plans.subscribe(listener);
}

test('an edit that is shown, its rollback and a remote change each tell listeners once', async () => {
  await listening();
  const before = plans.index(PROJECT_ID);

  plans.show(PROJECT_ID, 'edit', [titled('a', 'Mine')]);
  await told();
  expect(listener).toHaveBeenCalledTimes(1);
  expect(plans.index(PROJECT_ID)).not.toBe(before);
  expect(titleOf('a')).toBe('Mine');

  plans.hide('edit');
  await told();
  expect(listener).toHaveBeenCalledTimes(2);
  expect(titleOf('a')).toBe('Task a');

  plans.receive([changeOf(2, [wireTask({ id: 'b', title: 'Theirs', version: 2 })])]);
  await told();
  expect(listener).toHaveBeenCalledTimes(3);
  expect(titleOf('b')).toBe('Theirs');
});

test('tells listeners once for all the changes of a moment', async () => {
  await listening();
  plans.receive(Array.from({ length: 20 }, (_, at) => changeOf(at + 2, [wireTask({ id: `n${at}`, version: at + 2 })])));
  plans.show(PROJECT_ID, 'edit', [titled('a', 'Also')]);
  await told();
  expect(listener).toHaveBeenCalledTimes(1);
  expect(plans.index(PROJECT_ID).byId.size).toBe(22);
});

test('hands out the same index until something of the plan changes, also while an edit is shown', () => {
  plans.show(PROJECT_ID, 'edit', [
    { type: 'project', fields: { name: 'Renamed' } },
    { type: 'set', taskId: 'a', fields: {}, person: { id: 'name:zoe', name: 'Zoe' } },
  ]);
  const index = plans.index(PROJECT_ID);
  expect(plans.index(PROJECT_ID)).toBe(index);
  plans.meet([]);
  expect(plans.index(PROJECT_ID)).toBe(index);
  plans.receive([changeOf(2, [wireTask({ id: 'b', version: 2 })])]);
  expect(plans.index(PROJECT_ID).project).toMatchObject({ name: 'Renamed', version: 2 });
});

test('swaps an edit for what the server answered without a moment in between', async () => {
  await listening();
  plans.show(PROJECT_ID, 'edit', [titled('a', 'Mine')]);
  await told();
  const titles: (string | undefined)[] = [];
  plans.subscribe(() => titles.push(titleOf('a')));
  plans.receive([changeOf(2, [wireTask({ id: 'a', title: 'Mine', version: 2 })])], 'edit');
  await told();
  expect(titles).toEqual(['Mine']);
  expect(plans.index(PROJECT_ID).byId.get('a')?.version).toBe(2);
});

test('shows an edit on top of what the server says meanwhile', () => {
  plans.show(PROJECT_ID, 'edit', [titled('a', 'Mine')]);
  plans.receive([changeOf(2, [wireTask({ id: 'a', title: 'Theirs', status: 'BLOCKED', version: 2 })])]);
  expect(plans.index(PROJECT_ID).byId.get('a')).toMatchObject({ title: 'Mine', status: 'BLOCKED' });
  plans.hide('edit');
  expect(titleOf('a')).toBe('Theirs');
});

test('shows a new task with the server’s number where that comes before the answer', () => {
  const task = { ...storedPlan([{ id: 'new', number: 0 }]).tasks[0]!, number: 0 };
  plans.show(PROJECT_ID, 'edit', [{ type: 'put', taskId: 'new', task }, titled('new', 'Better')]);
  plans.receive([changeOf(2, [wireTask({ id: 'new', number: 7, version: 2 })])]);
  expect(plans.index(PROJECT_ID).byId.get('new')).toMatchObject({ number: 7, title: 'Better' });
});

test('removes a task in an edit and brings it back with the rollback', () => {
  plans.show(PROJECT_ID, 'edit', [{ type: 'remove', taskId: 'a' }]);
  expect(plans.index(PROJECT_ID).children.get(null)).toEqual(['b']);
  plans.hide('edit');
  expect(plans.index(PROJECT_ID).children.get(null)).toEqual(['a', 'b']);
});

test('leaves a task alone that it holds in a later version', () => {
  plans.receive([changeOf(5, [wireTask({ id: 'a', title: 'Latest', version: 5 })])]);
  plans.receive([changeOf(4, [wireTask({ id: 'a', title: 'Overtaken', version: 4 })])]);
  expect(titleOf('a')).toBe('Latest');
  expect(plans.index(PROJECT_ID).project?.version).toBe(5);
});

test('keeps the text of the panel where a change does not tell it', () => {
  const details = { description: 'Why', acceptanceCriteria: [], createdAt: 'now', updatedAt: 'now', completedAt: null };
  plans.addDetails({ __typename: 'Task', id: 'a', ...details });
  plans.receive([changeOf(2, [wireTask({ id: 'a', title: 'New', version: 2 })])]);
  expect(plans.index(PROJECT_ID).byId.get('a')).toMatchObject({ title: 'New', description: 'Why' });
});

test('names people at once whom it has met, and plans nothing for a project that is not loaded', () => {
  plans.meet([{ id: 'zoe', name: 'Zoe' }]);
  expect(plans.index(PROJECT_ID).people.get('zoe')?.name).toBe('Zoe');
  plans.show('elsewhere', 'edit', [titled('a', 'Mine')]);
  expect(plans.index('elsewhere').byId.size).toBe(0);
});

test('a new snapshot drops what is no longer in the plan, what edits showed, and the plans it is told to forget', () => {
  const other = storedPlan([{ id: 'x' }]);
  plans.replace({ ...other, project: { ...other.project, id: 'q' } });
  plans.show(PROJECT_ID, 'edit', [titled('b', 'Mine')]);
  plans.replace(storedPlan([{ id: 'b' }]), ['q']);
  expect([...plans.index(PROJECT_ID).byId.values()].map(({ title }) => title)).toEqual(['Task b']);
  expect(plans.index('q').project).toBeNull();
  expect(plans.told(PROJECT_ID)?.tasks).toHaveLength(1);
});
