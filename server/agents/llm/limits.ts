import { TimeLimitError } from './time-limit-error.ts';

/** Bounds of one HTTP request to a provider. The SDKs' own `timeout` does not bound a stream. */
export interface RequestLimits {
  /** From sending the request to the first byte of the answer's body. */
  readonly firstByteMs: number;
  /** Between two pieces of the answer's body, while we are waiting for one. */
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

/** The body was longer than its limit. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

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

interface BodyWatch {
  readonly maxBytes: number;
  /** At the limit: end the body as if it were complete (true), or fail (false). */
  readonly cutAtLimit: boolean;
  readonly onWait: (isFirst: boolean) => void;
  readonly onBytes: () => void;
}

/**
 * Passes a body on piece by piece. The clock of silence runs only while a piece is being waited for: a consumer that is
 * slow to read must not look like a provider that is slow to write.
 */
function watchedBody(body: ReadableStream<Uint8Array>, watch: BodyWatch): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        watch.onWait(bytes === 0);
        const { done, value } = await reader.read();
        watch.onBytes();
        if (done) return controller.close();
        bytes += value.byteLength;
        if (bytes <= watch.maxBytes) return controller.enqueue(value);
        void reader.cancel().catch(() => undefined);
        if (watch.cutAtLimit) return controller.close();
        return controller.error(new BodyTooLargeError(`The answer was longer than ${watch.maxBytes} bytes.`));
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
