import type { Decision, OperationDecisionInput } from '../../__generated__/graphql.ts';
import type { OperationGraph } from './operation-graph.ts';
import type { Verdict } from './review-model.ts';

export type Decisions = ReadonlyMap<string, Decision>;

/** What the server holds of each operation. */
export function decisionsIn(operations: readonly { readonly id: string; readonly decision: Decision }[]): Decisions {
  return new Map(operations.map(({ id, decision }) => [id, decision]));
}

export function decisionOf(verdict: Verdict | undefined): Decision {
  if (verdict === undefined) return 'PENDING';
  return verdict.type === 'accepted' ? 'ACCEPTED' : 'REJECTED';
}

/** What has to be sent so that the server holds what is decided here. */
export function unsent(known: Decisions, verdicts: ReadonlyMap<string, Verdict>): OperationDecisionInput[] {
  const changed: OperationDecisionInput[] = [];
  for (const [operationId, decision] of known) {
    const own = decisionOf(verdicts.get(operationId));
    if (own !== decision) changed.push({ operationId, decision: own });
  }
  return changed;
}

/**
 * The verdicts after others have decided: what has changed on the server since `known` is taken over, except where this
 * browser has decided otherwise and not sent it yet. The same map where nothing is new.
 */
export function takenOver(
  graph: OperationGraph,
  verdicts: ReadonlyMap<string, Verdict>,
  known: Decisions,
  server: Decisions,
): ReadonlyMap<string, Verdict> {
  const next = new Map(verdicts);
  let hasChanged = false;
  for (const [id, decision] of server) {
    const before = known.get(id) ?? 'PENDING';
    const own = decisionOf(verdicts.get(id));
    if (decision === before || decision === own || own !== before) continue;
    hasChanged = true;
    if (decision === 'PENDING') next.delete(id);
    else next.set(id, decision === 'ACCEPTED' ? { type: 'accepted' } : { type: 'rejected', because: id });
  }
  return hasChanged ? withCauses(graph, next) : verdicts;
}

/** The verdicts that a proposal comes with. */
export function verdictsFrom(graph: OperationGraph, server: Decisions): ReadonlyMap<string, Verdict> {
  return takenOver(graph, new Map(), new Map(), server);
}

/** The server does not say what took a rejection along; where a requirement is rejected too, that was it. */
function withCauses(graph: OperationGraph, verdicts: Map<string, Verdict>): ReadonlyMap<string, Verdict> {
  for (const { id, requires } of graph.operations) {
    const verdict = verdicts.get(id);
    if (verdict?.type !== 'rejected' || verdict.because !== id) continue;
    const cause = requires.map((required) => verdicts.get(required)).find((each) => each?.type === 'rejected');
    if (cause?.type === 'rejected') verdicts.set(id, cause);
  }
  return verdicts;
}
