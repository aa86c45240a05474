import { useCallback } from 'react';
import { ReviewPage_EditDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { useApplyPatch } from '../../apollo/plan-edits.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { announce } from '../../ui/live-regions.tsx';
import { showToast } from '../../ui/toasts.ts';
import { removeDependency } from '../task/task-edits.ts';
import type { Fix } from './problems.ts';
import type { DecisionType } from './review-actions.ts';
import type { Proposal } from './use-proposal.ts';

/** Carries out what was chosen about a problem, and says so where that did not work. The promise never rejects. */
export function useFix(
  projectId: string,
  { patch, change }: Proposal,
  decide: (type: DecisionType, id: string) => void,
): (fix: Fix) => Promise<void> {
  const { byId } = usePlanIndex(projectId);
  const applyToPlan = useApplyPatch(projectId);
  const patchId = patch.id;
  return useCallback(
    async (fix) => {
      if (fix.type === 'unlink') {
        const [task, other] = [byId.get(fix.taskId), byId.get(fix.dependsOnId)];
        if (task && other) await applyToPlan(removeDependency(task, other));
      } else if (fix.type === 'edit') {
        try {
          for (const operationId of fix.operationIds) {
            const variables = { patchId, operationId, changes: fix.changes };
            await change(ReviewPage_EditDocument, variables, ({ editOperation }) => editOperation);
          }
          announce('Fixed.');
        } catch (error) {
          showToast({ title: 'It could not be fixed.', description: errorSentence(error), tone: 'error' });
        }
      } else for (const id of fix.operationIds) decide(fix.type, id);
    },
    [applyToPlan, byId, change, decide, patchId],
  );
}
