import { TimeLimitError } from './time-limit-error.ts';
import { watchedBody } from './watched-body.ts';

/** Bounds of one HTTP request to a provider. The SDKs' own `timeout` does not bound a stream. */
export interface RequestLimits {
  /** From sending the request to the first byte of the answer's body. */
  readonly firstByteMs: number;
  /** Between two pieces of the answer's body. */
  readonly silenceMs: number;
  /** Bytes of a streamed answer as sent, with the wire's own framing. */
  readonly maxBodyBytes: number;
}

export const DEFAULT_REQUEST_LIMITS: RequestLimits = {
  firstByteMs: 60_000,
  silenceMs: 90_000,
  maxBodyBytes: 64 * 1024 * 1024,
};

/** Enough for every provider's error object; a proxy's error page is cut here. */
const MAX_ERROR_BODY_BYTES = 64 * 1024;

/** A success status with a body that is no event stream: usually a wrong base URL. */
export class NotAnEventStreamError extends Error {
  override readonly name = 'NotAnEventStreamError';
}

export interface LimitedRequest extends Disposable {
  /** Aborts with the caller's reason, with a `TimeLimitError`, or by disposing. */
  readonly signal: AbortSignal;
  /** To be given to an SDK instead of the global `fetch`: watches the bytes of the answer. */
  readonly fetch: typeof globalThis.fetch;
}

/**
 * Bounds one request. Disposing it closes the connection where it is still open, so `using` covers a consumer that
 * stops reading.
 */
export function limitRequest(limits: RequestLimits, callerSignal: AbortSignal): LimitedRequest {
  const own = new AbortController();
  const signal = AbortSignal.any([callerSignal, own.signal]);
  const timer = abortTimer(own);

  return {
    signal,
    fetch: async (input, init) => {
      timer.start('first-byte', limits.firstByteMs);
      const response = await globalThis.fetch(input, init);
      if (!response.body) return response;
      if (response.ok) assertEventStream(response);
      const body = watchedBody(response.body, {
        maxBytes: response.ok ? limits.maxBodyBytes : MAX_ERROR_BODY_BYTES,
        cutAtLimit: !response.ok,
        onWait: (isFirst) => isFirst || timer.start('silence', limits.silenceMs),
        onBytes: () => timer.stop(),
      });
      return new Response(body, response);
    },
    [Symbol.dispose]: () => {
      timer.stop();
      own.abort();
    },
  };
}

/**
 * A signal that also aborts, with a `TimeLimitError`, when `runMs` have passed. Dispose it to free the timer.
 */
export function limitRun(runMs: number, callerSignal: AbortSignal): Disposable & { readonly signal: AbortSignal } {
  const own = new AbortController();
  const timer = abortTimer(own);
  timer.start('run', runMs);
  return { signal: AbortSignal.any([callerSignal, own.signal]), [Symbol.dispose]: () => timer.stop() };
}

function abortTimer(controller: AbortController) {
  let handle: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(handle);
  return {
    stop,
    start: (limit: TimeLimitError['limit'], limitMs: number) => {
      stop();
      handle = setTimeout(() => controller.abort(new TimeLimitError(limit, limitMs)), limitMs);
    },
  };
}

function assertEventStream(response: Response): void {
  const contentType = response.headers.get('content-type') ?? '';
  if (/^(text\/html|application\/json)\b/i.test(contentType)) {
    void response.body?.cancel().catch(() => undefined);
    throw new NotAnEventStreamError(`Expected text/event-stream, found ${contentType.split(';')[0]}.`);
  }
}
