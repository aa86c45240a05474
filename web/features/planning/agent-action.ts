import { goalProblem } from './goal.ts';

/** What somebody can have done with what they write: one for each agent. */
export type AgentAction = 'plan' | 'change' | 'breakDown' | 'ask';

interface ActionWords {
  /** On the switch between actions. */
  readonly name: string;
  readonly submit: string;
  /** While it is being started. */
  readonly starting: string;
  /** What the box asks for. */
  readonly placeholder: string;
}

export const ACTION_WORDS: Readonly<Record<AgentAction, ActionWords>> = {
  change: {
    name: 'Change',
    submit: 'Propose changes',
    starting: 'Starting…',
    placeholder: 'Say what is to change…',
  },
  plan: {
    name: 'Plan',
    submit: 'Plan it',
    starting: 'Planning…',
    placeholder: 'A goal, or a whole document to plan from…',
  },
  breakDown: {
    name: 'Break down',
    submit: 'Break it down',
    starting: 'Starting…',
    placeholder: 'What to mind, if anything…',
  },
  ask: { name: 'Ask', submit: 'Ask', starting: 'Asking…', placeholder: 'Ask about the plan…' },
};

/** Longest instruction or message that the API takes, in characters. */
const MAX_INSTRUCTION_LENGTH = 50_000;

/** What is wrong with a text for an action, in a sentence; null where it can be sent. */
export function textProblem(action: AgentAction, text: string): string | null {
  if (action === 'plan') return goalProblem(text);
  if (text.trim() === '' && action !== 'breakDown')
    return action === 'ask' ? 'Write what you want to know.' : 'Write what is to change.';
  if (text.length <= MAX_INSTRUCTION_LENGTH) return null;
  return `This is ${text.length.toLocaleString('en-GB')} characters long, and ${MAX_INSTRUCTION_LENGTH.toLocaleString('en-GB')} are the most. Shorten it, or plan from it as a document.`;
}

const QUESTION = /^(what|who|whom|whose|when|which|why|how|where|is|are|does|do|will|would|should|can i|am i|any)\b/i;
const DOCUMENT = /^(#{1,6}\s|\s*[-*]\s|\s*\d+[.)]\s|\|)/m;

/** What is most likely meant by a text, as long as nobody has said it. */
export function suggestedAction(text: string, actions: readonly AgentAction[], taskCount: number): AgentAction {
  const may = (action: AgentAction): boolean => actions.includes(action);
  const written = text.trim();
  const lines = written.split('\n').filter((line) => line.trim() !== '').length;
  if (may('plan') && (taskCount === 0 || lines > 4 || (lines > 1 && DOCUMENT.test(written)))) return 'plan';
  if (may('ask') && (written.endsWith('?') || (lines === 1 && QUESTION.test(written)))) return 'ask';
  if (may('breakDown') && (written === '' || /^(break|split)\b.*\b(down|up|into)\b/i.test(written))) return 'breakDown';
  return may('change') ? 'change' : (actions[0] ?? 'plan');
}
