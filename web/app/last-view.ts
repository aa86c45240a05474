import { remember, rememberedValue } from '../lib/remembered.ts';

const KEY = 'orchestrator.views';
/** Projects whose view is kept; the ones looked at longest ago go first. */
const KEPT_PROJECTS = 50;

/** The ways of looking at a plan that have an address of their own: `/p/$projectId/board`. */
const PLAN_VIEWS = ['outline', 'list', 'board', 'timeline', 'graph', 'dashboard'] as const;
export type PlanViewName = (typeof PLAN_VIEWS)[number];

/** The view in which this browser looked at the project last; the outline where it never has. */
export function lastView(projectId: string): PlanViewName {
  return read().find(([id]) => id === projectId)?.[1] ?? 'outline';
}

export function rememberView(projectId: string, view: PlanViewName): void {
  const others = read().filter(([id]) => id !== projectId);
  remember(KEY, JSON.stringify([[projectId, view], ...others].slice(0, KEPT_PROJECTS)));
}

function read(): [string, PlanViewName][] {
  const kept = rememberedValue(KEY);
  if (!Array.isArray(kept)) return [];
  return kept.filter((each): each is [string, PlanViewName] => Array.isArray(each) && isPlanView(each[1]));
}

function isPlanView(value: unknown): value is PlanViewName {
  return PLAN_VIEWS.includes(value as PlanViewName);
}
