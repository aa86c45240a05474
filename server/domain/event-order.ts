import { assert } from '../lib/assert.ts';
import type { Event } from './dependency-graph.ts';
import type { TaskId } from './ids.ts';
import { OrderedGraph } from './ordered-graph.ts';
import type { OperationBody } from './patch.ts';
import type { Dependency } from './task.ts';

/** One event after another. */
export type NewEdge = readonly [from: Event, to: Event];

/** Events by the tasks whose start, or finish, they are. */
export interface Events {
  readonly starts: ReadonlySet<TaskId>;
  readonly finishes: ReadonlySet<TaskId>;
}

/**
 * Which events of a plan come after which, and nothing else of it: kept in memory, it tells in which part of a plan a new
 * dependency or a new parent could close a cycle. What it says is the same as the plan's; `dependency-graph.ts` judges.
 */
export class EventOrder {
  /** The number of each task; its events are twice that, and one more. */
  readonly #numbers = new Map<TaskId, number>();
  readonly #ids: TaskId[] = [];
  readonly #parents: (TaskId | null)[] = [];
  readonly #unused: number[] = [];
  readonly #graph: OrderedGraph;

  /** Throws where the plan has a cycle. */
  constructor(
    tasks: readonly { readonly id: TaskId; readonly parentId: TaskId | null }[],
    dependencies: readonly Dependency[],
  ) {
    for (const { id, parentId } of tasks) this.#number(id, parentId);
    this.#graph = new OrderedGraph((connect) => {
      for (const { id, parentId } of tasks) {
        const start = this.#start(id);
        connect(start, start + 1);
        if (parentId === null) continue;
        const parentStart = this.#start(parentId);
        connect(parentStart, start);
        connect(start + 1, parentStart + 1);
      }
      for (const { taskId, dependsOnId } of dependencies) connect(this.#finish(dependsOnId), this.#start(taskId));
    });
  }

  /** How much it holds: tasks, and what each waits for. */
  get size(): number {
    return this.#numbers.size + this.#graph.edgeCount;
  }

  /** Does what an effect says. Throws where it is not the effect of a patch on this plan. */
  replay(effect: OperationBody): void {
    switch (effect.kind) {
      case 'CREATE_TASK': {
        const { taskId } = effect;
        assert(!this.#numbers.has(taskId), `task ${taskId} is there already`);
        this.#number(taskId, effect.placement.parentId);
        this.#graph.connect(this.#start(taskId), this.#finish(taskId));
        for (const [from, to] of this.#bonds(taskId)) this.#graph.connect(from, to);
        return;
      }
      case 'MOVE_TASK': {
        const { taskId, after } = effect;
        if (this.#parents[this.#numberOf(taskId)] === after.parentId) return;
        for (const [from, to] of this.#bonds(taskId)) this.#graph.disconnect(from, to);
        this.#parents[this.#numberOf(taskId)] = after.parentId;
        for (const [from, to] of this.#bonds(taskId)) this.#graph.connect(from, to);
        return;
      }
      case 'DELETE_TASK':
        for (const { id } of effect.tasks) {
          const number = this.#numberOf(id);
          this.#graph.isolate(2 * number);
          this.#graph.isolate(2 * number + 1);
          this.#numbers.delete(id);
          this.#unused.push(number);
        }
        return;
      case 'ADD_DEPENDENCY':
        this.#graph.connect(...this.#wait(effect));
        return;
      case 'REMOVE_DEPENDENCY':
        this.#graph.disconnect(...this.#wait(effect));
        return;
      case 'UPDATE_PROJECT':
      case 'UPDATE_TASK':
    }
  }

  /**
   * Every event on a way of the plan that is part of a circle which new edges close, whichever of them are made; perhaps
   * some more, and none where they close no circle. Events of tasks that are new have no ways but the new ones.
   * `detached`: a task that is taken as if it stood below no other.
   */
  onCircles(edges: readonly NewEdge[], detached: TaskId | null): Events {
    const bonds = detached !== null && this.#numbers.has(detached) ? this.#bonds(detached) : [];
    for (const [start, end] of bonds) this.#graph.disconnect(start, end);
    const ends = eventsOnCircles([...edges, ...this.#waysBetween(edges)]);
    const heads = edges.flatMap(([, to]) => (ends.has(to) ? this.#nodes([to]) : []));
    const tails = edges.flatMap(([from]) => (ends.has(from) ? this.#nodes([from]) : []));
    const found = this.#graph.between(heads, tails);
    for (const [start, end] of bonds) this.#graph.connect(start, end);
    const tasksOf = (isFinish: number): Set<TaskId> =>
      new Set(found.filter((node) => node % 2 === isFinish).map((node) => this.#ids[node >> 1]!));
    return { starts: tasksOf(0), finishes: tasksOf(1) };
  }

  /** The ways that the plan has from where new edges lead to, to where others come from. */
  #waysBetween(edges: readonly NewEdge[]): NewEdge[] {
    const tails = new Map(edges.flatMap(([from]) => this.#nodes([from]).map((node) => [node, from])));
    const heads = new Set(edges.map(([, to]) => to));
    return [...heads].flatMap((head) =>
      this.#nodes([head]).flatMap((node) => {
        const others = [...tails.keys()].filter((tail) => tail !== node);
        return this.#graph.reached(node, others).map((tail): NewEdge => [head, tails.get(tail)!]);
      }),
    );
  }

  #number(id: TaskId, parentId: TaskId | null): void {
    const number = this.#unused.pop() ?? this.#ids.length;
    this.#ids[number] = id;
    this.#parents[number] = parentId;
    this.#numbers.set(id, number);
  }
  #numberOf(id: TaskId): number {
    const number = this.#numbers.get(id);
    assert(number !== undefined, `task ${id} is not in the order`);
    return number;
  }
  #start(id: TaskId): number {
    return 2 * this.#numberOf(id);
  }
  #finish(id: TaskId): number {
    return 2 * this.#numberOf(id) + 1;
  }
  /** A task lies between the start and the finish of its parent. */
  #bonds(id: TaskId): (readonly [from: number, to: number])[] {
    const parentId = this.#parents[this.#numberOf(id)]!;
    if (parentId === null) return [];
    return [
      [this.#start(parentId), this.#start(id)],
      [this.#finish(id), this.#finish(parentId)],
    ];
  }
  #wait({ taskId, dependsOnId }: Dependency): readonly [from: number, to: number] {
    return [this.#finish(dependsOnId), this.#start(taskId)];
  }
  /** Those of some events that the plan has. */
  #nodes(events: readonly Event[]): number[] {
    return events.flatMap((event) => {
      const [side, id] = event.split(' ') as ['start' | 'finish', TaskId];
      if (!this.#numbers.has(id)) return [];
      return side === 'start' ? this.#start(id) : this.#finish(id);
    });
  }
}

/** The events that remain where those without an edge to them, or from them, are taken away until there are none. */
function eventsOnCircles(edges: readonly NewEdge[]): ReadonlySet<Event> {
  let left = edges;
  for (;;) {
    const [sources, targets] = [new Set(left.map(([from]) => from)), new Set(left.map(([, to]) => to))];
    const kept = left.filter(([from, to]) => targets.has(from) && sources.has(to));
    if (kept.length === left.length) return sources;
    left = kept;
  }
}
