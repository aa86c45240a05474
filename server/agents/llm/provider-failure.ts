import type { RunErrorCode } from '../../domain/run.ts';
import { NotAnEventStreamError } from './limits.ts';
import type { ModelFailure } from './model.ts';
import { readRetryAfterMs } from './retry-after.ts';
import { TimeLimitError } from './time-limit-error.ts';
import { BodyTooLargeError } from './watched-body.ts';

/** How a provider and its settings are called when we speak to a person. */
export interface ProviderWords {
  /** Such as "OpenAI". */
  readonly name: string;
  /** Names of the environment variables. */
  readonly keyVariable: string;
  readonly baseUrlVariable: string;
  readonly modelVariable: string;
}

type Kind =
  | 'auth'
  | 'no-credit'
  | 'rate-limit'
  | 'overloaded'
  | 'model-unknown'
  | 'request-too-large'
  | 'request-invalid'
  | 'timeout'
  | 'run-timeout'
  | 'policy'
  | 'invalid-output'
  | 'truncated-output'
  | 'not-a-provider'
  | 'cut-off'
  | 'garbled'
  | 'unreachable';

const CODES: Readonly<Record<Kind, { readonly code: RunErrorCode; readonly retryable: boolean }>> = {
  auth: { code: 'PROVIDER_AUTH', retryable: false },
  'no-credit': { code: 'PROVIDER_RATE_LIMIT', retryable: false },
  'rate-limit': { code: 'PROVIDER_RATE_LIMIT', retryable: true },
  overloaded: { code: 'PROVIDER_UNAVAILABLE', retryable: true },
  'model-unknown': { code: 'PROVIDER_UNAVAILABLE', retryable: false },
  'request-too-large': { code: 'PROVIDER_UNAVAILABLE', retryable: false },
  'request-invalid': { code: 'PROVIDER_UNAVAILABLE', retryable: false },
  timeout: { code: 'PROVIDER_TIMEOUT', retryable: true },
  'run-timeout': { code: 'PROVIDER_TIMEOUT', retryable: false },
  policy: { code: 'PROVIDER_REFUSED', retryable: false },
  'invalid-output': { code: 'OUTPUT_INVALID', retryable: true },
  'truncated-output': { code: 'OUTPUT_TRUNCATED', retryable: false },
  'not-a-provider': { code: 'PROVIDER_UNAVAILABLE', retryable: false },
  'cut-off': { code: 'PROVIDER_UNAVAILABLE', retryable: true },
  garbled: { code: 'PROVIDER_UNAVAILABLE', retryable: true },
  unreachable: { code: 'PROVIDER_UNAVAILABLE', retryable: true },
};

const SENTENCES: Readonly<Record<Kind, (provider: ProviderWords, model: string, detail: string) => string>> = {
  auth: ({ name, keyVariable }) => `The ${name} key was refused. Check ${keyVariable}.`,
  'no-credit': ({ name }) => `The ${name} account has no credit left. Check its billing, or choose another provider.`,
  'rate-limit': ({ name }) => `${name} is limiting requests. Wait a minute and try again, or choose another provider.`,
  overloaded: ({ name }, _, detail) =>
    `${name} is overloaded or failing${detail}. Try again later, or choose another provider.`,
  'model-unknown': ({ name, modelVariable }, model) =>
    `${name} does not offer the model "${model}" to this key. Choose another model, or check ${modelVariable}.`,
  'request-too-large': ({ name }, model) =>
    `The plan and the goal together are too long for the model "${model}" of ${name}. Shorten the goal, or choose another model.`,
  'request-invalid': ({ name, modelVariable }, model, detail) =>
    `${name} did not accept the request for the model "${model}"${detail}. Choose another model, or check ${modelVariable}.`,
  timeout: ({ name }) => `${name} took too long to answer. Try again, or choose another model or provider.`,
  'run-timeout': ({ name }) =>
    `${name} did not finish in the time that a run may take. Try a smaller goal, or choose a faster model.`,
  policy: ({ name }) => `${name} refused to work on this goal. Change its words, or choose another provider.`,
  'invalid-output': ({ name }, model) =>
    `The model "${model}" of ${name} gave an answer that is not a plan. Try again, or choose another model.`,
  'truncated-output': (_, model) =>
    `The model "${model}" reached the limit of what it may write. Plan a smaller goal, or choose another model.`,
  'not-a-provider': ({ name, baseUrlVariable }) =>
    `The address for ${name} did not answer like a model provider. Check ${baseUrlVariable}.`,
  'cut-off': ({ name }) => `The connection to ${name} ended before the answer was complete. Try again.`,
  garbled: ({ name, baseUrlVariable }) =>
    `${name} sent an answer that cannot be read. Try again; if it happens often, check ${baseUrlVariable}.`,
  unreachable: ({ name, baseUrlVariable }) =>
    `${name} cannot be reached. Check the network connection and ${baseUrlVariable}.`,
};

export class ProviderFailures {
  readonly #provider: ProviderWords;
  readonly #model: string;

  constructor(provider: ProviderWords, model: string) {
    this.#provider = provider;
    this.#model = model;
  }

  /** A failure that a provider reports inside its stream, by the provider's own code or type. */
  fromCode(code: string | null | undefined, retryAfterMs: number | null = null): ModelFailure {
    return this.#failure(kindOfCode(code) ?? 'overloaded', retryAfterMs);
  }

