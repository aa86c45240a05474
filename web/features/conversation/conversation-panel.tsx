import { useQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { History, SquarePen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { ConversationListDocument, ConversationPanelDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuChoice } from '../../ui/menu.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Composer } from './composer.tsx';
import { LiveAnswer } from './live-answer.tsx';
import { MessageView } from './message-view.tsx';
import { Thread } from './thread.tsx';
import { useNewMessages } from './use-new-messages.ts';

const MESSAGES = 100;
/** Stands in the address for a conversation that has not begun. */
export const NEW_CONVERSATION = 'new';

const QUESTIONS = ['What is next?', 'What is late?', 'Who has too much to do?'];

export interface ConversationPanelProps {
  readonly projectId: string;
  /** `NEW_CONVERSATION` for one that has not begun. */
  readonly conversationId: string;
  readonly onClose: () => void;
}

/** Asking about a plan, and having changes of it proposed, in a conversation that remembers. */
export function ConversationPanel({ projectId, conversationId, onClose }: ConversationPanelProps) {
  const isNew = conversationId === NEW_CONVERSATION;
  const navigate = useNavigate();
  const open = (chat: string) =>
    void navigate({
      to: '.',
      search: ({ task: _, ...before }: { task?: unknown; chat?: string }) => ({ ...before, chat }),
    });
  const { data, error, refetch } = useQuery(ConversationPanelDocument, {
    variables: { id: conversationId, last: MESSAGES },
    fetchPolicy: 'no-cache',
    skip: isNew,
  });
  const [suggested, setSuggested] = useState('');
  const panel = useRef<HTMLElement>(null);
  const conversation = isNew ? null : (data?.conversation ?? null);
  const messages = conversation?.messages ?? [];
  const last = messages.at(-1);
  // Its answer is stored when its run is over.
  const openRunId = last?.role === 'USER' ? (last.run?.id ?? null) : null;
  const isUnknown = !isNew && data?.conversation === null;
  useNewMessages(conversationId, conversation && (last?.sequence ?? 0), () => void refetch().catch(() => undefined));

  return (
    <SidePanel
      ref={panel}
      label="Conversation"
      heading={<h2 className="truncate text-13 font-semibold text-fg">{conversation?.title ?? 'New conversation'}</h2>}
      actions={
        <>
          <EarlierConversations projectId={projectId} current={conversationId} onOpen={open} />
          <IconButton
            label="New conversation"
            icon={<SquarePen className="size-4" aria-hidden="true" />}
            disabled={isNew}
            onClick={() => open(NEW_CONVERSATION)}
          />
        </>
      }
      onClose={onClose}
    >
      <Thread count={messages.length}>
        {isNew && <Beginning onChoose={setSuggested} />}
        {isUnknown && (
          <EmptyState title="There is no such conversation here.">
            <Button onClick={() => open(NEW_CONVERSATION)}>Begin a new one</Button>
          </EmptyState>
        )}
        {error && (
          <p role="alert" className="text-del">
            {errorSentence(error)}{' '}
            <button type="button" className="font-medium underline" onClick={() => void refetch()}>
              Try again
            </button>
          </p>
        )}
        {!isNew && !data && !error && <Skeleton rows={4} label="Loading the conversation" />}
        {messages.map((message) => (
          <MessageView key={message.id} projectId={projectId} message={message} />
        ))}
        {last?.run?.status === 'FAILED' && (
          <Button className="self-start" onClick={() => setSuggested(lastAsked(messages))}>
            Ask again
          </Button>
        )}
        {openRunId !== null && <LiveAnswer key={openRunId} runId={openRunId} onEnd={() => refetch()} />}
      </Thread>
      <Composer
        projectId={projectId}
        conversationId={isNew ? undefined : conversationId}
        isAnswering={openRunId !== null}
        suggested={suggested}
        onSent={() => {
          setSuggested('');
          if (!isNew) void refetch();
        }}
      />
    </SidePanel>
  );
}

/** What was asked last; '' where nothing was. */
function lastAsked(messages: readonly { readonly role: string; readonly text: string }[]): string {
  return messages.findLast(({ role }) => role === 'USER')?.text ?? '';
}

function Beginning({ onChoose }: { readonly onChoose: (question: string) => void }) {
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-mut">
        Ask about the plan, or say what is to change. Nothing changes before you have reviewed it.
      </p>
      {QUESTIONS.map((question) => (
        <Button key={question} onClick={() => onChoose(question)}>
          {question}
        </Button>
      ))}
    </div>
  );
}

interface EarlierConversationsProps {
  readonly projectId: string;
  readonly current: string;
  readonly onOpen: (id: string) => void;
}

/** Nothing where there are none. */
function EarlierConversations({ projectId, current, onOpen }: EarlierConversationsProps) {
  const { data, refetch } = useQuery(ConversationListDocument, { variables: { projectId }, fetchPolicy: 'no-cache' });
  const shown = useRef(current);
  useEffect(
    function askAgainWithTheConversation() {
      if (shown.current === current) return;
      shown.current = current;
      void refetch().catch(() => undefined);
    },
    [current, refetch],
  );
  const conversations = data?.project?.conversations ?? [];
  if (conversations.length === 0) return null;
  return (
    <Menu
      align="end"
      trigger={<IconButton label="Earlier conversations" icon={<History className="size-4" aria-hidden="true" />} />}
    >
      <MenuChoice
        value={current}
        onChoose={onOpen}
        options={conversations.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </Menu>
  );
}
