import type { ReviewOperation } from './operation.ts';
import type { Review, Standing } from './review-model.ts';

/** Why an operation stands as it does, where that is because of another one; null otherwise. */
export function standingReason(
  review: Review,
  operation: ReviewOperation,
  standing: Standing,
  standings: ReadonlyMap<string, Standing>,
): string | null {
  if (standing === 'rejected') {
    const verdict = review.verdicts.get(operation.id);
    if (verdict?.type !== 'rejected' || verdict.because === operation.id) return null;
    const cause = review.graph.byId.get(verdict.because);
    return cause ? `with “${cause.title}”` : null;
  }
  if (standing === 'waiting') {
    const open = operation.requires.find((id) => ['undecided', 'waiting'].includes(standings.get(id) ?? ''));
    const required = open === undefined ? undefined : review.graph.byId.get(open);
    return required ? `Waits for “${required.title}” to be decided` : 'Waits for another decision';
  }
  return null;
}
