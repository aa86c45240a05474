import { isUnavailable } from '../storage/dialect.ts';

/** How long background work waits for a database that is away. People are told at once instead. */
const PATIENCE_MS = 60_000;
const TRY_AGAIN_MS = { first: 100, longest: 2_000 };

/**
 * Runs `work` until the database has done it. `work` must bear to run again after it has taken effect, because the
 * acknowledgement can be lost with the connection. Throws what the last try threw after a minute, at once when
 * `isStopping`, and at once for whatever is no outage.
 */
export async function patiently<T>(work: () => Promise<T>, isStopping: () => boolean): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (let delayMs = TRY_AGAIN_MS.first; ; delayMs = Math.min(delayMs * 2, TRY_AGAIN_MS.longest)) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error) || isStopping() || performance.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, delayMs));
    }
  }
}
