import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppliedPatch } from './undo-targets.ts';
import { undoTargets } from './undo-targets.ts';

interface Entry extends AppliedPatch {
  reverts: { id: string } | null;
  revertedBy: { id: string } | null;
}

/** A history that grows as the server's does: newest first. */
class History {
  entries: Entry[] = [];
  #count = 0;
  change(): void {
    this.#add(null);
  }
  revert(target: AppliedPatch): void {
    const entry = this.#add({ id: target.id });
    this.entries.find(({ id }) => id === target.id)!.revertedBy = { id: entry.id };
  }
  #add(reverts: Entry['reverts']): Entry {
    this.#count += 1;
    const entry = { id: `p${this.#count}`, title: `Patch ${this.#count}`, reverts, revertedBy: null };
    this.entries = [entry, ...this.entries];
    return entry;
  }
}

describe('what undo and redo refer to', () => {
  it('undoes the latest change, then the one before', () => {
    const history = new History();
    history.change();
    history.change();
    history.revert(undoTargets(history.entries).undo!);
    expect(undoTargets(history.entries).undo?.id).toBe('p1');
    expect(undoTargets(history.entries).redo?.reverts?.id).toBe('p2');
  });

  it('has nothing to redo after a new change', () => {
    const history = new History();
    history.change();
    history.revert(undoTargets(history.entries).undo!);
    history.change();
    expect(undoTargets(history.entries).redo).toBeNull();
    expect(undoTargets(history.entries).undo?.id).toBe('p3');
  });

  it('has nothing to do in an empty history', () => {
    expect(undoTargets([])).toEqual({ undo: null, redo: null });
  });

  it('behaves as the two stacks of an editor do, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('change', 'undo', 'redo'), { maxLength: 40 }), (steps) => {
        const history = new History();
        // The model: which original changes are in effect, and which were undone and can come back.
        let done: string[] = [];
        let undone: string[] = [];
        for (const step of steps) {
          const targets = undoTargets(history.entries);
          if (step === 'change') {
            history.change();
            done.push(history.entries[0]!.id);
            undone = [];
          } else if (step === 'undo') {
            expect(targets.undo === null).toBe(done.length === 0);
            if (!targets.undo) continue;
            expect(originOf(history, targets.undo)).toBe(done.at(-1));
            history.revert(targets.undo);
            undone.push(done.pop()!);
          } else {
            expect(targets.redo === null).toBe(undone.length === 0);
            if (!targets.redo) continue;
            expect(originOf(history, targets.redo)).toBe(undone.at(-1));
            history.revert(targets.redo);
            done.push(undone.pop()!);
          }
        }
      }),
    );
  });
});

function originOf(history: History, patch: AppliedPatch): string {
  let at = patch;
  while (at.reverts) at = history.entries.find(({ id }) => id === at.reverts!.id)!;
  return at.id;
}
