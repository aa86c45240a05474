import { addOperations, dependentClosure, EMPTY_GRAPH, requirementClosure } from './operation-graph.ts';
import type { OperationGraph } from './operation-graph.ts';
import type { ReviewOperation } from './operation.ts';

/** What a person has said of one operation. `because` is the operation whose rejection took this one along, or itself. */
export type Verdict = { readonly type: 'accepted' } | { readonly type: 'rejected'; readonly because: string };

/**
 * A review under way.
 *
 * Kept by every function here: what requires a rejected operation is rejected too. Verdicts may be there before
 * their operations (kept from before a reload, while the operations still stream in).
 */
export interface Review {
  readonly graph: OperationGraph;
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Why an operation has to be accepted explicitly, by operation id. */
  readonly risks: ReadonlyMap<string, string>;
}

export const EMPTY_REVIEW: Review = { graph: EMPTY_GRAPH, verdicts: new Map(), risks: new Map() };

/**
 * Where an operation stands: `included` unless somebody says otherwise; `accepted` by a person; `rejected`;
 * `undecided` where it is risky and nobody has decided; `waiting` where it requires an undecided one.
 */
export type Standing = 'included' | 'accepted' | 'rejected' | 'undecided' | 'waiting';

/** `review` with `operations` that have arrived; what they require may have been rejected before. */
export function withOperations(
  review: Review,
  operations: readonly ReviewOperation[],
  riskOf: (operation: ReviewOperation) => string | null,
): Review {
  if (operations.length === 0) return review;
  const graph = addOperations(review.graph, operations);
  return withRisks({ ...review, graph, verdicts: closeRejections(graph, review.verdicts) }, operations, riskOf);
}

/** `review` with the risks of `operations` as `riskOf` sees them; itself where they stay the same. */
export function withRisks(
  review: Review,
  operations: readonly ReviewOperation[],
  riskOf: (operation: ReviewOperation) => string | null,
): Review {
  const changed = operations
    .map((operation) => [operation.id, riskOf(operation)] as const)
    .filter(([id, risk]) => (review.risks.get(id) ?? null) !== risk);
  if (changed.length === 0) return review;
  const risks = new Map(review.risks);
  for (const [id, risk] of changed) {
    if (risk === null) risks.delete(id);
    else risks.set(id, risk);
  }
  return { ...review, risks };
}

/** `review` with verdicts that were kept earlier, in place of its own. */
export function withVerdicts(review: Review, kept: ReadonlyMap<string, Verdict>): Review {
  return { ...review, verdicts: closeRejections(review.graph, kept) };
}

/** Rejects an operation and everything that requires it. */
export function reject(review: Review, id: string): Review {
  const verdicts = new Map(review.verdicts);
  for (const dependent of alsoRejected(review, id)) verdicts.set(dependent, { type: 'rejected', because: id });
  verdicts.set(id, { type: 'rejected', because: id });
  return { ...review, verdicts };
}

/** Accepts an operation, everything that it requires, and what had been rejected only because of it. */
export function accept(review: Review, id: string): Review {
  const verdicts = restore(review, id);
  for (const required of [id, ...requirementClosure(review.graph, [id])]) {
    const isDecisive = required === id || review.risks.has(required);
    if (isDecisive) verdicts.set(required, { type: 'accepted' });
  }
  return { ...review, verdicts };
}

/** Takes back what was said of an operation: included again, or undecided where it is risky. */
export function reset(review: Review, id: string): Review {
  return { ...review, verdicts: restore(review, id) };
}

/** Accepts all that nobody has decided, except what is risky: that needs a look of its own. */
export function acceptRest(review: Review): Review {
  const verdicts = new Map(review.verdicts);
  for (const [id, standing] of standings(review)) if (standing === 'included') verdicts.set(id, { type: 'accepted' });
  return { ...review, verdicts };
}

/** Rejects all that nobody has accepted, except what an accepted operation requires. */
export function rejectRest(review: Review): Review {
  const accepted = review.graph.operations.filter(({ id }) => review.verdicts.get(id)?.type === 'accepted');
  const acceptedIds = accepted.map(({ id }) => id);
  const kept = new Set([...acceptedIds, ...requirementClosure(review.graph, acceptedIds)]);
  const verdicts = new Map(review.verdicts);
  for (const { id } of review.graph.operations) {
    if (!kept.has(id) && verdicts.get(id)?.type !== 'rejected') verdicts.set(id, { type: 'rejected', because: id });
  }
  return { ...review, verdicts };
}

