import { toInstant, type Instant, type RunId } from '../domain/ids.ts';
import type { Providers } from '../agents/providers.ts';
import { faultSentence } from '../domain/agent-words.ts';
import type { Ceilings } from '../domain/spending.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { Database, WriteDb } from '../storage/database.ts';
import { extendLeases, lockAbandonedRun, lockRunOf, requeueRun, takeRun } from '../storage/run-leases.ts';
import { hasOutput, insertRunEvents, lastSequence } from '../storage/run-events.ts';
import { type WorkableRun } from '../storage/runs.ts';
import { giveUpCalls } from './stored-ledger.ts';
import type { RunQueue } from '../storage/run-queue.ts';
import { patiently } from './patience.ts';
import { abandonedEnding, endingOf, endRun, stoppedEnding, type Ending } from './run-ending.ts';
import { execute, type Execution } from './run-execution.ts';
import { RunJournal, RunLost } from './run-journal.ts';
import { runEvent } from './run-start.ts';

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly queue: RunQueue;
  readonly providers: Providers;
  readonly now: () => Date;
  readonly nodeId: string;
  readonly ceilings: Ceilings;
  readonly onError: (error: unknown, context: { readonly runId?: RunId }) => void;
}

const RUNS_AT_ONCE = 8;
/** A node that is not heard of for this long, by the database's clock, has lost its runs. */
const LEASE_MS = 15_000;
const HEARTBEAT_MS = 3_000;
/** A run is begun this often at most. */
const MOST_ATTEMPTS = 3;
/** Looks for waiting runs by itself this often, since hints can be lost. */
const LOOK_MS = 2_000;

/** Takes waiting runs and carries them out. Of those whose node has gone it lets wait again what had said nothing, and ends the
 * others with what they had. One for each node. */
