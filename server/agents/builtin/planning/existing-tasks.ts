import type { Task } from '../../../domain/task.ts';
import { Facts } from '../inline/facts.ts';
import { ItemText } from '../inline/item-text.ts';
import type { PlanTask } from './plan-task.ts';

/** The tasks that the project has already, by their place and title. */
export class ExistingTasks {
  readonly #byPlace = new Map<string, Task>();
  /** As plan tasks, so that new work can wait for them. */
  readonly planTasks: readonly PlanTask[];

  constructor(tasks: readonly Task[]) {
    const planTasks: PlanTask[] = [];
    const byId = new Map<string, PlanTask>();
    const roots: PlanTask[] = [];
    for (const task of tasks) {
      const key = place(task.parentId, task.title);
      if (!this.#byPlace.has(key)) this.#byPlace.set(key, task);
      const parent = task.parentId === null ? null : (byId.get(task.parentId) ?? null);
      const siblings = parent?.children ?? roots;
      const planTask: PlanTask = {
        ref: `#${task.number}`, existing: task, earlier: null, node: null, kind: 'existing', parent, depth: task.depth, order: planTasks.length - tasks.length, siblings, children: [],
        label: null, text: new ItemText(task.title), facts: new Facts(), notes: [], acceptanceCriteria: [],
      }; // prettier-ignore
      siblings.push(planTask);
      planTasks.push(planTask);
      byId.set(task.id, planTask);
    }
    this.planTasks = planTasks;
  }

  /** The task of this title under the same parent, once; null where there is none, or the parent itself is new. */
  take(parent: PlanTask | null, title: string): Task | null {
    if (parent && !parent.existing) return null;
    const key = place(parent?.existing?.id ?? null, title);
    const task = this.#byPlace.get(key) ?? null;
    this.#byPlace.delete(key);
    return task;
  }
}

function place(parentId: string | null, title: string): string {
  return `${parentId ?? ''} ${title.trim().replace(/\s+/gu, ' ').toLowerCase()}`;
}
