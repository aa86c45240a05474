import type { CommentId, Instant, PatchId, PersonId, ProjectId, TaskId, TimeEntryId, WorkspaceId } from './ids.ts';

/** What somebody has said about a task. Markdown; `mentionIds` are the people whose `@name` stands in it. */
export interface Comment {
  readonly id: CommentId;
  readonly workspaceId: WorkspaceId;
  readonly projectId: ProjectId;
  readonly taskId: TaskId;
  readonly authorId: string;
  readonly authorName: string;
  readonly body: string;
  readonly mentionIds: readonly PersonId[];
  readonly createdAt: Instant;
  /** Equal to `createdAt` until it is edited. */
  readonly updatedAt: Instant;
}

/** Work that was done on a task. Its minutes are in the task's `actualMinutes`, put there by the patch `patchId`. */
export interface TimeEntry {
  readonly id: TimeEntryId;
  readonly workspaceId: WorkspaceId;
  readonly projectId: ProjectId;
  readonly taskId: TaskId;
  /** Who worked; null where nobody said. */
  readonly personId: PersonId | null;
  readonly authorId: string;
  readonly authorName: string;
  /** At least 1. */
  readonly minutes: number;
  readonly note: string;
  readonly patchId: PatchId;
  /** The patch that took the minutes away again; null while they count. */
  readonly removedByPatchId: PatchId | null;
  readonly createdAt: Instant;
}

export const DISCUSSION_LIMITS = {
  bodyCharacters: 20_000,
  commentsPerTask: 5_000,
  mentions: 20,
  noteCharacters: 2_000,
  /** A week without a break. */
  minutesPerEntry: 10_080,
  entriesPerTask: 5_000,
} as const;

/** Those of `people` whose `@name` stands in the text, whatever its case. */
export function mentionedIn<Person extends { readonly name: string }>(
  body: string,
  people: readonly Person[],
): Person[] {
  const text = body.normalize('NFC').toLowerCase();
  return people.filter(({ name }) => text.includes(`@${name.normalize('NFC').toLowerCase()}`));
}
