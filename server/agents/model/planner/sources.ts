import type { BriefSentence } from '../../../domain/brief-sentences.ts';
import type { AgentOperation, PlannerInput } from '../../agent.ts';

/** So few sentences of which nothing came are remarks, and not worth another call. */
const WORTH_ASKING = 3;
/** A model that names hardly any sources says nothing about what it left out. */
const NAMED_SHARE = 0.5;

/** Why a task may not be created: all that it comes from is planned already. */
export function coveredAlready({
  covered,
}: Pick<PlannerInput, 'covered'>): (operation: AgentOperation, sources: readonly number[]) => string | null {
  return (operation, sources) => {
    if (operation.kind !== 'CREATE_TASK' || sources.length === 0) return null;
    if (!sources.every((source) => covered.has(source))) return null;
    const tasks = [...new Set(sources.flatMap((source) => covered.get(source) ?? []))].slice(0, 5);
    const held = tasks.length > 0 ? ` by ${tasks.join(', ')}` : ', and nobody wanted a task for it';
    return `Sentence ${sources[0]} of the brief is planned already${held}.`;
  };
}

/**
 * Sentences of a brief that no operation names and under which nothing stands that one names; empty where too few are
 * left to ask about, or where the model has not told its sources.
 */
export function uncoveredSentences(
  { sentences, covered }: Pick<PlannerInput, 'sentences' | 'covered'>,
  named: ReadonlySet<number>,
): readonly BriefSentence[] {
  const reached = new Set<number>();
  // From the end: what stands under a sentence comes after it.
  for (const { number, parent } of sentences.toReversed()) {
    const isReached = reached.has(number) || named.has(number) || covered.has(number);
    if (isReached) reached.add(number);
    if (isReached && parent !== null) reached.add(parent);
  }
  const uncovered = sentences.filter(({ number }) => !reached.has(number));
  if (uncovered.length < WORTH_ASKING || reached.size < sentences.length * NAMED_SHARE) return [];
  return uncovered;
}
