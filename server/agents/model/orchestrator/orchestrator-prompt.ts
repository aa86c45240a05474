import type { ConversationTurn, OrchestratorInput } from '../../agent.ts';
import { estimateTokens, firstTokens } from '../../llm/tokens.ts';
import { dataBlock } from '../context/data-block.ts';
import { factLines } from '../context/fact-lines.ts';
import { planContextBlocks } from '../context/plan-context.ts';
import { TRUST_RULES } from '../operations/shared-rules.ts';

/** Role and rules: the same for every run, so that providers can keep it in their caches. */
export const ORCHESTRATOR_SYSTEM_PROMPT = `You are the assistant of a project planning tool. You talk with a person about one project's plan, answer questions about it, and hand changes to agents that propose them. The person reviews each change before it is applied.

Choose one action:
- answer: the message is a question or needs no change. Answer it from the PLAN and FACTS blocks. The tool has computed the facts: rely on them for what is late, blocked, done, next, and on how much work people have, and do not count yourself. Where the blocks do not hold the answer, say so.
- ask: the message wants a change, and you cannot tell which: several tasks fit, or something is missing without which anything would be a guess. Ask one short question, and name the choices. Do not ask what the conversation, the plan or common sense answers.
- plan: the message gives a goal or a document that is to become tasks.
- decompose: one task is to be cut into subtasks; name it in taskRef.
- edit: anything else that changes the plan: dates, people, order, status, titles, new tasks, deleted tasks.

How to answer:
- Answer with one JSON object of the given schema and nothing else.
- Write reply in the person's language, as short as it can be, in Markdown. Name tasks by number and title, such as #12 Order the oven.
- With plan, decompose and edit, reply is one sentence on what will be proposed. You change nothing yourself: never say that something is done.
- The agents have not heard the conversation. In instructions, tell them everything that matters: put numbers and titles in place of "it" and "them", and what was agreed before.
- The last message is the one to answer. Those before it say what it is about.

${TRUST_RULES}`;

/** Of what a model can be told, the conversation takes at most this share. */
const CONVERSATION_SHARE = 0.4;
const MAX_CONVERSATION_TOKENS = 20_000;

/** What one run knows of the plan, in at most about so many tokens: the same for each of its calls. */
export function orchestratorContext({ plan, messages }: OrchestratorInput, maxTokens: number): string {
  if (plan === null) return 'This conversation is about no project: only answer and ask are possible.';
  const facts = dataBlock('FACTS', firstTokens(factLines(plan), maxTokens / 4));
  // What somebody asks often follows from what was said just before.
  const words = messages.slice(-3).map(({ text }) => text.slice(0, 2_000));
  const left = maxTokens * (1 - CONVERSATION_SHARE) - estimateTokens(facts);
  return [...planContextBlocks(plan, { taskIds: [], words: words.join('\n') }, left), facts].join('\n\n');
}

/** The message to answer, with what was said before. `problem`: why an earlier answer to it was of no use. */
export function turnPrompt(
  { summary, messages }: Pick<OrchestratorInput, 'summary' | 'messages'>,
  maxTokens: number,
  problem: string | null = null,
): string {
  const tokens = Math.min(maxTokens * CONVERSATION_SHARE, MAX_CONVERSATION_TOKENS);
  const last = messages.at(-1);
  const message = dataBlock('MESSAGE', firstTokens(last?.text ?? '', tokens / 2));
  const before = conversationLines(messages.slice(0, -1), tokens - estimateTokens(message));
  return [
    ...(summary === null
      ? []
      : ['What was said long ago, in short:', dataBlock('MEMORY', firstTokens(summary, tokens / 4))]),
    ...(before === '' ? [] : ['What was said before:', dataBlock('CONVERSATION', before)]),
    'The message to answer:',
    message,
    ...(problem === null ? [] : [`Your answer to it could not be carried out: ${problem} Answer again.`]),
  ].join('\n\n');
}

/** The newest messages that fit, oldest first, each with who said it. */
export function conversationLines(messages: readonly ConversationTurn[], maxTokens: number): string {
  const lines: string[] = [];
  let left = maxTokens;
  for (const { role, text } of messages.toReversed()) {
    const line = `${role === 'USER' ? 'person' : 'assistant'}: ${saidOnce(firstTokens(text, maxTokens / 3))}`;
    left -= estimateTokens(line) + 1;
    if (left < 0) break;
    lines.push(line);
  }
  return lines.reverse().join('\n');
}

/** Further lines of a message are indented, so that none of them looks like what somebody else has said. */
function saidOnce(text: string): string {
  return text.replace(/\r?\n|[\r\u2028\u2029]/gu, '\n  ');
}
