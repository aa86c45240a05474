import type { ReviewOperation } from './operation.ts';
import { valueAfter } from './operation.ts';

export type GroupKey = 'create' | 'update' | 'delete' | 'dependencies';

const GROUP_OF: Readonly<Record<ReviewOperation['kind'], GroupKey>> = {
  CREATE_TASK: 'create',
  UPDATE_PROJECT: 'update',
  UPDATE_TASK: 'update',
  MOVE_TASK: 'update',
  DELETE_TASK: 'delete',
  ADD_DEPENDENCY: 'dependencies',
  REMOVE_DEPENDENCY: 'dependencies',
};

export const GROUP_TITLES: Readonly<Record<GroupKey, string>> = {
  create: 'Create',
  update: 'Update',
  delete: 'Delete',
  dependencies: 'Dependencies',
};

const GROUP_ORDER: readonly GroupKey[] = ['create', 'update', 'delete', 'dependencies'];

/** One line of the review. */
export type ReviewRow =
  | { readonly type: 'group'; readonly key: GroupKey; readonly operationIds: readonly string[] }
  | {
      readonly type: 'operation';
      readonly operation: ReviewOperation;
      /** Level below the topmost operation of its tree; 0 outside of the Create tree. */
      readonly level: number;
      /** The existing task under which the topmost created task goes; null at the top level and below other operations. */
      readonly underTaskId: string | null;
      /** Whether it stands out from its neighbours: a task with others below it, or whatever is in no tree. */
      readonly isStrong: boolean;
    };

/** Operations as the review shows them: by group, created tasks as the tree that they will be. */
export function groupedRows(operations: readonly ReviewOperation[]): ReviewRow[] {
  const groups = Map.groupBy(operations, (operation) => GROUP_OF[operation.kind]);
  return GROUP_ORDER.flatMap((key) => {
    const members = groups.get(key);
    if (!members) return [];
    const rows = key === 'create' ? treeRows(members) : members.map((operation) => flatRow(operation));
    return [{ type: 'group' as const, key, operationIds: members.map(({ id }) => id) }, ...rows];
  });
}

/** The rows of some operations, without headings. */
export function onlyOf(rows: readonly ReviewRow[], ids: ReadonlySet<string>): ReviewRow[] {
  return rows.filter((row) => row.type === 'operation' && ids.has(row.operation.id));
}

/** Where an operation stands among the rows; -1 where it does not. */
export function indexOf(rows: readonly ReviewRow[], id: string | null): number {
  return rows.findIndex((row) => row.type === 'operation' && row.operation.id === id);
}

/** The parent that a CREATE_TASK names; null at the top level. */
export function createdUnder(operation: ReviewOperation): string | null {
  const parentId = valueAfter(operation, 'parentId');
  return typeof parentId === 'string' ? parentId : null;
}

function flatRow(operation: ReviewOperation): ReviewRow {
  return { type: 'operation', operation, level: 0, underTaskId: null, isStrong: true };
}

function treeRows(creates: readonly ReviewOperation[]): ReviewRow[] {
  const created = new Set(creates.map(({ taskId }) => taskId));
  const children = new Map<string | null, ReviewOperation[]>();
  for (const operation of creates) {
    const siblings = children.get(createdUnder(operation));
    if (siblings) placeAmong(siblings, operation);
    else children.set(createdUnder(operation), [operation]);
  }
  // The tops of the trees: created below a task that exists, or at the top level.
  const tops = [...children].filter(([parentId]) => !created.has(parentId)).flatMap(([, siblings]) => siblings);
  const rows: ReviewRow[] = [];
  const stack = tops.reverse().map((operation) => ({ operation, level: 0 }));
  const shown = new Set<string>();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { operation, level } = next;
    shown.add(operation.id);
    const below = (operation.taskId === null ? undefined : children.get(operation.taskId)) ?? [];
    const underTaskId = level === 0 ? createdUnder(operation) : null;
    rows.push({ type: 'operation', operation, level, underTaskId, isStrong: below.length > 0 });
    for (let at = below.length - 1; at >= 0; at -= 1) stack.push({ operation: below[at]!, level: level + 1 });
  }
  // Whatever a broken tree leaves unreachable is still there to be decided.
  return [...rows, ...creates.filter(({ id }) => !shown.has(id)).map((operation) => flatRow(operation))];
}

/** Puts a task where it says: first when `afterId` is null, after that sibling when it is in the patch, else last. */
function placeAmong(siblings: ReviewOperation[], operation: ReviewOperation): void {
  const afterId = valueAfter(operation, 'afterId');
  if (afterId === null) siblings.unshift(operation);
  else if (typeof afterId !== 'string' || siblings.at(-1)?.taskId === afterId) siblings.push(operation);
  else {
    const at = siblings.findIndex(({ taskId }) => taskId === afterId);
    siblings.splice(at === -1 ? siblings.length : at + 1, 0, operation);
  }
}
