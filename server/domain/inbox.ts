import type { CommentId, Instant, LocalDate, PatchId, ProjectId, TaskId } from './ids.ts';

/** What wants somebody's attention. `key` names it for ever, so that having read it can be remembered. */
export type InboxItem = {
  readonly key: string;
  readonly projectId: ProjectId;
  /** When it came about; what is due stands at the beginning of its day. */
  readonly at: Instant;
} & (
  | { readonly kind: 'MENTION'; readonly taskId: TaskId; readonly commentId: CommentId }
  | { readonly kind: 'ASSIGNED'; readonly taskId: TaskId; readonly patchId: PatchId }
  | { readonly kind: 'DUE'; readonly taskId: TaskId; readonly dueDate: LocalDate }
  | { readonly kind: 'REVIEW'; readonly patchId: PatchId }
);

export const INBOX_KINDS = ['MENTION', 'ASSIGNED', 'DUE', 'REVIEW'] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

export const INBOX_LIMITS = {
  /** Of each kind; what is older is found in the plans. */
  perKind: 50,
  /** How long a mention or an assignment is news. */
  newsDays: 30,
  /** How many days ahead something is due soon; today counts as one of them. */
  soonDays: 3,
  /** How long it is remembered that something was read. Longer than anything stays news. */
  readDays: 120,
} as const;
