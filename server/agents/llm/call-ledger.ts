import type { ModelFailure, TokenUsage } from './model.ts';

/** A call of a provider that is about to be made. */
export interface PlannedCall {
  readonly provider: string;
  readonly model: string;
  /** Why it is made, for the books. */
  readonly kind: 'first' | 'continue' | 'repair' | 'retry' | 'fallback';
  /** US dollars that it costs at most; null where the price of the model is unknown. */
  readonly mostUsd: number | null;
}

/** How a call ended. */
export interface CallResult {
  /** Null where the provider named no number. */
  readonly usage: TokenUsage | null;
  /** US dollars; null where the price of the model is unknown. */
  readonly costUsd: number | null;
  readonly outcome: 'done' | 'failed' | 'aborted' | 'cached';
  readonly errorCode: ModelFailure['code'] | null;
  /** Milliseconds to the first byte of the answer; null where none came. */
  readonly firstByteMs: number | null;
  readonly durationMs: number;
}

/** A call that was allowed. Ended exactly once, whatever happens to the call. */
export interface OpenCall {
  end(result: CallResult): Promise<void>;
}

/**
 * Keeps the books of calls and holds them to the ceilings.
 *
 * Contract:
 * - `begin` is asked before each call of a provider; a `ModelFailure` with BUDGET_EXCEEDED means that it must not be made;
 * - whatever is open counts as spent with what it costs at most, so that calls side by side cannot pass a ceiling together.
 */
export interface CallLedger {
  begin(call: PlannedCall): Promise<OpenCall | ModelFailure>;
}
