/** What the review needs of an operation: the fields of `Operation` in the API, whatever query they came from. */
export interface ReviewOperation {
  readonly id: string;
  readonly kind: OperationKind;
  /** The task it creates or touches; null for UPDATE_PROJECT. */
  readonly taskId: string | null;
  readonly title: string;
  readonly changes: readonly FieldChange[];
  /** Operations of the same patch that must be accepted for this one to make sense. */
  readonly requires: readonly string[];
  readonly reason: string | null;
  /** What its author had proposed, where a reviewer has edited it; null or absent where nobody has. */
  readonly proposed?: readonly FieldChange[] | null;
  /** Names of who decided on it and who edited it, as the server has them; null or absent where nobody has. */
  readonly decidedBy?: string | null;
  readonly editedBy?: string | null;
  readonly decision?: 'PENDING' | 'ACCEPTED' | 'REJECTED';
}

export type OperationKind =
  | 'UPDATE_PROJECT'
  | 'CREATE_TASK'
  | 'UPDATE_TASK'
  | 'MOVE_TASK'
  | 'DELETE_TASK'
  | 'ADD_DEPENDENCY'
  | 'REMOVE_DEPENDENCY';

/** `before` is null where the operation creates, `after` where it deletes. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export type Sign = 'add' | 'change' | 'remove';

const SIGNS: Readonly<Record<OperationKind, Sign>> = {
  UPDATE_PROJECT: 'change',
  CREATE_TASK: 'add',
  UPDATE_TASK: 'change',
  MOVE_TASK: 'change',
  DELETE_TASK: 'remove',
  ADD_DEPENDENCY: 'add',
  REMOVE_DEPENDENCY: 'remove',
};

/** The word beside the sign, so that colour and sign are never the only signal. */
const WORDS: Readonly<Record<OperationKind, string>> = {
  UPDATE_PROJECT: 'Project',
  CREATE_TASK: 'Add',
  UPDATE_TASK: 'Change',
  MOVE_TASK: 'Move',
  DELETE_TASK: 'Delete',
  ADD_DEPENDENCY: 'Link',
  REMOVE_DEPENDENCY: 'Unlink',
};

export const SIGN_CHARACTERS: Readonly<Record<Sign, string>> = { add: '+', change: '~', remove: '−' };

export function signOf(kind: OperationKind): Sign {
  return SIGNS[kind];
}

export function wordOf(kind: OperationKind): string {
  return WORDS[kind];
}

/** The value after the change of `field`; undefined where the operation does not mention the field. */
export function valueAfter(operation: ReviewOperation, field: string): unknown {
  return operation.changes.find((change) => change.field === field)?.after;
}

export interface SignCounts {
  readonly add: number;
  readonly change: number;
  readonly remove: number;
}

export const NO_SIGNS: SignCounts = { add: 0, change: 0, remove: 0 };

/** `counts` with `operations` added to it. */
export function countSigns(operations: Iterable<ReviewOperation>, counts: SignCounts = NO_SIGNS): SignCounts {
  const sum = { ...counts };
  for (const operation of operations) sum[SIGNS[operation.kind]] += 1;
  return sum;
}
