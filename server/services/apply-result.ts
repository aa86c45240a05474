import type { OperationId, ProjectId, TaskId } from '../domain/ids.ts';
import type { Conflict, Patch } from '../domain/patch.ts';

export interface ApplyResult {
  /** False when conflicts stopped it; then nothing has changed. */
  readonly applied: boolean;
  /** Null when operations that were written in the call did not apply: then no patch was kept. */
  readonly patch: Patch | null;
  readonly projectId: ProjectId;
  readonly conflicts: readonly Conflict[];
  readonly changedTaskIds: readonly TaskId[];
  readonly deletedTaskIds: readonly TaskId[];
  /** Operations that need an explicit yes and had none: they were not taken. */
  readonly leftOut: readonly ProtectedOperation[];
}

export interface ProtectedOperation {
  readonly operationId: OperationId;
  /** Why it needs an explicit yes, in one sentence. */
  readonly reason: string;
}