  /** The stream ended without the provider's terminal event. */
  cutOff(): ModelFailure {
    return this.#failure('cut-off');
  }

  /** Why an aborted signal ended the call: one of our limits, or somebody's wish. */
  fromAbort({ reason }: AbortSignal): ModelFailure | { readonly type: 'aborted' } {
    if (!(reason instanceof TimeLimitError)) return { type: 'aborted' };
    return this.#failure(reason.limit === 'run' ? 'run-timeout' : 'timeout');
  }

  /** The answer was complete, and is not what was asked for. */
  invalidOutput(): ModelFailure {
    return this.#failure('invalid-output');
  }

  /** The model reached the limit of what it may write. */
  truncatedOutput(): ModelFailure {
    return this.#failure('truncated-output');
  }

  /** The model would not answer. */
  refusal(): ModelFailure {
    return this.#failure('policy');
  }

  /** Whatever an SDK, `fetch` or the reading of a body has thrown, or why the request was aborted. */
  fromThrown(error: unknown, signal: AbortSignal): ModelFailure | { readonly type: 'aborted' } {
    // Our own abort comes first: what the SDK makes of it differs from case to case.
    if (signal.aborted) {
      return this.fromAbort(signal);
    }
    if (error instanceof NotAnEventStreamError || hasCause(error, NotAnEventStreamError)) {
      return this.#failure('not-a-provider');
    }
    if (error instanceof BodyTooLargeError || error instanceof SyntaxError) return this.#failure('garbled');
    const { status, headers, code, type, param } = readSdkError(error);
    const retryAfterMs = readRetryAfterMs(headers);
    if (status !== null) {
      const detail = detailOf(status, [code ?? type, param]);
      return this.#failure(kindOfStatus(status, code ?? type), retryAfterMs, detail);
    }
    // An SDK's error with a code but no status is an error event in a stream that had begun with 200.
    const kind = kindOfCode(code) ?? kindOfCode(type);
    if (kind) return this.#failure(kind, retryAfterMs);
    // A socket that is cut in the middle surfaces as a bare TypeError("terminated") with a cause; without a cause it is
    // ours, from reading an event that is not what the protocol says.
    if (error instanceof TypeError) return this.#failure(error.cause === undefined ? 'garbled' : 'cut-off');
    return this.#failure(headers ? 'overloaded' : 'unreachable');
  }

  #failure(kind: Kind, retryAfterMs: number | null = null, detail = ''): ModelFailure {
    const message = SENTENCES[kind](this.#provider, this.#model, detail);
    return { type: 'failed', ...CODES[kind], message, retryAfterMs };
  }
}

function kindOfStatus(status: number, code: string | null): Kind {
  if (status === 401 || status === 403) return 'auth';
  if (status === 402 || code === 'insufficient_quota' || code === 'billing_error') return 'no-credit';
  if (status === 404) return 'model-unknown';
  if (status === 408) return 'timeout';
  if (status === 413 || code === 'context_length_exceeded' || code === 'request_too_large') return 'request-too-large';
  if (status === 429) return 'rate-limit';
  if (status === 409 || status >= 500) return 'overloaded';
  const kind = kindOfCode(code);
  return kind !== null && TELLING_KINDS.includes(kind) ? kind : 'request-invalid';
}

/** Kinds that a code can tell of an answer whose status says no more than that the request was wrong. */
const TELLING_KINDS: readonly Kind[] = ['auth', 'policy', 'model-unknown', 'no-credit', 'request-too-large'];

/** Codes and types of the vendors' error objects and error events. */
function kindOfCode(code: string | null | undefined): Kind | null {
  if (!code) return null;
  if (code === 'invalid_prompt' || /policy|content_filter|safety/.test(code)) return 'policy';
  if (/insufficient_quota|billing/.test(code)) return 'no-credit';
  if (/rate_limit|too_many_requests|resource_exhausted/.test(code)) return 'rate-limit';
  if (/authenticat|permission|invalid_api_key|api_key_invalid/.test(code)) return 'auth';
  if (/model_not_found|not_found_error|^not_found$/.test(code)) return 'model-unknown';
  if (/context_length|context_size|too_large/.test(code)) return 'request-too-large';
  if (/timeout|deadline_exceeded/.test(code)) return 'timeout';
  if (/invalid_request|invalid_argument/.test(code)) return 'request-invalid';
  if (/overloaded|server_error|api_error|unavailable|^internal$/.test(code)) return 'overloaded';
  return null;
}

/**
 * What both SDKs' errors have in common, read without importing either. Some servers give the HTTP status that they would
 * have answered as the code of an error event.
 */
function readSdkError(error: unknown) {
  const fields = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    status: [fields.status, fields.code].find(isErrorStatus) ?? null,
    headers: fields.headers instanceof Headers ? fields.headers : null,
    code: text(fields.code),
    type: text(fields.type),
    param: text(fields.param),
  };
}

function isErrorStatus(value: unknown): value is number {
  return typeof value === 'number' && value >= 400 && value < 600;
}

/** What helps whoever looks for the cause. Only words that are names: a provider's sentences may hold anything. */
function detailOf(status: number, words: readonly (string | null)[]): string {
  const names = words.filter((word) => word !== null && /^[\w.[\]]{1,60}$/.test(word));
  return ` (${[`HTTP ${status}`, ...names].join(', ')})`;
}

function hasCause(error: unknown, type: new (message: string) => Error): boolean {
  return error instanceof Error && error.cause instanceof type;
}
