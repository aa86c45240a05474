import type { ApolloClient } from '@apollo/client';
import {
  type PlaceInput,
  PresenceChangesDocument,
  type PresenceChangesSubscription,
  ShowPlaceDocument,
} from '../../__generated__/graphql.ts';
import { follow } from '../../apollo/follow.ts';
import { NOBODY, type Present, type Viewer } from './present.ts';

/** Whoever holds a key down moves thirty times a second; others need not see each row. */
const SEND_EVERY_MS = 250;

export interface FollowPresenceOptions {
  readonly client: ApolloClient;
  readonly projectId: string;
  readonly windowId: string;
  /** To be shown under; null for what the server calls the viewer. */
  readonly name: string | null;
  /** What this window looks at now. */
  readonly place: () => PlaceInput;
  readonly onPresent: (present: Present) => void;
}

export interface FollowedPresence {
  /** To be called when `place` answers something else. */
  moved(): void;
  stop(): void;
}

/** Is in a project with others, and tells who they are, until it is stopped. */
export function followPresence(options: FollowPresenceOptions): FollowedPresence {
  const { client, projectId, windowId, name, place, onPresent } = options;
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  function moved(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      const now = place();
      if (textOf(now) === told) return;
      told = textOf(now);
      client
        .mutate({ mutation: ShowPlaceDocument, variables: { windowId, place: now }, fetchPolicy: 'no-cache' })
        // Without a connection nobody is told of anything; the next one begins with where we are then.
        .catch(() => undefined);
    }, SEND_EVERY_MS);
  }

  const stopFollowing = follow({
    client,
    subscription: PresenceChangesDocument,
    variables: () => {
      const now = place();
      told = textOf(now);
      return { projectId, windowId, name, place: now };
    },
    onData({ presenceChanged }) {
      const present = presentOf(presenceChanged, windowId);
      onPresent(present);
      // We may have moved before the server knew us, or a word may have been lost.
      if (timer === undefined && present.self && textOf(present.self) !== told) {
        told = textOf(present.self);
        moved();
      }
    },
    onLost: () => onPresent(NOBODY),
    onRefused: () => onPresent(NOBODY),
  });
  return {
    moved,
    stop() {
      clearTimeout(timer);
      stopFollowing();
      onPresent(NOBODY);
    },
  };
}

function textOf({ page, taskId, openTaskId }: PlaceInput | Viewer): string {
  return [page, taskId, openTaskId].join();
}

/** Exported for its test. */
export function presentOf(
  { viewers, totalCount }: PresenceChangesSubscription['presenceChanged'],
  windowId: string,
): Present {
  const named = withDistinctNames(viewers);
  const self = named.find((viewer) => viewer.windowId === windowId) ?? null;
  const others = named.filter((viewer) => viewer !== self);
  const atTask = new Map<string, string>();
  for (const { taskId, name } of others) {
    if (taskId === null) continue;
    const before = atTask.get(taskId);
    atTask.set(taskId, before === undefined ? name : `${before}, ${name}`);
  }
  return { self, others, moreCount: totalCount - viewers.length, atTask };
}

/** In the order in which they came, which is the same for everybody, and so are the names. */
function withDistinctNames(viewers: readonly Viewer[]): Viewer[] {
  const counts = new Map<string, number>();
  return viewers.map((viewer) => {
    const count = (counts.get(viewer.name) ?? 0) + 1;
    counts.set(viewer.name, count);
    return count === 1 ? viewer : { ...viewer, name: `${viewer.name} ${count}` };
  });
}
