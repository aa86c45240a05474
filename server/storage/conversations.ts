import { sql } from 'kysely';
import type { Conversation, Message } from '../domain/conversation.ts';
import type { ConversationId, MessageId, ProjectId, WorkspaceId } from '../domain/ids.ts';
import { forEachChunk, inChunks, ROWS_PER_STATEMENT } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { withRowLock } from './dialect.ts';
import { conversationFromRow, messageFromRow } from './rows.ts';

const CONVERSATION_COLUMNS = [
  'conversation.id',
  'conversation.workspace_id',
  'conversation.project_id',
  'conversation.title',
  'conversation.summary',
  'conversation.summary_through',
  'conversation.created_at',
  'conversation.updated_at',
] as const;

const MESSAGE_COLUMNS = [
  'id',
  'workspace_id',
  'conversation_id',
  'sequence',
  'role',
  'text',
  'run_id',
  'created_at',
] as const;

/** In any order; unknown ones and those of deleted projects are absent. */
export async function findConversations(
  db: ReadDb,
  workspaceId: WorkspaceId,
  ids: readonly ConversationId[],
): Promise<Conversation[]> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .selectFrom('conversation')
      .leftJoin('project', 'project.id', 'conversation.project_id')
      .select(CONVERSATION_COLUMNS)
      .where('conversation.id', 'in', chunk)
      .where('conversation.workspace_id', '=', workspaceId)
      .where('project.deleted_at', 'is', null)
      .execute(),
  );
  return rows.map(conversationFromRow);
}

/** Those of a project, the one written in last first. */
export async function listConversations(db: ReadDb, projectId: ProjectId, first: number): Promise<Conversation[]> {
  const rows = await db
    .selectFrom('conversation')
    .select(CONVERSATION_COLUMNS)
    .where('project_id', '=', projectId)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(first)
    .execute();
  return rows.map(conversationFromRow);
}

/** Locks it until the transaction ends: messages and runs come into it one by one. Null where it is unknown. */
export async function lockConversation(
  tx: WriteDb,
  workspaceId: WorkspaceId,
  id: ConversationId,
): Promise<Conversation | null> {
  const query = tx
    .selectFrom('conversation')
    .select(CONVERSATION_COLUMNS)
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId);
  const row = await withRowLock(tx, query).executeTakeFirst();
  return row ? conversationFromRow(row) : null;
}

export async function insertConversation(tx: WriteDb, conversation: Conversation): Promise<void> {
  await tx
    .insertInto('conversation')
    .values({
      id: conversation.id,
      workspace_id: conversation.workspaceId,
      project_id: conversation.projectId,
      title: conversation.title,
      summary: conversation.summary,
      summary_through: conversation.summaryThrough,
      created_at: conversation.createdAt,
      updated_at: conversation.updatedAt,
    })
    .execute();
}

/** Stores a message as the conversation's next. The caller holds the conversation's lock. */
export async function addMessage(
  tx: WriteDb,
  { workspaceId }: Conversation,
  message: Omit<Message, 'sequence'>,
): Promise<Message> {
  const { conversationId, createdAt } = message;
  const sequence = (await lastMessageSequence(tx, conversationId)) + 1;
  await insertMessages(tx, workspaceId, [{ ...message, sequence }]);
  await tx.updateTable('conversation').set({ updated_at: createdAt }).where('id', '=', conversationId).execute();
  return { ...message, sequence };
}

/** Messages by id, in any order; unknown ones are absent. */
export async function findMessages(db: ReadDb, ids: readonly MessageId[]): Promise<Message[]> {
  const rows = await inChunks(ids, (chunk) =>
    db.selectFrom('message').select(MESSAGE_COLUMNS).where('id', 'in', chunk).execute(),
  );
  return rows.map(messageFromRow);
}

/** Stores messages under the numbers that they have. Their conversations are there, and have none of these yet. */
export async function insertMessages(
  tx: WriteDb,
  workspaceId: WorkspaceId,
  messages: readonly Message[],
): Promise<void> {
  await forEachChunk(messages, ROWS_PER_STATEMENT, (chunk) =>
    tx
      .insertInto('message')
      .values(
        chunk.map((message) => ({
          id: message.id,
          workspace_id: workspaceId,
          conversation_id: message.conversationId,
          sequence: message.sequence,
          role: message.role,
          text: message.text,
          run_id: message.runId,
          created_at: message.createdAt,
        })),
      )
      .execute(),
  );
}

/** Messages after a number, oldest first, at most `limit`. */
export async function listMessagesAfter(
  db: ReadDb,
  id: ConversationId,
  after: number,
  limit: number,
): Promise<Message[]> {
  const query = db.selectFrom('message').select(MESSAGE_COLUMNS).where('conversation_id', '=', id);
  const rows = await query.where('sequence', '>', after).orderBy('sequence').limit(limit).execute();
  return rows.map(messageFromRow);
}

/** Keeps what an agent remembers of the messages up to `through`; an older memory never replaces a newer one. */
export async function setSummary(tx: WriteDb, id: ConversationId, summary: string, through: number): Promise<void> {
  await tx
    .updateTable('conversation')
    .set({ summary, summary_through: through })
    .where('id', '=', id)
    .where('summary_through', '<', through)
    .execute();
}

/** The number of the last message; 0 when there is none. */
export async function lastMessageSequence(db: ReadDb, id: ConversationId): Promise<number> {
  const row = await db
    .selectFrom('message')
    .select((select) => select.fn.max('sequence').as('sequence'))
    .where('conversation_id', '=', id)
    .executeTakeFirst();
  return row?.sequence ?? 0;
}

/** The newest messages of each conversation, at most `last` of each, oldest first. One statement. */
export async function listLastMessages(
  db: ReadDb,
  ids: readonly ConversationId[],
  last: number,
): Promise<Map<ConversationId, Message[]>> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .selectFrom((from) =>
        from
          .selectFrom('message')
          .select(MESSAGE_COLUMNS)
          .select(sql<number>`row_number() over (partition by conversation_id order by sequence desc)`.as('place'))
          .where('conversation_id', 'in', chunk)
          .as('placed'),
      )
      .select(MESSAGE_COLUMNS)
      .where('place', '<=', last)
      .orderBy('sequence')
      .execute(),
  );
  return Map.groupBy(rows.map(messageFromRow), ({ conversationId }) => conversationId);
}

/** The newest messages between two numbers, both outside, at most `last`, oldest first. */
export async function listMessagesBetween(
  db: ReadDb,
  id: ConversationId,
  range: { readonly after?: number; readonly before?: number; readonly last: number },
): Promise<Message[]> {
  let query = db.selectFrom('message').select(MESSAGE_COLUMNS).where('conversation_id', '=', id);
  if (range.after !== undefined) query = query.where('sequence', '>', range.after);
  if (range.before !== undefined) query = query.where('sequence', '<', range.before);
  const rows = await query.orderBy('sequence', 'desc').limit(range.last).execute();
  return rows.map(messageFromRow).toReversed();
}
