import { useSearch } from '@tanstack/react-router';
import { Observable } from '@apollo/client';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { Subject } from 'rxjs';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConversationPanel } from '../../web/features/conversation/conversation-panel.tsx';
// Loaded on demand by the panel: here at once, so that no test waits for it.
import '../../web/ui/markdown.tsx';
import { RunFeed } from './run-feed.ts';
import { kept } from './memory-idb.ts';
import { giveElementsASize, openPage, ScriptedApi } from './scripted-api.tsx';
import type { Handler } from './scripted-api.tsx';

vi.mock('idb-keyval', () => import('./memory-idb.ts'));

beforeAll(giveElementsASize);
beforeEach(() => {
  kept.clear();
  localStorage.clear();
});
afterEach(cleanup);

const onClose = vi.fn();

function Page() {
  const { chat = 'new' } = useSearch({ strict: false }) as { chat?: string };
  return <ConversationPanel key={chat} projectId="project-1" conversationId={chat} onClose={onClose} />;
}

const run = (id: string, more: object = {}) => {
  return { __typename: 'AgentRun', id, status: 'SUCCEEDED', error: null, patch: null, ...more };
};
const message = (sequence: number, role: 'USER' | 'ASSISTANT', text: string, of: object | null = null) => {
  return { __typename: 'Message', id: `m${sequence}`, sequence, role, text, run: of };
};
const asked = (text: string) => message(1, 'USER', text, run('run-1', { status: 'RUNNING' }));

/** A server with one conversation, `chat-1`, that holds `messages()`. */
function openPanel(messages: () => object[], options: { chat?: string; handlers?: Record<string, Handler> } = {}) {
  const feed = new RunFeed();
  const api = new ScriptedApi({
    ProviderList: () => ({ data: { providers: [] } }),
    ConversationList: () => ({
      data: {
        project: {
          __typename: 'Project',
          id: 'project-1',
          conversations: [
            { __typename: 'Conversation', id: 'chat-1', title: 'What is late?', updatedAt: '2026-11-23T10:00:00Z' },
          ],
        },
      },
    }),
    ConversationPanel: ({ id }) => ({
      data: {
        conversation:
          id === 'chat-1' ? { __typename: 'Conversation', id, title: 'What is late?', messages: messages() } : null,
      },
    }),
    NaturalLanguageEditor_ask: () => ({
      data: {
        sendMessage: {
          __typename: 'SendMessagePayload',
          conversation: { __typename: 'Conversation', id: 'chat-1' },
          run: { __typename: 'AgentRun', id: 'run-1' },
        },
      },
    }),
    ConversationPanel_messages: () => new Observable(() => undefined),
    RunPage_events: ({ after }) => feed.follow(after as number),
    RunPage_cancel: () => ({ data: { cancelRun: { __typename: 'AgentRun', id: 'run-1', status: 'RUNNING' } } }),
    ...options.handlers,
  });
  const url = options.chat === undefined ? '/p/project-1/outline' : `/p/project-1/outline?chat=${options.chat}`;
  const page = openPage({ api, path: '/p/$projectId/outline', url, Page });
  return { ...page, api, feed, user: userEvent.setup() };
}

const box = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });

