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
  /** Whether an error of `readNext` will pass: then it looks again a little later, instead of ending with it. */
  readonly willPass?: (error: unknown) => boolean;
}

/** After an error that will pass, at random up to twice as long, so that not all who follow look at one moment. */
const LOOK_AGAIN_MS = 300;

/**
 * Hands out what storage holds, in order, each item once: first what has been, then what comes. Nothing is kept here but
 * one page, and the next page is only read when the consumer has taken this one; so a slow consumer costs no memory, and
 * a lost hint only time. Ends when `signal` aborts or after the last item, and with the error of a read that will not pass.
 */
export async function* follow<T>(options: FollowOptions<T>): AsyncGenerator<T, void> {
  const { bus, topic, readNext, signal, isLast = () => false, willPass = () => false, lookEveryMs = 5_000 } = options;
  let last: T | null = null;
  let hinted = true;
  let wake = (): void => {};
  const stopListening = bus.subscribe(topic, () => {
    hinted = true;
    wake();
  });
  const stop = (): void => wake();
  signal.addEventListener('abort', stop);
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  try {
    while (!signal.aborted) {
      // Before the read: a hint that comes while it runs leads to another read.
      hinted = false;
      let items: readonly T[] | null;
      try {
        items = await readNext(last);
      } catch (error) {
        if (!willPass(error)) throw error;
        if (!signal.aborted) await pause(LOOK_AGAIN_MS * (1 + Math.random()));
        continue;
      }
      if (items === null) return;
      for (const item of items) {
        if (signal.aborted) return;
        last = item;
        yield item;
        if (isLast(item)) return;
      }
      if (items.length > 0 || hinted || signal.aborted) continue;
      await pause(lookEveryMs);
    }
  } finally {
    stopListening();
    signal.removeEventListener('abort', stop);
  }
}
