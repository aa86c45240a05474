import type { TaskId } from '../domain/ids.ts';
import type { OperationDraft } from '../domain/operation-draft.ts';
import type { Project } from '../domain/project.ts';
import type { ReadDb } from '../storage/database.ts';
import { listParents } from '../storage/tasks.ts';

/** A draft as a client sends it: a move that names no parent leaves the task below whatever it is below by then. */
export type SentDraft =
  | OperationDraft
  | (Omit<Extract<OperationDraft, { kind: 'MOVE_TASK' }>, 'parentId'> & { readonly parentId?: undefined });

/**
 * The drafts with every parent named: where the task stands after the operations before it in the same patch. Asked under
 * the project's lock, so that nobody moves it meanwhile.
 */
export async function withParents(
  db: ReadDb,
  project: Project,
  drafts: readonly SentDraft[],
): Promise<readonly OperationDraft[]> {
  const unplaced = drafts.flatMap((draft) => (isUnplaced(draft) ? [draft.taskId] : []));
  const parents = await listParents(db, project.id, unplaced);
  return drafts.map((draft): OperationDraft => {
    const parentId = isUnplaced(draft) ? (parents.get(draft.taskId) ?? null) : null;
    const placed: OperationDraft = isUnplaced(draft) ? { ...draft, parentId } : draft;
    if (placed.kind === 'CREATE_TASK' || placed.kind === 'MOVE_TASK')
      if (placed.taskId !== null) parents.set(placed.taskId, placed.parentId);
    return placed;
  });
}

function isUnplaced(draft: SentDraft): draft is Exclude<SentDraft, OperationDraft> & { readonly taskId: TaskId } {
  return draft.kind === 'MOVE_TASK' && draft.parentId === undefined;
}
