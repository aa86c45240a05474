import type { ApolloClient } from '@apollo/client';
import { PlanChangesDocument, PlanSnapshotDocument, type PlanChangesSubscription } from '../__generated__/graphql.ts';
import { errorSentence } from './error-sentence.ts';
import { follow } from './follow.ts';
import type { KeptPlan } from './kept-plans.ts';
import { isNetworkFailure } from './network-failure.ts';
import type { PlanStore } from './plan-store.ts';
import { loadedPlan, type PlanChange } from './plan-wire.ts';

type ChangeEvent = PlanChangesSubscription['projectChanged'];

/**
 * `failed` carries the sentence to show; `missing` means that there is no such project, or not for this person, and has
 * the name that it had while this page still had it, if ever.
 */
export type PlanState =
  | { readonly type: 'loading' }
  | { readonly type: 'ready' }
  | { readonly type: 'missing'; readonly name: string | null }
  | { readonly type: 'failed'; readonly message: string };

export interface PlanSessionDependencies {
  readonly client: ApolloClient;
  readonly plans: PlanStore;
  /** Projects that may leave the memory to make room; asked just before a snapshot is stored. */
  readonly takeForgotten: () => readonly string[];
  /** Called after a snapshot has replaced the plan, and with it what edits showed: show them again here. */
  readonly onReplaced: () => void;
  /** Runs `task` soon, once for all that has arrived by then. */
  readonly schedule: (task: () => void) => void;
  /** The plan as this browser has kept it, for when the server is out of reach; null where it has none. */
  readonly readKept?: (projectId: string) => Promise<KeptPlan | null>;
  /** Lets the browser draw and answer keys between two steps of a long work. */
  readonly breathe: () => Promise<void>;
}

/**
 * Keeps one plan true: loads its snapshot, then follows its changes from the snapshot's version on. The server replays
 * what happened in between, so nothing is missed and nothing need be held back. After a lost connection it goes on
 * from the version it has reached; when the server cannot replay that far, it loads a new snapshot.
 */
export class PlanSession {
  readonly projectId: string;
  readonly #dependencies: PlanSessionDependencies;
  readonly #listeners = new Set<() => void>();
  #state: PlanState = { type: 'loading' };
  #version = 0;
  #lostName: string | null = null;
  #pending: ChangeEvent[] = [];
  #isFlushScheduled = false;
  #stopFollowing: (() => void) | null = null;
  #isOpen = false;
  #loads = 0;

  constructor(projectId: string, dependencies: PlanSessionDependencies) {
    this.projectId = projectId;
    this.#dependencies = dependencies;
  }

  /** Every change up to this version is in the store. */
  get version(): number {
    return this.#version;
  }

  getState = (): PlanState => this.#state;

  /** Calls `listener` when the state or the version has changed. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Starts or goes on following. A plan that was loaded before is shown at once and catches up from its version. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    if (this.#state.type === 'ready') this.#follow();
    else void this.reload();
  }

  /** Stops following; what is in the store stays for the next time. */
  close(): void {
    this.#isOpen = false;
    this.#loads += 1;
    this.#stopFollowing?.();
    this.#stopFollowing = null;
  }

