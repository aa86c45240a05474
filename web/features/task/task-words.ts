import type { Priority, TaskStatus } from '../../__generated__/graphql.ts';

export const STATUS_WORDS: Record<TaskStatus, string> = {
  TODO: 'To do',
  IN_PROGRESS: 'In progress',
  IN_REVIEW: 'In review',
  BLOCKED: 'Blocked',
  COMPLETED: 'Completed',
  CANCELLED: 'Cancelled',
};

export const PRIORITY_WORDS: Record<Priority, string> = {
  CRITICAL: 'Critical',
  HIGH: 'High',
  MEDIUM: 'Medium',
  LOW: 'Low',
  BACKLOG: 'Backlog',
};

/** `#12`; a task that the server has not numbered yet is `new`. */
export function taskKey(number: number): string {
  return number === 0 ? 'new' : `#${number}`;
}
