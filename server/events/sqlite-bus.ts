import { InProcessBus } from './in-process-bus.ts';

const LOOK_MS = 250;

/**
 * For processes that share one SQLite file: within this one hints arrive at once; that another one has written shows in
 * the file's data version, and then everybody here is told to look.
 */
export class SqliteBus extends InProcessBus {
  readonly #timer: NodeJS.Timeout;

  /** `readDataVersion` answers a number that changes when another process has written, and only then. */
  constructor(readDataVersion: () => number) {
    super();
    let known = readDataVersion();
    this.#timer = setInterval(() => {
      const now = readDataVersion();
      if (now !== known) this.publishAll();
      known = now;
    }, LOOK_MS);
    this.#timer.unref();
  }

  override async close(): Promise<void> {
    clearInterval(this.#timer);
    await super.close();
  }
}
