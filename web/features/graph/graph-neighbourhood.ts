import type { PlanIndex } from '../../apollo/plan-index.ts';

/** More boxes than this are no picture any more. */
export const MOST_NODES = 300;

export interface GraphEdge {
  /** What has to be completed first. */
  readonly from: string;
  readonly to: string;
}

export interface GraphPart {
  readonly ids: readonly string[];
  readonly edges: readonly GraphEdge[];
  /** How many tasks with dependencies there are besides these. */
  readonly leftOut: number;
}

/** All tasks of the plan that wait for another or are waited for, of those that `isShown` lets through. */
export function dependencyGraph(index: PlanIndex, isShown: (id: string) => boolean): readonly GraphEdge[] {
  const edges: GraphEdge[] = [];
  for (const task of index.byId.values()) {
    if (!isShown(task.id)) continue;
    for (const from of task.dependencyIds) {
      if (index.byId.has(from) && isShown(from)) edges.push({ from, to: task.id });
    }
  }
  return edges;
}

/**
 * The part of the graph within `hops` steps of `focusId`, in either direction; without a focus, all of it. At most
 * `MOST_NODES` tasks, the nearest first.
 */
export function neighbourhood(edges: readonly GraphEdge[], focusId: string | null, hops: number): GraphPart {
  const beside = new Map<string, string[]>();
  for (const { from, to } of edges) {
    link(beside, from, to);
    link(beside, to, from);
  }
  const found = new Set<string>();
  const start = focusId !== null && beside.has(focusId) ? [focusId] : focusId === null ? [...beside.keys()] : [];
  let ring = start;
  for (let step = 0; ring.length > 0 && step <= (focusId === null ? 0 : hops); step += 1) {
    const next: string[] = [];
    for (const id of ring) {
      if (found.has(id)) continue;
      if (found.size >= MOST_NODES) break;
      found.add(id);
      next.push(...(beside.get(id) ?? []));
    }
    ring = next;
  }
  return {
    ids: [...found],
    edges: edges.filter(({ from, to }) => found.has(from) && found.has(to)),
    leftOut: beside.size - found.size,
  };
}

/**
 * The longest chain of tasks of which each waits for the one before, first to last; the latest number of tasks that
 * have to be done one after another. It counts tasks and knows nothing of how long they take. Completed and cancelled
 * ones hold nobody up and do not count.
 */
export function longestChain(index: PlanIndex, edges: readonly GraphEdge[]): readonly string[] {
  const isOpen = (id: string) => {
    const status = index.byId.get(id)?.status;
    return status !== 'COMPLETED' && status !== 'CANCELLED';
  };
  const before = new Map<string, string[]>();
  for (const { from, to } of edges) if (isOpen(from) && isOpen(to)) link(before, to, from);
  const best = new Map<string, { length: number; via: string | null }>();
  const visiting = new Set<string>();
  const measure = (id: string): number => {
    const known = best.get(id);
    if (known) return known.length;
    // The server lets no cycle in; while changes are on their way there may be one for a moment.
    if (visiting.has(id)) return 0;
    visiting.add(id);
    let [length, via]: [number, string | null] = [1, null];
    for (const earlier of before.get(id) ?? []) {
      const through = measure(earlier) + 1;
      if (through > length) [length, via] = [through, earlier];
    }
    visiting.delete(id);
    best.set(id, { length, via });
    return length;
  };
  let last: string | null = null;
  for (const id of before.keys()) if (last === null || measure(id) > measure(last)) last = id;
  const chain: string[] = [];
  for (let id = last; id !== null; id = best.get(id)?.via ?? null) chain.unshift(id);
  return chain;
}

function link(lists: Map<string, string[]>, from: string, to: string): void {
  const list = lists.get(from);
  if (list) list.push(to);
  else lists.set(from, [to]);
}
