import { expect, test } from 'vitest';
import type { OperationInput } from '../__generated__/graphql.ts';
import { buildsOn } from './edit-base.ts';

const title: OperationInput = { updateTask: { id: 'a', title: 'New' } };
const status: OperationInput = { updateTask: { id: 'a', status: 'COMPLETED' } };
const create: OperationInput = { createTask: { id: 'n', title: 'New', parentId: null } };

test.each<[string, OperationInput, OperationInput, boolean]>([
  ['the same field of the same task', title, title, true],
  ['another field of the same task', status, title, false],
  ['the same field of another task', { updateTask: { id: 'b', title: 'Other' } }, title, false],
  [
    'a person by name after one by id',
    { updateTask: { id: 'a', assigneeName: 'Ana' } },
    { updateTask: { id: 'a', assigneeId: 'p' } },
    true,
  ],
  ['a field of a task that was created', { updateTask: { id: 'n', title: 'Newer' } }, create, true],
  ['a child of a task that was created', { createTask: { id: 'm', title: 'Child', parentId: 'n' } }, create, true],
  ['another move of a task', { moveTask: { id: 'a', parentId: null } }, { moveTask: { id: 'a', parentId: 'b' } }, true],
  ['deleting a task after an edit of one that may lie below it', { deleteTask: { id: 'root' } }, title, true],
  ['a dependency on a task that was created', { addDependency: { taskId: 'a', dependsOnId: 'n' } }, create, true],
  ['the dependencies of a task after its title', { addDependency: { taskId: 'a', dependsOnId: 'b' } }, title, false],
  [
    'the project’s name after its description',
    { updateProject: { name: 'P' } },
    { updateProject: { description: '' } },
    false,
  ],
])('%s builds on what was done before: %#', (_name, later, earlier, expected) => {
  expect(buildsOn([later], [earlier])).toBe(expected);
});
