import type { PlanIndex } from '../../apollo/plan-index.ts';

/** One line of the outline. */
export interface OutlineRow {
  readonly type: 'task';
  readonly id: string;
  /** 1 for a root task, as `aria-level` counts. */
  readonly level: number;
  /** Place among its siblings from 1, and how many there are. */
  readonly position: number;
  readonly setSize: number;
  /** Whether there is something to fold; children that a filter leaves out are not. */
  readonly hasChildren: boolean;
  readonly isExpanded: boolean;
}

/** Where a task that is being written will stand. */
export interface NewTaskPlace {
  readonly parentId: string | null;
  /** Sibling to come after; null for the first place. */
  readonly afterId: string | null;
}

export interface NewTaskRow extends NewTaskPlace {
  readonly type: 'new';
  readonly id: string;
  readonly level: number;
}

export type AnyRow = OutlineRow | NewTaskRow;

/**
 * The tasks that are visible, depth first in plan order: children of tasks in `collapsed` are left out, and so is, with
 * all that is below it, what `isShown` says no to.
 */
export function outlineRows(
  children: PlanIndex['children'],
  collapsed: ReadonlySet<string>,
  isShown?: (id: string) => boolean,
): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const shown = (parentId: string | null): readonly string[] => {
    const ids = children.get(parentId) ?? [];
    return isShown ? ids.filter(isShown) : ids;
  };
  const visit = (ids: readonly string[], level: number) => {
    for (const [at, id] of ids.entries()) {
      const below = children.has(id) ? shown(id) : [];
      const hasChildren = below.length > 0;
      const isExpanded = hasChildren && !collapsed.has(id);
      rows.push({ type: 'task', id, level, position: at + 1, setSize: ids.length, hasChildren, isExpanded });
      if (isExpanded) visit(below, level + 1);
    }
  };
  visit(shown(null), 1);
  return rows;
}

/** The rows with a line for the new task at its place; `id` is the line's own. */
export function withNewTask(rows: readonly OutlineRow[], place: NewTaskPlace, id: string): readonly AnyRow[] {
  const parentAt = rows.findIndex((row) => row.id === place.parentId);
  const level = parentAt === -1 ? 1 : (rows[parentAt]?.level ?? 0) + 1;
  const row: NewTaskRow = { type: 'new', id, level, parentId: place.parentId, afterId: place.afterId };
  let at = parentAt + 1;
  if (place.afterId !== null) {
    const siblingAt = rows.findIndex(({ id }) => id === place.afterId);
    // A sibling that is gone meanwhile leaves the last place, as it does on the server.
    if (siblingAt !== -1) at = endOfSubtree(rows, siblingAt);
    else at = parentAt === -1 ? rows.length : endOfSubtree(rows, parentAt);
  }
  return [...rows.slice(0, at), row, ...rows.slice(at)];
}

/** Index of the first row after the one at `at` that is not below it. */
function endOfSubtree(rows: readonly OutlineRow[], at: number): number {
  const level = rows[at]?.level ?? 0;
  let end = at + 1;
  while ((rows[end]?.level ?? 0) > level) end += 1;
  return end;
}

/** Ids of all tasks with children whose own level is `level` or deeper; level 1 is every one of them. */
export function parentsFromLevel(index: PlanIndex, level: number): string[] {
  const ids: string[] = [];
  const visit = (parentId: string | null, depth: number) => {
    for (const id of index.children.get(parentId) ?? []) {
      if (!index.children.has(id)) continue;
      if (depth >= level) ids.push(id);
      visit(id, depth + 1);
    }
  };
  visit(null, 1);
  return ids;
}
