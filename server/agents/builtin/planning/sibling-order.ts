import type { PlanTask } from './plan-task.ts';

/** Where what is new, or moved, goes among the tasks that the plan has already. */
export class SiblingOrder {
  readonly #known = new Map<
    readonly PlanTask[],
    { readonly places: Map<PlanTask, number>; readonly lastThere: number }
  >();

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

  #read(siblings: readonly PlanTask[]): { readonly places: Map<PlanTask, number>; readonly lastThere: number } {
    const known = this.#known.get(siblings);
    if (known) return known;
    const places = new Map(siblings.map((task, index) => [task, index]));
    const read = { places, lastThere: siblings.findLastIndex(isThere) };
    this.#known.set(siblings, read);
    return read;
  }
}

/** Whether the plan has it under the same parent as the document. */
function isThere({ existing, parent }: PlanTask): boolean {
  return existing !== null && existing.parentId === (parent?.existing?.id ?? null);
}
