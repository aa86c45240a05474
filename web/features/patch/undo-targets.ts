/** What undo and redo need to know of an applied patch. */
export interface AppliedPatch {
  readonly id: string;
  readonly title: string;
  readonly reverts: { readonly id: string } | null;
  readonly revertedBy: { readonly id: string } | null;
}

export interface UndoTargets<Patch extends AppliedPatch> {
  /** The patch that undo takes back; null where there is nothing to undo. */
  readonly undo: Patch | null;
  /** The undo that redo takes back; null where nothing was undone, or something was done since. */
  readonly redo: Patch | null;
}

/**
 * What undo and redo refer to, given a person's own applied patches, newest first. A patch that undoes an undo counts as
 * done again; a new change after an undo leaves nothing to redo, as in any editor.
 */
export function undoTargets<Patch extends AppliedPatch>(patches: readonly Patch[]): UndoTargets<Patch> {
  const byId = new Map(patches.map((patch) => [patch.id, patch]));
  const isUndo = (patch: AppliedPatch): boolean => {
    let steps = 0;
    let at: AppliedPatch | undefined = patch;
    while (at?.reverts) {
      steps += 1;
      at = byId.get(at.reverts.id);
    }
    return steps % 2 === 1;
  };
  const isNewChange = (patch: AppliedPatch) => patch.reverts === null;
  const undo = patches.find((patch) => patch.revertedBy === null && !isUndo(patch)) ?? null;
  const sinceLastChange = patches.slice(0, patches.findIndex(isNewChange) + 1 || patches.length);
  const redo = sinceLastChange.find((patch) => patch.revertedBy === null && isUndo(patch)) ?? null;
  return { undo, redo };
}
