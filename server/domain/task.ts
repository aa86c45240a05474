import type { Instant, LocalDate, PersonId, ProjectId, TaskId } from './ids.ts';
import type { Priority } from './project.ts';

export const TASK_STATUSES = ['TODO', 'IN_PROGRESS', 'IN_REVIEW', 'BLOCKED', 'COMPLETED', 'CANCELLED'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** A root task has depth 0; five levels may lie below it. */
export const MAX_DEPTH = 5;

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type JsonObject = { readonly [key: string]: JsonValue };

/** What a patch may change on a task, apart from its place in the tree and its dependencies. */
export interface TaskFields {
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  /** What must be true for the task to count as completed, one sentence each. */
  readonly acceptanceCriteria: readonly string[];
  readonly status: TaskStatus;
  readonly priority: Priority;
  /** Minutes of work; null when nobody has estimated it. */
  readonly estimatedMinutes: number | null;
  /** Minutes of work spent so far. */
  readonly actualMinutes: number;
  readonly startDate: LocalDate | null;
  readonly dueDate: LocalDate | null;
  readonly assigneeId: PersonId | null;
  readonly tags: readonly string[];
  readonly metadata: JsonObject;
  /** When its status became COMPLETED; null otherwise. Follows from the status; clients cannot set it. */
  readonly completedAt: Instant | null;
}

export interface Task extends TaskFields {
  readonly id: TaskId;
  readonly projectId: ProjectId;
  /** Short number, unique within the project, never reused. */
  readonly number: number;
  readonly parentId: TaskId | null;
  /** Place among its siblings: they sort by it bytewise. */
  readonly orderKey: string;
  /** 0 for a root task, at most MAX_DEPTH. Follows from the parents. */
  readonly depth: number;
  /** Project version at which the task, its place or its dependencies last changed. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** `taskId` starts after `dependsOnId` is completed. */
export interface Dependency {
  readonly taskId: TaskId;
  readonly dependsOnId: TaskId;
}

export const NEW_TASK_FIELDS: Omit<TaskFields, 'title'> = {
  description: '',
  acceptanceCriteria: [],
  status: 'TODO',
  priority: 'MEDIUM',
  estimatedMinutes: null,
  actualMinutes: 0,
  startDate: null,
  dueDate: null,
  assigneeId: null,
  tags: [],
  metadata: {},
  completedAt: null,
};
