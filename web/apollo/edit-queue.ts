import type { ApolloClient } from '@apollo/client';
import { type ApplyPatchMutation, StillThereDocument } from '../__generated__/graphql.ts';
import { type AppliedEdit, AppliedEdits, rebased } from './applied-edits.ts';
import { buildsOn } from './edit-base.ts';
import { followingOf, isSameChange, joined, wasMadeBefore } from './edit-following.ts';
import { EditsElsewhere } from './edits-elsewhere.ts';
import { errorSentence } from './error-sentence.ts';
import { foresee, type OptimisticWrite } from './optimistic.ts';
import { changesIn, type EditOutcome, type KeptEdit, MAX_WAITING, type PlanEdit } from './plan-edit.ts';
import type { PlanSession } from './plan-session.ts';
import type { PlanStore } from './plan-store.ts';
import { retryWait } from './retry-wait.ts';
import { sendEdit } from './send-edit.ts';
import { TakenBackEdits } from './taken-back-edits.ts';

interface QueuedEdit extends KeptEdit {
  readonly writes: readonly OptimisticWrite[];
  readonly settle: readonly ((outcome: EditOutcome) => void)[];
}

export interface EditQueueDependencies {
  readonly client: ApolloClient;
  readonly plans: PlanStore;
  readonly session: (projectId: string) => PlanSession;
  readonly onOutcome: (edit: PlanEdit, outcome: EditOutcome) => void;
  /** Called with all that waits whenever that has changed, so that it survives a reload; see edit-store.ts. */
  readonly keep: (waiting: readonly KeptEdit[]) => void;
  /**
   * Whether the server is known to be out of reach. Then it is asked whether it is there before an edit is sent, so that
   * what waits can be taken back: no such edit may have been carried out. Never, when absent.
   */
  readonly isOutOfReach?: () => boolean;
}

/**
 * Sends edits one after the other, shows each at once, and keeps them while the server cannot be reached. An edit is
 * sent again with its idempotency key, so one that had been carried out before the answer was lost has one effect.
 */
