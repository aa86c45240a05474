import { expect, test } from 'vitest';
import type { EditConflict, PlanEdit } from '../../apollo/plan-edit.ts';
import { waysOut } from './ways-out.ts';

const conflict = (kind: EditConflict['kind'], goneTaskIds: string[] = [], operationId = '1'): EditConflict => ({
  __typename: 'Conflict',
  operationId,
  kind,
  field: null,
  expected: null,
  current: null,
  wanted: null,
  goneTaskIds,
  message: 'It does not fit.',
});
const edit = (...operations: PlanEdit['operations']): PlanEdit => ({ projectId: 'p', title: 'Edit', operations });
const create = { createTask: { id: 'n', title: 'New', parentId: 'gone', afterId: 'x' } };
const below = { createTask: { id: 'm', title: 'Below', parentId: 'n' } };
const labels = (...args: Parameters<typeof waysOut>) => waysOut(...args).map(({ label }) => label);

test('what was to go under a task that is gone can go to the top level, with what belongs below it', () => {
  const [way, ...others] = waysOut(edit(create, below), [conflict('PARENT_DELETED', ['gone'])]);
  expect(others).toEqual([]);
  expect(way?.label).toBe('Put it at the top level');
  expect(way?.edit.operations).toEqual([{ createTask: { id: 'n', title: 'New', parentId: null } }, below]);
});

test('what would lie too deep can go to the top level', () => {
  const [way] = waysOut(edit({ moveTask: { id: 'a', parentId: 'deep' } }), [conflict('DEPTH_EXCEEDED')]);
  expect(way?.edit.operations).toEqual([{ moveTask: { id: 'a', parentId: null } }]);
});

test('a change of a task that is gone can only be dropped here, and what else the edit holds can be saved', () => {
  const change = { updateTask: { id: 'gone', title: 'Mine' } };
  expect(labels(edit(change), [conflict('TASK_DELETED', ['gone'])])).toEqual([]);
  const [way] = waysOut(edit(change, { updateTask: { id: 'b', title: 'Other' } }), [
    conflict('TASK_DELETED', ['gone']),
  ]);
  expect(way).toMatchObject({ label: 'Save the rest', edit: { onConflict: 'SKIP' } });
});

test('of two values either can win, and theirs does not cost what else the edit holds', () => {
  const change = { updateTask: { id: 'a', title: 'Mine' } };
  const clash = [conflict('FIELD_CHANGED')];
  expect(labels(edit(change), clash)).toEqual(['Use mine']);
  expect(labels(edit(change, { updateTask: { id: 'b', title: 'Mine too' } }), clash)).toEqual([
    'Keep theirs, save the rest',
    'Use mine',
  ]);
});