describe('the conversation panel', () => {
  it('begins a conversation, shows the answer as it is written, and keeps it', async () => {
    let messages = [asked('What is late?')];
    const { api, feed, user } = openPanel(() => messages);
    await user.type(await box(), 'What is late?{Enter}');
    expect(await screen.findByText('Thinking…')).toBeDefined();
    expect(api.callsOf('NaturalLanguageEditor_ask')).toEqual([
      { input: { text: 'What is late?', projectId: 'project-1' } },
    ]);
    expect((await box()).value).toBe('');
    await act(async () => {
      feed.tell('STARTED');
      feed.tell('TEXT', { text: 'Nothing is ' });
    });
    expect(await screen.findByText('Nothing is')).toBeDefined();
    messages = [...messages, message(2, 'ASSISTANT', 'Nothing is **late**.', run('run-1'))];
    await act(async () => {
      feed.tell('TEXT', { text: '**late**.' });
      feed.tell('SUCCEEDED');
      feed.end();
    });
    await waitFor(() => expect(screen.queryByText('Writing…')).toBeNull());
    expect((await screen.findByText('late')).tagName).toBe('STRONG');
  });

  it('puts a question that is offered behind what is being written, and another in its place', async () => {
    const { user } = openPanel(() => []);
    await user.click(await screen.findByRole('button', { name: 'What is next?' }));
    await user.click(screen.getByRole('button', { name: 'What is late?' }));
    expect((await box()).value).toBe('What is late?');
    await user.clear(await box());
    await user.type(await box(), 'My own words');
    await user.click(screen.getByRole('button', { name: 'What is next?' }));
    expect((await box()).value).toBe('My own words\nWhat is next?');
  });

  it('does not send the next message while an answer is being written, and keeps what is written for it', async () => {
    const { api, user } = openPanel(() => [asked('What is late?')], { chat: 'chat-1' });
    await screen.findByText('Thinking…');
    await user.type(await box(), 'And then?{Enter}');
    expect(api.callsOf('NaturalLanguageEditor_ask')).toEqual([]);
    expect((await box()).value).toBe('And then?');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
  });

  it('stops an answer on demand, and says that it was stopped', async () => {
    let messages = [asked('Tell me')];
    const { api, feed, user } = openPanel(() => messages, { chat: 'chat-1' });
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(api.callsOf('RunPage_cancel')).toEqual([{ id: 'run-1' }]);
    messages = [...messages, message(2, 'ASSISTANT', 'Half', run('run-1', { status: 'CANCELLED' }))];
    await act(async () => {
      feed.tell('CANCELLED');
      feed.end();
    });
    expect(await screen.findByText('Stopped.')).toBeDefined();
    expect(screen.getByText('Half')).toBeDefined();
  });

  it('leads to what was proposed, with how much it is, and says what became of it', async () => {
    const patch = (status: string) => ({ __typename: 'Patch', id: `patch-${status}`, status, operationCount: 3 });
    const { user, location } = openPanel(
      () => [
        message(1, 'ASSISTANT', 'As you like.', run('run-1', { patch: patch('APPLIED') })),
        message(2, 'ASSISTANT', 'More.', run('run-2', { patch: patch('PROPOSED') })),
      ],
      { chat: 'chat-1' },
    );
    expect(await screen.findByRole('link', { name: '3 changes, applied' })).toBeDefined();
    await user.click(screen.getByRole('link', { name: 'Review 3 changes' }));
    await waitFor(() => expect(location()).toBe('/p/project-1/plan/patch-PROPOSED'));
  });

  it('says why an answer failed, and puts the question back to be asked again', async () => {
    const failed = run('run-1', { status: 'FAILED', error: 'The key was refused.' });
    const { user } = openPanel(() => [message(1, 'USER', 'Hello'), message(2, 'ASSISTANT', '', failed)], {
      chat: 'chat-1',
    });
    expect(await screen.findByText('The key was refused.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Ask again' }));
    await waitFor(async () => expect((await box()).value).toBe('Hello'));
  });

  it('keeps the text where the server refuses it, and over a reload', async () => {
    const refusal = new CombinedGraphQLErrors({
      errors: [
        { message: 'The answer to your last message is still being written.', extensions: { code: 'CONFLICT' } },
      ],
    });
    const first = openPanel(() => [], {
      chat: 'chat-1',
      handlers: { NaturalLanguageEditor_ask: () => Promise.reject(refusal) },
    });
    await first.user.type(await box(), 'Hello{Enter}');
    expect((await screen.findAllByText(/still being written/)).length).toBeGreaterThan(0);
    expect((await box()).value).toBe('Hello');
    first.unmount();
    openPanel(() => [], { chat: 'chat-1' });
    await waitFor(async () => expect((await box()).value).toBe('Hello'));
  });

  it('shows what somebody else writes, and the answer to it', async () => {
    let messages = [message(1, 'USER', 'What is late?', run('run-1')), message(2, 'ASSISTANT', 'Nothing.')];
    const told = new Subject<object>();
    const { api } = openPanel(() => messages, {
      chat: 'chat-1',
      handlers: { ConversationPanel_messages: () => told.asObservable() },
    });
    expect(await screen.findByText('Nothing.')).toBeTruthy();
    expect(api.callsOf('ConversationPanel_messages')).toEqual([{ conversationId: 'chat-1', after: 2 }]);
    const tell = (sequence: number) =>
      act(() => told.next({ conversationMessages: { __typename: 'Message', id: `m${sequence}`, sequence } }));
    messages = [...messages, message(3, 'USER', 'And who is free?', run('run-2', { status: 'RUNNING' }))];
    tell(3);
    expect(await screen.findByText('And who is free?')).toBeTruthy();
    expect(await screen.findByText('Thinking…')).toBeTruthy();
    messages = [...messages, message(4, 'ASSISTANT', 'Ana is free.')];
    tell(4);
    expect(await screen.findByText('Ana is free.')).toBeTruthy();
    const asked = api.callsOf('ConversationPanel').length;
    tell(4); // Known already.
    expect(api.callsOf('ConversationPanel')).toHaveLength(asked);
  });

  it('goes to earlier conversations and to a new one', async () => {
    const { user } = openPanel(() => [message(1, 'USER', 'What is late?', run('run-9'))], {
      handlers: { RunPage_events: () => new RunFeed().follow(0) },
    });
    await user.click(await screen.findByRole('button', { name: 'Earlier conversations' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'What is late?' }));
    const panel = await screen.findByRole('complementary', { name: 'Conversation' });
    expect(await within(panel).findByRole('heading', { name: 'What is late?' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'New conversation' }));
    expect(await within(panel.ownerDocument.body).findByText(/Ask about the plan/)).toBeDefined();
  });

  it('says that a conversation is not there', async () => {
    openPanel(() => [], { chat: 'chat-gone' });
    expect(await screen.findByText('There is no such conversation here.')).toBeDefined();
  });
});
