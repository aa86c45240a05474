import { randomUUID } from 'node:crypto';
import type { Instant, MessageId } from '../domain/ids.ts';
import type { AgentRun } from '../domain/run.ts';
import { addMessage, lastMessageSequence, lockConversation, setSummary } from '../storage/conversations.ts';
import type { WriteDb } from '../storage/database.ts';

/** Longer memories are cut: what a conversation keeps has a bound, however long it goes on. */
const SUMMARY_CHARACTERS = 20_000;
const ANSWER_CHARACTERS = 100_000;

/** What an agent wants to be told of a conversation next time, instead of the messages up to `through`. */
export interface Memory {
  readonly summary: string;
  readonly through: number;
}

/**
 * Stores the answer of a run that ends as the next message of its conversation, in the transaction that ends the run, so
 * that there is one however it ends. Does nothing for a run that is of no conversation.
 */
export async function keepAnswer(
  tx: WriteDb,
  run: AgentRun,
  { answer, memory, at }: { readonly answer: string; readonly memory: Memory | null; readonly at: Instant },
): Promise<void> {
  if (run.conversationId === null) return;
  const conversation = await lockConversation(tx, run.workspaceId, run.conversationId);
  if (conversation === null) return;
  if (memory !== null && memory.summary.trim() !== '') {
    const through = Math.min(memory.through, await lastMessageSequence(tx, conversation.id));
    await setSummary(tx, conversation.id, memory.summary.trim().slice(0, SUMMARY_CHARACTERS).toWellFormed(), through);
  }
  await addMessage(tx, conversation, {
    id: randomUUID() as MessageId,
    conversationId: conversation.id,
    role: 'ASSISTANT',
    text: answer.trim().slice(0, ANSWER_CHARACTERS).toWellFormed(),
    runId: run.id,
    createdAt: at,
  });
}
