import type { BriefSentence } from '../../../domain/brief-sentences.ts';
import type { PlannerInput } from '../../agent.ts';
import type { TokenBudget } from '../../llm/tokens.ts';
import { depthsOf } from './brief-text.ts';

/** What one operation takes of an answer: a title, a description, two acceptance criteria, and the names of all properties. */
const TOKENS_PER_OPERATION = 220;
/** An answer is asked to fill this share of what a model may write, so that it seldom is cut off. */
const ANSWER_SHARE = 0.8;
/** Tasks below each root task of a bare goal, as models plan them. */
const TASKS_PER_ROOT = 8;
/** From so many sentences on, a goal without headings or lists is a document all the same. */
const DOCUMENT_SENTENCES = 15;

/** How a plan is asked for: at once, or its outline first and then part by part. */
export type PlanSteps =
  | { readonly type: 'whole' }
  /** `outline`: the sentences under which others stand; each part holds the sentences that are planned in it. */
  | {
      readonly type: 'document';
      readonly outline: readonly BriefSentence[];
      readonly parts: readonly (readonly BriefSentence[])[];
    }
  | { readonly type: 'goal'; readonly tasksPerRoot: number };

/** A document has a structure of its own, which a plan keeps. */
export function isDocument(sentences: readonly BriefSentence[]): boolean {
  return sentences.length >= DOCUMENT_SENTENCES || sentences.some(({ parent }) => parent !== null);
}

/** In how many steps a goal is planned by a model that may write so much in one answer. */
export function planSteps(input: PlannerInput, { answer }: Pick<TokenBudget, 'answer'>): PlanSteps {
  const perAnswer = Math.max(1, Math.floor((answer * ANSWER_SHARE) / TOKENS_PER_OPERATION));
  const fresh = input.sentences.filter(({ number }) => !input.covered.has(number));
  if (isDocument(input.sentences)) {
    if (fresh.length <= perAnswer) return { type: 'whole' };
    const parents = new Set(fresh.map(({ parent }) => parent));
    const outline = fresh.filter(({ number }) => parents.has(number));
    return { type: 'document', outline, parts: cutIntoParts(fresh, perAnswer) };
  }
  const expected = Math.max(tasksAskedFor(input.goal), input.maxRootTasks * TASKS_PER_ROOT);
  if (expected <= perAnswer) return { type: 'whole' };
  return { type: 'goal', tasksPerRoot: Math.ceil(expected / input.maxRootTasks) };
}

/** Consecutive parts of at most `size` sentences, cut where a new section begins wherever there is one to cut at. */
function cutIntoParts(sentences: readonly BriefSentence[], size: number): BriefSentence[][] {
  const depths = depthsOf(sentences);
  const depthOf = ({ number }: BriefSentence): number => depths.get(number) ?? 0;
  const parts: BriefSentence[][] = [];
  let start = 0;
  while (sentences.length - start > size) {
    // The part ends before the uppermost sentence of its second half; before the last of those.
    let end = start + size;
    for (let at = start + size; at > start + size / 2; at -= 1) {
      if (depthOf(sentences[at]!) < depthOf(sentences[end]!)) end = at;
    }
    parts.push(sentences.slice(start, end));
    start = end;
  }
  return [...parts, sentences.slice(start)];
}

/** "about 300 tasks", "120 steps": how many a goal asks for in so many words; 0 where it does not. */
function tasksAskedFor(goal: string): number {
  const [, digits] =
    /(?<![\p{L}\p{N}.,])(\d{1,4})\s+(?:\p{L}+\s+)?(?:tasks|steps|subtasks|to-?dos|items)\b/iu.exec(goal) ?? [];
  return Number(digits ?? 0);
}
