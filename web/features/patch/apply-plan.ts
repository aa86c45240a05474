import type { ReviewConflict } from './conflict.ts';
import { canOverwrite } from './conflict.ts';
import { dependentClosure } from './operation-graph.ts';
import { acceptedIds } from './review-model.ts';
import type { Review } from './review-model.ts';

export interface ApplyPlan {
  /** Ids to accept, in order; closed over `requires`. */
  readonly accept: string[];
  /** Operations that would be in, clash with the plan, and about which nobody has said who wins: left out. */
  readonly unsettled: readonly string[];
  /** OVERWRITE only where somebody has said that a proposed value wins. */
  readonly policy: 'FAIL' | 'OVERWRITE';
}

/** What applying a review now would send. `overwriting` are the operations whose proposed values are to win. */
export function planOfApplying(
  review: Review,
  conflicts: ReadonlyMap<string, readonly ReviewConflict[]>,
  overwriting: ReadonlySet<string>,
): ApplyPlan {
  const wanted = acceptedIds(review);
  const winsWherePossible = (id: string) => overwriting.has(id) && (conflicts.get(id) ?? []).every(canOverwrite);
  const clashing = wanted.filter((id) => conflicts.has(id));
  const unsettled = clashing.filter((id) => !winsWherePossible(id));
  const leftOut = new Set([...unsettled, ...dependentClosure(review.graph, unsettled)]);
  const accept = wanted.filter((id) => !leftOut.has(id));
  const overwrites = accept.some((id) => conflicts.has(id));
  return { accept, unsettled, policy: overwrites ? 'OVERWRITE' : 'FAIL' };
}
