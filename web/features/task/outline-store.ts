import { remember, rememberedValue } from '../../lib/remembered.ts';

const PREFIX = 'orchestrator.collapsed.';
/** Projects whose collapse state is kept; the ones opened longest ago go first. */
const KEPT_PROJECTS = 50;

/** Ids of collapsed tasks, as this browser left the project. */
export function readCollapsed(projectId: string): ReadonlySet<string> {
  const kept = rememberedValue(PREFIX + projectId) as { ids?: unknown } | null;
  return new Set(Array.isArray(kept?.ids) ? kept.ids.filter((id): id is string => typeof id === 'string') : []);
}

export function writeCollapsed(projectId: string, collapsed: ReadonlySet<string>): void {
  if (remember(PREFIX + projectId, JSON.stringify({ at: Date.now(), ids: [...collapsed] }))) forgetOldest();
}

function forgetOldest(): void {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  if (keys.length <= KEPT_PROJECTS) return;
  const age = (key: string) => (rememberedValue(key) as { at?: number } | null)?.at ?? 0;
  const oldest = keys.sort((a, b) => age(a) - age(b)).slice(0, keys.length - KEPT_PROJECTS);
  for (const key of oldest) remember(key, null);
}
