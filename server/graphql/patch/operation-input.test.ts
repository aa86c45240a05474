import { expect, test } from 'vitest';
import type { TaskId } from '../../domain/ids.ts';
import { operationDrafts } from './operation-input.ts';
import type { OperationInput } from './operation.input.ts';

const [a, b, c] = ['a', 'b', 'c'] as TaskId[] as [TaskId, TaskId, TaskId];
const draftOf = async (operation: OperationInput) => (await operationDrafts([operation]))[0];

test('keeps absent and null fields of an update apart', async () => {
  expect(await draftOf({ updateTask: { id: a, dueDate: null, title: 'New' } })).toEqual({
    kind: 'UPDATE_TASK',
    taskId: a,
    fields: { dueDate: null, title: 'New' },
  });
  expect(await draftOf({ updateProject: { startDate: null } })).toEqual({
    kind: 'UPDATE_PROJECT',
    fields: { startDate: null },
  });
});

test('places a new task last when afterId is absent and first when it is null', async () => {
  const last = { kind: 'CREATE_TASK', taskId: a, parentId: null, fields: { title: 'New' } };
  expect(await draftOf({ createTask: { id: a, title: 'New' } })).toEqual(last);
  expect(await draftOf({ createTask: { id: a, title: 'New', afterId: null } })).toEqual({ ...last, afterId: null });
});

test('takes null in a new task for the default', async () => {
  expect(await draftOf({ createTask: { title: 'New', status: null, tags: null, parentId: b } })).toEqual({
    kind: 'CREATE_TASK',
    taskId: null,
    parentId: b,
    fields: { title: 'New' },
  });
});

test('moves to the root when parentId is null and names no parent when it is absent', async () => {
  expect(await operationDrafts([{ moveTask: { id: a, parentId: null } }, { moveTask: { id: c, afterId: a } }])).toEqual(
    [
      { kind: 'MOVE_TASK', taskId: a, parentId: null },
      { kind: 'MOVE_TASK', taskId: c, afterId: a },
    ],
  );
});

test('carries deletions and dependencies over', async () => {
  expect(
    await operationDrafts([
      { deleteTask: { id: a } },
      { addDependency: { taskId: a, dependsOnId: b } },
      { removeDependency: { taskId: b, dependsOnId: c } },
    ]),
  ).toEqual([
    { kind: 'DELETE_TASK', taskId: a },
    { kind: 'ADD_DEPENDENCY', taskId: a, dependsOnId: b },
    { kind: 'REMOVE_DEPENDENCY', taskId: b, dependsOnId: c },
  ]);
});
