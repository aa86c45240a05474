import { isOverdue } from '../../../domain/due.ts';
import type { LocalDate } from '../../../domain/ids.ts';
import { isOpen } from '../../../domain/plan-facts.ts';
import type { Priority } from '../../../domain/project.ts';
import type { Task, TaskStatus } from '../../../domain/task.ts';
import type { PlanDraft } from '../editor/plan-draft.ts';

/** What tasks of a group have in common. */
export interface TaskFilter {
  readonly holds: (task: Task, draft: PlanDraft) => boolean;
  /** About what is missing: a task with children has its dates, people and estimates in them, so it is not meant. */
  readonly isAboutLack?: boolean;
  readonly note?: string;
}

export const hasStatus = (...statuses: readonly TaskStatus[]): TaskFilter => ({
  holds: (task) => statuses.includes(task.status),
});
export const OPEN: TaskFilter = { holds: isOpen };
export const OVERDUE: TaskFilter = { holds: (task, draft) => isOverdue(task, draft.context.today) };
export const hasPriority = (...priorities: readonly Priority[]): TaskFilter => ({
  holds: (task) => priorities.includes(task.priority),
});
export const hasPerson = (name: string): TaskFilter => ({ holds: (task, draft) => draft.personOf(task) === name });
export const hasTag = (tag: string): TaskFilter => ({
  holds: (task) => task.tags.some((other) => other.toLowerCase() === tag.toLowerCase()),
});
export const among = (tasks: readonly Task[], note?: string): TaskFilter => {
  const ids = new Set(tasks.map((task) => task.id));
  return { holds: (task) => ids.has(task.id), ...(note !== undefined && { note }) };
};
export const isDue = (from: LocalDate | null, to: LocalDate | null): TaskFilter => ({
  holds: (task) =>
    task.dueDate !== null &&
    isOpen(task) &&
    (from === null || task.dueDate >= from) &&
    (to === null || task.dueDate <= to),
});
export const takes = (test: (minutes: number) => boolean): TaskFilter => ({
  holds: (task) => task.estimatedMinutes !== null && test(task.estimatedMinutes),
});
export const named = (words: string): TaskFilter => ({
  holds: (task) => task.title.toLowerCase().includes(words.toLowerCase()),
});

const FIELDS: readonly (readonly [RegExp, (task: Task) => boolean])[] = [
  [/^(?:estimates?|estimation)$/u, (task) => task.estimatedMinutes !== null],
  [/^(?:assignees?|owners?|persons?|people|person responsible)$/u, (task) => task.assigneeId !== null],
  [/^(?:due dates?|deadlines?|dates?)$/u, (task) => task.dueDate !== null],
  [/^(?:start dates?)$/u, (task) => task.startDate !== null],
  [/^(?:tags?|labels?)$/u, (task) => task.tags.length > 0],
  [/^(?:descriptions?)$/u, (task) => task.description.trim() !== ''],
  [/^(?:acceptance criteria|criteria)$/u, (task) => task.acceptanceCriteria.length > 0],
];

/** With or without a value in the field that words name; null where they name none. */
export function fieldFilter(words: string, isSet: boolean): TaskFilter | null {
  const has = FIELDS.find(([pattern]) => pattern.test(words.replace(/^(?:an?|any|the|its)\s+/u, '')))?.[1];
  if (!has) return null;
  return { holds: (task) => isOpen(task) && has(task) === isSet, ...(!isSet && { isAboutLack: true }) };
}
