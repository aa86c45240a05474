/** The body was longer than its limit. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

export interface BodyWatch {
  readonly maxBytes: number;
  /** At the limit: end the body as if it were complete (true), or fail (false). */
  readonly cutAtLimit: boolean;
  /** Before each read from the network. */
  readonly onWait: (isFirst: boolean) => void;
  /** After each read, also the last. */
  readonly onBytes: () => void;
}

/** What may lie between the network and a slow reader; beyond it the network waits. */
const MAX_AHEAD_BYTES = 4 * 1024 * 1024;

/**
 * Passes a body on, and reads ahead of its reader.
 *
 * A stream of the platform forgets what it holds at the moment in which its source fails. Here a failure comes in its
 * turn, after all that had arrived before it: an answer whose connection breaks loses only what was never received.
 */
export function watchedBody(body: ReadableStream<Uint8Array>, watch: BodyWatch): ReadableStream<Uint8Array> {
  const source = body.getReader();
  const chunks: Uint8Array[] = [];
  let ahead = 0;
  let end: { readonly error: unknown } | 'complete' | null = null;
  let wakeReader = () => {};
  let wakeSource = () => {};

  async function readAhead(): Promise<void> {
    let bytes = 0;
    while (end === null) {
      watch.onWait(bytes === 0);
      const { done, value } = await source.read();
      watch.onBytes();
      if (done) {
        end = 'complete';
        break;
      }
      bytes += value.byteLength;
      if (bytes > watch.maxBytes) {
        void source.cancel().catch(() => undefined);
        end = watch.cutAtLimit ? 'complete' : { error: new BodyTooLargeError(`More than ${watch.maxBytes} bytes.`) };
        break;
      }
      chunks.push(value);
      ahead += value.byteLength;
      wakeReader();
      if (ahead > MAX_AHEAD_BYTES) await new Promise<void>((resolve) => (wakeSource = resolve));
    }
  }

  void readAhead()
    .catch((error: unknown) => {
      watch.onBytes();
      end = { error };
    })
    .finally(() => wakeReader());

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (chunks.length === 0 && end === null) await new Promise<void>((resolve) => (wakeReader = resolve));
        const chunk = chunks.shift();
        if (chunk) {
          ahead -= chunk.byteLength;
          wakeSource();
          controller.enqueue(chunk);
        } else if (end === 'complete') controller.close();
        else controller.error(end?.error);
      },
      cancel: async (reason) => {
        end = 'complete';
        wakeSource();
        await source.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
