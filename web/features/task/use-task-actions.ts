import { useMemo } from 'react';
import type { EditOutcome } from '../../apollo/plan-edit.ts';
import { isOutOfReach } from '../../apollo/connection.ts';
import { applyEdit, takeBackEdit } from '../../apollo/plan-edits.ts';
import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { showToast } from '../../ui/toasts.ts';
import { useRevert } from '../patch/use-revert.ts';
import { deleteTasks, type TaskEdit } from './task-edits.ts';

export interface TaskActions {
  /**
   * Applies an edit; what it changes shows at once, and its failure is shown by the shell. Answers the id of the patch,
   * or null where nothing was applied. `seenVersion` is that of `PlanEdit`.
   */
  readonly apply: (edit: TaskEdit, seenVersion?: number) => Promise<string | null>;
  /** Deletes tasks with all that is below them. A notice says so, in the sentence that this answers, and offers to undo it. */
  readonly remove: (index: PlanIndex, tasks: readonly PlanTask[]) => string;
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
      remove: (index, tasks) => {
        const { title, operations } = deleteTasks(index, tasks);
        const edit = { projectId, title, operations };
        const done = title.replace('Delete', 'Deleted');
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
        return done;
      },
    };
  }, [projectId, revert]);
}

function patchIdOf(outcome: EditOutcome): string | null {
  return outcome.type === 'applied' ? outcome.patchId : null;
}
