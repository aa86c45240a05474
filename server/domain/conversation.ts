import type { ConversationId, Instant, MessageId, ProjectId, RunId, WorkspaceId } from './ids.ts';

export const MESSAGE_ROLES = ['USER', 'ASSISTANT'] as const;
export type MessageRole = (typeof MESSAGE_ROLES)[number];

/** A person and the Orchestrator, about one project or about none. */
export interface Conversation {
  readonly id: ConversationId;
  readonly workspaceId: WorkspaceId;
  readonly projectId: ProjectId | null;
  /** The beginning of its first message, one line. */
  readonly title: string;
  /** What was said up to and including message `summaryThrough`, in short; null while nothing was summed up. */
  readonly summary: string | null;
  /** 0 while nothing was summed up. */
  readonly summaryThrough: number;
  readonly createdAt: Instant;
  /** When the last message was stored. */
  readonly updatedAt: Instant;
}

export interface Message {
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  /** 1, 2, 3, … without gaps within the conversation. */
  readonly sequence: number;
  readonly role: MessageRole;
  /** Of an answer: what had arrived when its run ended, empty where nothing had. */
  readonly text: string;
  /** The run that the message asked for, or that answered with it. */
  readonly runId: RunId | null;
  readonly createdAt: Instant;
}

const TITLE_CHARACTERS = 80;

/** What a conversation is called that begins with this message: its first line with something in it, cut at a word. */
export function conversationTitle(text: string): string {
  const line =
    text
      .split('\n')
      .find((each) => each.trim() !== '')
      ?.trim() ?? '';
  const characters = [...line.replaceAll(/\s+/gu, ' ')];
  if (characters.length <= TITLE_CHARACTERS) return characters.join('');
  const cut = characters.slice(0, TITLE_CHARACTERS - 1).join('');
  return `${cut.replace(/\s\S*$/u, '') || cut}…`;
}

/** Of what was said since the summary, an agent is given the newest messages up to this many characters together. */
const RECALLED_CHARACTERS = 100_000;

/**
 * The newest of `messages`, oldest first, as many as fit; always the last. Answers of which nothing had arrived say
 * nothing and are left out.
 */
export function recalled(messages: readonly Message[]): readonly Message[] {
  let characters = 0;
  const said = messages.filter(({ text }) => text !== '');
  const first = said.findLastIndex(({ text }) => {
    characters += text.length;
    return characters > RECALLED_CHARACTERS;
  });
  return said.slice(Math.min(first + 1, Math.max(0, said.length - 1)));
}
