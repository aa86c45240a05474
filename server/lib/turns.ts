/** Somebody waits already for as many as may wait. */
export class TooManyWaiting extends Error {
  override readonly name = 'TooManyWaiting';
}

/**
 * Lets those who want the same thing have it one after the other, in the order in which they came; others at once.
 * At most `limit` wait for one thing; one more is refused with TooManyWaiting.
 */
export class Turns<Key> {
  readonly #limit: number;
  readonly #lines = new Map<Key, { last: Promise<unknown>; waiting: number }>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  async take<T>(key: Key, work: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(key) ?? { last: Promise.resolve(), waiting: 0 };
    if (line.waiting >= this.#limit) throw new TooManyWaiting(`${line.waiting} are waiting already.`);
    line.waiting += 1;
    this.#lines.set(key, line);
    // The one before may fail; that is told to whoever asked for it.
    const mine = line.last.then(work, work);
    line.last = mine;
    try {
      return await mine;
    } finally {
      line.waiting -= 1;
      if (line.waiting === 0) this.#lines.delete(key);
    }
  }
}