export class RunWorker {
  readonly #deps: Deps;
  readonly #underWay = new Map<RunId, { readonly controller: AbortController; readonly ended: Promise<void> }>();
  readonly #timers: NodeJS.Timeout[] = [];
  #stopListening = (): void => {};
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #beating: Promise<void> | null = null;
  #stopped = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  start(): void {
    this.#stopListening = this.#deps.bus.subscribe('queue', () => this.#look());
    this.#timers.push(setInterval(() => this.#look(), LOOK_MS));
    this.#timers.push(setInterval(() => this.#beat(), HEARTBEAT_MS));
    this.#beat();
    this.#look();
  }

  /** Takes no more runs and ends those that are under way as interrupted, with what they had. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopListening();
    for (const timer of this.#timers) clearInterval(timer);
    await this.#looking;
    await this.#beating;
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
    const { database, queue, nodeId, bus } = this.#deps;
    return database.transaction(async (tx, afterCommit) => {
      let run: WorkableRun | null = null;
      while (run === null) {
        const id = await queue.take(tx);
        if (id === null) return null;
        run = await takeRun(tx, id, { nodeId, leaseMs: LEASE_MS, at: this.#now() });
      }
      await insertRunEvents(tx, run.workspaceId, [runEvent(run, (await lastSequence(tx, run.id)) + 1, 'STARTED')]);
      afterCommit(() => bus.publish(`run ${run.id}`));
      return run;
    });
  }

  /** Never rejects: whatever happens, the run ends, here or when its lease does. */
  async #carryOut(run: WorkableRun, controller: AbortController): Promise<void> {
    const { bus, onError } = this.#deps;
    const journal = this.#journal(run);
    const stopListening = bus.subscribe(`cancel ${run.id}`, () => void this.#heartbeat([run.id]));
    // Somebody may have cancelled before we listened.
    void this.#heartbeat([run.id]);
    try {
      const execution = await execute(run, this.#deps, journal, controller.signal);
      await journal.flush();
      const isStopping = controller.signal.reason instanceof Stopping;
      if (isStopping && saidNothing(execution) && mayBeginAgain(run)) {
        await this.#whileHeld(run, (tx) => this.#giveBack(tx, run, journal));
        return;
      }
      await this.#end(run, journal, async () =>
        isStopping ? stoppedEnding(run, execution) : endingOf(run, execution),
      );
    } catch (error) {
      if (error instanceof RunLost) return;
      onError(error, { runId: run.id });
      await this.#endAfterFault(run, journal);
    } finally {
      stopListening();
    }
  }

  /** Throws RunLost where the run is not this node's any more; then nothing is written. */
  async #end(run: WorkableRun, journal: RunJournal, ending: (tx: WriteDb) => Promise<Ending>): Promise<void> {
    await this.#whileHeld(run, async (tx, current) => endRun(tx, current, journal, await ending(tx), this.#deps.now()));
  }

  /** Lets a run that has said nothing wait for whichever node is next. */
  async #giveBack(tx: WriteDb, run: WorkableRun, journal: RunJournal): Promise<void> {
    await requeueRun(tx, run.id);
    await this.#deps.queue.add(tx, run.id);
    await journal.addLast(tx, 'RETRY', 'The server that worked on this has stopped. Beginning again on another one.');
  }

  /** Throws RunLost where the run is not this node's any more. */
  async #whileHeld(run: WorkableRun, work: (tx: WriteDb, current: WorkableRun) => Promise<void>): Promise<void> {
    const { database, bus, nodeId } = this.#deps;
    const held = () =>
      database.transaction(async (tx, afterCommit) => {
        // As it is by now: it may have gone on at another provider.
        const current = await lockRunOf(tx, run.id, nodeId);
        if (current === null) throw new RunLost();
        await work(tx, current);
        afterCommit(() => this.#tell(run));
        afterCommit(() => bus.publish('queue'));
      });
    await patiently(held, () => this.#stopped);
  }

  /** With what the journal has stored. */
  async #endAfterFault(run: WorkableRun, journal: RunJournal): Promise<void> {
    const text = faultSentence(run.agent);
    try {
      await journal.flush().catch(() => {}); // What did not let it be written is known already.
      await this.#end(run, journal, async (tx) => ({
        ...(await abandonedEnding(tx, run)),
        errorCode: 'INTERNAL',
        text,
      }));
    } catch (error) {
      // The database is out of reach. The lease ends, and whoever is there then ends the run.
      if (!(error instanceof RunLost)) this.#deps.onError(error, { runId: run.id });
    }
  }

  /** Keeps this node's runs before it looks for those of others, so that a machine that slept does not take its own away. */
  #beat(): void {
    const beat = async (): Promise<void> => {
      if (await this.#heartbeat([...this.#underWay.keys()])) await this.#endAbandoned();
    };
    this.#beating ??= beat().finally(() => {
      this.#beating = null;
    });
  }

  /** False where the database did not take it. Never rejects. */
  async #heartbeat(ids: readonly RunId[]): Promise<boolean> {
    if (ids.length === 0) return true;
    try {
      const { database, nodeId } = this.#deps;
      const { kept, cancelled } = await database.transaction((tx) => extendLeases(tx, ids, nodeId, LEASE_MS));
      for (const id of ids) {
        if (!kept.has(id)) this.#underWay.get(id)?.controller.abort(new RunLost());
        else if (cancelled.has(id)) this.#underWay.get(id)?.controller.abort();
      }
      return true;
    } catch (error) {
      this.#deps.onError(error, {});
      return false;
    }
  }

  /** Never rejects. */
  async #endAbandoned(): Promise<void> {
    const { database, bus, now, onError } = this.#deps;
    try {
      for (let found = true; found && !this.#stopped;) {
        found = await database.transaction(async (tx, afterCommit) => {
          // What this node still carries out is not abandoned, even if a machine that slept let the lease pass.
          const run = await lockAbandonedRun(tx, [...this.#underWay.keys()]);
          if (run === null) return false;
          await giveUpCalls(tx, run.id);
          if (mayBeginAgain(run) && !(await hasOutput(tx, run.id))) {
            await this.#giveBack(tx, run, this.#journal(run));
            afterCommit(() => bus.publish('queue'));
          } else {
            await endRun(tx, run, this.#journal(run), await abandonedEnding(tx, run), now());
          }
          afterCommit(() => this.#tell(run));
          return true;
        });
      }
    } catch (error) {
      onError(error, {});
    }
  }

  #tell(run: WorkableRun): void {
    this.#deps.bus.publish(`run ${run.id}`);
    if (run.projectId !== null) this.#deps.bus.publish(`project ${run.projectId}`);
    if (run.conversationId !== null) this.#deps.bus.publish(`conversation ${run.conversationId}`);
  }

  #journal(run: WorkableRun): RunJournal {
    const { database, bus, nodeId } = this.#deps;
    return new RunJournal({ database, bus, run, nodeId, now: () => this.#now(), isStopping: () => this.#stopped });
  }
  #now(): Instant {
    return toInstant(this.#deps.now());
  }
}

function saidNothing({ operations, text }: Execution): boolean {
  return operations.length === 0 && text === '';
}

/** Nothing is lost by beginning again, and nobody has asked to stop; a run that takes its nodes with it is given up. */
function mayBeginAgain({ attempts, isCancelRequested }: WorkableRun): boolean {
  return attempts < MOST_ATTEMPTS && !isCancelRequested;
}

/** The node is stopping: its runs end as interrupted. */
class Stopping extends Error {
  override readonly name = 'Stopping';
}
