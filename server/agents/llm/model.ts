import type { RunErrorCode } from '../../domain/run.ts';
import type { JsonObject } from '../../domain/task.ts';

/**
 * One question to a model. The parts are ordered from what never changes to what changes with each call, because
 * providers cache a prefix that they have seen before.
 */
export interface ModelRequest {
  readonly model: string;
  /** Role and rules: the same for every run. */
  readonly system: string;
  /** The plan, the goal, today's date: the same for every call of one run. Data, not instructions. */
  readonly context: string;
  /** What to do in this call. */
  readonly prompt: string;
  readonly schemaName: string;
  /** The answer's JSON schema: every property required, `additionalProperties: false`, no `$ref`, no bounds. */
  readonly jsonSchema: JsonObject;
  readonly maxOutputTokens: number;
}

/** Tokens of one call, as the provider counts them. */
export interface TokenUsage {
  /** All of the input, whatever was cached. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Part of `inputTokens` that was read from the provider's cache. */
  readonly cacheReadTokens: number;
  /** Part of `inputTokens` that was written to the provider's cache. */
  readonly cacheWriteTokens: number;
}

export interface ModelFailure {
  readonly type: 'failed';
  readonly code: RunErrorCode;
  /** A sentence that tells a person what to do. Holds no key, no prompt and no sentence of the provider's. */
  readonly message: string;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  /** How long the provider asks to wait, in milliseconds; null when it does not say. */
  readonly retryAfterMs: number | null;
}

export type ModelEvent =
  /** What the model says beside its answer, such as a summary of its reasoning. */
  | { readonly type: 'text-delta'; readonly text: string }
  /** The next piece of the answer's JSON; may end anywhere. */
  | { readonly type: 'json-delta'; readonly text: string }
  /** At most once, right before the end, in failures too where the provider has named a number. */
  | { readonly type: 'usage'; readonly usage: TokenUsage }
  /** The provider's own terminal event. `length`: stopped at a token limit. `refusal`: the model would not answer. */
  | { readonly type: 'done'; readonly reason: 'complete' | 'length' | 'refusal' }
  | ModelFailure
  | { readonly type: 'aborted' };

/**
 * One streamed model call, one HTTP request.
 *
 * Contract:
 * - never throws for failures of provider, network or wire format: they arrive as `failed`;
 * - never retries: that has one owner, `retry.ts`;
 * - ends with exactly one of `done`, `failed`, `aborted`, and yields nothing after it;
 * - only the provider's terminal event makes a `done`: a stream that merely stops is `failed`;
 * - when `signal` aborts, or the consumer stops reading, the socket is closed at once;
 * - an abort whose reason is a `TimeLimitError` is a failure with PROVIDER_TIMEOUT, any other is `aborted`.
 */
export type StreamModel = (request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelEvent>;
