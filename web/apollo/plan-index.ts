import type {
  PlanProject_FieldsFragment,
  PlanTask_DetailsFragment,
  PlanTask_RowFragment,
} from '../__generated__/graphql.ts';

type Row = Omit<PlanTask_RowFragment, '__typename' | ' $fragmentName' | 'assignee' | 'dependencies'>;
type Details = Omit<PlanTask_DetailsFragment, '__typename' | 'id' | ' $fragmentName'>;

/** A project as the plan's views need it. */
export type PlanProject = Omit<PlanProject_FieldsFragment, ' $fragmentName'>;

/**
 * A task of a plan. The same object until something in it changes, so a row may compare by identity. The fields of the
 * panel are there only once they were asked for or changed: `description === undefined` means not yet known.
 */
export interface PlanTask extends Readonly<Row>, Readonly<Partial<Details>> {
  readonly assigneeId: string | null;
  readonly dependencyIds: readonly string[];
}

export interface PlanPerson {
  readonly id: string;
  readonly name: string;
}

/** Leaf tasks below a task (or the task itself, where it has no children); cancelled ones do not count. */
export interface PlanProgress {
  readonly total: number;
  readonly completed: number;
  /** Minutes estimated on the leaves; 0 where there is no estimate. */
  readonly estimatedMinutes: number;
}

/** A plan as a tree with its ways of looking things up. Never written: a change makes another (change-index.ts). */
export interface PlanIndex {
  /** Null until the snapshot has arrived. */
  readonly project: PlanProject | null;
  readonly byId: ReadonlyMap<string, PlanTask>;
  /**
   * Ids in plan order by parent; the key of the root tasks is null. No entry where there are none. What lies below a
   * task that is gone keeps its entry, which nothing leads to: the task may come back with a rollback.
   */
  readonly children: ReadonlyMap<string | null, readonly string[]>;
  /** Ids of the tasks that wait for this one. No entry where there are none. */
  readonly dependents: ReadonlyMap<string, readonly string[]>;
  readonly progress: ReadonlyMap<string, PlanProgress>;
  readonly people: ReadonlyMap<string, PlanPerson>;
  /** How many tasks are completed, at every level. */
  readonly completedCount: number;
}

export const EMPTY_INDEX: PlanIndex = {
  project: null,
  byId: new Map(),
  children: new Map(),
  dependents: new Map(),
  progress: new Map(),
  people: new Map(),
  completedCount: 0,
};

/** Bytewise by order key, as the server sorts; two keys made at once by two clients fall back to the number. */
export function compareOrder(a: PlanTask | undefined, b: PlanTask | undefined): number {
  if (!a || !b) return 0;
  if (a.orderKey !== b.orderKey) return a.orderKey < b.orderKey ? -1 : 1;
  return a.number - b.number;
}

/** Ids of the tasks that must be completed before this one starts, and that still exist. */
export function dependencyIds(index: PlanIndex, task: PlanTask): string[] {
  return task.dependencyIds.filter((id) => index.byId.has(id));
}
