import type { PlanTask } from './plan-task.ts';

export interface Edge {
  readonly task: PlanTask;
  readonly dependsOn: PlanTask;
}

/** Steps that looking for cycles may take in all; more needs a document of thousands of items that wait in circles. */
const MAX_STEPS = 3_000_000;

/**
 * Chooses which dependencies a plan can have: those before in the list win, and one that would close a cycle is left out.
 *
 * Every task is two points, start and finish; a task with children starts before them and finishes after them, so a
 * dependency between a task and its own ancestor is a cycle too.
 */
export function withoutCycles(tasks: readonly PlanTask[], edges: readonly Edge[]): ReadonlySet<Edge> {
  const graph = new PointGraph(tasks);
  const points = edges.map((edge) => graph.pointsOf(edge));
  const suspects = graph.findSuspects(points);
  const accepted = new Set(edges.filter((_, index) => !suspects.has(index)));
  graph.start(points.filter((_, index) => !suspects.has(index)));
  edges.forEach((edge, index) => {
    if (suspects.has(index) && graph.insert(points[index]!)) accepted.add(edge);
  });
  return accepted;
}

/** From the finish of one task to the start of another. */
type PointEdge = readonly [from: number, to: number];

class PointGraph {
  readonly #starts = new Map<PlanTask, number>();
  readonly #out: number[][] = [];
  readonly #in: number[][] = [];
  /** Place of each point in an order that keeps all edges. */
  #rank: number[] = [];
  #steps = 0;

  constructor(tasks: readonly PlanTask[]) {
    for (const task of tasks) {
      const start = this.#out.length;
      this.#starts.set(task, start);
      this.#out.push([], []);
      this.#in.push([], []);
      this.#connect(start, start + 1);
      const above = task.parent ? this.#starts.get(task.parent) : undefined;
      if (above === undefined) continue;
      this.#connect(above, start);
      this.#connect(start + 1, above + 1);
    }
  }

  pointsOf({ task, dependsOn }: Edge): PointEdge {
    return [this.#starts.get(dependsOn)! + 1, this.#starts.get(task)!];
  }

  #connect(from: number, to: number): void {
    this.#out[from]!.push(to);
    this.#in[to]!.push(from);
  }

  /** Indexes of the edges that can be part of a cycle. */
  findSuspects(edges: readonly PointEdge[]): ReadonlySet<number> {
    const out = withEdges(this.#out, edges);
    const back = withEdges(
      this.#in,
      edges.map(([from, to]) => [to, from] as const),
    );
    const forward = new Set(sortable(out, back));
    const backward = new Set(sortable(back, out));
    const isFree = (point: number): boolean => forward.has(point) || backward.has(point);
    return new Set(edges.flatMap(([from, to], index) => (isFree(from) || isFree(to) ? [] : [index])));
  }

  start(edges: readonly PointEdge[]): void {
    for (const [from, to] of edges) this.#connect(from, to);
    sortable(this.#out, this.#in).forEach((point, rank) => (this.#rank[point] = rank));
  }

  /**
   * Adds an edge and keeps the order; false, and nothing changed, where it would close a cycle.
   *
   * @see Pearce, Kelly: A Dynamic Topological Sort Algorithm for Directed Acyclic Graphs, 2006
   */
  insert([from, to]: PointEdge): boolean {
    const low = this.#rank[to]!;
    const high = this.#rank[from]!;
    if (low < high) {
      const forward = this.#reach(to, this.#out, (rank) => rank <= high);
      if (forward.has(from) || this.#steps > MAX_STEPS) return false;
      const backward = this.#reach(from, this.#in, (rank) => rank >= low);
      const byRank = (points: Set<number>): number[] => [...points].sort((a, b) => this.#rank[a]! - this.#rank[b]!);
      const moved = [...byRank(backward), ...byRank(forward)];
      const ranks = moved.map((point) => this.#rank[point]!).sort((a, b) => a - b);
      moved.forEach((point, index) => (this.#rank[point] = ranks[index]!));
    }
    this.#connect(from, to);
    return true;
  }

  #reach(start: number, edges: readonly number[][], isInside: (rank: number) => boolean): Set<number> {
    const seen = new Set([start]);
    const stack = [start];
    for (let point = stack.pop(); point !== undefined && this.#steps <= MAX_STEPS; point = stack.pop()) {
      this.#steps++;
      for (const next of edges[point]!) {
        if (seen.has(next) || !isInside(this.#rank[next]!)) continue;
        seen.add(next);
        stack.push(next);
      }
    }
    return seen;
  }
}

function withEdges(lists: readonly number[][], edges: readonly PointEdge[]): number[][] {
  const result = lists.map((list) => [...list]);
  for (const [from, to] of edges) result[from]!.push(to);
  return result;
}

/** The points that are in no cycle and behind none, in an order that keeps the edges. */
function sortable(out: readonly number[][], back: readonly number[][]): number[] {
  const open = back.map((list) => list.length);
  const sorted = open.flatMap((count, point) => (count === 0 ? [point] : []));
  for (let index = 0; index < sorted.length; index++) {
    for (const next of out[sorted[index]!]!) if (--open[next]! === 0) sorted.push(next);
  }
  return sorted;
}
