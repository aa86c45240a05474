import { randomUUID } from 'node:crypto';
import type { Providers } from '../agents/providers.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, badInput, notFound } from '../domain/app-error.ts';
import { conversationTitle, type Conversation, type Message } from '../domain/conversation.ts';
import { toInstant, type ConversationId, type MessageId, type ProjectId } from '../domain/ids.ts';
import { LIMITS } from '../domain/limits.ts';
import type { AgentRun } from '../domain/run.ts';
import type { EventBus } from '../events/event-bus.ts';
import { follow } from '../events/follow.ts';
import {
  addMessage,
  findConversations,
  insertConversation,
  listConversations,
  listLastMessages,
  listMessagesAfter,
  listMessagesBetween,
  lockConversation,
} from '../storage/conversations.ts';
import type { Database } from '../storage/database.ts';
import { isUnavailable } from '../storage/dialect.ts';
import { findOpenRun } from '../storage/runs.ts';
import { requireProject, requireWriter } from './access.ts';
import type { RunQueue } from '../storage/run-queue.ts';
import { newRun, queueRun, ruleWritten, type ProviderRequest } from './run-start.ts';

/** Conversations, and messages of one, that can be read at once. */
const LARGEST_PAGE = 200;
const MESSAGES_PER_PAGE = 50;

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly queue: RunQueue;
  readonly providers: Providers;
  readonly now: () => Date;
}

export interface SendMessageRequest extends ProviderRequest {
  /** A new one begins when absent. */
  readonly conversationId?: ConversationId | undefined;
  /** What a new one is about; about no project when absent. One that exists keeps its own. */
  readonly projectId?: ProjectId | undefined;
  readonly text: string;
}

export interface MessagesRequest {
  readonly last: number;
  /** Only messages before this number; up to the newest when null. */
  readonly before: number | null;
}

/** What people and the Orchestrator say to each other. `RunWorker` lets it answer; the answer is stored as its run ends. */
export class ConversationService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * Stores a message and queues the Orchestrator, which answers it. A conversation has one open run at a time: throws
   * CONFLICT while the answer to an earlier message is being written, BAD_USER_INPUT for an empty or too long text.
   */
  async send(actor: Actor, request: SendMessageRequest): Promise<{ conversation: Conversation; run: AgentRun }> {
    requireWriter(actor);
    const { database, bus, now } = this.#deps;
    const text = ruleWritten('text', request.text, TEXT);
    const begun = request.conversationId === undefined ? await this.#begin(actor, request.projectId, text) : null;
    const known = begun ?? (await this.#find(actor, request.conversationId!));
    if (request.projectId !== undefined && request.projectId !== known.projectId)
      throw badInput('projectId', 'This conversation is about another project. Begin a new one for this project.');
    const { id: conversationId, projectId } = known;
    const run = newRun(this.#deps, actor, { agent: 'ORCHESTRATOR', projectId, conversationId, prompt: text }, request);
    return database.transaction(async (tx, afterCommit) => {
      if (begun !== null) await insertConversation(tx, begun);
      const conversation = await lockConversation(tx, actor.workspaceId, conversationId);
      if (conversation === null) throw notFound('conversation', conversationId);
      if ((await findOpenRun(tx, conversationId)) !== null)
        throw new AppError(
          'CONFLICT',
          'The answer to your last message is still being written. Wait for it, or stop it, then send this one.',
        );
      await queueRun(tx, afterCommit, run, this.#deps);
      afterCommit(() => bus.publish(`conversation ${conversationId}`));
      const at = toInstant(now());
      const id = randomUUID() as MessageId;
      await addMessage(tx, conversation, { id, conversationId, role: 'USER', text, runId: run.id, createdAt: at });
      return { conversation: { ...conversation, updatedAt: at }, run };
    });
  }

  /** One statement; what may not be seen is absent, and so are conversations of deleted projects. */
  async getMany(actor: Actor, ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Conversation>> {
    const conversations = await findConversations(this.#deps.database.db, actor.workspaceId, ids);
    return new Map(conversations.map((conversation) => [conversation.id, conversation]));
  }

  /** Those about a project, the one written in last first; at most 200. */
  async listOf(actor: Actor, projectId: ProjectId, first: number): Promise<readonly Conversation[]> {
    rulePage('first', first);
    const { db } = this.#deps.database;
    await requireProject(db, actor, projectId);
    return listConversations(db, projectId, first);
  }

  /** The newest messages of each conversation, oldest first, at most 200; conversations that may not be seen are absent. */
  async messagesOf(
    actor: Actor,
    ids: readonly ConversationId[],
    { last, before }: MessagesRequest,
  ): Promise<ReadonlyMap<ConversationId, readonly Message[]>> {
    rulePage('last', last);
    const { db } = this.#deps.database;
    const visible = await findConversations(db, actor.workspaceId, ids);
    const visibleIds = visible.map(({ id }) => id);
    if (before === null) return listLastMessages(db, visibleIds, last);
    const pages = visibleIds.map(async (id) => [id, await listMessagesBetween(db, id, { before, last })] as const);
    return new Map(await Promise.all(pages));
  }

  /**
   * The messages after a number, whoever wrote them: first those that have been, then those to come, in order, none left
   * out. Rights are checked at each read. Throws NOT_FOUND for what may not be seen.
   */
  follow(actor: Actor, id: ConversationId, after: number, signal: AbortSignal): AsyncGenerator<Message, void> {
    const { database, bus } = this.#deps;
    if (after < 0) throw badInput('after', 'after must not be negative.');
    return follow<Message>({
      bus,
      topic: `conversation ${id}`,
      signal,
      willPass: isUnavailable,
      readNext: async (last) => {
        await this.#find(actor, id);
        return listMessagesAfter(database.db, id, last?.sequence ?? after, MESSAGES_PER_PAGE);
      },
    });
  }

  async #begin(actor: Actor, projectId: ProjectId | undefined, text: string): Promise<Conversation> {
    const { database, now } = this.#deps;
    if (projectId !== undefined) await requireProject(database.db, actor, projectId);
    const at = toInstant(now());
    return {
      id: randomUUID() as ConversationId,
      workspaceId: actor.workspaceId,
      projectId: projectId ?? null,
      title: conversationTitle(text),
      summary: null,
      summaryThrough: 0,
      createdAt: at,
      updatedAt: at,
    };
  }

  async #find(actor: Actor, id: ConversationId): Promise<Conversation> {
    const conversation = (await this.getMany(actor, [id])).get(id);
    if (!conversation) throw notFound('conversation', id);
    return conversation;
  }
}

function rulePage(field: string, count: number): void {
  if (count < 0 || count > LARGEST_PAGE) throw badInput(field, `${field} must be between 0 and ${LARGEST_PAGE}.`);
}

const TEXT = {
  empty: 'Write something: the message is empty.',
  tooLong: (characters: string, most: string) => `The message has ${characters} characters; at most ${most} fit.`,
  most: LIMITS.instructionCharacters,
};
