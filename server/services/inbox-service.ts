import type { Actor } from '../domain/actor.ts';
import { badInput } from '../domain/app-error.ts';
import { INBOX_LIMITS, type InboxItem } from '../domain/inbox.ts';
import { toInstant, type PersonId } from '../domain/ids.ts';
import type { EventBus } from '../events/event-bus.ts';
import { follow } from '../events/follow.ts';
import type { Database } from '../storage/database.ts';
import { isUnavailable } from '../storage/dialect.ts';
import {
  deleteRead,
  findViewerPerson,
  insertRead,
  listAssignments,
  listDueTasks,
  listMentions,
  listRead,
  listWaitingProposals,
  setViewerPerson,
} from '../storage/inbox.ts';
import { findPeople } from '../storage/people.ts';

const DAY_MS = 86_400_000;
const MOST_KEYS = 200;

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly now: () => Date;
}

export interface InboxEntry {
  readonly item: InboxItem;
  readonly isRead: boolean;
}

export interface Inbox {
  /** Overdue and due soon first, then the rest from the latest to the oldest. At most 50 of each kind. */
  readonly entries: readonly InboxEntry[];
  readonly unreadCount: number;
}

/**
 * What wants the viewer's attention, worked out from comments, patches and the plans as they are: nothing is stored but
 * what was read. Proposals that wait concern everybody; mentions and tasks those of the person that the viewer is.
 */
export class InboxService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Six statements, whatever it holds. */
  async of(actor: Actor): Promise<Inbox> {
    const { db } = this.#deps.database;
    const { workspaceId } = actor;
    const { perKind, newsDays, soonDays } = INBOX_LIMITS;
    const personId = await findViewerPerson(db, workspaceId, actor.id);
    const since = this.#day(-newsDays);
    const before = this.#day(soonDays).slice(0, 10);
    const own = { workspaceId, personId: personId!, limit: perKind };
    const due = personId === null ? [] : await listDueTasks(db, { ...own, before });
    const mentions = personId === null ? [] : await listMentions(db, { ...own, since });
    const assigned = personId === null ? [] : await listAssignments(db, { ...own, since });
    const reviews = await listWaitingProposals(db, workspaceId, perKind);
    const news = [...mentions, ...assigned, ...reviews].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
    const items = [...due, ...news];
    const read = await listRead(
      db,
      workspaceId,
      actor.id,
      items.map(({ key }) => key),
    );
    const entries = items.map((item) => ({ item, isRead: read.has(item.key) }));
    return { entries, unreadCount: entries.filter(({ isRead }) => !isRead).length };
  }

  /** Remembers that these were read, or with `isRead` false that they are to be read again; at most 200 keys at once. */
  async mark(actor: Actor, keys: readonly string[], isRead: boolean): Promise<Inbox> {
    if (keys.length > MOST_KEYS) throw badInput('keys', `At most ${MOST_KEYS} at once.`);
    // Whatever is remembered is about something that is there: nobody fills the table with texts.
    const known = new Set((await this.of(actor)).entries.map(({ item }) => item.key));
    const right = keys.filter((key) => known.has(key));
    await this.#deps.database.transaction(async (tx, afterCommit) => {
      if (isRead) await insertRead(tx, actor.workspaceId, actor.id, right, toInstant(this.#deps.now()));
      else await deleteRead(tx, actor.workspaceId, actor.id, right);
      afterCommit(() => this.#deps.bus.publish('inbox'));
    });
    return this.of(actor);
  }

  /** Which person of the plans the viewer is; null where that was not said. */
  personOf(actor: Actor): Promise<PersonId | null> {
    return findViewerPerson(this.#deps.database.db, actor.workspaceId, actor.id);
  }

  async setPerson(actor: Actor, personId: PersonId | null): Promise<void> {
    await this.#deps.database.transaction(async (tx, afterCommit) => {
      if (personId !== null && (await findPeople(tx, actor.workspaceId, [personId])).length === 0)
        throw badInput('personId', 'There is no such person.');
      await setViewerPerson(tx, actor.workspaceId, actor.id, personId);
      afterCommit(() => this.#deps.bus.publish('inbox'));
    });
  }

  /** How much is unread, now and whenever that has changed. */
  changes(actor: Actor, signal: AbortSignal): AsyncGenerator<{ readonly unreadCount: number }, void> {
    const { bus } = this.#deps;
    let seen: string | null = null;
    return follow({
      bus,
      topic: 'inbox',
      signal,
      // What is due becomes overdue without anybody doing anything; a minute late is early enough for that.
      lookEveryMs: 60_000,
      willPass: isUnavailable,
      readNext: async () => {
        const { entries, unreadCount } = await this.of(actor);
        const state = entries.map(({ item, isRead }) => `${item.key} ${isRead}`).join('\n');
        if (state === seen) return [];
        seen = state;
        return [{ unreadCount }];
      },
    });
  }

  #day(offset: number): string {
    return toInstant(new Date(this.#deps.now().getTime() + offset * DAY_MS));
  }
}
