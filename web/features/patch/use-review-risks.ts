import { useMemo } from 'react';
import type { ReviewOperation } from './operation.ts';
import { momentLabel } from './patch-status.tsx';
import type { Problem } from './problems.ts';
import type { ReviewedPatch } from './review-header.tsx';

/**
 * Why an operation has to be accepted explicitly; null where it need not. The server knows more, such as what people set by
 * hand and who has just been at work there; this browser knows the plan as it is at this moment.
 */
export function useReviewRisks(
  patch: ReviewedPatch,
  viewerName: string,
  problems: ReadonlyMap<string, Problem>,
  riskInPlan: (operation: ReviewOperation) => string | null,
): (operation: ReviewOperation) => string | null {
  const { protectedOperations, recentChanges, conflicts } = patch;
  return useMemo(() => {
    const reasons = new Map<string, string>();
    // Who got in the way of an operation is asked about where it clashes.
    const clashing = new Set(conflicts.map(({ operationId }) => operationId));
    // The latest come first, and the last to be written stays.
    for (const { operationId, by, at } of recentChanges.toReversed())
      if (by !== viewerName && !clashing.has(operationId))
        reasons.set(operationId, `${by} was at work on this ${momentLabel(new Date(at), new Date())}.`);
    for (const { operationId, reason } of protectedOperations) reasons.set(operationId, reason);
    return (operation) => {
      const problem = problems.get(operation.id);
      if (problem) return problem.isQuestion ? problem.sentence : null;
      return reasons.get(operation.id) ?? riskInPlan(operation);
    };
  }, [protectedOperations, recentChanges, conflicts, viewerName, problems, riskInPlan]);
}
