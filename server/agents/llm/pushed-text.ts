/**
 * Text that one side pushes and one reader pulls. `push` answers when the reader asks for more, so that whoever pushes
 * knows that all of it has been read.
 */
export class PushedText implements AsyncIterableIterator<string> {
  #pending: string | null = null;
  #reader: ((result: IteratorResult<string, undefined>) => void) | null = null;
  #writer: (() => void) | null = null;
  #isStopped = false;

  [Symbol.asyncIterator](): this {
    return this;
  }

  async push(text: string): Promise<void> {
    if (this.#isStopped) return;
    await new Promise<void>((resolve) => {
      this.#writer = resolve;
      if (!this.#reader) {
        this.#pending = text;
        return;
      }
      this.#reader({ done: false, value: text });
      this.#reader = null;
    });
  }

  next(): Promise<IteratorResult<string, undefined>> {
    if (this.#pending !== null) {
      const value = this.#pending;
      this.#pending = null;
      return Promise.resolve({ done: false, value });
    }
    this.#releaseWriter();
    return new Promise((resolve) => {
      this.#reader = resolve;
    });
  }

  /** The reader has failed or finished: nothing more will be read. */
  stop(): void {
    this.#isStopped = true;
    this.#releaseWriter();
  }

  #releaseWriter(): void {
    this.#writer?.();
    this.#writer = null;
  }
}
