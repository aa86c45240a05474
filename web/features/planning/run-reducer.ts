import { reviewReducer } from '../patch/review-actions.ts';
import type { ReviewAction } from '../patch/review-actions.ts';
import { EMPTY_REVIEW } from '../patch/review-model.ts';
import type { Review } from '../patch/review-model.ts';
import type { ReviewOperation } from '../patch/operation.ts';
import type { RunEvent, RunStream } from './run-stream.ts';
import { foldRunEvents, NEW_STREAM } from './run-stream.ts';

/** A run as it streams in, with what has been decided on it so far. */
export interface RunState {
  readonly stream: RunStream;
  readonly review: Review;
}

export const NEW_RUN: RunState = { stream: NEW_STREAM, review: EMPTY_REVIEW };

export type RunAction =
  | ReviewAction
  | {
      readonly type: 'events';
      readonly events: readonly RunEvent[];
      readonly riskOf: (operation: ReviewOperation) => string | null;
    };

export function runReducer(state: RunState, action: RunAction): RunState {
  if (action.type !== 'events') return { ...state, review: reviewReducer(state.review, action) };
  const { stream } = foldRunEvents(state.stream, action.events);
  const known = state.review.graph.byId;
  const arrived =
    stream.operations === state.stream.operations
      ? []
      : stream.operations.filter((operation) => known.get(operation.id) !== operation);
  return {
    stream,
    review: reviewReducer(state.review, { type: 'arrive', operations: arrived, riskOf: action.riskOf }),
  };
}
