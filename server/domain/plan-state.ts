import { assert } from '../lib/assert.ts';
import type { Instant, TaskId } from './ids.ts';
import { compareKeys, keyBetween } from './order-key.ts';
import type { OperationBody, Placement } from './patch.ts';
import type { Project, ProjectFields } from './project.ts';
import type { Dependency, Task, TaskFields } from './task.ts';

/**
 * A plan, or the part of one that some operations touch, as it stands in storage.
 * A part holds every task that the operations name with its parent, the siblings beside each place where something is
 * put, whole subtrees of what is deleted or moved, and all dependencies with an end in them.
 */
export interface PlanSnapshot {
  readonly project: Project;
  readonly tasks: readonly Task[];
  readonly dependencies: readonly Dependency[];
  /** Tasks that existed once and are deleted; at least those that the operations name. */
  readonly deletedTaskIds: ReadonlySet<TaskId>;
}

const NO_IDS: ReadonlySet<TaskId> = new Set();

/** A working copy of a plan. Keeps order, depth and dependencies consistent, and remembers what was touched. */
export class PlanState {
  #project: Project;
  readonly #tasks = new Map<TaskId, Task>();
  readonly #deleted: Set<TaskId>;
  /** Children by parent, in order. */
  readonly #children = new Map<TaskId | null, TaskId[]>();
  readonly #needs = new Map<TaskId, Set<TaskId>>();
  readonly #neededBy = new Map<TaskId, Set<TaskId>>();
  #dependencyCount = 0;

  readonly touchedTasks = new Set<TaskId>();
  /** Tasks of the snapshot that are no longer there. */
  readonly removedTasks = new Set<TaskId>();
  readonly addedDependencies = new Map<string, Dependency>();
  readonly removedDependencies = new Map<string, Dependency>();
  projectTouched = false;

