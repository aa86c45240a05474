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
 * `MOST_NODES` tasks: the nearest first, or without a focus the `chain` and what is beside it.
 */
export function neighbourhood(
  edges: readonly GraphEdge[],
  focusId: string | null,
  hops: number,
  chain: readonly string[] = [],
): GraphPart {
  const beside = new Map<string, string[]>();
  for (const { from, to } of edges) {
    link(beside, from, to);
    link(beside, to, from);
  }
  const found = new Set<string>();
  const besideChain = chain.flatMap((id) => beside.get(id) ?? []);
  const start = focusId === null ? [...chain, ...besideChain, ...beside.keys()] : [focusId];
  let ring = start.filter((id) => beside.has(id));
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
  const after = new Map<string, string[]>();
  const unseen = new Map<string, number>();
  for (const { from, to } of edges) {
    if (!isOpen(from) || !isOpen(to)) continue;
    link(after, from, to);
    unseen.set(to, (unseen.get(to) ?? 0) + 1);
  }
  // Each task after all that it waits for, and not one inside the other: a chain may have thousands. The server lets no
  // cycle in; while changes are on their way there may be one for a moment, which is never reached.
  const ready = [...after.keys()].filter((id) => !unseen.has(id));
  const best = new Map<string, { readonly length: number; readonly via: string }>();
  let last: string | null = null;
  const lengthOf = (id: string) => best.get(id)?.length ?? 1;
  for (const id of ready) {
    if (best.has(id) && (last === null || lengthOf(id) > lengthOf(last))) last = id;
    for (const later of after.get(id) ?? []) {
      if (lengthOf(id) + 1 > lengthOf(later)) best.set(later, { length: lengthOf(id) + 1, via: id });
      const left = (unseen.get(later) ?? 0) - 1;
      unseen.set(later, left);
      if (left === 0) ready.push(later);
    }
  }
  const chain: string[] = [];
  for (let id = last; id !== null; id = best.get(id)?.via ?? null) chain.push(id);
  return chain.reverse();
}

function link(lists: Map<string, string[]>, from: string, to: string): void {
  const list = lists.get(from);
  if (list) list.push(to);
  else lists.set(from, [to]);
}
