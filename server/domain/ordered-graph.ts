/** Between the ranks of one node and the next when all are ranked anew: so many nodes can be put between them at least. */
const GAP = 1_000;
/** Nodes that one new edge may lift before all are ranked anew, which takes some milliseconds for the largest plan. */
const LIFTED = 1_000;
const NONE = -1;

/**
 * A directed graph without cycles that answers whether a way leads from some nodes to others. Nodes are numbers from 0, not
 * much larger than there are nodes. Each has a rank that is larger than those of all nodes with an edge to it: what the
 * ranks rule out is not searched, and between two long rows of nodes that is nearly everything.
 */
export class OrderedGraph {
  #nodes = 0;
  #ranks = new Int32Array(0);
  /** The first edge out of each node and the first into it; the others follow in a list. */
  #out = new Int32Array(0);
  #in = new Int32Array(0);
  /** In which search a node was seen last, on the way from what is asked for and on the way back. */
  #seenAfter = new Int32Array(0);
  #seenBefore = new Int32Array(0);
  #search = 0;
  #edges = 0;
  #from = new Int32Array(0);
  #to = new Int32Array(0);
  #nextOut = new Int32Array(0);
  #nextIn = new Int32Array(0);
  readonly #unused: number[] = [];

  /** `connectAll` is given what connects two nodes. Throws where the edges close a cycle. */
  constructor(connectAll: (connect: (from: number, to: number) => void) => void) {
    connectAll((from, to) => this.#link(from, to));
    this.#rankAll();
  }

  get edgeCount(): number {
    return this.#edges - this.#unused.length;
  }

  /** An edge that is not there yet. Throws where it closes a cycle; the graph is of no use any more then. */
  connect(from: number, to: number): void {
    this.#link(from, to);
    if (this.#ranks[from]! >= this.#ranks[to]! && !this.#lift(to, this.#ranks[from]! + 1)) this.#rankAll();
  }

  disconnect(from: number, to: number): void {
    for (let edge = this.#out[from] ?? NONE; edge !== NONE; edge = this.#nextOut[edge]!)
      if (this.#to[edge] === to) {
        this.#unlink(edge);
        return;
      }
  }

  /** Takes away every edge of a node, whose number can be used for another then. */
  isolate(node: number): void {
    while ((this.#out[node] ?? NONE) !== NONE) this.#unlink(this.#out[node]!);
    while ((this.#in[node] ?? NONE) !== NONE) this.#unlink(this.#in[node]!);
    this.#ranks[node] = 0;
  }

  /** Those of `wanted` to which a way leads from `node`. */
  reached(node: number, wanted: readonly number[]): number[] {
    const highest = wanted.reduce((rank, each) => Math.max(rank, this.#ranks[each]!), -1);
    this.#search += 1;
    this.#seekAfter([node], highest);
    return wanted.filter((each) => this.#seenAfter[each] === this.#search);
  }

  /** Every node on a way from one of `from` to one of `to`, the ends included. */
  between(from: readonly number[], to: readonly number[]): number[] {
    const highest = to.reduce((rank, node) => Math.max(rank, this.#ranks[node]!), -1);
    this.#search += 1;
    const after = this.#seekAfter(from, highest);
    this.#seekBefore(to);
    return after.filter((node) => this.#seenBefore[node] === this.#search);
  }

  /** What comes after some nodes, themselves included, up to a rank. */
  #seekAfter(nodes: readonly number[], highest: number): number[] {
    const found: number[] = [];
    const find = (node: number): void => {
      if (this.#ranks[node]! > highest || this.#seenAfter[node] === this.#search) return;
      this.#seenAfter[node] = this.#search;
      found.push(node);
    };
    nodes.forEach(find);
    for (const node of found)
      for (let edge = this.#out[node]!; edge !== NONE; edge = this.#nextOut[edge]!) find(this.#to[edge]!);
    return found;
  }
  /** What comes before some nodes, themselves included, of what was found to come after others. */
  #seekBefore(nodes: readonly number[]): void {
    const found: number[] = [];
    const find = (node: number): void => {
      if (this.#seenAfter[node] !== this.#search || this.#seenBefore[node] === this.#search) return;
      this.#seenBefore[node] = this.#search;
      found.push(node);
    };
    nodes.forEach(find);
    for (const node of found)
      for (let edge = this.#in[node]!; edge !== NONE; edge = this.#nextIn[edge]!) find(this.#from[edge]!);
  }

  #link(from: number, to: number): void {
    this.#growTo(Math.max(from, to) + 1);
    const edge = this.#unused.pop() ?? this.#newEdge();
    this.#from[edge] = from;
    this.#to[edge] = to;
    this.#nextOut[edge] = this.#out[from]!;
    this.#nextIn[edge] = this.#in[to]!;
    this.#out[from] = edge;
    this.#in[to] = edge;
  }
  #growTo(nodes: number): void {
    if (nodes > this.#ranks.length) {
      const room = roomFor(nodes);
      this.#ranks = copied(this.#ranks, room, 0);
      this.#out = copied(this.#out, room, NONE);
      this.#in = copied(this.#in, room, NONE);
      this.#seenAfter = copied(this.#seenAfter, room, 0);
      this.#seenBefore = copied(this.#seenBefore, room, 0);
    }
    this.#nodes = Math.max(this.#nodes, nodes);
  }
  #newEdge(): number {
    if (this.#edges === this.#from.length) {
      const room = roomFor(this.#edges + 1);
      this.#from = copied(this.#from, room, NONE);
      this.#to = copied(this.#to, room, NONE);
      this.#nextOut = copied(this.#nextOut, room, NONE);
      this.#nextIn = copied(this.#nextIn, room, NONE);
    }
    this.#edges += 1;
    return this.#edges - 1;
  }
  #unlink(edge: number): void {
    const [from, to] = [this.#from[edge]!, this.#to[edge]!];
    if (this.#out[from] === edge) this.#out[from] = this.#nextOut[edge]!;
    else this.#nextOut[this.#edgeBefore(edge, this.#out[from]!, this.#nextOut)] = this.#nextOut[edge]!;
    if (this.#in[to] === edge) this.#in[to] = this.#nextIn[edge]!;
    else this.#nextIn[this.#edgeBefore(edge, this.#in[to]!, this.#nextIn)] = this.#nextIn[edge]!;
    this.#unused.push(edge);
  }
  #edgeBefore(edge: number, first: number, next: Int32Array): number {
    let before = first;
    while (next[before] !== edge) before = next[before]!;
    return before;
  }

  /** Lifts a node to a rank, and what follows above it. False where that is much; then the ranks are of no use. */
  #lift(lifted: number, rank: number): boolean {
    this.#ranks[lifted] = rank;
    const open = [lifted];
    for (const node of open) {
      if (open.length > LIFTED) return false;
      const above = this.#ranks[node]! + 1;
      for (let edge = this.#out[node]!; edge !== NONE; edge = this.#nextOut[edge]!) {
        const next = this.#to[edge]!;
        if (this.#ranks[next]! >= above) continue;
        this.#ranks[next] = above;
        open.push(next);
      }
    }
    return true;
  }

  #rankAll(): void {
    const waits = new Int32Array(this.#nodes);
    const free = new Int32Array(this.#nodes);
    let [freed, taken] = [0, 0];
    for (let node = 0; node < this.#nodes; node += 1) {
      for (let edge = this.#in[node]!; edge !== NONE; edge = this.#nextIn[edge]!) waits[node]! += 1;
      if (waits[node] === 0) free[freed++] = node;
    }
    this.#ranks.fill(0);
    for (; taken < freed; taken += 1) {
      const node = free[taken]!;
      const above = this.#ranks[node]! + GAP;
      for (let edge = this.#out[node]!; edge !== NONE; edge = this.#nextOut[edge]!) {
        const next = this.#to[edge]!;
        if (this.#ranks[next]! < above) this.#ranks[next] = above;
        waits[next]! -= 1;
        if (waits[next] === 0) free[freed++] = next;
      }
    }
    if (freed < this.#nodes) throw new Error('The edges of the graph close a cycle.');
  }
}

function roomFor(count: number): number {
  return Math.max(64, count + (count >> 1));
}

function copied(old: Int32Array, length: number, filling: number): Int32Array<ArrayBuffer> {
  const array = new Int32Array(length).fill(filling);
  array.set(old);
  return array;
}