export class EditQueue {
  readonly #dependencies: EditQueueDependencies;
  readonly #listeners = new Set<() => void>();
  readonly #appliedListeners = new Set<(done: AppliedEdit, version: number) => void>();
  readonly #elsewhere: EditsElsewhere;
  readonly #applied = new AppliedEdits();
  readonly #takenBack = new TakenBackEdits();
  #queue: readonly QueuedEdit[] = [];
  #isSending = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(dependencies: EditQueueDependencies) {
    this.#dependencies = dependencies;
    this.#elsewhere = new EditsElsewhere(dependencies.plans);
  }

  /** Changes that the server has not answered yet; a proposal counts with all that is applied of it. */
  get size(): number {
    return changesIn(this.#queue);
  }

  /** The same for all pages of this browser. */
  get sizeEverywhere(): number {
    return this.size + this.#elsewhere.size;
  }

  /** All that waits here, in the order in which it is sent. */
  waiting(): readonly KeptEdit[] {
    return this.#queue.map(({ edit, key, base, madeAt, wasSent }) => ({ edit, key, base, madeAt, wasSent }));
  }

  /** Whether a proposal is being applied from this page. */
  isApplying(patchId: string): boolean {
    return this.#queue.some(({ edit }) => edit.proposal?.patchId === patchId);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Calls `listener` with each edit that was sent from here and has made a version. */
  onApplied(listener: (done: AppliedEdit, version: number) => void): void {
    this.#appliedListeners.add(listener);
  }

  /** Shows the edit now and sends it when its turn comes. Never rejects; resolves when the server has answered. */
  apply(edit: PlanEdit): Promise<EditOutcome> {
    this.#takenBack.make(edit);
    if (this.#queue.length >= MAX_WAITING) {
      const message = `${MAX_WAITING} changes are waiting for the connection. No more are taken until some are saved.`;
      const outcome: EditOutcome = { type: 'refused', message };
      this.#dependencies.onOutcome(edit, outcome);
      return Promise.resolve(outcome);
    }
    return new Promise((resolve) => {
      if (!this.#coalesce(edit, resolve)) this.#push(edit, resolve);
      this.#changed();
      void this.#pump();
    });
  }

  /** The latest edit by hand of a plan where it was not sent yet; null where it was, or there is none. */
  latestUnsent(projectId: string): PlanEdit | null {
    const last = this.#queue.findLast(({ edit }) => edit.projectId === projectId);
    return !last || last.wasSent || last.edit.proposal ? null : last.edit;
  }

  /** Takes back an edit that was not sent yet and that no later one builds on. Answers whether it did. */
  takeBack(edit: PlanEdit): boolean {
    const at = this.#queue.findIndex((queued) => queued.edit === edit);
    const queued = this.#queue[at];
    const later = this.#queue.slice(at + 1);
    if (!queued || queued.wasSent || later.some((each) => buildsOn(each.edit.operations, edit.operations)))
      return false;
    this.#takenBack.add(edit);
    this.#dependencies.plans.hide(queued.key);
    this.#finish(queued, { type: 'taken-back' });
    return true;
  }

  /** The edit of a plan that was taken back last, to be applied again; null where something else was done since. */
  latestTakenBack(projectId: string): PlanEdit | null {
    return this.#takenBack.latest(projectId);
  }

  forgetTakenBack(projectId: string): void {
    this.#takenBack.forget(projectId);
  }

  /** Shows the waiting edits of a plan again after a snapshot has replaced it. */
  showAgain(projectId: string): void {
    this.#elsewhere.showAgain(projectId);
    this.#queue = this.#queue.map((queued) => {
      if (queued.edit.projectId !== projectId) return queued;
      const next = { ...queued, writes: this.#foresee(queued.edit) };
      this.#show(next);
      return next;
    });
  }

  /**
   * Takes over what another page has left behind: it is shown as soon as its plan is there, and sent in its turn. Edits
   * that are here already are left out.
   */
  adopt(left: readonly KeptEdit[]): void {
    const known = new Set(this.#queue.map(({ key }) => key));
    const adopted = left.filter(({ key }) => !known.has(key)).map((kept) => ({ ...kept, writes: [], settle: [] }));
    if (adopted.length === 0) return;
    // What was made first goes first; only what is on its way already is not overtaken.
    const onItsWay = this.#queue.slice(0, this.#isSending && this.#queue[0]?.wasSent ? 1 : 0);
    const rest = [...this.#queue.slice(onItsWay.length), ...adopted];
    this.#queue = [...onItsWay, ...rest.toSorted((a, b) => (a.madeAt || 0) - (b.madeAt || 0))];
    this.#elsewhere.forget(adopted);
    this.#changed();
    for (const projectId of new Set(adopted.map(({ edit }) => edit.projectId)))
      if (this.#dependencies.session(projectId).getState().type === 'ready') this.showAgain(projectId);
    this.retry();
  }

  /** Shows what waits in other pages of this browser. What is made here and builds on it is sent after it. */
  showElsewhere(edits: readonly KeptEdit[]): void {
    this.#elsewhere.show(edits, this.#queue);
    this.#notify();
    void this.#pump();
  }

  /** To be told what another page of this browser has saved: what is made here may build on it. */
  appliedElsewhere(done: AppliedEdit, version: number): void {
    this.#rebaseFollowing(done, version);
  }

  /** Tries at once what is waiting for a connection. */
  retry(): void {
    this.#failures = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#pump();
  }

  #push(edit: PlanEdit, settle: (outcome: EditOutcome) => void): void {
    const queued: QueuedEdit = {
      edit,
      key: crypto.randomUUID(),
      base: this.#applied.baseFor(edit, edit.seenVersion ?? this.#dependencies.session(edit.projectId).version),
      madeAt: Date.now(),
      writes: this.#foresee(edit),
      wasSent: false,
      settle: [settle],
    };
    this.#queue = [...this.#queue, queued];
    this.#show(queued);
  }

  /** Two edits of the same field in a row, the first not yet sent, are one edit. */
  #coalesce(edit: PlanEdit, settle: (outcome: EditOutcome) => void): boolean {
    const last = this.#queue.at(-1);
    if (!last || last.wasSent || last.edit.projectId !== edit.projectId || !isSameChange(last.edit, edit)) return false;
    this.#dependencies.plans.hide(last.key);
    const merged = { ...last, edit, settle: [...last.settle, settle] };
    const next = { ...merged, writes: this.#foresee(edit) };
    this.#queue = [...this.#queue.slice(0, -1), next];
    this.#show(next);
    return true;
  }

  #foresee(edit: PlanEdit): OptimisticWrite[] {
    return foresee(this.#dependencies.plans.index(edit.projectId), edit.operations);
  }

  #show({ edit, key, writes }: QueuedEdit): void {
    this.#dependencies.plans.show(edit.projectId, key, writes);
  }

  async #pump(): Promise<void> {
    if (this.#isSending || this.#timer !== undefined) return;
    this.#isSending = true;
    try {
      while (this.#queue.length > 0) {
        if (this.#dependencies.isOutOfReach?.() && !(await this.#isThere())) return;
        // What was first may have been taken back meanwhile.
        const next = this.#queue[0];
        if (!next || this.#elsewhere.comesBefore(next)) return;
        const sent = { ...next, wasSent: true };
        this.#queue = [sent, ...this.#queue.slice(1)];
        this.#changed();
        const isAnswered = await this.#send(sent);
        if (!isAnswered) return;
      }
    } finally {
      this.#isSending = false;
    }
  }

  /** False when there was no answer, and the edit stays where it is. */
  async #send(queued: QueuedEdit): Promise<boolean> {
    try {
      const payload = await sendEdit(this.#dependencies.client, queued);
      this.#failures = 0;
      this.#take(queued, payload);
      return true;
    } catch (error) {
      if (this.#tryLater(error)) return false;
      this.#finishWithFollowing(queued, { type: 'refused', message: errorSentence(error) }, []);
      return true;
    }
  }

  #take(queued: QueuedEdit, payload: ApplyPatchMutation['applyPatch']): void {
    const { key, edit } = queued;
    const session = this.#dependencies.session(edit.projectId);
    const { conflicts } = payload;
    if (payload.applied) {
      const version = payload.patch?.appliedVersion ?? null;
      session.receive(payload, version, key);
      if (version !== null) {
        this.#rebaseFollowing(queued, version);
        for (const listener of this.#appliedListeners) listener({ key, edit }, version);
      }
      this.#finish(queued, { type: 'applied', patchId: payload.patch?.id ?? null });
    } else if (wasMadeBefore(edit.operations, conflicts)) {
      this.#rebaseFollowing(queued, session.version);
      this.#dependencies.plans.hide(key);
      this.#finish(queued, { type: 'applied', patchId: null });
    } else {
      const gone = conflicts.flatMap(({ goneTaskIds }) => goneTaskIds);
      this.#finishWithFollowing(queued, { type: 'conflict', conflicts }, gone);
    }
  }

  async #isThere(): Promise<boolean> {
    try {
      await this.#dependencies.client.query({ query: StillThereDocument, fetchPolicy: 'no-cache' });
      return true;
    } catch (error) {
      return !this.#tryLater(error);
    }
  }

  /** Goes on after a while; false where that would not help. */
  #tryLater(error: unknown): boolean {
    const waitMs = retryWait(error, this.#failures);
    if (waitMs === null) return false;
    this.#failures += 1;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#pump();
    }, waitMs);
    return true;
  }

  #rebaseFollowing(done: AppliedEdit, version: number): void {
    this.#applied.add(done.edit, version);
    this.#queue = rebased(this.#queue, done, version);
  }

  /**
   * Ends an edit that was not taken. What follows and speaks of a task that it would have made, or that is gone, cannot be
   * taken either: it becomes a part of this edit, so that there is one question about all of it, and one answer.
   */
  #finishWithFollowing(queued: QueuedEdit, outcome: EditOutcome, goneTaskIds: readonly string[]): void {
    const following = followingOf(this.#queue, queued, goneTaskIds);
    const all = [queued, ...following];
    for (const { key } of all) this.#dependencies.plans.hide(key);
    this.#queue = this.#queue.filter((each) => !following.includes(each));
    this.#finish({ ...queued, edit: joined(queued, following), settle: all.flatMap(({ settle }) => settle) }, outcome);
  }

  #finish(queued: QueuedEdit, outcome: EditOutcome): void {
    this.#queue = this.#queue.filter(({ key }) => key !== queued.key);
    this.#changed();
    this.#dependencies.onOutcome(queued.edit, outcome);
    for (const settle of queued.settle) settle(outcome);
  }

  #changed(): void {
    this.#dependencies.keep(this.waiting());
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
