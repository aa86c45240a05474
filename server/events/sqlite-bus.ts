import type { AnnouncementFile } from './announcement-file.ts';
import { InProcessBus } from './in-process-bus.ts';

const LOOK_MS = 250;

export interface SqliteBusSettings {
  /**
   * Answers a number that changes when another process has written, and only then. Where it throws, as on a broken disk,
   * everybody is told to look: their reads say what is wrong to those who asked.
   */
  readonly readDataVersion: () => number;
  /** Closed with the bus. Null where processes have nothing to say to each other. */
  readonly announcements: Pick<AnnouncementFile, 'say' | 'hear' | 'close'> | null;
}

/**
 * For processes that share one SQLite file: within this one hints arrive at once; that another one has written shows in
 * the file's data version, and then everybody here is told to look. Announcements are in a file beside it.
 */
export class SqliteBus extends InProcessBus {
  readonly #settings: SqliteBusSettings;
  readonly #hearers = new Set<(text: string) => void>();
  readonly #timer: NodeJS.Timeout;
  #known: number | null;

  constructor(settings: SqliteBusSettings) {
    super();
    this.#settings = settings;
    this.#known = this.#readVersion();
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
    this.#timer.unref();
  }

  override announce(text: string): void {
    try {
      this.#settings.announcements?.say(text);
    } catch {
      // A full disk, or others in the way: it may be lost.
    }
  }

  override hear(listener: (text: string) => void): () => void {
    this.#hearers.add(listener);
    return () => void this.#hearers.delete(listener);
  }

  override async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#settings.announcements?.close();
    await super.close();
  }

  #look(): void {
    const now = this.#readVersion();
    if (now !== this.#known) this.publishAll();
    this.#known = now;
    for (const text of this.#readAnnouncements()) for (const hear of this.#hearers) hear(text);
  }

  #readVersion(): number | null {
    try {
      return this.#settings.readDataVersion();
    } catch {
      return null;
    }
  }

  #readAnnouncements(): readonly string[] {
    try {
      return this.#settings.announcements?.hear() ?? [];
    } catch {
      return [];
    }
  }
}
