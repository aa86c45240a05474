import { useEffect, useSyncExternalStore } from 'react';
import type { PlanTask_DetailsFragment } from '../__generated__/graphql.ts';
import { cache, planClient } from './client.ts';
import { onNextFrame } from './frame.ts';
import { forgetKeptPlan, keepPlanSoon, readKeptPlan } from './kept-plans.ts';
import type { PlanIndex } from './plan-index.ts';
import { PlanSession, type PlanState } from './plan-session.ts';
import { PlanStore } from './plan-store.ts';

/** Plans kept in memory: the open one and the ones before it, so that going back shows a plan at once. */
const KEPT_PLANS = 3;

/** Every plan that this page has open. */
export const plans = new PlanStore();

/** What lists of projects, which Apollo keeps, were told last of a plan's project. */
const listed = new Map<string, string>();
plans.subscribe(function keepListsTrue() {
  for (const projectId of sessions.keys()) {
    const { project } = plans.index(projectId);
    if (!project) continue;
    const { name, status } = project;
    const shown = `${status} ${name}`;
    if (listed.get(projectId) === shown) continue;
    listed.set(projectId, shown);
    cache.modify({ id: `Project:${projectId}`, fields: { name: () => name, status: () => status } });
  }
});

const sessions = new Map<string, PlanSession>();
const replacedListeners = new Set<(projectId: string) => void>();

/** The session of a project; there is one per project, made on first use. */
export function planSession(projectId: string): PlanSession {
  const known = sessions.get(projectId);
  if (known) return known;
  const session = new PlanSession(projectId, {
    client: planClient,
    plans,
    takeForgotten,
    onReplaced: () => replacedListeners.forEach((listener) => listener(projectId)),
    readKept: readKeptPlan,
    schedule: onNextFrame,
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
  });
  session.subscribe(() => {
    keepSoon(session);
    if (session.getState().type === 'missing') void forgetKeptPlan(projectId);
  });
  sessions.set(projectId, session);
  return session;
}

/** Adds the fields of the panel to a task, also to its plan as it is kept for when there is no network. */
export function addTaskDetails(details: PlanTask_DetailsFragment): void {
  plans.addDetails(details);
  for (const session of sessions.values()) if (plans.index(session.projectId).byId.has(details.id)) keepSoon(session);
}

function keepSoon(session: PlanSession): void {
  if (session.getState().type === 'ready') keepPlanSoon(plans, session.projectId, () => session.version);
}

/** Calls `listener` after a snapshot has replaced a plan: what edits showed is gone and has to be shown again. */
export function onPlanReplaced(listener: (projectId: string) => void): void {
  replacedListeners.add(listener);
}

/** Loads the open plans that could not be loaded. */
export function reloadFailedPlans(): void {
  for (const session of sessions.values()) session.retry();
}

function takeForgotten(): string[] {
  const forgotten = [...sessions.keys()].slice(0, Math.max(0, sessions.size - KEPT_PLANS));
  for (const projectId of forgotten) {
    sessions.get(projectId)?.close();
    sessions.delete(projectId);
    listed.delete(projectId);
  }
  return forgotten;
}

/**
 * Opens a plan for as long as the component is mounted, and tells how that goes. Use it once per page (the project
 * layout does); everything below reads with `usePlanIndex`.
 */
export function usePlanSession(projectId: string): PlanState {
  const session = planSession(projectId);
  useEffect(
    function followPlan() {
      // The latest opened is the last in the map, so the first is the one to forget.
      sessions.delete(projectId);
      sessions.set(projectId, session);
      session.open();
      return () => session.close();
    },
    [projectId, session],
  );
  return useSyncExternalStore(session.subscribe, session.getState);
}

/**
 * The plan as a tree: tasks by id, children in order, dependents, progress, people; optimistic changes included. The
 * same object until something changes. Costs nothing to use in many places; before the snapshot it is empty.
 */
export function usePlanIndex(projectId: string): PlanIndex {
  return useSyncExternalStore(plans.subscribe, () => plans.index(projectId));
}
