import { buildsOn } from './edit-base.ts';
import { type KeptEdit, MAX_WAITING, type PlanEdit } from './plan-edit.ts';

export type AppliedEdit = Pick<KeptEdit, 'key' | 'edit'>;

/** The latest patches from here that were applied: an edit that was begun before one of them may build on it. */
export class AppliedEdits {
  #done: readonly { readonly edit: PlanEdit; readonly version: number }[] = [];

  add(edit: PlanEdit, version: number): void {
    this.#done = [...this.#done, { edit, version }].slice(-MAX_WAITING);
  }

  /** The version of the plan that an edit changes: the one that was `seen`, or a later one of what it builds on. */
  baseFor({ projectId, operations }: PlanEdit, seen: number): number {
    const built = this.#done.filter(
      ({ edit }) => edit.projectId === projectId && buildsOn(operations, edit.operations),
    );
    return Math.max(seen, ...built.map(({ version }) => version));
  }
}

/** What waits, after `done` has made a version: what follows it with nothing between, or builds on it, changes that. */
export function rebased<Kept extends KeptEdit>(
  queue: readonly Kept[],
  done: AppliedEdit,
  version: number,
): readonly Kept[] {
  return queue.map((queued) => {
    if (queued.key === done.key || queued.wasSent || queued.edit.projectId !== done.edit.projectId) return queued;
    const isNextVersion = version === queued.base + 1;
    if (!isNextVersion && !buildsOn(queued.edit.operations, done.edit.operations)) return queued;
    return { ...queued, base: Math.max(queued.base, version) };
  });
}
