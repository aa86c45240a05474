import { newBrief } from '../server/agents/new-brief.ts';
import type { Agent } from '../server/agents/agent.ts';
import type { Judged } from './judged.ts';
import type { QuestionCase } from './question-cases.ts';

/** Asks the Orchestrator, and looks for what the answer must hold. */
export async function scoreQuestion(agent: Agent, one: QuestionCase): Promise<Judged> {
  const messages = [{ sequence: 1, role: 'USER', text: one.text }] as const;
  const input = { agent: 'ORCHESTRATOR', plan: one.plan, brief: newBrief(one.text), summary: null, messages } as const;
  let text = '';
  let changes = 0;
  for await (const event of agent.run(input, new AbortController().signal, { takeRefusals: () => [] })) {
    if (event.type === 'operation') changes++;
    if ('text' in event) text += event.text;
  }
  const has = (word: string): boolean =>
    word.startsWith('#')
      ? new RegExp(String.raw`${word}(?!\d)`, 'u').test(text)
      : text.toLowerCase().includes(word.toLowerCase());
  const isWrong = changes > 0 || one.noWords.some(has);
  const verdict = isWrong ? 'wrong' : one.words.every(has) ? 'right' : 'refused';
  return { verdict, facts: [text.slice(0, 200)], text };
}
