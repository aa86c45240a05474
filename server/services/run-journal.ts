import type { Instant, RunId, WorkspaceId } from '../domain/ids.ts';
import type { Operation } from '../domain/patch.ts';
import type { RunEvent, RunEventType } from '../domain/run.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { Database, WriteDb } from '../storage/database.ts';
import { holdRun } from '../storage/run-leases.ts';
import { insertRunEvents, lastSequence } from '../storage/run-events.ts';
import { patiently } from './patience.ts';

/** Events that may wait to be written before the run waits for the database. */
const WAITING_EVENTS = 500;

/** Another node has the run, or it is over: whatever this node still has for it is void. */
export class RunLost extends Error {
  override readonly name = 'RunLost';
}

/**
 * Writes a run's events in order and tells those who follow. The first of a burst is written at once; what comes while a
 * write is under way goes with the next one, and text that belongs together becomes one event. While the database is
 * away the events wait, and so does the run once there are too many.
 */
export class RunJournal {
  readonly #database: Database;
  readonly #bus: EventBus;
  readonly #run: { readonly id: RunId; readonly workspaceId: WorkspaceId };
  readonly #nodeId: string;
  readonly #now: () => Instant;
  readonly #isStopping: () => boolean;
  #waiting: Omit<RunEvent, 'sequence'>[] = [];
  #writing: Promise<void> | null = null;
  #failure: Error | null = null;
  #sequence: number | null = null;

  constructor(settings: {
    database: Database;
    bus: EventBus;
    run: { readonly id: RunId; readonly workspaceId: WorkspaceId };
    nodeId: string;
    now: () => Instant;
    /** Whether to give up at once where the database is away. */
    isStopping: () => boolean;
  }) {
    this.#database = settings.database;
    this.#bus = settings.bus;
    this.#run = settings.run;
    this.#nodeId = settings.nodeId;
    this.#now = settings.now;
    this.#isStopping = settings.isStopping;
  }

  /** Takes an event; waits only when too many are unwritten. Throws what an earlier write threw. */
  async add(type: RunEventType, details: { text?: string; operation?: Operation } = {}): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    const { text = null, operation = null } = details;
    const last = this.#waiting.at(-1);
    if (type === 'TEXT' && last?.type === 'TEXT')
      this.#waiting[this.#waiting.length - 1] = { ...last, text: (last.text ?? '') + text };
    else this.#waiting.push({ runId: this.#run.id, type, at: this.#now(), text, operation });
    this.#writing ??= this.#write();
    if (this.#waiting.length >= WAITING_EVENTS) await this.flush();
  }

  /** Resolves when everything taken so far is written. */
  async flush(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
    if (this.#failure !== null) throw this.#failure;
  }

  /** Writes an event within the transaction that ends the run, or gives it back. */
  async addLast(tx: WriteDb, type: RunEventType, text: string | null): Promise<void> {
    const sequence = (await lastSequence(tx, this.#run.id)) + 1;
    const event = { runId: this.#run.id, sequence, type, at: this.#now(), text, operation: null };
    await insertRunEvents(tx, this.#run.workspaceId, [event]);
  }

  async #write(): Promise<void> {
    // One turn of the event loop: what a planner yields in one go is written in one go.
    await new Promise(setImmediate);
    try {
      while (this.#waiting.length > 0) {
        const events = this.#waiting;
        this.#waiting = [];
        await patiently(() => this.#store(events), this.#isStopping);
      }
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
    } finally {
      this.#writing = null;
    }
  }

  async #store(events: readonly Omit<RunEvent, 'sequence'>[]): Promise<void> {
    await this.#database.transaction(async (tx, afterCommit) => {
      // Nobody else numbers events of a run while this node has it.
      if (!(await holdRun(tx, this.#run.id, this.#nodeId))) throw new RunLost();
      const first = (this.#sequence ??= await lastSequence(tx, this.#run.id));
      const last = first + events.length;
      const numbered = events.map((event, index) => ({ ...event, sequence: first + index + 1 }));
      await insertRunEvents(tx, this.#run.workspaceId, numbered, { mayBeStored: true });
      afterCommit(() => {
        this.#sequence = last;
        this.#bus.publish(`run ${this.#run.id}`);
      });
    });
  }
}
