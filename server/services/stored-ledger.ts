import { randomUUID } from 'node:crypto';
import type { CallLedger, CallResult, OpenCall, PlannedCall } from '../agents/llm/call-ledger.ts';
import type { ModelFailure } from '../agents/llm/model.ts';
import { toInstant, type RunId } from '../domain/ids.ts';
import { monthOf, type Ceilings, type ProviderCall } from '../domain/spending.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { Database, WriteDb } from '../storage/database.ts';
import { insertRecording } from '../storage/call-recordings.ts';
import {
  endCall,
  findCall,
  findSpendingOfRun,
  insertOpenCall,
  listOpenCalls,
  lockCall,
  type CallEnd,
  type OpenCallRow,
} from '../storage/provider-calls.ts';
import { findRunHolder } from '../storage/run-leases.ts';
import { addSpending, lockSpending, NOTHING, type Amount } from '../storage/spending.ts';
import { decide, exceededSentence, type Decision } from './budget.ts';
import { CallRecorder } from './call-recorder.ts';
import { patiently } from './patience.ts';

/** While a call waits for room, it looks by itself this often: hints can be lost. */
const LOOK_MS = 1_000;

/** For what and for whom calls are made. */
export type Spender = Pick<ProviderCall, 'workspaceId' | 'runId' | 'projectId' | 'agent'>;

export interface StoredLedgerDeps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly now: () => Date;
  readonly nodeId: string;
  readonly ceilings: Ceilings;
  readonly onError: (error: unknown, context: { readonly runId?: RunId }) => void;
}

/**
 * The books of one run, or of a test. Whether a call may be made is decided under the lock of the month's spending, and the call is
 * stored as open in the same transaction: however many runs ask at once, on however many nodes, each sees the others.
 */
export class StoredLedger implements CallLedger {
  readonly #deps: StoredLedgerDeps;
  readonly #spender: Spender;

  constructor(spender: Spender, deps: StoredLedgerDeps) {
    this.#spender = spender;
    this.#deps = deps;
  }

  async begin(planned: PlannedCall, signal: AbortSignal): Promise<OpenCall | ModelFailure> {
    for (;;) {
      signal.throwIfAborted();
      const news = this.#listen(signal);
      try {
        const opened = await patiently(
          () => this.#deps.database.transaction((tx) => this.#open(tx, planned)),
          () => signal.aborted,
        );
        if (opened !== 'wait') return opened;
        await news.come;
      } finally {
        news.stop();
      }
    }
  }

  async #open(tx: WriteDb, planned: PlannedCall): Promise<OpenCall | ModelFailure | 'wait'> {
    const { now, nodeId, ceilings } = this.#deps;
    const { runId, workspaceId, projectId, agent } = this.#spender;
    const startedAt = toInstant(now());
    const month = monthOf(startedAt);
    if (runId !== null && (await findRunHolder(tx, runId)) !== nodeId) return LOST_RUN;
    const before = await lockSpending(tx, workspaceId, month);
    const open = await settle(tx, await listOpenCalls(tx));
    const spending = open.settled ? await lockSpending(tx, workspaceId, month) : before;
    const openOf = (isCounted: (call: OpenCallRow) => boolean): Amount => sum(open.calls.filter(isCounted));
    const accounts = {
      run: {
        spent: runId === null ? NOTHING : await findSpendingOfRun(tx, runId),
        open: openOf((call) => runId !== null && call.runId === runId),
      },
      workspaceMonth: { spent: spending.workspace, open: openOf((call) => call.workspaceId === workspaceId) },
      month: { spent: spending.all, open: openOf(() => true) },
    };
    const decision: Decision = decide(ceilings, accounts);
    if (decision.type === 'wait') return 'wait';
    if (decision.type === 'exceeded') {
      const { ceiling } = decision;
      return budgetExceeded(exceededSentence(decision, ceilings[ceiling], accounts[ceiling].spent, month));
    }
    const { provider, model, kind, mostUsd, mostTokens } = planned;
    const call = {
      id: randomUUID(),
      workspaceId,
      runId,
      projectId,
      agent,
      provider,
      model,
      kind,
      startedAt,
      ...UNKNOWN,
    };
    await insertOpenCall(tx, call, nodeId, { usd: mostUsd, tokens: mostTokens });
    const recorder = new CallRecorder();
    return {
      record: (event) => recorder.record(event),
      end: async (result) => {
        await this.#keep(call, recorder);
        await this.#end(call.id, result);
      },
    };
  }

  /** Never rejects: without its recording a call is a call all the same. */
  async #keep({ id: callId, workspaceId, runId }: ProviderCall, recorder: CallRecorder): Promise<void> {
    const { database, now, onError } = this.#deps;
    try {
      const stream = await recorder.packed();
      const recordedAt = toInstant(now());
      const recording = { callId, workspaceId, recordedAt, isWhole: recorder.isWhole, stream };
      await database.transaction((tx) => insertRecording(tx, recording));
    } catch (error) {
      onError(error, runId === null ? {} : { runId });
    }
  }

  async #end(id: string, result: CallResult): Promise<void> {
    const { database, bus } = this.#deps;
    const book = () =>
      database.transaction(async (tx, afterCommit) => {
        await bookEnd(tx, id, endOf(result));
        afterCommit(() => bus.publish('spending'));
      });
    // Not given up when the node stops: what was spent is worth the wait, and the process ends in any case.
    await patiently(book, () => false);
  }

  /** `come` resolves with the next news of spending, after a while without, and when `signal` aborts. */
  #listen(signal: AbortSignal): { readonly come: Promise<void>; readonly stop: () => void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, LOOK_MS);
    const stopListening = this.#deps.bus.subscribe('spending', resolve);
    const wake = (): void => resolve();
    signal.addEventListener('abort', wake);
    const stop = (): void => {
      clearTimeout(timer);
      stopListening();
      signal.removeEventListener('abort', wake);
    };
    return { come: promise, stop };
  }
}

