import type { PlanTask_DetailsFragment } from '../__generated__/graphql.ts';
import { changeIndex } from './change-index.ts';
import { type OptimisticWrite, personOf, taskAfter } from './optimistic.ts';
import { EMPTY_INDEX, type PlanIndex, type PlanPerson, type PlanProject, type PlanTask } from './plan-index.ts';
import { type LoadedPlan, type PlanChange, planTask } from './plan-wire.ts';

interface StoredPlan {
  /** What the server has said. */
  project: PlanProject;
  tasks: Map<string, PlanTask>;
  /** What is shown on top of that until the server has answered, by the edit's key; in the order of the edits. */
  readonly layers: Map<string, Layer>;
  /** What is shown; where `isStale`, what was shown before something changed, and `touched` the tasks that may have. */
  index: PlanIndex;
  isStale: boolean;
  readonly touched: Set<string>;
}

interface Layer {
  readonly byTask: ReadonlyMap<string, readonly OptimisticWrite[]>;
  readonly project: Partial<PlanProject> | null;
  readonly people: readonly PlanPerson[];
}

/**
 * The plans that this page has open, as the server has told them, with the edits on top that it has not answered yet.
 * Views read a plan's index; each change makes the next one of the last, at most once and only when somebody looks.
 */
export class PlanStore {
  readonly #plans = new Map<string, StoredPlan>();
  readonly #listeners = new Set<() => void>();
  #people: ReadonlyMap<string, PlanPerson> = new Map();
  #isTelling = false;

