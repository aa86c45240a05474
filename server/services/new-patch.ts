import type { Actor, AuthorKind } from '../domain/actor.ts';
import type { Instant, PatchId, RunId } from '../domain/ids.ts';
import type { Operation, Patch } from '../domain/patch.ts';
import type { Project } from '../domain/project.ts';

/** What becomes a patch once it is stored. */
export interface NewPatch {
  readonly id: PatchId;
  readonly title: string;
  readonly rationale: string | null;
  readonly baseVersion: number;
  readonly operations: readonly Operation[];
  readonly authorKind: AuthorKind;
  readonly authorId: string;
  readonly authorName: string;
  readonly runId: RunId | null;
  readonly revertsId: PatchId | null;
}

/** A patch that waits for a decision. */
export function proposed(project: Project, patch: NewPatch, at: Instant): Patch {
  return {
    ...patch,
    workspaceId: project.workspaceId,
    projectId: project.id,
    status: 'PROPOSED',
    revision: 0,
    appliedVersion: null,
    effects: [],
    changedTaskIds: [],
    deletedTaskIds: [],
    createdAt: at,
    appliedAt: null,
    appliedBy: null,
    largeAcceptedBy: null,
  };
}

/** A patch by a person, made by no run and undoing none. */
export function byPerson(
  actor: Actor,
  patch: Pick<NewPatch, 'id' | 'title' | 'rationale' | 'baseVersion' | 'operations'>,
): NewPatch {
  return { ...patch, authorKind: 'USER', authorId: actor.id, authorName: actor.name, runId: null, revertsId: null };
}
