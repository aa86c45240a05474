import type { OperationInput } from '../../__generated__/graphql.ts';
import type { EditConflict, PlanEdit } from '../../apollo/plan-edit.ts';
import { canOverwrite } from '../patch/conflict.ts';

/** Something that can be made of an edit which met somebody else's changes. */
export interface WayOut {
  /** What a button says. */
  readonly label: string;
  readonly edit: PlanEdit;
}

/**
 * What can be made of an edit that met somebody else's changes, other than dropping it; what keeps the most of it last.
 * Each of them may meet others again. Empty where nothing helps: what is gone has to come back first.
 */
export function waysOut(edit: PlanEdit, conflicts: readonly EditConflict[]): readonly WayOut[] {
  const hasRest = edit.operations.length > new Set(conflicts.map(({ operationId }) => operationId)).size;
  if (conflicts.every(canOverwrite)) {
    const theirs = { label: 'Keep theirs, save the rest', edit: { ...edit, onConflict: 'SKIP' } } as const;
    return [...(hasRest ? [theirs] : []), { label: 'Use mine', edit: { ...edit, onConflict: 'OVERWRITE' } }];
  }
  const raised = atTopLevel(edit, conflicts);
  if (raised) return [{ label: 'Put it at the top level', edit: raised }];
  return hasRest ? [{ label: 'Save the rest', edit: { ...edit, onConflict: 'SKIP' } }] : [];
}

/** The edit with what was to go under a task that is gone, or too deep, at the top level; null where that is not it. */
function atTopLevel(edit: PlanEdit, conflicts: readonly EditConflict[]): PlanEdit | null {
  const isTooDeep = conflicts[0]?.kind === 'DEPTH_EXCEEDED';
  if (!isTooDeep && conflicts.some(({ kind }) => kind !== 'PARENT_DELETED')) return null;
  const gone = new Set(conflicts.flatMap(({ goneTaskIds }) => goneTaskIds));
  let hasRaised = false;
  const operations = edit.operations.map((operation, at): OperationInput => {
    const { createTask, moveTask } = operation;
    const parentId = createTask?.parentId ?? moveTask?.parentId;
    if (parentId == null || !(gone.has(parentId) || (isTooDeep && at === 0))) return operation;
    hasRaised = true;
    const raised = { parentId: null, afterId: undefined };
    return createTask ? { createTask: { ...createTask, ...raised } } : { moveTask: { ...moveTask!, ...raised } };
  });
  return hasRaised ? { ...edit, operations } : null;
}
