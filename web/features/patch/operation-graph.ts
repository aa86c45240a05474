import type { ReviewOperation } from './operation.ts';

/**
 * Operations of one patch in their order, with what requires what in both directions. Immutable: adding copies, so add
 * in batches (one per frame), not one by one.
 */
export interface OperationGraph {
  readonly operations: readonly ReviewOperation[];
  readonly byId: ReadonlyMap<string, ReviewOperation>;
  /** Direct dependents: the operations that name this one in `requires`, in order. */
  readonly dependents: ReadonlyMap<string, readonly string[]>;
}

export const EMPTY_GRAPH: OperationGraph = { operations: [], byId: new Map(), dependents: new Map() };

/** `graph` with `added` at its end. An operation that is there already is replaced where it stands. */
export function addOperations(graph: OperationGraph, added: readonly ReviewOperation[]): OperationGraph {
  if (added.length === 0) return graph;
  const byId = new Map(graph.byId);
  for (const operation of added) byId.set(operation.id, operation);
  if (byId.size !== graph.byId.size + added.length) {
    // Something was revised, and may require something else now: rare, so everything is worked out again.
    const operations = [...byId.values()];
    return { operations, byId, dependents: linkDependents(new Map(), operations) };
  }
  return {
    operations: [...graph.operations, ...added],
    byId,
    dependents: linkDependents(new Map(graph.dependents), added),
  };
}

function linkDependents(
  dependents: Map<string, readonly string[]>,
  added: readonly ReviewOperation[],
): ReadonlyMap<string, readonly string[]> {
  const own = new Map<string, string[]>();
  for (const operation of added) {
    for (const required of new Set(operation.requires)) {
      const list = own.get(required) ?? [...(dependents.get(required) ?? [])];
      list.push(operation.id);
      own.set(required, list);
    }
  }
  for (const [id, list] of own) dependents.set(id, list);
  return dependents;
}

/** Everything that cannot be without `ids`, without `ids` themselves. Each once, nearest first. */
export function dependentClosure(graph: OperationGraph, ids: Iterable<string>): string[] {
  return closure(ids, (id) => graph.dependents.get(id) ?? []);
}

/** Everything that `ids` cannot be without, as far as it is in the graph, without `ids` themselves. */
export function requirementClosure(graph: OperationGraph, ids: Iterable<string>): string[] {
  return closure(ids, (id) => graph.byId.get(id)?.requires ?? []).filter((id) => graph.byId.has(id));
}

function closure(start: Iterable<string>, next: (id: string) => readonly string[]): string[] {
  const seen = new Set(start);
  const queue = [...seen];
  const found: string[] = [];
  for (let at = 0; at < queue.length; at += 1) {
    for (const id of next(queue[at]!)) {
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push(id);
      found.push(id);
    }
  }
  return found;
}
