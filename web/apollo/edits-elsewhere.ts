import { buildsOn } from './edit-base.ts';
import { foresee } from './optimistic.ts';
import { changesIn, type KeptEdit } from './plan-edit.ts';
import type { PlanStore } from './plan-store.ts';

/** What waits in other pages of this browser: shown here, sent there. */
export class EditsElsewhere {
  readonly #plans: PlanStore;
  #edits: readonly KeptEdit[] = [];

  constructor(plans: PlanStore) {
    this.#plans = plans;
  }

  /** How many changes they are; a proposal counts with all that is applied of it. */
  get size(): number {
    return changesIn(this.#edits);
  }

  /** Shows these and no others; what is in `own` is shown by this page itself. */
  show(edits: readonly KeptEdit[], own: readonly KeptEdit[]): void {
    const ownKeys = new Set(own.map(({ key }) => key));
    const before = new Map(this.#edits.map((each) => [each.key, each]));
    this.#edits = edits.filter(({ key }) => !ownKeys.has(key));
    for (const each of this.#edits) {
      const known = before.get(each.key);
      before.delete(each.key);
      if (JSON.stringify(known?.edit) !== JSON.stringify(each.edit)) this.#show(each);
    }
    for (const key of before.keys()) if (!ownKeys.has(key)) this.#plans.hide(key);
  }

  /** Shows those of a plan again after a snapshot has replaced it. */
  showAgain(projectId: string): void {
    for (const each of this.#edits) if (each.edit.projectId === projectId) this.#show(each);
  }

  /** Leaves edits to this page, which shows and sends them from now on. */
  forget(adopted: readonly KeptEdit[]): void {
    const keys = new Set(adopted.map(({ key }) => key));
    this.#edits = this.#edits.filter(({ key }) => !keys.has(key));
  }

  /** Whether an edit builds on one that another page has yet to send. */
  comesBefore({ edit, madeAt }: KeptEdit): boolean {
    return this.#edits.some(
      (each) =>
        each.edit.projectId === edit.projectId &&
        each.madeAt < madeAt &&
        buildsOn(edit.operations, each.edit.operations),
    );
  }

  #show({ edit, key }: KeptEdit): void {
    this.#plans.hide(key);
    this.#plans.show(edit.projectId, key, foresee(this.#plans.index(edit.projectId), edit.operations));
  }
}
