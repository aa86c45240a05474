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
  try {
    localStorage.setItem(KEY, JSON.stringify([[projectId, view], ...others].slice(0, KEPT_PROJECTS)));
  } catch {
    // A full or forbidden storage: the outline is then what opens.
  }
}

function read(): [string, PlanViewName][] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? (kept as [string, PlanViewName][]).filter(([, view]) => isPlanView(view)) : [];
  } catch {
    return [];
  }
}

function isPlanView(value: unknown): value is PlanViewName {
  return PLAN_VIEWS.includes(value as PlanViewName);
}