/** Books how a call ended. Where it was given up as lost before, the truth takes the place of what it counted as. */
async function bookEnd(tx: WriteDb, id: string, end: CallEnd): Promise<void> {
  const known = await lockCallInOrder(tx, id);
  if (known === null || (known.outcome !== 'OPEN' && known.outcome !== 'LOST')) return; // An earlier try has booked it.
  await endCall(tx, id, end);
  const more = amountOf(end);
  const counted = known.outcome === 'LOST' ? amountOf(known) : NOTHING;
  await addSpending(tx, known.workspaceId, monthOf(known.startedAt), {
    usd: more.usd - counted.usd,
    tokens: more.tokens - counted.tokens,
  });
}

/** The month's spending is locked before any call, here as in `begin`. */
async function lockCallInOrder(tx: WriteDb, id: string): Promise<ProviderCall | null> {
  const call = await findCall(tx, id);
  if (call === null) return null;
  await lockSpending(tx, call.workspaceId, monthOf(call.startedAt));
  return lockCall(tx, id);
}

/** Gives up the calls of nodes that have their runs no more: what they cost is not known, so they count in full. */
async function settle(
  tx: WriteDb,
  open: readonly OpenCallRow[],
): Promise<{ readonly calls: readonly OpenCallRow[]; readonly settled: boolean }> {
  const lost = open.filter((call) => !call.isHeld);
  for (const call of lost) await giveUp(tx, call);
  return { calls: open.filter((call) => call.isHeld), settled: lost.length > 0 };
}

/** Gives up what a run has open, in the transaction that takes the run from its node. */
export async function giveUpCalls(tx: WriteDb, runId: RunId): Promise<void> {
  for (const call of await listOpenCalls(tx)) if (call.runId === runId) await giveUp(tx, call);
}

async function giveUp(tx: WriteDb, { id, workspaceId, startedAt, reserved }: OpenCallRow): Promise<void> {
  const end: CallEnd = {
    ...UNKNOWN,
    outputTokens: reserved.tokens,
    costUsd: reserved.usd,
    isEstimate: true,
    outcome: 'LOST',
  };
  await lockSpending(tx, workspaceId, monthOf(startedAt));
  await endCall(tx, id, end);
  await addSpending(tx, workspaceId, monthOf(startedAt), amountOf(end));
}

const UNKNOWN = {
  firstByteMs: null,
  durationMs: null,
  inputTokens: 0,
  outputTokens: 0,
  cachedTokens: 0,
  costUsd: null,
  isEstimate: false,
  outcome: 'OPEN',
  errorCode: null,
} as const;

const OUTCOMES = { done: 'DONE', failed: 'FAILED', aborted: 'ABORTED', cached: 'CACHED' } as const;

function endOf({ usage, isEstimate, costUsd, outcome, errorCode, firstByteMs, durationMs }: CallResult): CallEnd {
  return {
    firstByteMs,
    durationMs,
    inputTokens: usage?.inputTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
    cachedTokens: usage?.cacheReadTokens ?? 0,
    costUsd,
    isEstimate,
    outcome: OUTCOMES[outcome],
    errorCode,
  };
}

/** What a call counts against the ceilings; an answer from our cache nothing. */
function amountOf({ outcome, costUsd, inputTokens, outputTokens }: CallEnd): Amount {
  return outcome === 'CACHED' ? NOTHING : { usd: costUsd ?? 0, tokens: inputTokens + outputTokens };
}

function sum(calls: readonly OpenCallRow[]): Amount {
  return {
    usd: calls.reduce((total, { reserved }) => total + (reserved.usd ?? 0), 0),
    tokens: calls.reduce((total, { reserved }) => total + reserved.tokens, 0),
  };
}

function budgetExceeded(message: string): ModelFailure {
  return { type: 'failed', code: 'BUDGET_EXCEEDED', message, retryable: false, retryAfterMs: null };
}

/** What this node has of the run is void, so nobody will read the sentence. */
const LOST_RUN: ModelFailure = {
  type: 'failed',
  code: 'INTERRUPTED',
  message: 'Another server has taken this run over.',
  retryable: false,
  retryAfterMs: null,
};
