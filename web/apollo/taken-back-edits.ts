import { MAX_WAITING, type PlanEdit } from './plan-edit.ts';

/** What was taken back before it was sent, and can be made again; the latest last. */
export class TakenBackEdits {
  #edits: readonly PlanEdit[] = [];

  add(edit: PlanEdit): void {
    this.#edits = [...this.#edits, edit].slice(-MAX_WAITING);
  }

  /** Of a plan; null where something else was done in it since. */
  latest(projectId: string): PlanEdit | null {
    return this.#edits.findLast((edit) => edit.projectId === projectId) ?? null;
  }

  /** To be told of each edit that is made: the latest of these again, or something else, after which none can be. */
  make(edit: PlanEdit): void {
    if (this.#edits.at(-1) === edit) this.#edits = this.#edits.slice(0, -1);
    else this.forget(edit.projectId);
  }

  forget(projectId: string): void {
    this.#edits = this.#edits.filter((edit) => edit.projectId !== projectId);
  }
}
