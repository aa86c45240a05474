import { InProcessBus } from './in-process-bus.ts';

const LOOK_MS = 250;

/**
 * For processes that share one SQLite file: within this one hints arrive at once; that another one has written shows in
 * the file's data version, and then everybody here is told to look.
 */
export class SqliteBus extends InProcessBus {
  readonly #timer: NodeJS.Timeout;

  /**
   * `readDataVersion` answers a number that changes when another process has written, and only then. Where it throws, as
   * on a broken disk, everybody is told to look: their reads say what is wrong to those who asked.
   */
  constructor(readDataVersion: () => number) {
    super();
    const read = (): number | null => {
      try {
        return readDataVersion();
      } catch {
        return null;
      }
    };
    let known = read();
    this.#timer = setInterval(() => {
      const now = read();
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
