import { useUnreadCount } from './unread-store.ts';

/** How much is unread, for beside the word Inbox; nothing where all is read. */
export function UnreadBadge() {
  const count = useUnreadCount();
  if (count === 0) return null;
  return (
    <span className="relative inline-block min-w-5 rounded-full bg-acc px-1.5 text-center text-11 font-medium text-accfg tabular-nums">
      {count > 99 ? '99+' : count}
      <span className="sr-only"> unread</span>
    </span>
  );
}
