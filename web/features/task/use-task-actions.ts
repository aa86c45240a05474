import { useMemo } from 'react';
import { useApplyPatch } from '../../apollo/plan-edits.ts';
import { showToast } from '../../ui/toasts.ts';
import { useRevert } from '../patch/use-revert.ts';
import type { TaskEdit } from './task-edits.ts';

export interface TaskActions {
  /**
   * Applies an edit; what it changes shows at once, and its failure is shown by the shell. Answers the id of the patch,
   * or null where nothing was applied. `seenVersion` is that of `PlanEdit`.
   */
  readonly apply: (edit: TaskEdit, seenVersion?: number) => Promise<string | null>;
  /** The same for what takes something away: a notice says what was `done` and offers to undo it. */
  readonly applyWithUndo: (edit: TaskEdit, done: string) => void;
}

export function useTaskActions(projectId: string): TaskActions {
  const applyPatch = useApplyPatch(projectId);
  const revert = useRevert(projectId);
  return useMemo(() => {
    const apply = async ({ title, operations }: TaskEdit, seenVersion?: number) => {
      const outcome = await applyPatch({ title, operations, ...(seenVersion !== undefined && { seenVersion }) });
      return outcome.type === 'applied' ? outcome.patchId : null;
    };
    return {
      apply,
      applyWithUndo: (edit, done) => {
        void apply(edit).then((patchId) => {
          if (patchId === null) return;
          const undo = () => void revert({ patchId, title: edit.title, word: 'Undone' });
          showToast({ title: done, action: { label: 'Undo', onPress: undo } });
        });
      },
    };
  }, [applyPatch, revert]);
}
