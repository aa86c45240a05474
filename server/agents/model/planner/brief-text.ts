import type { BriefSentence } from '../../../domain/brief-sentences.ts';
import type { PlannerInput } from '../../agent.ts';
import { oneLine } from '../context/plan-lines.ts';

/** Of what is planned already, as much of a sentence is shown as it takes to know it again. */
const COVERED_CHARACTERS = 80;
/** So many sentences in a row that are planned already are shown one by one, and more are counted. */
const COVERED_IN_A_ROW = 4;

/** The brief as it was written, each sentence with its number before it: `[12] Order the oven`. */
export function markedBrief(goal: string, sentences: readonly BriefSentence[]): string {
  let at = 0;
  const pieces = sentences.map(({ number, start }) => {
    const before = goal.slice(at, start);
    at = start;
    return `${before}[${number}] `;
  });
  return `${pieces.join('')}${goal.slice(at)}`;
}

/** The part of the brief from one sentence to another, as in `markedBrief`. */
export function markedPart(goal: string, sentences: readonly BriefSentence[]): string {
  const first = sentences[0];
  const last = sentences.at(-1);
  if (!first || !last) return '';
  // With the marks of its first line: "## " or "- ".
  const lineStart = goal.lastIndexOf('\n', first.start - 1) + 1;
  const shifted = sentences.map((each) => ({ ...each, start: each.start - lineStart }));
  return markedBrief(goal.slice(lineStart, last.end), shifted);
}

/**
 * What an edited brief says, a line for each sentence under what it stands under: all that is new, and of what is planned
 * already enough to see where the new belongs, with the tasks that were made from it.
 */
export function editedBrief({ sentences, covered, revised }: PlannerInput): string {
  const depths = depthsOf(sentences);
  const line = ({ number }: BriefSentence, words: string): string =>
    `${'  '.repeat(depths.get(number) ?? 0)}[${number}] ${words}`;
  const lines: string[] = [];
  let inARow = 0;
  for (const sentence of sentences) {
    const tasks = covered.get(sentence.number);
    const before = revised.get(sentence.number);
    if (tasks === undefined) {
      closeRow();
      const what = before ? `REVISED; made from it before: ${before.join(' ')}` : 'NEW';
      lines.push(line(sentence, `${sentence.text} (${what})`));
      continue;
    }
    inARow += 1;
    if (inARow > COVERED_IN_A_ROW) continue;
    const made = tasks.length > 0 ? `planned: ${tasks.join(' ')}` : 'planned: no task';
    lines.push(line(sentence, `${oneLine(sentence.text, COVERED_CHARACTERS)} (${made})`));
  }
  closeRow();
  return lines.join('\n');

  function closeRow(): void {
    if (inARow > COVERED_IN_A_ROW) lines.push(`(${inARow - COVERED_IN_A_ROW} more sentences that are planned)`);
    inARow = 0;
  }
}

/** How many sentences each one stands under. */
export function depthsOf(sentences: readonly BriefSentence[]): ReadonlyMap<number, number> {
  const depths = new Map<number, number>();
  // What a sentence stands under comes before it.
  for (const { number, parent } of sentences) depths.set(number, parent === null ? 0 : (depths.get(parent) ?? 0) + 1);
  return depths;
}
