import type { Actor } from '../domain/actor.ts';
import { AppError, badInput } from '../domain/app-error.ts';
import { isUuid, type ProjectId } from '../domain/ids.ts';
import { PRESENCE_LIMITS, rulePlace, rulePresenceName, type Place, type Presence } from '../domain/presence.ts';
import type { EventBus } from '../events/event-bus.ts';
import { follow } from '../events/follow.ts';
import { InProcessBus } from '../events/in-process-bus.ts';
import type { Database } from '../storage/database.ts';
import { isUnavailable } from '../storage/dialect.ts';
import { requireProject } from './access.ts';
import { inAnnouncements, readPresenceNews, writePresenceNews, type PresenceNews } from './presence-news.ts';
import { PresenceRegistry } from './presence-registry.ts';

export interface PresenceTiming {
  /** Between two times that a node tells the others of all its windows. */
  readonly repeatMs: number;
  /** After which a window of another node that has not been spoken of is gone; the node may be. */
  readonly forgetMs: number;
  /** Moves are gathered for this long before the other nodes hear of them. */
  readonly gatherMs: number;
  /** Between two times that one follower is told. */
  readonly tellMs: number;
}

const TIMING: PresenceTiming = { repeatMs: 10_000, forgetMs: 30_000, gatherMs: 100, tellMs: 200 };

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly nodeId: string;
  readonly now: () => Date;
  readonly timing?: PresenceTiming;
}

export interface Arrival {
  readonly windowId: string;
  /** To be shown under; the actor's where null. */
  readonly name: string | null;
  readonly place: Place;
}

export interface ProjectPresence {
  /** In the order in which they came, the asking window among them; at most 50. */
  readonly viewers: readonly Presence[];
  readonly totalCount: number;
}

/**
 * Who has a project open and what they look at. Nothing of it is stored: a window lasts as long as its subscription, and
 * is known on other nodes for as long as its node speaks of it.
 */
