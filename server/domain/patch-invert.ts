import type { Changes, OperationBody } from './patch.ts';
import type { TaskId } from './ids.ts';
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
      return [{ kind: 'DELETE_TASK', taskId: effect.taskId, tasks: [], dependencies: [] }];
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
      return [{ ...effect, kind: 'REMOVE_DEPENDENCY' }];
    case 'REMOVE_DEPENDENCY':
      return [{ ...effect, kind: 'ADD_DEPENDENCY' }];
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

/** Ids of the tasks that operations name, so that their rows can be read before anything is decided. */
export function tasksNamedBy(bodies: readonly OperationBody[]): TaskId[] {
  return bodies.flatMap((body) => {
    if (body.kind === 'UPDATE_PROJECT') return [];
    if (body.kind === 'ADD_DEPENDENCY' || body.kind === 'REMOVE_DEPENDENCY') return [body.taskId, body.dependsOnId];
    return [body.taskId];
  });
}
