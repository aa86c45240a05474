import type { CallKind } from '../../domain/spending.ts';
import type { ModelEvent, ModelFailure, TokenUsage } from './model.ts';

/** A call of a provider that is about to be made. */
export interface PlannedCall {
  readonly provider: string;
  readonly model: string;
  /** Why it is made, for the books. */
  readonly kind: CallKind;
  /** US dollars that it costs at most; null where the price of the model is unknown. */
  readonly mostUsd: number | null;
  /** Tokens, in and out, that it uses at most. */
  readonly mostTokens: number;
}

/** How a call ended. */
export interface CallResult {
  /** As the provider counts; our own count of the text where it named no number; null where nothing was sent. */
  readonly usage: TokenUsage | null;
  /** Whether `usage` is our own count. */
  readonly isEstimate: boolean;
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
  /** Hears what the model sends, as it comes. Never waits and never throws. */
  record(event: ModelEvent): void;
  end(result: CallResult): Promise<void>;
}

/**
 * Keeps the books of one run's calls and holds them to the ceilings.
 *
 * Contract:
 * - `begin` is asked before each call of a provider; a `ModelFailure` with BUDGET_EXCEEDED means that it must not be made;
 * - whatever is open counts as spent with what it costs at most, so that calls side by side cannot pass a ceiling
 *   together: where only what is open fills a ceiling, `begin` waits for its truth;
 * - `begin` rejects with the signal's reason when it aborts.
 */
export interface CallLedger {
  begin(call: PlannedCall, signal: AbortSignal): Promise<OpenCall | ModelFailure>;
}