/** What rejecting `id` would reject besides it. Empty where nothing more would be. */
export function alsoRejected(review: Review, id: string): string[] {
  return dependentClosure(review.graph, [id]).filter((other) => review.verdicts.get(other)?.type !== 'rejected');
}

/** What accepting `id` would bring back or decide besides it: what it requires, and what fell with it. */
export function alsoAccepted(review: Review, id: string): string[] {
  const { back } = comingBack(review, id);
  const decided = requirementClosure(review.graph, [id]).filter(
    (required) => review.risks.has(required) && !review.verdicts.has(required),
  );
  return [...new Set([...back, ...decided])].filter((other) => other !== id);
}

/** Where every operation stands, in order. */
export function standings(review: Review): ReadonlyMap<string, Standing> {
  const { graph, verdicts, risks } = review;
  const undecided = [...risks.keys()].filter((id) => graph.byId.has(id) && !verdicts.has(id));
  const waiting = new Set(dependentClosure(graph, undecided));
  const found = new Map<string, Standing>();
  for (const { id } of graph.operations) {
    const verdict = verdicts.get(id);
    if (verdict?.type === 'rejected') found.set(id, 'rejected');
    else if (verdict === undefined && risks.has(id)) found.set(id, 'undecided');
    else if (waiting.has(id)) found.set(id, 'waiting');
    else found.set(id, verdict === undefined ? 'included' : 'accepted');
  }
  return found;
}

/** Ids that applying now would accept, in order; closed over `requires`. */
export function acceptedIds(review: Review): string[] {
  return [...standings(review)].filter(([, standing]) => isIn(standing)).map(([id]) => id);
}

export function isIn(standing: Standing): boolean {
  return standing === 'included' || standing === 'accepted';
}

/** Verdicts without the rejection of `id`, of what it requires, and of what was rejected only because of it. */
function restore(review: Review, id: string): Map<string, Verdict> {
  const verdicts = new Map(review.verdicts);
  const { back, causes } = comingBack(review, id);
  verdicts.delete(id);
  for (const other of back) verdicts.delete(other);
  for (const [other, because] of causes) verdicts.set(other, { type: 'rejected', because });
  return verdicts;
}

/**
 * What is no longer rejected once `id` is in, and the new cause of what stays rejected although its old cause is back:
 * another requirement that is still rejected, or else itself, because nobody has asked for it.
 */
function comingBack(review: Review, id: string): { back: Set<string>; causes: Map<string, string> } {
  const { graph, verdicts } = review;
  const isRejected = (other: string) => verdicts.get(other)?.type === 'rejected';
  const raised = new Set([id, ...requirementClosure(graph, [id])].filter(isRejected));
  const back = new Set(raised);
  const causes = new Map<string, string>();
  for (const dependent of dependentClosure(graph, raised)) {
    const verdict = verdicts.get(dependent);
    if (verdict?.type !== 'rejected') continue;
    if (verdict.because === id) back.add(dependent);
    else if (raised.has(verdict.because)) causes.set(dependent, dependent);
  }
  const queue = [...back].filter((other) => !raised.has(other));
  for (let at = 0; at < queue.length; at += 1) {
    const dependent = queue[at]!;
    const missing = graph.byId.get(dependent)!.requires.find((other) => isRejected(other) && !back.has(other));
    if (missing === undefined || !back.delete(dependent)) continue;
    causes.set(dependent, missing);
    // Taking it back out may leave others without what they require.
    queue.push(...(graph.dependents.get(dependent) ?? []).filter((other) => back.has(other) && !raised.has(other)));
  }
  return { back, causes };
}

/** `verdicts` with everything rejected that requires something rejected; the same map where nothing is missing. */
function closeRejections(graph: OperationGraph, verdicts: ReadonlyMap<string, Verdict>): ReadonlyMap<string, Verdict> {
  const added = new Map<string, Verdict>();
  const queue = [...verdicts].filter(([, verdict]) => verdict.type === 'rejected');
  for (let at = 0; at < queue.length; at += 1) {
    const [id, cause] = queue[at]!;
    for (const dependent of graph.dependents.get(id) ?? []) {
      if (verdicts.get(dependent)?.type === 'rejected' || added.has(dependent)) continue;
      added.set(dependent, cause);
      queue.push([dependent, cause]);
    }
  }
  return added.size === 0 ? verdicts : new Map([...verdicts, ...added]);
}
