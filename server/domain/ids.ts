declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type WorkspaceId = Id<'Workspace'>;
export type ProjectId = Id<'Project'>;
export type TaskId = Id<'Task'>;
export type PersonId = Id<'Person'>;
export type PatchId = Id<'Patch'>;
export type OperationId = Id<'Operation'>;
export type RunId = Id<'Run'>;
export type ConversationId = Id<'Conversation'>;
export type MessageId = Id<'Message'>;
export type CommentId = Id<'Comment'>;
export type TimeEntryId = Id<'TimeEntry'>;
export type SavedViewId = Id<'SavedView'>;

/** A calendar date `YYYY-MM-DD` without time zone. Sorts and compares as text. */
export type LocalDate = Id<'LocalDate'>;
/** An instant in RFC 3339, UTC, with milliseconds: `2026-11-23T18:36:23.000Z`. Sorts and compares as text. */
export type Instant = Id<'Instant'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether `text` is a UUID, the form of every id that a client may choose. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

export function toInstant(date: Date): Instant {
  return date.toISOString() as Instant;
}
