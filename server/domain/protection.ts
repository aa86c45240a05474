import type { AuthorKind } from './actor.ts';
import type { OperationId, TaskId } from './ids.ts';
import { fieldWord } from './field-words.ts';
import type { Operation } from './patch.ts';
import type { PlanSnapshot } from './plan-state.ts';

/** Who set a field of a task last. */
export interface FieldOrigin {
  readonly authorKind: AuthorKind;
  readonly authorName: string;
}

/**
 * Why operations of agents and integrations need a person's explicit yes: they would change what a person set, work that
 * is completed or under way, a field that the project locks, or they delete. Operations without a reason are absent.
 */
export function protectedOperations(
  operations: readonly Operation[],
  plan: PlanSnapshot,
  context: {
    readonly lockedFields: ReadonlySet<string>;
    /** Null for a field that nobody has given a value, be it when the task was created or since. */
    readonly originOf: (taskId: TaskId, field: string) => FieldOrigin | null;
  },
): Map<OperationId, string> {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  const reasons = new Map<OperationId, string>();
  for (const operation of operations) {
    const task = operation.kind === 'UPDATE_PROJECT' ? undefined : tasks.get(operation.taskId);
    const fields = fieldsOfOperation(operation);
    const locked = fields.find((field) => context.lockedFields.has(field));
    if (locked !== undefined) {
      reasons.set(operation.id, `This project locks the ${fieldWord(locked)}.`);
    } else if (task === undefined) {
      continue;
    } else if (operation.kind === 'DELETE_TASK') {
      const below = operation.tasks.length - 1;
      reasons.set(operation.id, below > 0 ? `It deletes the task and ${below} below it.` : 'It deletes the task.');
    } else if (task.status === 'COMPLETED' && fields.length > 0) {
      reasons.set(operation.id, 'The task is completed.');
    } else {
      const set = fields.find((field) => context.originOf(task.id, field)?.authorKind === 'USER');
      if (set === undefined) continue;
      reasons.set(operation.id, `${context.originOf(task.id, set)!.authorName} set the ${fieldWord(set)}.`);
    }
  }
  return reasons;
}

function fieldsOfOperation(operation: Operation): string[] {
  if (operation.kind === 'UPDATE_PROJECT') return Object.keys(operation.changes);
  if (operation.kind === 'MOVE_TASK') return ['place'];
  if (operation.kind !== 'UPDATE_TASK') return [];
  const { changes, assigneeByName } = operation;
  return [...Object.keys(changes), ...(assigneeByName ? ['assigneeId'] : [])];
}
