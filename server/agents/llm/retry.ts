import { setTimeout as sleepFor } from 'node:timers/promises';
import type { ModelFailure } from './model.ts';

export interface RetryPolicy {
  /** How often a call that fails is made again at one route before it has answered. */
  readonly maxRetries: number;
  /** Before the first retry; doubles each time. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** Waits, and rejects with the signal's reason when it aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** At least 0, less than 1. */
  readonly random: () => number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  maxRetries: 3,
  baseDelayMs: 1_000,
  maxDelayMs: 30_000,
  sleep: (delayMs, signal) => sleepFor(delayMs, undefined, { signal }),
  random: Math.random,
};

/**
 * The one owner of retries: one object from one answer of a route to the next, asked after each failed call. Nothing below
 * it retries, so each call that the run wanted is at most `maxRetries` requests more.
 */
export class Retries {
  readonly #policy: RetryPolicy;
  /** Milliseconds of the epoch at which the run must have ended. */
  readonly #deadlineAt: number;
  readonly #now: () => number;
  #made = 0;

  constructor(policy: RetryPolicy, deadlineAt: number, now: () => number = Date.now) {
    this.#policy = policy;
    this.#deadlineAt = deadlineAt;
    this.#now = now;
  }

  /**
   * How long to wait before calling again, in milliseconds, or null when it is not worth it: the failure is final, the
   * retries are used up, or the provider wants more time than the run has left, or than a run waits that can go on
   * elsewhere.
   */
  nextDelayMs(failure: ModelFailure, canGoElsewhere = false): number | null {
    if (!failure.retryable || this.#made >= this.#policy.maxRetries) return null;
    const delayMs = failure.retryAfterMs ?? this.#backoffMs();
    if (this.#now() + delayMs >= this.#deadlineAt) return null;
    if (canGoElsewhere && delayMs > this.#policy.maxDelayMs) return null;
    this.#made += 1;
    return delayMs;
  }

  /** Rejects with the signal's reason when it aborts. */
  async wait(delayMs: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await this.#policy.sleep(delayMs, signal);
  }

  /** Between half and all of the step, so that nodes that failed together do not come back together. */
  #backoffMs(): number {
    const stepMs = Math.min(this.#policy.maxDelayMs, this.#policy.baseDelayMs * 2 ** this.#made);
    return Math.round(stepMs * (0.5 + this.#policy.random() / 2));
  }
}
