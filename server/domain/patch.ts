import type { AuthorKind } from './actor.ts';
import type { Instant, OperationId, PatchId, PersonId, ProjectId, RunId, TaskId, WorkspaceId } from './ids.ts';
import type { ProjectFields } from './project.ts';
import type { Dependency, JsonValue, Task, TaskFields } from './task.ts';

/**
 * One edited value. Both sides are kept, so that it can be shown, merged and undone without guessing. In an operation, the
 * assignee before may be told by name: see stand-ins.ts.
 */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}
export type Changes<Fields> = { readonly [K in keyof Fields]?: Change<Fields[K]> };

/** In a proposal an assignee may be a person who is not known yet; after applying it is always an id. */
export type AssigneeByName = Change<PersonId | null> & { readonly name: string };

/**
 * Where a task stands. `orderKey` is set once the place has been settled by applying, and by an undo, which goes back to
 * exactly that place; otherwise `afterId` says it: first when null, last when absent.
 */
export interface Placement {
  readonly parentId: TaskId | null;
  readonly afterId?: TaskId | null;
  readonly orderKey?: string;
}

/** What a task that comes back from a deletion had besides its fields. */
export interface RestoredIdentity {
  readonly number: number;
  readonly createdAt: Instant;
}

export const OPERATION_KINDS = [
  'UPDATE_PROJECT',
  'CREATE_TASK',
  'UPDATE_TASK',
  'MOVE_TASK',
  'DELETE_TASK',
  'ADD_DEPENDENCY',
  'REMOVE_DEPENDENCY',
] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

export const DECISIONS = ['PENDING', 'ACCEPTED', 'REJECTED'] as const;
export type Decision = (typeof DECISIONS)[number];

/** One change with what it replaces. */
export type OperationBody =
  | { readonly kind: 'UPDATE_PROJECT'; readonly changes: Changes<ProjectFields> }
  | {
      readonly kind: 'CREATE_TASK';
      readonly taskId: TaskId;
      readonly fields: TaskFields;
      /** Set instead of `fields.assigneeId` where the person is not known yet. */
      readonly assigneeName?: string;
      readonly placement: Placement;
      readonly restored?: RestoredIdentity;
    }
  | {
      readonly kind: 'UPDATE_TASK';
      readonly taskId: TaskId;
      readonly changes: Changes<TaskFields>;
      readonly assigneeByName?: AssigneeByName;
    }
  | { readonly kind: 'MOVE_TASK'; readonly taskId: TaskId; readonly before: Placement; readonly after: Placement }
  | {
      readonly kind: 'DELETE_TASK';
      readonly taskId: TaskId;
      /** The subtree, depth first, the task itself first. */
      readonly tasks: readonly Task[];
      /** Every dependency with an end in the subtree. */
      readonly dependencies: readonly Dependency[];
    }
  | { readonly kind: 'ADD_DEPENDENCY'; readonly taskId: TaskId; readonly dependsOnId: TaskId }
  | { readonly kind: 'REMOVE_DEPENDENCY'; readonly taskId: TaskId; readonly dependsOnId: TaskId };

export type Operation = OperationBody & {
  /** Unique everywhere, made from the patch's id and its place in it. */
  readonly id: OperationId;
  /** Earlier operations of the same patch that must be accepted for this one to make sense. */
  readonly requires: readonly OperationId[];
  /** Title of its task as the author knew it: the new one where it creates; the project's name for UPDATE_PROJECT. */
  readonly title: string;
  readonly decision: Decision;
  readonly reason: string | null;
  /** Numbers of the sentences of its run's brief that it was made from; absent where its author named none. */
  readonly sources?: readonly number[];
  /** Set where a reviewer changed it: what its author had proposed. */
  readonly proposed?: OperationBody;
  /** Who changed it, by the name that they went by; absent where nobody has. */
  readonly editedBy?: string;
  /** Who decided on it, by the name that they went by; absent while nobody has. */
  readonly decidedBy?: string;
};

/** What applying an operation changed, with the values that it really replaced. */
export type Effect = OperationBody & { readonly operationId: OperationId };

export const PATCH_STATUSES = ['PROPOSED', 'APPLIED', 'REJECTED'] as const;
export type PatchStatus = (typeof PATCH_STATUSES)[number];

export interface Patch {
  readonly id: PatchId;
  readonly workspaceId: WorkspaceId;
  readonly projectId: ProjectId;
  readonly status: PatchStatus;
  readonly title: string;
  readonly rationale: string | null;
  readonly baseVersion: number;
  /** Edits, decisions and rebases that it has seen as a proposal. */
  readonly revision: number;
  /** Null while proposed or rejected, and where applying it changed nothing. */
  readonly appliedVersion: number | null;
  readonly authorKind: AuthorKind;
  readonly authorId: string;
  readonly authorName: string;
  /** Who applied it, by the name that they went by; null unless applied, and where that was not kept yet. */
  readonly appliedBy: string | null;
  /** Who has said yes to how much of the plan it changes, by the name that they went by; null while nobody has. */
  readonly largeAcceptedBy: string | null;
  readonly runId: RunId | null;
  /** The patch that this one undoes. */
  readonly revertsId: PatchId | null;
  readonly operations: readonly Operation[];
  /** What applying it changed, in order, with the values that it really replaced; empty unless applied. */
  readonly effects: readonly Effect[];
  /** Tasks that exist after it and whose own values, place or dependencies it changed. */
  readonly changedTaskIds: readonly TaskId[];
  readonly deletedTaskIds: readonly TaskId[];
  readonly createdAt: Instant;
  readonly appliedAt: Instant | null;
}

export const CONFLICT_KINDS = [
  'FIELD_CHANGED',
  'TASK_DELETED',
  'TASK_CHANGED',
  'PARENT_DELETED',
  'DEPENDENCY_CYCLE',
  'HIERARCHY_CYCLE',
  'DEPTH_EXCEEDED',
] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** An operation that no longer fits, because the plan has moved since the patch's base version. */
export interface Conflict {
  readonly operationId: OperationId;
  readonly kind: ConflictKind;
  readonly field: string | null;
  readonly expected: JsonValue;
  readonly current: JsonValue;
  readonly wanted: JsonValue;
  /** Tasks that the operation needs and that were deleted: its own, the one to go under, or an end of a dependency. */
  readonly goneTaskIds: readonly TaskId[];
  /** One sentence for a person. */
  readonly message: string;
}

export const CONFLICT_POLICIES = ['FAIL', 'SKIP', 'OVERWRITE'] as const;
export type ConflictPolicy = (typeof CONFLICT_POLICIES)[number];

/** An input that can never be right, whatever the plan holds: refused with an error that names operation and field. */
export interface Issue {
  /** Index of the operation in the input. */
  readonly index: number;
  /** Field of the operation's input, such as `title`; null when it is about the operation as a whole. */
  readonly field: string | null;
  readonly message: string;
}
