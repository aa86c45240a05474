import { toInstant } from '../domain/ids.ts';
import type { Database } from '../storage/database.ts';
import { forgetRecordingsBefore } from '../storage/call-recordings.ts';
import { purgeComments } from '../storage/comments.ts';
import { INBOX_LIMITS } from '../domain/inbox.ts';
import { forgetReadBefore } from '../storage/inbox.ts';
import { forgetKeysBefore } from '../storage/idempotency.ts';
import { purgeProjects } from '../storage/projects.ts';
import { TRASH_DAYS } from './project-service.ts';

const EVERY_MS = 60 * 60_000;
const KEY_HOURS = 24;
const RECORDING_DAYS = 14;

interface Deps {
  readonly database: Database;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** Takes away what nobody can ask for any more: keys of old calls, old recordings of providers, projects that have been in the trash for long. */
export class Housekeeping {
  readonly #deps: Deps;
  #timer: NodeJS.Timeout | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
  }
  start(): void {
    this.#timer = setInterval(() => void this.tidy(), EVERY_MS);
    this.#timer.unref();
  }
  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  /** Never rejects. */
  async tidy(): Promise<void> {
    const { database, now, onError } = this.#deps;
    const before = (hours: number): string => toInstant(new Date(now().getTime() - hours * 3_600_000));
    try {
      await database.transaction(async (tx) => {
        await forgetKeysBefore(tx, before(KEY_HOURS));
        await forgetRecordingsBefore(tx, before(RECORDING_DAYS * 24));
        await forgetReadBefore(tx, before(INBOX_LIMITS.readDays * 24));
        await purgeComments(tx, before(TRASH_DAYS * 24));
        await purgeProjects(tx, before(TRASH_DAYS * 24));
      });
    } catch (error) {
      onError(error);
    }
  }
}
