import type { Task } from '../../../domain/task.ts';
import type { PlanTask } from './plan-task.ts';

interface Siblings {
  readonly places: ReadonlyMap<PlanTask, number>;
  /** Those that the plan has under the same parent, and their places among each other. */
  readonly there: readonly PlanTask[];
  readonly placesThere: ReadonlyMap<PlanTask, number>;
  readonly lastThere: number;
}

/** Where what is new, or moved, goes among the tasks that the plan has already. */
export class SiblingOrder {
  /** Places of the tasks in the plan as it is. */
  readonly #placeInPlan: ReadonlyMap<string, number>;
  readonly #known = new Map<readonly PlanTask[], Siblings>();

  constructor(tasks: readonly Task[]) {
    this.#placeInPlan = new Map(tasks.map(({ id }, index) => [id, index]));
  }

  /** Whether the plan has it between those that are beside it in the document. */
  isInOrder(task: PlanTask): boolean {
    const { there, placesThere } = this.#read(task.siblings);
    const at = placesThere.get(task)!;
    const inPlan = (index: number): number | undefined => this.#placeInPlan.get(there[index]?.existing?.id ?? '');
    return (inPlan(at - 1) ?? -1) < inPlan(at)! && inPlan(at)! < (inPlan(at + 1) ?? Infinity);
  }

  /** After the task before it in the document, where some that are there already come after both; otherwise last. */
  placeOf(task: PlanTask): { readonly parentId: string | null; readonly afterId?: string | null } {
    const parentId = task.parent?.ref ?? null;
    const { places, lastThere } = this.#read(task.siblings);
    const place = places.get(task)!;
    if (place > lastThere) return { parentId };
    const before = task.siblings[place - 1];
    if (before === undefined) return { parentId, afterId: null };
    return before.existing === null || isThere(before) ? { parentId, afterId: before.ref } : { parentId };
  }

  #read(siblings: readonly PlanTask[]): Siblings {
    const known = this.#known.get(siblings);
    if (known) return known;
    const places = new Map(siblings.map((task, index) => [task, index]));
    const there = siblings.filter(isThere);
    const placesThere = new Map(there.map((task, index) => [task, index]));
    const read = { places, there, placesThere, lastThere: siblings.findLastIndex(isThere) };
    this.#known.set(siblings, read);
    return read;
  }
}

/** Whether the plan has it under the same parent as the document. */
function isThere({ existing, parent }: PlanTask): boolean {
  return existing !== null && existing.parentId === (parent?.existing?.id ?? null);
}
