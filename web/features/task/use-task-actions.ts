import { useMemo } from 'react';
import type { EditOutcome } from '../../apollo/plan-edit.ts';
import { isOutOfReach } from '../../apollo/connection.ts';
import { applyEdit, takeBackEdit } from '../../apollo/plan-edits.ts';
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
  const revert = useRevert(projectId);
  return useMemo(() => {
    const apply = async ({ title, operations }: TaskEdit, seenVersion?: number) => {
      const edit = { projectId, title, operations, ...(seenVersion !== undefined && { seenVersion }) };
      return patchIdOf(await applyEdit(edit));
    };
    return {
      apply,
      applyWithUndo: ({ title, operations }, done) => {
        const edit = { projectId, title, operations };
        const ended = applyEdit(edit).then(patchIdOf);
        const undo = async () => {
          if (takeBackEdit(edit)) return;
          const patchId = await ended;
          if (patchId !== null) await revert({ patchId, title, word: 'Undone' });
        };
        const tell = () => showToast({ title: done, action: { label: 'Undo', onPress: () => void undo() } });
        // Nobody knows when the answer comes, and what waits can be taken back.
        if (isOutOfReach()) tell();
        else void ended.then((patchId) => patchId !== null && tell());
      },
    };
  }, [projectId, revert]);
}

function patchIdOf(outcome: EditOutcome): string | null {
  return outcome.type === 'applied' ? outcome.patchId : null;
}
