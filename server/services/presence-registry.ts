import type { ProjectId } from '../domain/ids.ts';
import type { Place, Presence } from '../domain/presence.ts';

/** Of other nodes together. More than that are people whom nobody could make out any more. */
const FOREIGN_WINDOWS = 10_000;

/** A window, where its connection ends: null for this node. */
interface Entry {
  readonly nodeId: string | null;
  presence: Presence;
  heardAt: number;
}

/** Who has which project open, on this node and, as far as it has heard, on others. In memory alone. */
export class PresenceRegistry {
  readonly #entries = new Map<string, Entry>();
  readonly #byProject = new Map<ProjectId, Set<Entry>>();
  readonly #onChange: (projectId: ProjectId) => void;
  #foreignCount = 0;

  constructor(onChange: (projectId: ProjectId) => void) {
    this.#onChange = onChange;
  }

  /** Adds a window, or replaces what is known of it. A window whose client has moved to another node is on both for a while. */
  put(nodeId: string | null, presence: Presence, now: number): void {
    const key = keyOf(nodeId, presence.windowId);
    const known = this.#entries.get(key);
    if (known?.presence.projectId === presence.projectId) {
      known.heardAt = now;
      const isNews = JSON.stringify(known.presence) !== JSON.stringify(presence);
      known.presence = presence;
      if (isNews) this.#onChange(presence.projectId);
      return;
    }
    if (known) this.#forget(key, known);
    if (nodeId !== null && this.#foreignCount >= FOREIGN_WINDOWS) return;
    const entry: Entry = { nodeId, presence, heardAt: now };
    this.#entries.set(key, entry);
    const inProject = this.#byProject.get(presence.projectId) ?? new Set();
    this.#byProject.set(presence.projectId, inProject.add(entry));
    if (nodeId !== null) this.#foreignCount += 1;
    this.#onChange(presence.projectId);
  }

  remove(nodeId: string | null, windowId: string): void {
    const key = keyOf(nodeId, windowId);
    const entry = this.#entries.get(key);
    if (entry) this.#forget(key, entry);
  }

  removeNode(nodeId: string): void {
    for (const [key, entry] of this.#entries) if (entry.nodeId === nodeId) this.#forget(key, entry);
  }

  /** Forgets what other nodes have not spoken of since that moment. */
  removeUnheard(since: number): void {
    for (const [key, entry] of this.#entries)
      if (entry.nodeId !== null && entry.heardAt < since) this.#forget(key, entry);
  }

  /** Moves a window of this node; answers null where there is none, or it is somebody else's. */
  move(windowId: string, actorId: string, place: Place, now: number): Presence | null {
    const known = this.ownOne(windowId);
    if (known?.actorId !== actorId) return null;
    const presence = { ...known, place };
    this.put(null, presence, now);
    return presence;
  }

  /** Whether another node has said that it has this window of this actor. */
  isElsewhere(windowId: string, actorId: string): boolean {
    for (const { nodeId, presence } of this.#entries.values())
      if (nodeId !== null && presence.windowId === windowId && presence.actorId === actorId) return true;
    return false;
  }

  ownOne(windowId: string): Presence | null {
    return this.#entries.get(keyOf(null, windowId))?.presence ?? null;
  }

  /** Those of this node. */
  own(): Presence[] {
    return [...this.#entries.values()].filter(({ nodeId }) => nodeId === null).map(({ presence }) => presence);
  }

  ownCountIn(projectId: ProjectId): number {
    return [...(this.#byProject.get(projectId) ?? [])].filter(({ nodeId }) => nodeId === null).length;
  }

  /** Everybody in a project, in the order in which they came. */
  in(projectId: ProjectId): Presence[] {
    const byWindow = new Map<string, Presence>();
    for (const { presence } of this.#byProject.get(projectId) ?? []) {
      const other = byWindow.get(presence.windowId);
      if (!other || other.since < presence.since) byWindow.set(presence.windowId, presence);
    }
    return [...byWindow.values()].toSorted((a, b) => a.since - b.since || (a.windowId < b.windowId ? -1 : 1));
  }

  #forget(key: string, entry: Entry): void {
    this.#entries.delete(key);
    const { projectId } = entry.presence;
    const inProject = this.#byProject.get(projectId);
    inProject?.delete(entry);
    if (inProject?.size === 0) this.#byProject.delete(projectId);
    if (entry.nodeId !== null) this.#foreignCount -= 1;
    this.#onChange(projectId);
  }
}

function keyOf(nodeId: string | null, windowId: string): string {
  return `${nodeId ?? ''} ${windowId}`;
}
