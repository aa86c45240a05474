import type { OperationInput } from '../__generated__/graphql.ts';
import { speaksOf } from './edit-base.ts';
import type { EditConflict, KeptEdit, PlanEdit } from './plan-edit.ts';

/**
 * What of `queue` cannot be taken either where `failed` is not: what was not sent yet and speaks of a task that `failed`
 * would have made, or of one that is gone.
 */
export function followingOf<Kept extends KeptEdit>(
  queue: readonly Kept[],
  failed: KeptEdit,
  goneTaskIds: readonly string[],
): readonly Kept[] {
  const { edit } = failed;
  const lost = new Set([...goneTaskIds, ...createdIds(edit)]);
  return queue.filter((later) => {
    if (later.key === failed.key || later.edit.projectId !== edit.projectId || later.wasSent) return false;
    if (edit.proposal || later.edit.proposal || !speaksOf(later.edit.operations, lost)) return false;
    for (const id of createdIds(later.edit)) lost.add(id);
    return true;
  });
}

/** One edit of `failed` and what follows it, to be decided on once; what others have changed since it was made still shows. */
export function joined({ edit, base }: KeptEdit, following: readonly KeptEdit[]): PlanEdit {
  const more = following.length === 0 ? '' : ` and ${following.length} more change${following.length > 1 ? 's' : ''}`;
  return {
    ...edit,
    title: edit.title + more,
    operations: [edit, ...following.map((each) => each.edit)].flatMap(({ operations }) => operations),
    seenVersion: edit.seenVersion ?? base,
  };
}

/**
 * Whether the tasks that an edit makes are there: their ids are ours alone, so it was carried out, longer ago than the
 * server remembers its key.
 */
export function wasMadeBefore(
  operations: readonly OperationInput[],
  conflicts: readonly Pick<EditConflict, 'kind'>[],
): boolean {
  return operations.every(({ createTask }) => createTask) && conflicts.every(({ kind }) => kind === 'TASK_CHANGED');
}

/** Whether two edits in a row, the first not yet sent, are one: they set the same fields of the same task. */
export function isSameChange(before: PlanEdit, after: PlanEdit): boolean {
  if ([before, after].some(({ onConflict, proposal }) => onConflict ?? proposal)) return false;
  const [first, second] = [onlyUpdate(before), onlyUpdate(after)];
  return first !== undefined && second !== undefined && first.id === second.id && sameKeys(first, second);
}

function createdIds({ operations }: PlanEdit): string[] {
  return operations.flatMap(({ createTask }) => createTask?.id ?? []);
}

function onlyUpdate(edit: PlanEdit) {
  return edit.operations.length === 1 ? edit.operations[0]?.updateTask : undefined;
}

function sameKeys(a: object, b: object): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b);
}
