import type { Changes, OperationBody } from './patch.ts';
import { assert } from '../lib/assert.ts';
import type { ProjectId } from './ids.ts';
import { fieldsOf } from './operation-changes.ts';
import type { Task } from './task.ts';

/**
 * The operations that undo what a patch changed, the last change first. Done right after it they give the plan that was
 * there before; done later they merge like any other operations.
 */
export function invert(effects: readonly OperationBody[]): OperationBody[] {
  return effects.toReversed().flatMap(invertOne);
}

function invertOne(effect: OperationBody): OperationBody[] {
  switch (effect.kind) {
    case 'UPDATE_PROJECT':
      return [{ kind: 'UPDATE_PROJECT', changes: swap(effect.changes) }];
    case 'CREATE_TASK':
      return [{ kind: 'DELETE_TASK', taskId: effect.taskId, tasks: [created(effect)], dependencies: [] }];
    case 'UPDATE_TASK':
      return [{ kind: 'UPDATE_TASK', taskId: effect.taskId, changes: swap(effect.changes) }];
    case 'MOVE_TASK':
      return [{ kind: 'MOVE_TASK', taskId: effect.taskId, before: effect.after, after: effect.before }];
    case 'DELETE_TASK':
      return [
        ...effect.tasks.map(recreate),
        ...effect.dependencies.map(({ taskId, dependsOnId }) => {
          return { kind: 'ADD_DEPENDENCY', taskId, dependsOnId } as const;
        }),
      ];
    case 'ADD_DEPENDENCY':
    case 'REMOVE_DEPENDENCY': {
      const { taskId, dependsOnId } = effect;
      return [{ kind: effect.kind === 'ADD_DEPENDENCY' ? 'REMOVE_DEPENDENCY' : 'ADD_DEPENDENCY', taskId, dependsOnId }];
    }
  }
}

function swap<Fields>(changes: Changes<Fields>): Changes<Fields> {
  const swapped: Record<string, unknown> = {};
  for (const [field, change] of Object.entries(changes)) {
    const { before, after } = change as { before: unknown; after: unknown };
    swapped[field] = { before: after, after: before };
  }
  return swapped as Changes<Fields>;
}

/** The task as it was right after it was created: what must still be so when the creation is undone. */
function created(effect: Extract<OperationBody, { kind: 'CREATE_TASK' }>): Task {
  const { taskId: id, fields, placement, restored } = effect;
  assert(restored && placement.orderKey !== undefined, `the effect that creates ${id} is not settled`);
  const { parentId, orderKey } = placement;
  const { number, createdAt } = restored;
  const unknown = { projectId: '' as ProjectId, depth: 0, version: 0, updatedAt: createdAt };
  return { ...fields, ...unknown, id, parentId, orderKey, number, createdAt };
}

function recreate(task: Task): OperationBody {
  const { id: taskId, parentId, orderKey, number, createdAt } = task;
  return {
    kind: 'CREATE_TASK',
    taskId,
    fields: fieldsOf(task),
    placement: { parentId, orderKey },
    restored: { number, createdAt },
  };
}
