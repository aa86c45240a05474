import type { MessagePort, Transferable } from 'node:worker_threads';

/** What the reader says to the writer: that it wants the next item, or no more. */
type Wish = { readonly type: 'next' } | { readonly type: 'stop' };
/** What the writer says to the reader; `error` in the form that its `packError` gave it. */
type Answer =
  | { readonly type: 'item'; readonly item: unknown }
  | { readonly type: 'end' }
  | { readonly type: 'failed'; readonly error: unknown };

/**
 * Gives what `source` gives to whoever reads the other end of the port: one item for each that is asked for, so that
 * nothing is gathered on the way. Bytes are handed over and not copied: the source has no use of them afterwards. Ends the
 * source where the reader stops or is gone. Errors of the source go to the reader as `packError` makes them.
 */
export function writeToPort(
  port: MessagePort,
  source: AsyncIterable<unknown>,
  packError: (error: unknown) => unknown,
): void {
  const items = source[Symbol.asyncIterator]();
  let isOver = false;
  const say = (answer: Answer, handed: Transferable[] = []): void => port.postMessage(answer, handed);
  const stop = (): void => {
    if (isOver) return;
    isOver = true;
    // Nobody is there to be told of what a source does at its end.
    items.return?.().then(undefined, () => undefined);
    port.close();
  };
  const next = async (): Promise<void> => {
    try {
      const { done, value } = await items.next();
      if (isOver) return;
      if (done === true) say({ type: 'end' });
      else say({ type: 'item', item: value }, handedOver(value));
      isOver = done === true;
    } catch (error) {
      if (isOver) return;
      isOver = true;
      say({ type: 'failed', error: packError(error) });
    }
  };
  port.on('message', (wish: Wish) => void (wish.type === 'next' ? next() : stop()));
  port.on('close', stop);
}

/**
 * Reads what is written to the other end of the port; leaving the loop tells the writer to stop. Throws what
 * `unpackError` makes of the writer's error, and where the writer is gone before its end.
 */
export function readFromPort<Item>(
  port: MessagePort,
  unpackError: (error: unknown) => unknown,
): AsyncGenerator<Item, void> {
  let isGone = false;
  let answered = Promise.withResolvers<Answer | null>();
  port.on('message', (answer: Answer) => answered.resolve(answer));
  port.on('close', () => {
    isGone = true;
    answered.resolve(null);
  });
  return (async function* read() {
    try {
      for (;;) {
        answered = Promise.withResolvers();
        if (isGone) answered.resolve(null);
        port.postMessage({ type: 'next' } satisfies Wish);
        const answer = await answered.promise;
        if (answer === null) throw new Error('The thread that was at work has ended.');
        if (answer.type === 'failed') throw unpackError(answer.error);
        if (answer.type === 'end') return;
        yield answer.item as Item;
      }
    } finally {
      port.postMessage({ type: 'stop' } satisfies Wish);
      port.close();
    }
  })();
}

/** The one thing that is written to the other end of the port. Throws as `readFromPort` does. */
export async function readOneFromPort<Item>(
  port: MessagePort,
  unpackError: (error: unknown) => unknown,
): Promise<Item> {
  const reader = readFromPort<Item>(port, unpackError);
  const { value, done } = await reader.next();
  await reader.return();
  if (done === true) throw new Error('The thread that was at work has said nothing.');
  return value;
}

/** Bytes that are alone in their memory can change hands; what shares it, as small buffers of Node do, is copied. */
function handedOver(value: unknown): Transferable[] {
  return value instanceof Uint8Array && value.byteLength === value.buffer.byteLength
    ? [value.buffer as ArrayBuffer]
    : [];
}
