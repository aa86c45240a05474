/** Between two batches, in milliseconds: of what comes more quickly than anybody reads, fewer frames are drawn. */
const PAUSE_MS = 30;

export interface PacedBatches<Item> {
  readonly add: (item: Item) => void;
  /** Hands on all that waits, at once. */
  readonly flush: () => void;
}

/** Collects what arrives and hands it on in its order, all that waits at once, with a frame and with pauses between. */
export function pacedBatches<Item>(
  handOn: (items: readonly Item[]) => void,
  onNextFrame: (task: () => void) => void,
  now = (): number => performance.now(),
): PacedBatches<Item> {
  const waiting: Item[] = [];
  let handedOnAt = -Infinity;
  function handOnInFrame(): void {
    if (waiting.length === 0) return;
    if (now() - handedOnAt < PAUSE_MS) return onNextFrame(handOnInFrame);
    handOn(waiting.splice(0));
    handedOnAt = now();
  }
  return {
    add(item) {
      if (waiting.push(item) === 1) onNextFrame(handOnInFrame);
    },
    flush() {
      if (waiting.length > 0) handOn(waiting.splice(0));
    },
  };
}
