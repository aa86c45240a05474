import type { RouteLimits } from './model-call.ts';

/** Plain English has 4 to 5 characters a token; numbers, names and punctuation, of which plans are full, fewer. */
export const ASCII_CHARACTERS_PER_TOKEN = 3;

/** How many tokens a text has, rather too many than too few: a letter outside ASCII counts as one. */
export function estimateTokens(text: string): number {
  let others = 0;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) others += 1;
  return Math.ceil((text.length - others) / ASCII_CHARACTERS_PER_TOKEN + others);
}

/** The beginning of a text, as long as it may be for so many tokens. */
export function firstTokens(text: string, tokens: number): string {
  if (estimateTokens(text) <= tokens) return text;
  let left = tokens;
  let end = 0;
  while (end < text.length && left >= 1) {
    left -= text.charCodeAt(end) > 127 ? 1 : 1 / ASCII_CHARACTERS_PER_TOKEN;
    end += 1;
  }
  return text.slice(0, end);
}

/** Of a model's context this share is for what was created so far and for what goes back to it. */
const PROGRESS_SHARE = 0.2;
/** Rules, the answer's schema, and what to do. */
const RULES_TOKENS = 5_000;

/** How a model's context is shared out, in tokens. */
export interface TokenBudget {
  /** What it may write in one answer. */
  readonly answer: number;
  /** What it is told: the plan, the goal, the conversation. */
  readonly context: number;
  /** What it is told of its own answers so far, and of what was wrong with them. */
  readonly progress: number;
}

/** A window so small that little is left still gets something of everything. */
export function tokenBudget({ maxContextTokens, maxOutputTokens }: RouteLimits): TokenBudget {
  const answer = Math.min(maxOutputTokens, Math.floor(maxContextTokens / 3));
  const room = Math.max(maxContextTokens - answer - RULES_TOKENS, Math.floor(maxContextTokens / 3));
  const progress = Math.floor(room * PROGRESS_SHARE);
  return { answer, context: room - progress, progress };
}
