import type { Task } from '../../../domain/task.ts';

/** The tasks that some words mean. */
export interface TaskSet {
  /** At least one, in the order in which they were named, or in plan order. */
  readonly tasks: readonly Task[];
  /** Named by what they have in common, "all tasks of Ana", rather than one by one. */
  readonly isGroup: boolean;
  /** How a group was understood where that is not plain; for the person. */
  readonly note?: string;
}
