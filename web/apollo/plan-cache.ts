import { InMemoryCache, type NormalizedCacheObject } from '@apollo/client';
import { derivePlanIndex, EMPTY_INDEX, type PlanIndex } from './plan-index.ts';

/** Every type of the schema that implements `Node`: what `node(id)` may answer. */
const POSSIBLE_TYPES = { Node: ['AgentRun', 'Patch', 'Person', 'Project', 'Task'] };

type BroadcastOptions = Parameters<InMemoryCache['broadcastWatches']>[0];

/**
 * Apollo's cache with an index of each open plan beside it.
 *
 * A query watched by Apollo over 10,000 tasks costs hundreds of milliseconds at every change. So no view watches the
 * plan: views read an index that is derived from the normalized entities, optimistic layers included, at most once per
 * change and only when somebody looks. Apollo stays the only source of truth, and optimistic changes and their
 * rollback need no code of their own.
 *
 * NOTE: `broadcastWatches` is protected API of Apollo Client. Its version is pinned, and plan-cache.test.ts fails when
 * the hook is no longer called.
 */
export class PlanCache extends InMemoryCache {
  readonly #listeners = new Set<() => void>();
  readonly #indexes = new Map<string, { index: PlanIndex; generation: number }>();
  #generation = 0;
  #isQueued = false;

  constructor() {
    super({ possibleTypes: POSSIBLE_TYPES });
  }

  protected override broadcastWatches(options?: BroadcastOptions): void {
    super.broadcastWatches(options);
    this.#generation += 1;
    if (this.#isQueued) return;
    this.#isQueued = true;
    queueMicrotask(() => {
      this.#isQueued = false;
      for (const listener of this.#listeners) listener();
    });
  }

  /** Calls `listener` in a microtask after the cache has changed, once for all changes of that moment. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** The present index of a plan: the same object until something in the plan changes. */
  index(projectId: string): PlanIndex {
    const known = this.#indexes.get(projectId);
    if (known?.generation === this.#generation) return known.index;
    const index = derivePlanIndex(this.extract(true), projectId, known?.index ?? EMPTY_INDEX);
    this.#indexes.set(projectId, { index, generation: this.#generation });
    return index;
  }

  /**
   * Replaces the tasks of one project by `entities`, and drops those of projects in `forget`. Far quicker than
   * `writeQuery` for thousands of tasks. Discards optimistic layers: whoever has some records them again afterwards.
   */
  replacePlan(projectId: string, entities: NormalizedCacheObject, forget: readonly string[] = []): void {
    const dropped = new Set([projectId, ...forget].map((id) => `Project:${id}`));
    const kept: NormalizedCacheObject = {};
    for (const [key, entity] of Object.entries(this.extract())) {
      const project = key.startsWith('Task:') ? (entity?.['project'] as { __ref: string } | undefined) : undefined;
      if (project && dropped.has(project.__ref)) continue;
      kept[key] = entity;
    }
    for (const id of forget) this.#indexes.delete(id);
    this.restore(Object.assign(kept, entities));
    this.broadcastWatches();
  }
}
