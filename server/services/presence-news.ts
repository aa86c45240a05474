import { z } from 'zod';
import { PLAN_PAGES, type Place, type Presence } from '../domain/presence.ts';
import { VIEWER_NAME_CHARACTERS } from '../domain/viewer-name.ts';
import { ANNOUNCEMENT_BYTES } from '../events/event-bus.ts';

/**
 * What nodes say to each other about who is there. `here` is said of some windows when they have come or moved, and of
 * all of them now and then; a node that has just started asks for it.
 */
export type PresenceNews =
  | { readonly type: 'ask' }
  | { readonly type: 'here'; readonly nodeId: string; readonly windows: readonly Presence[] }
  | { readonly type: 'gone'; readonly nodeId: string; readonly windowIds: readonly string[] }
  | { readonly type: 'stopping'; readonly nodeId: string }
  /** To the node that has the window, from the one that was told. */
  | { readonly type: 'move'; readonly windowId: string; readonly actorId: string; readonly place: Place };

/** Ids in what comes are long enough for ours, and too short to fill a memory. */
const id = z.string().min(1).max(100);
const place = z.object({ page: z.enum(PLAN_PAGES).nullable(), taskId: id.nullable(), openTaskId: id.nullable() });
const presence = z.object({
  windowId: id,
  projectId: id,
  actorId: id,
  name: z.string().max(VIEWER_NAME_CHARACTERS),
  since: z.int().min(0).max(8.64e15),
  place,
});
const news = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ask') }),
  z.object({ type: z.literal('here'), nodeId: id, windows: z.array(presence) }),
  z.object({ type: z.literal('gone'), nodeId: id, windowIds: z.array(id) }),
  z.object({ type: z.literal('stopping'), nodeId: id }),
  z.object({ type: z.literal('move'), windowId: id, actorId: id, place }),
]);

/** Null for what is none: whoever may connect to the database may write there. */
export function readPresenceNews(text: string): PresenceNews | null {
  try {
    return news.parse(JSON.parse(text)) as unknown as PresenceNews;
  } catch {
    return null;
  }
}

export function writePresenceNews(message: PresenceNews): string {
  return JSON.stringify(message);
}

/** As few lists as an announcement has room for. */
export function inAnnouncements<T>(items: readonly T[]): T[][] {
  const room = ANNOUNCEMENT_BYTES - 200;
  const lists: T[][] = [];
  let used = room;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item)) + 1;
    if (used + size > room) {
      lists.push([]);
      used = 0;
    }
    lists.at(-1)?.push(item);
    used += size;
  }
  return lists;
}
