import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval';
import { whenIdle } from '../lib/when-idle.ts';
import type { PlanStore } from './plan-store.ts';
import type { LoadedPlan } from './plan-wire.ts';

/** Plans that open without a network: the ones that were open last. */
const MOST = 3;
const REST_MS = 3_000;
/** Changes with what a kept plan looks like: what an older release has kept is not read. */
const FORM = 2;

export interface KeptPlan {
  readonly version: number;
  readonly plan: LoadedPlan;
}

interface Stored {
  readonly form: number;
  readonly savedAt: number;
  readonly version: number;
  /** As a string: far quicker to store and read than thousands of objects. */
  readonly plan: string;
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
    return { version: stored.version, plan: JSON.parse(stored.plan) as LoadedPlan };
  } catch {
    return null;
  }
}

/** Keeps the plan once it has rested for some seconds and the browser has nothing better to do. Never throws. */
export function keepPlanSoon(plans: PlanStore, projectId: string, version: () => number): void {
  clearTimeout(timers.get(projectId));
  timers.set(
    projectId,
    setTimeout(() => {
      timers.delete(projectId);
      whenIdle(() => void keep(projectId, version(), plans.told(projectId)));
    }, REST_MS),
  );
}

/** Forgets a plan that is not there any more, or not for this person. Never throws. */
export async function forgetKeptPlan(projectId: string): Promise<void> {
  clearTimeout(timers.get(projectId));
  timers.delete(projectId);
  try {
    await del(projectId, store());
  } catch {
    // Nothing is kept here.
  }
}

async function keep(projectId: string, version: number, plan: LoadedPlan | null): Promise<void> {
  if (!plan) return;
  try {
    const stored: Stored = { form: FORM, savedAt: Date.now(), version, plan: JSON.stringify(plan) };
    await set(projectId, stored, store());
    const others = (await entries<string, Stored>(store())).toSorted(([, a], [, b]) => b.savedAt - a.savedAt);
    for (const [id] of others.slice(MOST)) await del(id, store());
  } catch {
    // A private window or a full disk: the plan needs a network then.
  }
}
