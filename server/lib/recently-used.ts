/**
 * Keeps what was used last, within limits: entries by number, and by their sizes together, which may change while they are
 * kept and are counted anew with each that is added. The one that was added last is kept whatever its size.
 */
export class RecentlyUsed<Key, Value> {
  readonly #limits: { readonly entries: number; readonly size: number };
  readonly #sizeOf: (value: Value) => number;
  /** Those that were used last stand last. */
  readonly #values = new Map<Key, Value>();

  constructor(limits: { readonly entries: number; readonly size: number }, sizeOf: (value: Value) => number) {
    this.#limits = limits;
    this.#sizeOf = sizeOf;
  }

  /** Does not count as use. */
  get(key: Key): Value | undefined {
    return this.#values.get(key);
  }

  use(key: Key, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    let size = 0;
    for (const each of this.#values.values()) size += this.#sizeOf(each);
    for (const [oldest, each] of this.#values) {
      const isWithin = this.#values.size <= this.#limits.entries && size <= this.#limits.size;
      if (isWithin || this.#values.size === 1) return;
      this.#values.delete(oldest);
      size -= this.#sizeOf(each);
    }
  }

  delete(key: Key): void {
    this.#values.delete(key);
  }
}
