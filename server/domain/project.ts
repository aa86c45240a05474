import type { Instant, LocalDate, ProjectId, WorkspaceId } from './ids.ts';

export const PROJECT_STATUSES = ['PLANNING', 'ACTIVE', 'ON_HOLD', 'COMPLETED', 'ARCHIVED'] as const;
export type ProjectStatus = (typeof PROJECT_STATUSES)[number];

/** From the most to the least urgent. */
export const PRIORITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'BACKLOG'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What a patch may change on a project. */
export interface ProjectFields {
  readonly name: string;
  /** Markdown. */
  readonly description: string;
  readonly status: ProjectStatus;
  readonly priority: Priority;
  readonly tags: readonly string[];
  readonly startDate: LocalDate | null;
  readonly dueDate: LocalDate | null;
  /** Fields of tasks and of the project that agents and integrations may not change without a person's explicit yes. */
  readonly lockedFields: readonly string[];
}

export interface Project extends ProjectFields {
  readonly id: ProjectId;
  readonly workspaceId: WorkspaceId;
  /** Number of patches that changed the plan; 0 for a new project. */
  readonly version: number;
  /** The number that the next task gets. Numbers are never reused. */
  readonly nextNumber: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** When it went to the trash; null while it is in use. */
  readonly deletedAt: Instant | null;
}

/** Field values of a project about which only its name is known. */
export const NEW_PROJECT_FIELDS: Omit<ProjectFields, 'name'> = {
  description: '',
  status: 'PLANNING',
  priority: 'MEDIUM',
  tags: [],
  startDate: null,
  dueDate: null,
  lockedFields: [],
};
