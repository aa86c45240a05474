import { describe, expect, it } from 'vitest';
import type { RevertedPatch } from './patch-effect.ts';
import { effectOf, revertingStep } from './patch-effect.ts';

function patch(id: string, revertedBy: RevertedPatch | null = null): RevertedPatch {
  return { id, title: `Title of ${id}`, revertedBy };
}

describe('whether a patch is in effect', () => {
  it('is undone after an undo, and in effect again after its redo', () => {
    expect(effectOf(patch('a')).isUndone).toBe(false);
    expect(effectOf(patch('a', patch('undo'))).isUndone).toBe(true);
    expect(effectOf(patch('a', patch('undo', patch('redo')))).isUndone).toBe(false);
  });

  it('undoes the last step, whatever came before, under the name of the patch itself', () => {
    expect(revertingStep(patch('a'))).toEqual({ patchId: 'a', title: 'Title of a', word: 'Undone' });
    expect(revertingStep(patch('a', patch('undo')))).toEqual({ patchId: 'undo', title: 'Title of a', word: 'Redone' });
    expect(revertingStep(patch('a', patch('undo', patch('redo')))).patchId).toBe('redo');
  });
});
