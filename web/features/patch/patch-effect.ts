/** A patch with what undid it, what undid that, and so on, as far as was asked. */
export interface RevertedPatch {
  readonly id: string;
  readonly title: string;
  readonly revertedBy?: RevertedPatch | null;
}

export interface PatchEffect {
  /** Whether what the patch changed is undone at present: undone, and not redone since. */
  readonly isUndone: boolean;
  /** The last undo or redo of it; null where there was none. */
  readonly by: RevertedPatch | null;
}

/** Undoing an undo puts the patch into effect again: an odd number of steps means that it is undone. */
export function effectOf(patch: RevertedPatch): PatchEffect {
  let isUndone = false;
  let by: RevertedPatch | null = null;
  for (let next = patch.revertedBy; next; next = next.revertedBy) {
    by = next;
    isUndone = !isUndone;
  }
  return { isUndone, by };
}

/** What to revert to undo a patch that is in effect, or to redo one that is not. */
export function revertingStep(patch: RevertedPatch): { patchId: string; title: string; word: 'Undone' | 'Redone' } {
  const { isUndone, by } = effectOf(patch);
  return { patchId: by?.id ?? patch.id, title: patch.title, word: isUndone ? 'Redone' : 'Undone' };
}
