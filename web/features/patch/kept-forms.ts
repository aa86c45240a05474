import type { EditDraft } from './edit-draft.ts';

/** An operation's form with what was written in it and not saved. */
export interface KeptForm {
  readonly operationId: string;
  readonly draft: EditDraft;
}

/**
 * Under which name the forms of a proposal are kept in this browser, or by the id of its run those that were begun while
 * it was still going. A single form was kept as `operation-edit`.
 */
export function editsKey(patchOrRunId: string): string {
  return `operation-edits:${patchOrRunId}`;
}

export function withForm(forms: readonly KeptForm[], form: KeptForm): readonly KeptForm[] {
  return [...forms.filter(({ operationId }) => operationId !== form.operationId), form];
}