  /** Loads the plan where it could not be loaded before and is still wanted. */
  retry(): void {
    if (this.#isOpen && this.#state.type === 'failed') void this.reload();
  }

  /** Loads a new snapshot and follows from there. Never throws: a failure is a state. */
  async reload(): Promise<void> {
    const { client, plans, takeForgotten, onReplaced, breathe } = this.#dependencies;
    const load = ++this.#loads;
    this.#stopFollowing?.();
    this.#stopFollowing = null;
    this.#pending = [];
    if (this.#state.type !== 'ready') this.#setState({ type: 'loading' });
    try {
      const { data } = await client.query({
        query: PlanSnapshotDocument,
        variables: { projectId: this.projectId },
        fetchPolicy: 'no-cache',
      });
      if (load !== this.#loads) return;
      const project = data?.project;
      if (!project) {
        this.#lose();
        return;
      }
      // Parsing, storing and drawing 10,000 tasks are three things, each long enough by itself.
      await breathe();
      if (load !== this.#loads) return;
      plans.replace(loadedPlan(project), takeForgotten());
      this.#version = project.version;
      onReplaced();
      await breathe();
      if (load !== this.#loads) return;
      this.#setState({ type: 'ready' });
      this.#follow();
    } catch (error) {
      if (load !== this.#loads) return;
      if (isNotFound(error)) this.#lose();
      // A plan that is on the screen stays there: what is known of it is still right, and may be worked on.
      else if (this.#state.type === 'ready') this.#follow();
      else if (isNetworkFailure(error) && (await this.#openKept(load))) return;
      else this.#setState({ type: 'failed', message: errorSentence(error) });
    }
  }

  /** Shows the plan as it was when this browser had it last, and follows from there as soon as that is possible. */
  async #openKept(load: number): Promise<boolean> {
    const { plans, readKept, takeForgotten, onReplaced } = this.#dependencies;
    const kept = await readKept?.(this.projectId);
    if (!kept || load !== this.#loads) return false;
    plans.replace(kept.plan, takeForgotten());
    this.#version = kept.version;
    onReplaced();
    this.#setState({ type: 'ready' });
    this.#follow();
    return true;
  }

  /**
   * Takes what a mutation has answered (`applyPatch`, `revertPatch`), without waiting for the event that tells the
   * same. `appliedVersion` is the patch's; null where it changed nothing. `replaces` is the key of the edit that it
   * makes real. Safe to call with answers that are old or known; not for answers that applied nothing.
   */
  receive(change: PlanChange, appliedVersion: number | null, replaces?: string): void {
    this.#dependencies.plans.receive([change], replaces);
    // Only the next version completes what is known; a later one leaves others' changes to come by the feed.
    if (appliedVersion === this.#version + 1) {
      this.#version = appliedVersion;
      this.#notify();
    }
  }

  #follow(): void {
    this.#stopFollowing?.();
    this.#stopFollowing = follow({
      client: this.#dependencies.client,
      subscription: PlanChangesDocument,
      variables: () => ({ projectId: this.projectId, after: this.#lastVersion() }),
      onData: ({ projectChanged }) => this.#take(projectChanged),
      // The server ends a stream that was read too slowly; asking again from here gives what was left out.
      onEnd: () => void this.reload(),
      onRefused: (error) => {
        if (isNotFound(error)) this.#lose();
        else void this.#reloadLater();
      },
    });
  }

  /** Nothing of it stays in the memory: who may not see a plan any more sees none of it, whatever is open. */
  #lose(): void {
    const { plans } = this.#dependencies;
    this.#lostName = plans.index(this.projectId).project?.name ?? this.#lostName;
    plans.drop(this.projectId);
    this.#setState({ type: 'missing', name: this.#lostName });
  }

  /** A refusal that is not about the project (a version out of reach, say): a new snapshot, but not in a loop. */
  async #reloadLater(): Promise<void> {
    const load = this.#loads;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    if (load === this.#loads) await this.reload();
  }

  #lastVersion(): number {
    return this.#pending.at(-1)?.version ?? this.#version;
  }

  #take(event: ChangeEvent): void {
    if (event.version <= this.#lastVersion()) return;
    if (event.version > this.#lastVersion() + 1) {
      // The server promises a feed without gaps. Should one come all the same, a snapshot is right again.
      void this.reload();
      return;
    }
    this.#pending.push(event);
    if (this.#isFlushScheduled) return;
    this.#isFlushScheduled = true;
    this.#dependencies.schedule(() => this.#flush());
  }

  #flush(): void {
    this.#isFlushScheduled = false;
    const events = this.#pending.filter((event) => event.version > this.#version);
    this.#pending = [];
    const last = events.at(-1);
    if (!last) return;
    this.#dependencies.plans.receive(events);
    this.#version = last.version;
    this.#notify();
  }

  #setState(state: PlanState): void {
    this.#state = state;
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

function isNotFound(error: unknown): boolean {
  const errors = (error as { errors?: readonly { extensions?: Record<string, unknown> }[] } | null)?.errors;
  return errors?.[0]?.extensions?.['code'] === 'NOT_FOUND';
}