  /** Calls `listener` in a microtask after something has changed, once for all changes of that moment. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** The present index of a plan: the same object until something in the plan changes, empty before it is loaded. */
  index(projectId: string): PlanIndex {
    const plan = this.#plans.get(projectId);
    if (!plan?.isStale) return plan?.index ?? EMPTY_INDEX;
    const tasks = new Map<string, PlanTask | undefined>();
    for (const id of plan.touched) tasks.set(id, shownTask(plan, id));
    plan.touched.clear();
    plan.isStale = false;
    plan.index = changeIndex(plan.index, { tasks, project: shownProject(plan), people: this.#shownPeople(plan) });
    return plan.index;
  }

  /**
   * Puts a plan in place of what is known of it, and drops those in `forget`. Edits that were shown on top are gone:
   * whoever has some shows them again.
   */
  replace({ project, tasks, people }: LoadedPlan, forget: readonly string[] = []): void {
    for (const id of forget) this.#plans.delete(id);
    this.meet(people);
    const plan = this.#plans.get(project.id) ?? newPlan(project);
    this.#plans.set(project.id, plan);
    for (const key of plan.layers.keys()) removeLayer(plan, key);
    touch(plan, plan.tasks.keys());
    plan.project = project;
    plan.tasks = new Map(tasks.map((task) => [task.id, task]));
    touch(plan, plan.tasks.keys());
    this.#tell();
  }

  /** Drops a plan that is not there any more, or not for this person. */
  drop(projectId: string): void {
    if (this.#plans.delete(projectId)) this.#tell();
  }

  /**
   * Takes what patches have done. Answers and events may overtake each other, so a task or project that is known in a
   * later version is left alone. `replaces` is the edit that they make real, if any. Changes of a plan that is not
   * loaded are passed over: its snapshot will hold them.
   */
  receive(changes: readonly PlanChange[], replaces?: string): void {
    for (const { project, changedTasks, deletedTaskIds } of changes) {
      const plan = this.#plans.get(project.id);
      if (!plan) continue;
      if (project.version >= plan.project.version) plan.project = project;
      for (const task of changedTasks) {
        const known = plan.tasks.get(task.id);
        if (!known || known.version <= task.version) plan.tasks.set(task.id, { ...known, ...planTask(task) });
      }
      for (const id of deletedTaskIds) plan.tasks.delete(id);
      touch(plan, [...changedTasks.map(({ id }) => id), ...deletedTaskIds]);
      this.meet(changedTasks.flatMap(({ assignee }) => assignee ?? []));
    }
    if (replaces !== undefined) this.hide(replaces);
    this.#tell();
  }

  /** Adds the fields of the panel to a task that is known, and changes nothing else of it. */
  addDetails({
    id,
    description,
    acceptanceCriteria,
    createdAt,
    updatedAt,
    completedAt,
  }: PlanTask_DetailsFragment): void {
    for (const plan of this.#plans.values()) {
      const task = plan.tasks.get(id);
      if (!task) continue;
      plan.tasks.set(id, { ...task, description, acceptanceCriteria, createdAt, updatedAt, completedAt });
      touch(plan, [id]);
    }
    this.#tell();
  }

  /** Shows what an edit will do, on top of everything else, until it is hidden or received. */
  show(projectId: string, key: string, writes: readonly OptimisticWrite[]): void {
    const plan = this.#plans.get(projectId);
    if (!plan) return;
    const byTask = new Map<string, OptimisticWrite[]>();
    for (const write of writes) {
      if (write.type === 'project') continue;
      const list = byTask.get(write.taskId);
      if (list) list.push(write);
      else byTask.set(write.taskId, [write]);
    }
    const fields = writes.flatMap((write) => (write.type === 'project' ? write.fields : []));
    plan.layers.set(key, {
      byTask,
      project: fields.length === 0 ? null : Object.assign({}, ...fields),
      people: writes.flatMap((write) => personOf(write) ?? []),
    });
    touch(plan, byTask.keys());
    this.#tell();
  }

  /** Takes back what an edit was shown to do. */
  hide(key: string): void {
    for (const plan of this.#plans.values()) removeLayer(plan, key);
    this.#tell();
  }

  /** Makes people known by name, so that a task can be shown as theirs before the server has answered. */
  meet(people: readonly PlanPerson[]): void {
    const news = people.filter(({ id, name }) => this.#people.get(id)?.name !== name);
    if (news.length === 0) return;
    this.#people = new Map([...this.#people, ...news.map(({ id, name }) => [id, { id, name }] as const)]);
    for (const plan of this.#plans.values()) touch(plan, []);
    this.#tell();
  }

  /** A plan as the server has told it, to be kept for when there is no network; null where it is not loaded. */
  told(projectId: string): LoadedPlan | null {
    const plan = this.#plans.get(projectId);
    return plan ? { project: plan.project, tasks: [...plan.tasks.values()], people: [...this.#people.values()] } : null;
  }

  #shownPeople({ layers }: StoredPlan): ReadonlyMap<string, PlanPerson> {
    const strangers = [...layers.values()].flatMap(({ people }) => people).filter(({ id }) => !this.#people.has(id));
    return strangers.length === 0
      ? this.#people
      : new Map([...this.#people, ...strangers.map((person) => [person.id, person] as const)]);
  }

  #tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const listener of this.#listeners) listener();
    });
  }
}

function newPlan(project: PlanProject): StoredPlan {
  return { project, tasks: new Map(), layers: new Map(), index: EMPTY_INDEX, isStale: true, touched: new Set() };
}

function touch(plan: StoredPlan, taskIds: Iterable<string>): void {
  plan.isStale = true;
  for (const id of taskIds) plan.touched.add(id);
}

function removeLayer(plan: StoredPlan, key: string): void {
  const layer = plan.layers.get(key);
  if (!layer) return;
  plan.layers.delete(key);
  touch(plan, layer.byTask.keys());
}

function shownTask({ tasks, layers }: StoredPlan, id: string): PlanTask | undefined {
  let task = tasks.get(id);
  for (const { byTask } of layers.values()) {
    for (const write of byTask.get(id) ?? []) task = taskAfter(task, write);
  }
  return task;
}

function shownProject({ project, layers, index }: StoredPlan): PlanProject {
  const fields = [...layers.values()].flatMap((layer) => layer.project ?? []);
  if (fields.length === 0) return project;
  const shown = Object.assign({}, project, ...fields) as PlanProject;
  const before = index.project;
  const isSame = (Object.keys(shown) as (keyof PlanProject)[]).every((key) => before?.[key] === shown[key]);
  return before && isSame ? before : shown;
}
