import type { ReviewOperation } from './operation.ts';
import {
  accept,
  acceptRest,
  reject,
  rejectRest,
  reset,
  withOperations,
  withRisks,
  withVerdicts,
} from './review-model.ts';
import type { Review, Verdict } from './review-model.ts';

/** What a person does to one operation. */
export type DecisionType = 'accept' | 'reject' | 'reset';

export type ReviewAction =
  | { readonly type: DecisionType; readonly id: string }
  | { readonly type: 'acceptRest' | 'rejectRest' }
  | {
      readonly type: 'arrive';
      readonly operations: readonly ReviewOperation[];
      readonly riskOf: (operation: ReviewOperation) => string | null;
    }
  /** Judges the risks of all operations again, because more is known of the plan. */
  | { readonly type: 'judge'; readonly riskOf: (operation: ReviewOperation) => string | null }
  | { readonly type: 'restore'; readonly verdicts: ReadonlyMap<string, Verdict> };

const DECIDE = { accept, reject, reset };

export function reviewReducer(review: Review, action: ReviewAction): Review {
  switch (action.type) {
    case 'accept':
    case 'reject':
    case 'reset':
      return review.graph.byId.has(action.id) ? DECIDE[action.type](review, action.id) : review;
    case 'acceptRest':
      return acceptRest(review);
    case 'rejectRest':
      return rejectRest(review);
    case 'arrive':
      return withOperations(review, action.operations, action.riskOf);
    case 'judge':
      return withRisks(review, review.graph.operations, action.riskOf);
    case 'restore':
      return withVerdicts(review, action.verdicts);
  }
}
