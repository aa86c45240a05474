import type { PlanIndex } from '../../apollo/plan-index.ts';

/** As the server has it: five levels below a root task. */
const MAX_DEPTH = 5;

export interface TaskPlace {
  readonly parentId: string | null;
  /** Sibling to come after; null for the first place. */
  readonly afterId: string | null;
}

/** 0 for a root task. */
function depthOf(index: PlanIndex, taskId: string | null): number {
  let depth = -1;
  for (let id = taskId; id !== null && id !== undefined; id = index.byId.get(id)?.parentId ?? null) depth += 1;
  return depth;
}

/** Levels below a task; 0 where it has no children. */
function heightOf(index: PlanIndex, taskId: string): number {
  const children = index.children.get(taskId) ?? [];
  return children.length === 0 ? 0 : 1 + Math.max(...children.map((id) => heightOf(index, id)));
}

function siblingsOf(index: PlanIndex, taskId: string): { parentId: string | null; ids: readonly string[]; at: number } {
  const parentId = index.byId.get(taskId)?.parentId ?? null;
  const ids = index.children.get(parentId) ?? [];
  return { parentId, ids, at: ids.indexOf(taskId) };
}

/** One place up among its siblings; null where it is the first. */
export function placeUp(index: PlanIndex, taskId: string): TaskPlace | null {
  const { parentId, ids, at } = siblingsOf(index, taskId);
  return at <= 0 ? null : { parentId, afterId: ids[at - 2] ?? null };
}

/** One place down among its siblings; null where it is the last. */
export function placeDown(index: PlanIndex, taskId: string): TaskPlace | null {
  const { parentId, ids, at } = siblingsOf(index, taskId);
  const next = ids[at + 1];
  return next === undefined ? null : { parentId, afterId: next };
}

/** Last child of the sibling above; null where there is none or the tree would become too deep. */
export function placeIndented(index: PlanIndex, taskId: string): TaskPlace | null {
  const { ids, at } = siblingsOf(index, taskId);
  const parentId = ids[at - 1];
  if (parentId === undefined || depthOf(index, parentId) + 1 + heightOf(index, taskId) > MAX_DEPTH) return null;
  return { parentId, afterId: index.children.get(parentId)?.at(-1) ?? null };
}

/** After its parent, as the parent's sibling; null for a root task. */
export function placeOutdented(index: PlanIndex, taskId: string): TaskPlace | null {
  const parent = index.byId.get(index.byId.get(taskId)?.parentId ?? '');
  return parent ? { parentId: parent.parentId, afterId: parent.id } : null;
}

/** Whether a task may be put below `parentId`: not below itself, and not too deep. */
export function mayMoveBelow(index: PlanIndex, taskId: string, parentId: string | null): boolean {
  for (let id = parentId; id !== null; id = index.byId.get(id)?.parentId ?? null) if (id === taskId) return false;
  return depthOf(index, parentId) + 1 + heightOf(index, taskId) <= MAX_DEPTH;
}

/** The place of a task that does not exist yet, one level in or out; null where there is no such place. */
export function shiftedPlace(index: PlanIndex, place: TaskPlace, direction: 'indent' | 'outdent'): TaskPlace | null {
  if (direction === 'indent') {
    const parentId = place.afterId;
    if (parentId === null || depthOf(index, parentId) + 1 > MAX_DEPTH) return null;
    return { parentId, afterId: index.children.get(parentId)?.at(-1) ?? null };
  }
  const parent = place.parentId === null ? undefined : index.byId.get(place.parentId);
  return parent ? { parentId: parent.parentId, afterId: parent.id } : null;
}
