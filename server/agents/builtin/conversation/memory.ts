import type { AgentEvent, ConversationTurn } from '../../agent.ts';

/** A conversation that has grown this long is told in short up to its last turns. */
const LONG = 40;
const KEPT = 10;
const MAX_SUMMARY = 4_000;
const MAX_LINE = 160;

/** The summary of what lies further back; null while the conversation is short. */
export function remember(
  summary: string | null,
  turns: readonly ConversationTurn[],
): Extract<AgentEvent, { type: 'memory' }> | null {
  if (turns.length < LONG) return null;
  const old = turns.slice(0, -KEPT);
  const lines = old.map(({ role, text }) => `${role === 'USER' ? 'Person' : 'Assistant'}: ${shortened(text)}`);
  const all = [...(summary === null ? [] : summary.split('\n')), ...lines];
  while (all.length > 1 && all.join('\n').length > MAX_SUMMARY) all.shift();
  return { type: 'memory', summary: all.join('\n'), through: old.at(-1)!.sequence };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= MAX_LINE ? line : `${line.slice(0, MAX_LINE - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
