import { useSyncExternalStore } from 'react';
import { InboxChangesDocument } from '../../__generated__/graphql.ts';
import { client } from '../../apollo/client.ts';
import { follow } from '../../apollo/follow.ts';
import { whenIdle } from '../../lib/when-idle.ts';

const listeners = new Set<() => void>();
let unread = 0;
/** Counts what the server has told: the page reads again at each. */
let news = 0;
let stop: (() => void) | null = null;

/** How much in the inbox is unread; 0 until the server has said. Followed as long as somebody shows it. */
export function useUnreadCount(): number {
  return useSyncExternalStore(subscribe, () => unread);
}

/** Changes whenever the inbox has changed. */
export function useInboxNews(): number {
  return useSyncExternalStore(subscribe, () => news);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stop ??= start();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
  };
}

function start(): () => void {
  let end = (): void => {};
  // What is on the screen comes first.
  const cancel = whenIdle(() => {
    end = follow({
      client,
      subscription: InboxChangesDocument,
      variables: () => ({}),
      onData({ inboxChanged }) {
        unread = inboxChanged.unreadCount;
        news += 1;
        for (const listener of listeners) listener();
      },
    });
  });
  return () => {
    cancel();
    end();
  };
}
