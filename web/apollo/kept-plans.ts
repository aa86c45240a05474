import type { NormalizedCacheObject } from '@apollo/client';
import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval';
import { whenIdle } from '../lib/when-idle.ts';
import type { PlanCache } from './plan-cache.ts';

/** Plans that open without a network: the ones that were open last. */
const MOST = 3;
const REST_MS = 3_000;
/** Changes with what a plan's entities look like: what an older release has kept is not read. */
const FORM = 1;

export interface KeptPlan {
  readonly version: number;
  readonly entities: NormalizedCacheObject;
}

interface Stored {
  readonly form: number;
  readonly savedAt: number;
  readonly version: number;
  /** As a string: far quicker to store and read than thousands of objects. */
  readonly entities: string;
}

let opened: UseStore | null = null;
const timers = new Map<string, ReturnType<typeof setTimeout>>();

function store(): UseStore {
  opened ??= createStore('orchestrator-plans', 'plans');
  return opened;
}

/** The plan as it was when it was kept last; null where there is none. Never throws. */
export async function readKeptPlan(projectId: string): Promise<KeptPlan | null> {
  try {
    const stored = await get<Stored>(projectId, store());
    if (stored?.form !== FORM) return null;
    return { version: stored.version, entities: JSON.parse(stored.entities) as NormalizedCacheObject };
  } catch {
    return null;
  }
}

/** Keeps the plan once it has rested for some seconds and the browser has nothing better to do. Never throws. */
export function keepPlanSoon(cache: PlanCache, projectId: string, version: () => number): void {
  clearTimeout(timers.get(projectId));
  timers.set(
    projectId,
    setTimeout(() => {
      timers.delete(projectId);
      whenIdle(() => void keep(projectId, version(), entitiesOf(cache, projectId)));
    }, REST_MS),
  );
}

async function keep(projectId: string, version: number, entities: NormalizedCacheObject): Promise<void> {
  try {
    const stored: Stored = { form: FORM, savedAt: Date.now(), version, entities: JSON.stringify(entities) };
    await set(projectId, stored, store());
    const others = (await entries<string, Stored>(store())).toSorted(([, a], [, b]) => b.savedAt - a.savedAt);
    for (const [id] of others.slice(MOST)) await del(id, store());
  } catch {
    // A private window or a full disk: the plan needs a network then.
  }
}

/** What the server has said, without what waits to be sent: that is kept apart. */
function entitiesOf(cache: PlanCache, projectId: string): NormalizedCacheObject {
  const kept: NormalizedCacheObject = {};
  const projectRef = `Project:${projectId}`;
  for (const [key, entity] of Object.entries(cache.extract())) {
    const project = entity?.['project'] as { readonly __ref: string } | undefined;
    if (key === projectRef || key.startsWith('Person:') || (key.startsWith('Task:') && project?.__ref === projectRef))
      kept[key] = entity;
  }
  return kept;
}
