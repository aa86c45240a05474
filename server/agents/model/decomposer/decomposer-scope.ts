import { fieldWord } from '../../../domain/field-words.ts';
import type { TaskFieldsDraft } from '../../../domain/operation-draft.ts';
import { isOpen } from '../../../domain/plan-facts.ts';
import type { Task } from '../../../domain/task.ts';
import type { AgentOperation } from '../../agent.ts';
import { taskReference } from '../../agent.ts';

/** What the Decomposer may fill in where a subtask that exists has nothing. */
const REFINABLE = {
  description: (task) => task.description === '',
  acceptanceCriteria: (task) => task.acceptanceCriteria.length === 0,
  estimatedMinutes: (task) => task.estimatedMinutes === null,
} as const satisfies Partial<Record<keyof TaskFieldsDraft, (task: Task) => boolean>>;

/**
 * Why the Decomposer may not do something: it adds below its task, fills in what is empty in the subtasks that are there,
 * and touches nothing else. `below`: all tasks below it.
 */
export function decomposerScope(task: Task, below: readonly Task[]): (operation: AgentOperation) => string | null {
  const own = taskReference(task);
  const subtasks = new Map(below.map((each) => [taskReference(each), each]));
  const created = new Set<string>();
  const isInside = (reference: string): boolean => created.has(reference) || subtasks.has(reference);
  const isBelow = (parent: string | null): boolean => parent !== null && (parent === own || isInside(parent));

  return (operation) => {
    switch (operation.kind) {
      case 'CREATE_TASK':
        if (!isBelow(operation.parentId)) return `It has to lie below ${own}.`;
        created.add(operation.taskId);
        return null;
      case 'UPDATE_TASK': {
        if (created.has(operation.taskId)) return null;
        const subtask = subtasks.get(operation.taskId);
        if (!subtask) return `Only tasks below ${own} may change.`;
        return refinementProblem(subtask, operation.fields);
      }
      case 'ADD_DEPENDENCY':
        return isInside(operation.taskId) && isInside(operation.dependsOnId)
          ? null
          : `Only tasks below ${own} may depend on each other.`;
      case 'MOVE_TASK':
        return created.has(operation.taskId) && isBelow(operation.parentId)
          ? null
          : 'What exists stays where it is, and what is created lies below the task.';
      case 'DELETE_TASK':
      case 'REMOVE_DEPENDENCY':
      case 'UPDATE_PROJECT':
        return 'What exists stays as it is.';
    }
  };
}

function refinementProblem(subtask: Task, fields: TaskFieldsDraft): string | null {
  const reference = taskReference(subtask);
  if (!isOpen(subtask)) return `${reference} is finished and stays as it is.`;
  for (const field of Object.keys(fields)) {
    if (!Object.hasOwn(REFINABLE, field)) return `The ${fieldWord(field)} of ${reference} stays as it is.`;
    if (!REFINABLE[field as keyof typeof REFINABLE](subtask))
      return `The ${fieldWord(field)} of ${reference} is set, and stays as it is.`;
  }
  return null;
}
