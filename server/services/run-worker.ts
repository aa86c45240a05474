import { toInstant, type Instant, type RunId } from '../domain/ids.ts';
import type { Providers } from '../agents/providers.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { Database } from '../storage/database.ts';
import {
  extendLeases,
  insertRunEvents,
  lastSequence,
  lockAbandonedRun,
  lockRunOf,
  takeNextRun,
  type WorkableRun,
} from '../storage/runs.ts';
import { endingOf, endRun, interruptedEnding } from './run-ending.ts';
import { execute } from './run-execution.ts';
import { RunJournal, RunLost } from './run-journal.ts';
import { event } from './run-service.ts';

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly providers: Providers;
  readonly now: () => Date;
  readonly nodeId: string;
  readonly onError: (error: unknown, context: { readonly runId?: RunId }) => void;
}

const RUNS_AT_ONCE = 8;
/** A node that is not heard of for this long has lost its runs. */
const LEASE_MS = 15_000;
const HEARTBEAT_MS = 3_000;
/** Looks for waiting runs by itself this often, since hints can be lost. */
const LOOK_MS = 2_000;

/** Takes waiting runs and carries them out, and ends those whose node has gone. One for each node. */
export class RunWorker {
  readonly #deps: Deps;
  readonly #underWay = new Map<RunId, { readonly controller: AbortController; readonly ended: Promise<void> }>();
  readonly #timers: NodeJS.Timeout[] = [];
  #stopListening = (): void => {};
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #stopped = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  start(): void {
    this.#stopListening = this.#deps.bus.subscribe('queue', () => this.#look());
    this.#timers.push(setInterval(() => this.#look(), LOOK_MS));
    this.#timers.push(setInterval(() => void this.#heartbeat(), HEARTBEAT_MS));
    this.#timers.push(setInterval(() => void this.#endAbandoned(), HEARTBEAT_MS));
    void this.#endAbandoned();
    this.#look();
  }

  /** Takes no more runs and ends those that are under way as interrupted, with what they had. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopListening();
    for (const timer of this.#timers) clearInterval(timer);
    await this.#looking;
    const ending = [...this.#underWay.values()];
    for (const { controller } of ending) controller.abort(new Stopping());
    await Promise.allSettled(ending.map(({ ended }) => ended));
  }

  #look(): void {
    if (this.#looking !== null) {
      this.#lookAgain = true;
      return;
    }
    this.#looking = this.#takeWaiting().finally(() => {
      this.#looking = null;
      if (this.#lookAgain && !this.#stopped) {
        this.#lookAgain = false;
        this.#look();
      }
    });
  }

  async #takeWaiting(): Promise<void> {
    try {
      while (!this.#stopped && this.#underWay.size < RUNS_AT_ONCE) {
        const run = await this.#takeNext();
        if (run === null) return;
        const controller = new AbortController();
        const ended = this.#carryOut(run, controller).finally(() => {
          this.#underWay.delete(run.id);
          this.#look();
        });
        this.#underWay.set(run.id, { controller, ended });
      }
    } catch (error) {
      this.#deps.onError(error, {});
    }
  }

  #takeNext(): Promise<WorkableRun | null> {
    const { database, nodeId, bus } = this.#deps;
    return database.transaction(async (tx, afterCommit) => {
      const run = await takeNextRun(tx, { nodeId, leaseUntil: this.#leaseUntil(), at: this.#now() });
      if (run === null) return null;
      await insertRunEvents(tx, run.workspaceId, [event(run, (await lastSequence(tx, run.id)) + 1, 'STARTED', null)]);
      afterCommit(() => bus.publish(`run ${run.id}`));
      return run;
    });
  }

  /** Never rejects: whatever happens, the run ends, here or when its lease does. */
  async #carryOut(run: WorkableRun, controller: AbortController): Promise<void> {
    const { bus, onError } = this.#deps;
    const journal = this.#journal(run);
    const stopListening = bus.subscribe(`run ${run.id}`, () => void this.#heartbeat([run.id]));
    try {
      const execution = await execute(run, this.#deps, journal, controller.signal);
      await journal.flush();
      await this.#end(run, journal, controller.signal.reason instanceof Stopping ? null : endingOf(execution));
    } catch (error) {
      if (error instanceof RunLost) return;
      onError(error, { runId: run.id });
      await this.#endAfterFault(run, journal);
    } finally {
      stopListening();
    }
  }

  /** `ending` null: the node is stopping. */
  async #end(run: WorkableRun, journal: RunJournal, ending: ReturnType<typeof endingOf> | null): Promise<void> {
    const { database, bus, nodeId, now } = this.#deps;
    await database.transaction(async (tx, afterCommit) => {
      if ((await lockRunOf(tx, run.id, nodeId)) === null) throw new RunLost();
      await endRun(tx, run, journal, ending ?? (await interruptedEnding(tx, run)), now());
      afterCommit(() => {
        bus.publish(`run ${run.id}`);
        if (run.projectId !== null) bus.publish(`project ${run.projectId}`);
      });
    });
  }

  async #endAfterFault(run: WorkableRun, journal: RunJournal): Promise<void> {
    try {
      const { database, now, nodeId, bus } = this.#deps;
      await database.transaction(async (tx, afterCommit) => {
        if ((await lockRunOf(tx, run.id, nodeId)) === null) return;
        const text = 'Something went wrong here while this plan was being made. The log says what; try again.';
        const ending = { ...(await interruptedEnding(tx, run)), errorCode: 'INTERNAL', text } as const;
        await endRun(tx, run, journal, ending, now());
        afterCommit(() => bus.publish(`run ${run.id}`));
      });
    } catch (error) {
      // The database is out of reach. The lease ends, and whoever is there then ends the run.
      this.#deps.onError(error, { runId: run.id });
    }
  }

  async #heartbeat(ids: readonly RunId[] = [...this.#underWay.keys()]): Promise<void> {
    if (ids.length === 0) return;
    try {
      const { database, nodeId } = this.#deps;
      const { kept, cancelled } = await database.transaction((tx) => extendLeases(tx, ids, nodeId, this.#leaseUntil()));
      for (const id of ids) {
        if (!kept.has(id)) this.#underWay.get(id)?.controller.abort(new RunLost());
        else if (cancelled.has(id)) this.#underWay.get(id)?.controller.abort();
      }
    } catch (error) {
      this.#deps.onError(error, {});
    }
  }

  async #endAbandoned(): Promise<void> {
    const { database, bus, now, onError } = this.#deps;
    try {
      for (let found = true; found && !this.#stopped;) {
        found = await database.transaction(async (tx, afterCommit) => {
          const run = await lockAbandonedRun(tx, this.#now());
          if (run === null) return false;
          await endRun(tx, run, this.#journal(run), await interruptedEnding(tx, run), now());
          afterCommit(() => bus.publish(`run ${run.id}`));
          return true;
        });
      }
    } catch (error) {
      onError(error, {});
    }
  }

  #journal(run: WorkableRun): RunJournal {
    const { database, bus, nodeId } = this.#deps;
    return new RunJournal({ database, bus, run, nodeId, now: () => this.#now() });
  }
  #now(): Instant {
    return toInstant(this.#deps.now());
  }
  #leaseUntil(): Instant {
    return toInstant(new Date(this.#deps.now().getTime() + LEASE_MS));
  }
}

/** The node is stopping: its runs end as interrupted. */
class Stopping extends Error {
  override readonly name = 'Stopping';
}
