import type { ReviewOperation, SignCounts } from '../patch/operation.ts';
import { countSigns, NO_SIGNS } from '../patch/operation.ts';

/** An event of a run, as the subscription delivers it. */
export interface RunEvent {
  /** 1, 2, 3, … without gaps within a run. */
  readonly sequence: number;
  readonly type:
    | 'QUEUED'
    | 'STARTED'
    | 'TEXT'
    | 'OPERATION'
    | 'WARNING'
    | 'RETRY'
    | 'FALLBACK'
    | 'CACHED'
    | 'SUCCEEDED'
    | 'FAILED'
    | 'CANCELLED';
  readonly at: string;
  readonly text: string | null;
  readonly operation: ReviewOperation | null;
}

export type RunPhase = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

/** Something that the run said besides its operations. */
export interface RunNote {
  readonly sequence: number;
  readonly kind: 'warning' | 'retry' | 'fallback' | 'cached';
  readonly text: string;
}

/** What a run has shown so far. */
export interface RunStream {
  readonly phase: RunPhase;
  /** Of the last event that was folded in; 0 before the first. Following goes on after it. */
  readonly lastSequence: number;
  readonly operations: readonly ReviewOperation[];
  /** Operations that came a second time, corrected, by id. */
  readonly revised: ReadonlySet<string>;
  readonly counts: SignCounts;
  /** What the agent has said, all of it. */
  readonly text: string;
  readonly notes: readonly RunNote[];
  /** What the run waits for or has changed to; null as soon as it goes on. */
  readonly notice: RunNote | null;
  /** Why it failed, in a sentence; null unless failed. */
  readonly failure: string | null;
}

export const NEW_STREAM: RunStream = {
  phase: 'queued',
  lastSequence: 0,
  operations: [],
  revised: new Set(),
  counts: NO_SIGNS,
  text: '',
  notes: [],
  notice: null,
  failure: null,
};

export interface Folded {
  readonly stream: RunStream;
  /** True where events are missing between the last one folded and the next: ask again after `lastSequence`. */
  readonly hasGap: boolean;
}

/**
 * `stream` with `events` folded in, by sequence: what has been seen is skipped, and nothing is taken past a gap.
 * Costs one copy of the operations per call, so call it once per frame.
 */
export function foldRunEvents(stream: RunStream, events: readonly RunEvent[]): Folded {
  const fold = new Fold(stream);
  for (const event of events) {
    if (event.sequence <= fold.lastSequence) continue;
    if (event.sequence > fold.lastSequence + 1) return { stream: fold.result(), hasGap: true };
    fold.add(event);
  }
  return { stream: fold.result(), hasGap: false };
}

export function isOver(phase: RunPhase): boolean {
  return phase === 'succeeded' || phase === 'failed' || phase === 'cancelled';
}

/** The last line that the agent has said, for the quiet line under the counters; '' before it has said anything. */
export function lastLine(text: string): string {
  const end = text.trimEnd();
  return end.slice(end.lastIndexOf('\n') + 1).trim();
}

/** One call's work on mutable copies. */
class Fold {
  readonly #before: RunStream;
  #phase: RunPhase;
  #notice: RunNote | null;
  #failure: string | null;
  lastSequence: number;
  readonly #arrived: ReviewOperation[] = [];
  readonly #spoken: string[] = [];
  readonly #notes: RunNote[] = [];

  constructor(before: RunStream) {
    this.#before = before;
    this.#phase = before.phase;
    this.#notice = before.notice;
    this.#failure = before.failure;
    this.lastSequence = before.lastSequence;
  }

  add(event: RunEvent): void {
    this.lastSequence = event.sequence;
    switch (event.type) {
      case 'QUEUED':
        this.#phase = 'queued';
        break;
      case 'STARTED':
        this.#phase = 'running';
        break;
      case 'TEXT':
        this.#spoken.push(event.text ?? '');
        this.#notice = null;
        break;
      case 'OPERATION':
        if (event.operation) this.#arrived.push(event.operation);
        this.#notice = null;
        break;
      case 'WARNING':
        this.#note(event, 'warning');
        break;
      case 'RETRY':
        this.#notice = this.#note(event, 'retry');
        break;
      case 'FALLBACK':
        this.#notice = this.#note(event, 'fallback');
        break;
      case 'CACHED':
        this.#note(event, 'cached');
        break;
      case 'SUCCEEDED':
        this.#end('succeeded');
        break;
      case 'CANCELLED':
        this.#end('cancelled');
        break;
      case 'FAILED':
        this.#end('failed');
        this.#failure = event.text;
        break;
    }
  }

  result(): RunStream {
    const before = this.#before;
    if (this.lastSequence === before.lastSequence) return before;
    return {
      phase: this.#phase,
      lastSequence: this.lastSequence,
      ...this.#operations(),
      text: before.text + this.#spoken.join(''),
      notes: this.#notes.length === 0 ? before.notes : [...before.notes, ...this.#notes],
      notice: this.#notice,
      failure: this.#failure,
    };
  }

  #operations(): Pick<RunStream, 'operations' | 'revised' | 'counts'> {
    const { operations, revised, counts } = this.#before;
    if (this.#arrived.length === 0) return { operations, revised, counts };
    const byId = new Map(operations.map((operation) => [operation.id, operation]));
    const again = this.#arrived.filter(({ id }) => byId.has(id)).map(({ id }) => id);
    for (const operation of this.#arrived) byId.set(operation.id, operation);
    const all = [...byId.values()];
    return {
      operations: all,
      revised: again.length === 0 ? revised : new Set([...revised, ...again]),
      counts: again.length === 0 ? countSigns(this.#arrived, counts) : countSigns(all),
    };
  }

  #note(event: RunEvent, kind: RunNote['kind']): RunNote {
    const note = { sequence: event.sequence, kind, text: event.text ?? '' };
    this.#notes.push(note);
    return note;
  }

  #end(phase: RunPhase): void {
    this.#phase = phase;
    this.#notice = null;
  }
}
