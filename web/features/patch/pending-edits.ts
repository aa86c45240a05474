import type { OperationEditInput } from '../../__generated__/graphql.ts';
import { keepLocally, readKept } from '../../lib/kept-locally.ts';
import type { EditDraft } from './edit-draft.ts';
import type { FieldChange, ReviewOperation } from './operation.ts';

/** Values that somebody wrote into an operation while its run was still going: before there was a proposal to keep them. */
export interface PendingEdit {
  readonly changes: OperationEditInput;
  /** The form as it was, to go on with where the server refuses the values. */
  readonly draft: EditDraft;
}

/** By operation. */
export type PendingEdits = ReadonlyMap<string, PendingEdit>;

export const NO_EDITS: PendingEdits = new Map();

export function pendingEditsKey(runId: string): string {
  return `edits:run:${runId}`;
}

export async function readPendingEdits(runId: string): Promise<PendingEdits> {
  return new Map(await readKept<[string, PendingEdit][]>(pendingEditsKey(runId)));
}

export function keepPendingEdits(runId: string, edits: PendingEdits): Promise<void> {
  return keepLocally(pendingEditsKey(runId), edits.size === 0 ? undefined : [...edits]);
}

/** What was written before with what is written now; a person by name and nobody take each other's place. */
export function mergedChanges(before: OperationEditInput, now: OperationEditInput): OperationEditInput {
  const { assigneeId, assigneeName, ...rest } = before;
  const person = {
    ...(assigneeId !== undefined && { assigneeId }),
    ...(assigneeName !== undefined && { assigneeName }),
  };
  const isOther = 'assigneeId' in now || 'assigneeName' in now;
  return { ...rest, ...(isOther ? {} : person), ...now };
}

/** The operation as it will be once the server has taken the edit. */
export function withPendingEdit(operation: ReviewOperation, { changes }: PendingEdit): ReviewOperation {
  const values = new Map<string, FieldChange>(operation.changes.map((change) => [change.field, change]));
  for (const [field, after] of Object.entries(changes)) {
    if (field.startsWith('assignee')) for (const each of ['assigneeId', 'assigneeName']) values.delete(each);
    values.set(field, { field, before: values.get(field)?.before ?? null, after });
  }
  const title = operation.kind === 'CREATE_TASK' ? (changes.title ?? operation.title) : operation.title;
  return { ...operation, title, changes: [...values.values()], proposed: operation.changes };
}