export class PresenceService {
  readonly #deps: Deps;
  readonly #timing: PresenceTiming;
  /** Hints for those who follow on this node. */
  readonly #local = new InProcessBus();
  readonly #registry = new PresenceRegistry((projectId) => this.#local.publish(`presence ${projectId}`));
  /** The latest arrival of each window of this node: one that has come again is not ended by its first connection. */
  readonly #arrivals = new Map<string, Presence>();
  readonly #moved = new Set<string>();
  readonly #stopHearing: () => void;
  readonly #repeating: NodeJS.Timeout;
  #gathering: NodeJS.Timeout | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#timing = deps.timing ?? TIMING;
    this.#stopHearing = deps.bus.hear((text) => this.#receive(readPresenceNews(text)));
    this.#repeating = setInterval(() => this.#repeat(), this.#timing.repeatMs);
    this.#repeating.unref();
    this.#announce({ type: 'ask' });
  }

  /**
   * Comes into a project and follows who is there, at once and then at every change, until `signal` aborts. Rights are
   * checked at each look. A window that comes again replaces itself. Throws RATE_LIMITED where the project is full.
   */
  async *follow(
    actor: Actor,
    projectId: ProjectId,
    arrival: Arrival,
    signal: AbortSignal,
  ): AsyncGenerator<ProjectPresence, void> {
    const { database, now } = this.#deps;
    const { windowId } = arrival;
    if (!isUuid(windowId)) throw badInput('windowId', 'The id of a window is a UUID.');
    const name = rulePresenceName(arrival.name, actor.name);
    const place = rulePlace(arrival.place);
    await requireProject(database.db, actor, projectId);
    if (this.#registry.ownCountIn(projectId) >= PRESENCE_LIMITS.perProject)
      throw new AppError('RATE_LIMITED', 'More people look at this project than can be shown.', {
        retryAfterSeconds: 60,
      });
    const presence = { windowId, projectId, actorId: actor.id, name, since: now().getTime(), place };
    this.#enter(presence);
    try {
      yield* this.#changes(actor, projectId, signal);
    } finally {
      this.#leave(presence);
    }
  }

  /** Says what a window looks at now. Answers false where it is not there, or is somebody else's. */
  move(actor: Actor, windowId: string, wanted: Place): boolean {
    const place = rulePlace(wanted);
    const moved = this.#registry.move(windowId, actor.id, place, Date.now());
    if (moved) {
      this.#announceSoon(windowId);
      return true;
    }
    // Its subscription may have been opened on another node than the one that this request has reached.
    const isElsewhere = this.#registry.isElsewhere(windowId, actor.id);
    if (isElsewhere) this.#announce({ type: 'move', windowId, actorId: actor.id, place });
    return isElsewhere;
  }

  /** Tells the other nodes that nobody is here any more. */
  stop(): void {
    clearInterval(this.#repeating);
    if (this.#gathering) clearTimeout(this.#gathering);
    this.#stopHearing();
    this.#announce({ type: 'stopping', nodeId: this.#deps.nodeId });
  }

  #changes(actor: Actor, projectId: ProjectId, signal: AbortSignal): AsyncGenerator<ProjectPresence, void> {
    let toldAt = 0;
    let told = '';
    return follow<ProjectPresence>({
      bus: this.#local,
      topic: `presence ${projectId}`,
      signal,
      willPass: isUnavailable,
      lookEveryMs: 30_000,
      readNext: async () => {
        const wait = toldAt + this.#timing.tellMs - performance.now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        await requireProject(this.#deps.database.db, actor, projectId);
        const all = this.#registry.in(projectId);
        const next = { viewers: all.slice(0, PRESENCE_LIMITS.shown), totalCount: all.length };
        const text = JSON.stringify(next);
        if (text === told) return [];
        told = text;
        toldAt = performance.now();
        return [next];
      },
    });
  }

  #enter(presence: Presence): void {
    this.#arrivals.set(presence.windowId, presence);
    this.#registry.put(null, presence, Date.now());
    this.#announceSoon(presence.windowId);
  }

  #leave(arrival: Presence): void {
    const { windowId } = arrival;
    if (this.#arrivals.get(windowId) !== arrival) return;
    this.#arrivals.delete(windowId);
    this.#registry.remove(null, windowId);
    this.#moved.delete(windowId);
    this.#announce({ type: 'gone', nodeId: this.#deps.nodeId, windowIds: [windowId] });
  }

  #announceSoon(windowId: string): void {
    this.#moved.add(windowId);
    this.#gathering ??= setTimeout(() => {
      this.#gathering = null;
      const moved = [...this.#moved].map((id) => this.#registry.ownOne(id));
      this.#announceHere(moved.filter((presence) => presence !== null));
      this.#moved.clear();
    }, this.#timing.gatherMs);
  }

  #announceHere(presences: readonly Presence[]): void {
    for (const windows of inAnnouncements(presences))
      this.#announce({ type: 'here', nodeId: this.#deps.nodeId, windows });
  }

  #announce(message: PresenceNews): void {
    this.#deps.bus.announce(writePresenceNews(message));
  }

  #repeat(): void {
    this.#announceHere(this.#registry.own());
    this.#registry.removeUnheard(Date.now() - this.#timing.forgetMs);
  }

  #receive(message: PresenceNews | null): void {
    switch (message?.type) {
      case 'ask':
        this.#announceHere(this.#registry.own());
        break;
      case 'here':
        for (const presence of message.windows) this.#registry.put(message.nodeId, presence, Date.now());
        break;
      case 'gone':
        for (const windowId of message.windowIds) this.#registry.remove(message.nodeId, windowId);
        break;
      case 'stopping':
        this.#registry.removeNode(message.nodeId);
        break;
      case 'move':
        if (this.#registry.move(message.windowId, message.actorId, message.place, Date.now()))
          this.#announceSoon(message.windowId);
        break;
      case undefined:
    }
  }
}
