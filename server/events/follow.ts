import type { EventBus, Topic } from './event-bus.ts';

export interface FollowOptions<T> {
  readonly bus: EventBus;
  readonly topic: Topic;
  /**
   * What there is after the last item that was handed out, oldest first, at most one page; empty when there is no more,
   * null when there never will be.
   */
  readonly readNext: (last: T | null) => Promise<readonly T[] | null>;
  readonly signal: AbortSignal;
  /** Whether nothing can come after this item. */
  readonly isLast?: (item: T) => boolean;
  /** Looks by itself after this long without a hint, since hints can be lost. */
  readonly lookEveryMs?: number;
}

/**
 * Hands out what storage holds, in order, each item once: first what has been, then what comes. Nothing is kept here but
 * one page, and the next page is only read when the consumer has taken this one; so a slow consumer costs no memory, and
 * a lost hint only time. Ends when `signal` aborts or after the last item.
 */
export async function* follow<T>(options: FollowOptions<T>): AsyncGenerator<T, void> {
  const { bus, topic, readNext, signal, isLast = () => false, lookEveryMs = 5_000 } = options;
  let last: T | null = null;
  let hinted = true;
  let wake = (): void => {};
  const stopListening = bus.subscribe(topic, () => {
    hinted = true;
    wake();
  });
  const stop = (): void => wake();
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted) {
      // Before the read: a hint that comes while it runs leads to another read.
      hinted = false;
      const items = await readNext(last);
      if (items === null) return;
      for (const item of items) {
        if (signal.aborted) return;
        last = item;
        yield item;
        if (isLast(item)) return;
      }
      if (items.length > 0 || hinted || signal.aborted) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, lookEveryMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  } finally {
    stopListening();
    signal.removeEventListener('abort', stop);
  }
}
