import type { PlanSnapshotQuery } from '../__generated__/graphql.ts';

type SnapshotProject = NonNullable<PlanSnapshotQuery['project']>;
type SnapshotTask = SnapshotProject['outline'][number];

interface Reference {
  readonly __ref: string;
}

/** A project as the plan's views need it. */
export type PlanProject = Omit<SnapshotProject, 'outline'>;

/**
 * A task as it lies in Apollo's cache. The same object until something in it changes, so a row may compare by identity.
 * The fields of the panel are there only once they were asked for or changed: `description === undefined` means not
 * yet known.
 */
export interface PlanTask extends Omit<SnapshotTask, 'assignee' | 'dependencies'> {
  readonly project: Reference;
  readonly assignee: Reference | null;
  readonly dependencies: readonly Reference[];
  readonly description?: string;
  readonly acceptanceCriteria?: readonly string[];
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly completedAt?: string | null;
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

/** A plan as a tree with its ways of looking things up; derived from Apollo's cache and never written. */
export interface PlanIndex {
  /** Null until the snapshot has arrived. */
  readonly project: PlanProject | null;
  readonly byId: ReadonlyMap<string, PlanTask>;
  /** Ids in plan order by parent; the key of the root tasks is null. No entry where there are none. */
  readonly children: ReadonlyMap<string | null, readonly string[]>;
  /** Ids of the tasks that wait for this one. No entry where there are none. */
  readonly dependents: ReadonlyMap<string, readonly string[]>;
  readonly progress: ReadonlyMap<string, PlanProgress>;
  readonly people: ReadonlyMap<string, PlanPerson>;
}

export const EMPTY_INDEX: PlanIndex = {
  project: null,
  byId: new Map(),
  children: new Map(),
  dependents: new Map(),
  progress: new Map(),
  people: new Map(),
};

/** How many tasks of a plan are completed, at every level. */
export function completedCount({ byId }: PlanIndex): number {
  let count = 0;
  for (const task of byId.values()) if (task.status === 'COMPLETED') count += 1;
  return count;
}

/** `Task:1` → `1`. */
export function idOfReference(reference: Reference): string {
  return reference.__ref.slice(reference.__ref.indexOf(':') + 1);
}

/**
 * The index of one project from Apollo's entities. Answers `previous` itself when nothing of the project has changed;
 * child lists keep their identity when their order has not.
 */
export function derivePlanIndex(
  entities: Readonly<Record<string, unknown>>,
  projectId: string,
  previous: PlanIndex,
): PlanIndex {
  const projectRef = `Project:${projectId}`;
  const byId = new Map<string, PlanTask>();
  const people = new Map<string, PlanPerson>();
  let tasksChanged = false;
  let linksChanged = false;
  let peopleChanged = false;
  for (const key in entities) {
    if (key.startsWith('Task:')) {
      const task = entities[key] as PlanTask | undefined;
      // Other queries leave partial tasks in the cache (the ends of a patch's operations): no order key, no row.
      if (task?.project?.__ref !== projectRef || task.orderKey === undefined || task.title === undefined) continue;
      byId.set(task.id, task);
      const before = previous.byId.get(task.id);
      if (before === task) continue;
      tasksChanged = true;
      linksChanged ||= before === undefined || !hasSameLinks(before, task);
    } else if (key.startsWith('Person:')) {
      const person = entities[key] as PlanPerson | undefined;
      if (!person) continue;
      people.set(person.id, person);
      if (previous.people.get(person.id) !== person) peopleChanged = true;
    }
  }
  linksChanged ||= byId.size !== previous.byId.size;
  tasksChanged ||= linksChanged;
  peopleChanged ||= people.size !== previous.people.size;
  const project = (
    (entities[projectRef] as PlanProject | undefined)?.name !== undefined ? (entities[projectRef] as PlanProject) : null
  ) satisfies PlanProject | null;
  if (!tasksChanged && !peopleChanged && project === previous.project) return previous;
  const links = linksChanged
    ? deriveLinks(byId, previous)
    : { children: previous.children, dependents: previous.dependents };
  return {
    project,
    byId: tasksChanged ? byId : previous.byId,
    people: peopleChanged ? people : previous.people,
    ...links,
    progress: tasksChanged ? deriveProgress(byId, links.children) : previous.progress,
  };
}

/** Whether a change of a task leaves its place in the tree and its dependencies as they were: most changes do. */
function hasSameLinks(a: PlanTask, b: PlanTask): boolean {
  return a.parentId === b.parentId && a.orderKey === b.orderKey && a.dependencies === b.dependencies;
}

function deriveLinks(byId: ReadonlyMap<string, PlanTask>, previous: PlanIndex) {
  const children = new Map<string | null, string[]>();
  const dependents = new Map<string, string[]>();
  for (const task of byId.values()) {
    // While a delete is on its way a child may outlive its parent for a moment: it is not shown at the root.
    if (task.parentId !== null && !byId.has(task.parentId)) continue;
    push(children, task.parentId, task.id);
    for (const reference of task.dependencies) {
      const dependsOnId = idOfReference(reference);
      if (byId.has(dependsOnId)) push(dependents, dependsOnId, task.id);
    }
  }
  const kept = new Map<string | null, readonly string[]>();
  for (const [parentId, ids] of children) {
    if (ids.length > 1) ids.sort((a, b) => compareOrder(byId.get(a), byId.get(b)));
    const before = previous.children.get(parentId);
    kept.set(parentId, before && sameList(before, ids) ? before : ids);
  }
  const isSameTree =
    kept.size === previous.children.size &&
    [...kept].every(([parentId, ids]) => previous.children.get(parentId) === ids);
  return { children: isSameTree ? previous.children : kept, dependents };
}

/** Bytewise by order key, as the server sorts; two keys made at once by two clients fall back to the number. */
export function compareOrder(a: PlanTask | undefined, b: PlanTask | undefined): number {
  if (!a || !b) return 0;
  if (a.orderKey !== b.orderKey) return a.orderKey < b.orderKey ? -1 : 1;
  return a.number - b.number;
}

function deriveProgress(
  byId: ReadonlyMap<string, PlanTask>,
  children: ReadonlyMap<string | null, readonly string[]>,
): Map<string, PlanProgress> {
  const progress = new Map<string, PlanProgress>();
  const visit = (id: string): PlanProgress => {
    const task = byId.get(id);
    const childIds = children.get(id);
    let result: PlanProgress;
    if (childIds) {
      let [total, completed, estimatedMinutes] = [0, 0, 0];
      for (const childId of childIds) {
        const part = visit(childId);
        total += part.total;
        completed += part.completed;
        estimatedMinutes += part.estimatedMinutes;
      }
      result = { total, completed, estimatedMinutes };
    } else if (!task || task.status === 'CANCELLED') {
      result = { total: 0, completed: 0, estimatedMinutes: 0 };
    } else {
      result = {
        total: 1,
        completed: task.status === 'COMPLETED' ? 1 : 0,
        estimatedMinutes: task.estimatedMinutes ?? 0,
      };
    }
    progress.set(id, result);
    return result;
  };
  for (const id of children.get(null) ?? []) visit(id);
  return progress;
}

function push<Key>(lists: Map<Key, string[]>, key: Key, id: string): void {
  const list = lists.get(key);
  if (list) list.push(id);
  else lists.set(key, [id]);
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