  constructor(snapshot: PlanSnapshot) {
    this.#project = snapshot.project;
    this.#deleted = new Set(snapshot.deletedTaskIds);
    for (const task of snapshot.tasks) {
      this.#tasks.set(task.id, task);
      listOf(this.#children, task.parentId).push(task.id);
    }
    for (const ids of this.#children.values()) ids.sort((left, right) => this.#compare(left, right));
    for (const dependency of snapshot.dependencies) this.#connect(dependency);
  }

  get project(): Project {
    return this.#project;
  }
  get dependencyCount(): number {
    return this.#dependencyCount;
  }
  get taskIds(): Iterable<TaskId> {
    return this.#tasks.keys();
  }
  find(id: TaskId): Task | null {
    return this.#tasks.get(id) ?? null;
  }
  get(id: TaskId): Task {
    const task = this.#tasks.get(id);
    assert(task, `task ${id} is not in the working copy`);
    return task;
  }
  /** Whether the task was there once and is not any more. */
  wasDeleted(id: TaskId): boolean {
    return this.#deleted.has(id);
  }
  /** In order. */
  childrenOf(parentId: TaskId | null): readonly TaskId[] {
    return this.#children.get(parentId) ?? [];
  }
  needsOf(id: TaskId): ReadonlySet<TaskId> {
    return this.#needs.get(id) ?? NO_IDS;
  }
  neededBy(id: TaskId): ReadonlySet<TaskId> {
    return this.#neededBy.get(id) ?? NO_IDS;
  }
  hasDependency(taskId: TaskId, dependsOnId: TaskId): boolean {
    return this.needsOf(taskId).has(dependsOnId);
  }
  /** Parent, grandparent, … up to the root, as far as the snapshot holds them. */
  *ancestorsOf(id: TaskId): Generator<Task> {
    let parentId = this.find(id)?.parentId ?? null;
    while (parentId !== null) {
      const parent = this.find(parentId);
      if (parent === null) return;
      yield parent;
      parentId = parent.parentId;
    }
  }
  isAncestor(ancestorId: TaskId, id: TaskId): boolean {
    for (const ancestor of this.ancestorsOf(id)) if (ancestor.id === ancestorId) return true;
    return false;
  }
  /** The task and everything below it, depth first in plan order. */
  subtreeOf(id: TaskId): Task[] {
    const tasks: Task[] = [];
    const visit = (current: TaskId): void => {
      tasks.push(this.get(current));
      for (const child of this.childrenOf(current)) visit(child);
    };
    visit(id);
    return tasks;
  }
  /** Every task, depth first in plan order. */
  outline(): Task[] {
    return this.childrenOf(null).flatMap((id) => this.subtreeOf(id));
  }
  dependencies(): Dependency[] {
    return [...this.#needs].flatMap(([taskId, ids]) => [...ids].map((dependsOnId) => ({ taskId, dependsOnId })));
  }
  /** Dependencies with at least one end among `tasks`, in the order of their ids. */
  dependenciesTouching(tasks: readonly Task[]): Dependency[] {
    const found = new Map<string, Dependency>();
    for (const { id } of tasks) {
      for (const dependsOnId of this.needsOf(id)) found.set(`${id} ${dependsOnId}`, { taskId: id, dependsOnId });
      for (const taskId of this.neededBy(id)) found.set(`${taskId} ${id}`, { taskId, dependsOnId: id });
    }
    return [...found].sort(([left], [right]) => compareKeys(left, right)).map(([, dependency]) => dependency);
  }

  /** The order key for a place. A settled key that is taken by now gives way to the next free place after it. */
  keyFor(placement: Placement, movingId: TaskId | null): string {
    const siblings = this.childrenOf(placement.parentId);
    if (placement.orderKey !== undefined) {
      const index = this.#firstAtOrAfter(siblings, placement.orderKey);
      const there = siblings[index];
      const isFree = there === undefined || there === movingId || this.get(there).orderKey !== placement.orderKey;
      return isFree ? placement.orderKey : this.#keyAfter(siblings, index, movingId);
    }
    if (placement.afterId === null) return this.#keyAfter(siblings, -1, movingId);
    const after = placement.afterId === undefined ? null : this.find(placement.afterId);
    const isSibling = after !== null && after.parentId === placement.parentId;
    return this.#keyAfter(siblings, isSibling ? this.#indexOf(siblings, after) : siblings.length - 1, movingId);
  }
  /** The sibling just before a task; null when it is the first. */
  siblingBefore(id: TaskId): TaskId | null {
    const task = this.get(id);
    const siblings = this.childrenOf(task.parentId);
    return siblings[this.#indexOf(siblings, task) - 1] ?? null;
  }

  setProject(fields: Partial<ProjectFields> & { nextNumber?: number }): void {
    this.#project = { ...this.#project, ...fields };
    this.projectTouched = true;
  }
  insert(task: Task): void {
    assert(!this.#tasks.has(task.id), `task ${task.id} is there already`);
    this.#tasks.set(task.id, task);
    this.#place(task);
    this.#deleted.delete(task.id);
    this.removedTasks.delete(task.id);
    this.touchedTasks.add(task.id);
  }
  update(id: TaskId, fields: Partial<TaskFields>): void {
    this.#tasks.set(id, { ...this.get(id), ...fields });
    this.touchedTasks.add(id);
  }
  move(id: TaskId, parentId: TaskId | null, orderKey: string): void {
    const task = this.get(id);
    this.#take(task);
    const depth = parentId === null ? 0 : (this.find(parentId)?.depth ?? -1) + 1;
    const moved: Task = { ...task, parentId, orderKey, depth };
    this.#tasks.set(id, moved);
    this.#place(moved);
    this.touchedTasks.add(id);
    if (depth !== task.depth) for (const child of this.childrenOf(id)) this.#setDepth(child, depth + 1);
  }
  /** Takes the subtree and its dependencies out; tasks that depended on it count as touched. */
  remove(id: TaskId): void {
    const tasks = this.subtreeOf(id);
    for (const dependency of this.dependenciesTouching(tasks)) this.disconnect(dependency);
    this.#take(this.get(id));
    for (const task of tasks) {
      this.#tasks.delete(task.id);
      this.#children.delete(task.id);
      this.#deleted.add(task.id);
      this.removedTasks.add(task.id);
      this.touchedTasks.delete(task.id);
    }
  }
  connect(dependency: Dependency): void {
    this.#connect(dependency);
    this.touchedTasks.add(dependency.taskId);
    const key = `${dependency.taskId} ${dependency.dependsOnId}`;
    if (!this.removedDependencies.delete(key)) this.addedDependencies.set(key, dependency);
  }
  disconnect(dependency: Dependency): void {
    const { taskId, dependsOnId } = dependency;
    if (!this.#needs.get(taskId)?.delete(dependsOnId)) return;
    this.#neededBy.get(dependsOnId)?.delete(taskId);
    this.#dependencyCount -= 1;
    this.touchedTasks.add(taskId);
    const key = `${taskId} ${dependsOnId}`;
    if (!this.addedDependencies.delete(key)) this.removedDependencies.set(key, dependency);
  }

  /** Marks what was touched as changed by `version` at `at`. The project's own version follows. */
  stamp(version: number, at: Instant): void {
    for (const id of this.touchedTasks) this.#tasks.set(id, { ...this.get(id), version, updatedAt: at });
    this.#project = { ...this.#project, version, updatedAt: at };
  }

  /**
   * Does exactly what an effect says, without checks, as history does. Tasks that the snapshot does not hold are passed
   * over, so that a part of a plan can be rolled back too.
   */
  replay(effect: OperationBody): void {
    switch (effect.kind) {
      case 'UPDATE_PROJECT':
        this.setProject(afterValues(effect.changes));
        return;
      case 'CREATE_TASK': {
        if (this.find(effect.taskId) !== null) return;
        const { placement, restored } = effect;
        assert(restored && placement.orderKey !== undefined, `the effect that creates ${effect.taskId} is not settled`);
        const parent = placement.parentId === null ? null : this.find(placement.parentId);
        const { number, createdAt } = restored;
        this.insert({
          ...effect.fields,
          id: effect.taskId,
          projectId: this.#project.id,
          number,
          parentId: placement.parentId,
          orderKey: placement.orderKey,
          depth: placement.parentId === null ? 0 : (parent?.depth ?? 0) + 1,
          version: 0,
          createdAt,
          updatedAt: createdAt,
        });
        if (number >= this.#project.nextNumber) this.setProject({ nextNumber: number + 1 });
        return;
      }
      case 'UPDATE_TASK':
        if (this.find(effect.taskId) !== null) this.update(effect.taskId, afterValues(effect.changes));
        return;
      case 'MOVE_TASK':
        if (this.find(effect.taskId) !== null) {
          assert(effect.after.orderKey !== undefined, `the effect that moves ${effect.taskId} is not settled`);
          this.move(effect.taskId, effect.after.parentId, effect.after.orderKey);
        }
        return;
      case 'DELETE_TASK':
        if (this.find(effect.taskId) !== null) this.remove(effect.taskId);
        return;
      case 'ADD_DEPENDENCY':
        if (!this.hasDependency(effect.taskId, effect.dependsOnId) && this.find(effect.taskId) !== null)
          this.connect({ taskId: effect.taskId, dependsOnId: effect.dependsOnId });
        return;
      case 'REMOVE_DEPENDENCY':
        this.disconnect({ taskId: effect.taskId, dependsOnId: effect.dependsOnId });
    }
  }

  #connect(dependency: Dependency): void {
    setOf(this.#needs, dependency.taskId).add(dependency.dependsOnId);
    setOf(this.#neededBy, dependency.dependsOnId).add(dependency.taskId);
    this.#dependencyCount += 1;
  }
  #compare(left: TaskId, right: TaskId): number {
    return compareKeys(this.get(left).orderKey, this.get(right).orderKey) || compareKeys(left, right);
  }
  #keyAfter(siblings: readonly TaskId[], index: number, movingId: TaskId | null): string {
    const from = siblings[index] === movingId ? index - 1 : index;
    const before = from < 0 ? null : this.get(siblings[from]!).orderKey;
    // Two siblings can hold one key after an undo raced with an insert; the next larger key bounds the gap.
    let next = from + 1;
    while (next < siblings.length && (siblings[next] === movingId || this.get(siblings[next]!).orderKey === before))
      next += 1;
    return keyBetween(before, next < siblings.length ? this.get(siblings[next]!).orderKey : null);
  }
  #firstAtOrAfter(siblings: readonly TaskId[], orderKey: string): number {
    let low = 0;
    let high = siblings.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.get(siblings[middle]!).orderKey < orderKey) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  #indexOf(siblings: readonly TaskId[], task: Task): number {
    let index = this.#firstAtOrAfter(siblings, task.orderKey);
    while (siblings[index] !== task.id) index += 1;
    return index;
  }
  #take(task: Task): void {
    const siblings = listOf(this.#children, task.parentId);
    siblings.splice(this.#indexOf(siblings, task), 1);
  }
  #place(task: Task): void {
    const siblings = listOf(this.#children, task.parentId);
    let low = 0;
    let high = siblings.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(siblings[middle]!, task.id) < 0) low = middle + 1;
      else high = middle;
    }
    siblings.splice(low, 0, task.id);
  }
  #setDepth(id: TaskId, depth: number): void {
    this.#tasks.set(id, { ...this.get(id), depth });
    this.touchedTasks.add(id);
    for (const child of this.childrenOf(id)) this.#setDepth(child, depth + 1);
  }
}

/** The new values of a set of changes. */
export function afterValues<Fields>(changes: {
  readonly [K in keyof Fields]?: { readonly after: Fields[K] };
}): Partial<Fields> {
  const values: Partial<Fields> = {};
  for (const field of Object.keys(changes) as (keyof Fields)[]) values[field] = changes[field]!.after;
  return values;
}

function listOf<Key, Value>(map: Map<Key, Value[]>, key: Key): Value[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
function setOf<Key, Value>(map: Map<Key, Set<Value>>, key: Key): Set<Value> {
  const set = map.get(key) ?? new Set();
  map.set(key, set);
  return set;
}
