import { useMutation, useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { AtSign, CalendarClock, CheckCheck, FileDiff, Mail, MailOpen, UserRound } from 'lucide-react';
import { useEffect } from 'react';
import { InboxDocument, type InboxQuery, MarkInboxReadDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { formatDayInFull } from '../../lib/day.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Moment } from '../patch/patch-status.tsx';
import { taskKey } from '../task/task-words.ts';
import { useInboxNews } from './unread-store.ts';

type Item = InboxQuery['inbox']['items'][number];

/** What wants attention: what is due, given, said, and waiting for review. Live: the server tells of changes. */
export function InboxPage() {
  useDocumentTitle('Inbox');
  const news = useInboxNews();
  const { data, error, refetch } = useQuery(InboxDocument, { fetchPolicy: 'no-cache' });
  const [mark] = useMutation(MarkInboxReadDocument);
  useEffect(
    function readAgain() {
      if (news > 1) void refetch().catch(() => undefined);
    },
    [news, refetch],
  );

  async function setRead(keys: readonly string[], isRead: boolean) {
    if (keys.length === 0) return;
    try {
      await mark({ variables: { keys: [...keys], isRead } });
      await refetch();
    } catch (failure) {
      showToast({ title: 'The inbox could not be changed', description: errorSentence(failure), tone: 'error' });
    }
  }

  const items = data?.inbox.items ?? [];
  const unread = items.filter(({ isRead }) => !isRead).map(({ key }) => key);
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col overflow-y-auto px-4 py-6 sm:px-8 sm:py-10">
      <header className="flex flex-wrap items-center gap-3">
        <h1 tabIndex={-1} className="text-20 font-semibold">
          Inbox
        </h1>
        {unread.length > 0 && <span className="text-mut tabular-nums">{unread.length} unread</span>}
        <Link to="/my" className="touch-target text-acctx hover:underline">
          My tasks
        </Link>
        <span className="flex-1" />
        {unread.length > 0 && (
          <Button onClick={() => void setRead(unread, true)}>
            <CheckCheck className="size-4" aria-hidden="true" />
            Mark all as read
          </Button>
        )}
      </header>
      {data && data.viewer.person === null && <WhoAreYou />}
      {error && !data && (
        <EmptyState title={`The inbox could not be loaded. ${errorSentence(error)}`}>
          <Button onClick={() => void refetch()}>Try again</Button>
        </EmptyState>
      )}
      {!data && !error && <Skeleton rows={6} label="Loading the inbox" />}
      {data && items.length === 0 && (
        <EmptyState title="Nothing waits for you. Mentions, tasks you are given, due dates and proposals appear here." />
      )}
      <ul className="mt-4 flex flex-col divide-y divide-line">
        {items.map((item) => (
          <InboxRow key={item.key} item={item} onRead={(isRead) => void setRead([item.key], isRead)} />
        ))}
      </ul>
    </div>
  );
}

function WhoAreYou() {
  return (
    <p className="mt-4 rounded-control bg-hover px-3 py-2 text-mut">
      Only proposals are shown until you say who you are.{' '}
      <Link to="/settings/profile" className="font-medium text-acctx underline">
        Choose your name
      </Link>
    </p>
  );
}

interface InboxRowProps {
  readonly item: Item;
  readonly onRead: (isRead: boolean) => void;
}

function InboxRow({ item, onRead }: InboxRowProps) {
  const { Icon, words, detail } = descriptionOf(item);
  return (
    <li className="flex items-start gap-1 py-1">
      <InboxLink item={item} onOpen={() => onRead(true)}>
        <Icon className={clsx('mt-0.5 size-4 shrink-0', item.isOverdue ? 'text-del' : 'text-mut')} aria-hidden="true" />
        <span className="min-w-0 flex-1">
          <span className={clsx('block [overflow-wrap:anywhere]', item.isRead ? 'text-mut' : 'font-medium')}>
            {!item.isRead && <span className="sr-only">Unread:</span>}
            {item.isRead ? words : ` ${words}`}
          </span>
          {detail !== null && <span className="line-clamp-2 text-12 text-mut [overflow-wrap:anywhere]">{detail}</span>}
          <span className="block text-12 text-faint">
            {item.project?.name}
            {item.kind !== 'DUE' && (
              <>
                {' · '}
                <Moment at={item.at} />
              </>
            )}
          </span>
        </span>
        {!item.isRead && <span className="drawn mt-1.5 size-2 shrink-0 rounded-full bg-acc" aria-hidden="true" />}
      </InboxLink>
      <IconButton
        label={item.isRead ? 'Mark as unread' : 'Mark as read'}
        size="small"
        icon={
          item.isRead ? (
            <Mail className="size-3.5" aria-hidden="true" />
          ) : (
            <MailOpen className="size-3.5" aria-hidden="true" />
          )
        }
        onClick={() => onRead(!item.isRead)}
      />
    </li>
  );
}

interface InboxLinkProps {
  readonly item: Item;
  readonly onOpen: () => void;
  readonly children: React.ReactNode;
}

function InboxLink({ item, onOpen, children }: InboxLinkProps) {
  const shared = {
    className: 'flex min-h-11 min-w-0 flex-1 items-start gap-2.5 rounded-control px-2 py-1.5 hover:bg-hover',
    onClick: () => {
      if (!item.isRead) onOpen();
    },
  };
  const projectId = item.project?.id ?? '';
  if (item.task) {
    return (
      <Link to="/p/$projectId/outline" params={{ projectId }} search={{ task: item.task.number }} {...shared}>
        {children}
      </Link>
    );
  }
  return (
    <Link to="/p/$projectId/plan/$patchId" params={{ projectId, patchId: item.patch?.id ?? '' }} {...shared}>
      {children}
    </Link>
  );
}

function descriptionOf(item: Item): { Icon: typeof AtSign; words: string; detail: string | null } {
  const task = item.task ? `${taskKey(item.task.number)} ${item.task.title}` : '';
  switch (item.kind) {
    case 'MENTION':
      return {
        Icon: AtSign,
        words: `${item.comment?.authorName ?? 'Somebody'} mentioned you on ${task}`,
        detail: item.comment?.body ?? null,
      };
    case 'ASSIGNED':
      return {
        Icon: UserRound,
        words: `You were given ${task}`,
        detail: item.patch ? `${item.patch.authorName}: ${item.patch.title}` : null,
      };
    case 'DUE': {
      const day = item.dueDate === null ? '' : formatDayInFull(item.dueDate);
      return { Icon: CalendarClock, words: task, detail: item.isOverdue ? `Overdue since ${day}` : `Due on ${day}` };
    }
    case 'REVIEW':
      return {
        Icon: FileDiff,
        words: `“${item.patch?.title ?? 'A proposal'}” waits for review`,
        detail: item.patch ? `Proposed by ${item.patch.authorName}` : null,
      };
  }
}
