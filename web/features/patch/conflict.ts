import type { Names } from './field-labels.ts';
import { FIELD_NAMES, valueLabel } from './field-labels.ts';

/** Where an operation no longer fits the plan, as the API tells it. */
export interface ReviewConflict {
  readonly operationId: string;
  readonly kind:
    | 'FIELD_CHANGED'
    | 'TASK_DELETED'
    | 'TASK_CHANGED'
    | 'PARENT_DELETED'
    | 'DEPENDENCY_CYCLE'
    | 'HIERARCHY_CYCLE'
    | 'DEPTH_EXCEEDED';
  readonly field: string | null;
  readonly expected: unknown;
  readonly current: unknown;
  readonly wanted: unknown;
  /** One sentence for a person. */
  readonly message: string;
}

/** Whether the proposed value can win. What is gone, or would close a cycle, cannot be forced. */
export function canOverwrite({ kind }: ReviewConflict): boolean {
  return kind === 'FIELD_CHANGED' || kind === 'TASK_CHANGED';
}

/** The three values of a clash, for people; null where the clash is not about one field's value. */
export interface ConflictValues {
  readonly label: string;
  readonly was: string;
  readonly now: string;
  readonly proposed: string;
}

export function conflictValues(conflict: ReviewConflict, names: Names): ConflictValues | null {
  const { field } = conflict;
  if (field === null) return null;
  const shown = (value: unknown) => valueLabel(field, value, names) ?? 'none';
  return {
    label: FIELD_NAMES[field] ?? field,
    was: shown(conflict.expected),
    now: shown(conflict.current),
    proposed: shown(conflict.wanted),
  };
}

export function conflictsByOperation(
  conflicts: readonly ReviewConflict[],
): ReadonlyMap<string, readonly ReviewConflict[]> {
  return Map.groupBy(conflicts, ({ operationId }) => operationId);
}
