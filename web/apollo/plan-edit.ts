import type { ApplyPatchMutation, ConflictPolicy, OperationInput } from '../__generated__/graphql.ts';

/** More than a person does by hand in an hour offline; beyond it, edits are refused rather than piled up. */
export const MAX_WAITING = 200;

/** A change that a person makes: by hand, a patch whose title is made from the change; or a proposal that is applied. */
export interface PlanEdit {
  readonly projectId: string;
  /** One line for the history, such as `Rename “Draft” to “Brief”`. */
  readonly title: string;
  /** What it does, shown at once; at least one by hand. Creates carry the id that the task will have. */
  readonly operations: readonly OperationInput[];
  /** What is sent in place of the operations where they come from a proposal. */
  readonly proposal?: AppliedProposal;
  /** FAIL when absent: conflicts are shown, not resolved. */
  readonly onConflict?: ConflictPolicy;
  /**
   * The version of the plan that the person saw when they began to write; what others have changed since in the same
   * fields shows as a conflict and is not overwritten. The plan as it is when the edit is made, when absent.
   */
  readonly seenVersion?: number;
}

/** What of a proposal is applied. */
export interface AppliedProposal {
  readonly patchId: string;
  /** As `applyPatch` takes it: ids of operations, or `id.field`. */
  readonly accept: readonly string[];
  /** How many of its operations that is. */
  readonly count: number;
}

export type EditConflict = ApplyPatchMutation['applyPatch']['conflicts'][number];

/** How an edit ended. All but `applied` have been rolled back; `taken-back` was never sent. */
export type EditOutcome =
  | { readonly type: 'applied'; readonly patchId: string | null }
  | { readonly type: 'taken-back' }
  | { readonly type: 'conflict'; readonly conflicts: readonly EditConflict[] }
  | { readonly type: 'refused'; readonly message: string };

/** An edit as it is kept outside the page's memory. */
export interface KeptEdit {
  readonly edit: PlanEdit;
  /** Idempotency key, and the name under which the edit is shown. */
  readonly key: string;
  readonly base: number;
  /** Milliseconds since 1970; what pages of one browser make is sent in this order where one builds on the other. */
  readonly madeAt: number;
  /** Once it has been sent it may have been carried out, and must not change any more. */
  readonly wasSent: boolean;
}

/** How many changes edits are; a proposal counts with all that is applied of it. */
export function changesIn(edits: readonly Pick<KeptEdit, 'edit'>[]): number {
  return edits.reduce((sum, { edit }) => sum + (edit.proposal?.count ?? 1), 0);
}
