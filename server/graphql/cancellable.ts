/**
 * Passes a source on and tells it when nobody listens any more.
 *
 * An async generator that waits for news cannot be ended by `return()`: the call waits in line behind the `await`. The
 * signal reaches it there. Nothing is queued: the source is asked for its next value when the listener asks.
 */
export function cancellable<T>(start: (signal: AbortSignal) => AsyncGenerator<T>): AsyncGenerator<T, void, void> {
  const controller = new AbortController();
  const source = start(controller.signal);
  return {
    next: () => source.next(),
    async return() {
      controller.abort();
      await source.return(undefined);
      return { done: true, value: undefined };
    },
    async throw(error) {
      controller.abort();
      await source.return(undefined);
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}
