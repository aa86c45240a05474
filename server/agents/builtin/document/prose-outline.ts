import { briefSentences } from '../../../domain/brief-sentences.ts';
import { outlineNode, type Outline, type OutlineNode } from './outline.ts';
import { workIn } from './spoken-work.ts';

const MIN_SENTENCES = 4;
const MIN_TASKS = 4;
/** Of the sentences so many must ask for work; otherwise it is a description, and the whole is a goal. */
const WORK_SHARE = 0.5;

const THEN = /^(?:(?:and\s+)?then|next|after (?:that|this)|afterwards|subsequently)\b/iu;
const WHOLE = /^(?:we|i)\s+(?!(?:also|need|needs|must|should|will|have|has)\b)/iu;
const AFTER_ALL = /, after (?:everything|all (?:of )?(?:it|this|that))\b[^,@(]*/iu;

function numbersTo(end: number): readonly number[] {
  return Array.from({ length: end }, (_, index) => index + 1);
}

function afterNumbers(numbers: readonly number[]): string {
  return numbers.length === 0 ? '' : `, after ${numbers.join(' and ')}`;
}

/**
 * Reads running text in which sentence after sentence asks for work: "Tom will hire two bakers before the opening." Null
 * where too few do.
 */
export function readProseOutline(source: string): Outline | null {
  const sentences = briefSentences(source).map(({ text }) => text);
  if (sentences.length < MIN_SENTENCES) return null;
  const roots: OutlineNode[] = [];
  const intro: string[] = [];
  let working = 0;
  /** Numbers of what the last sentence with work asked for. */
  let last: readonly number[] = [];
  for (const [index, sentence] of sentences.entries()) {
    // "We open a bakery" is what the whole is about.
    const texts = index === 0 && WHOLE.test(sentence) ? [] : workIn(sentence);
    if (texts.length === 0) {
      intro.push(sentence);
      continue;
    }
    working++;
    const first = roots.length + 1;
    const then = THEN.test(sentence) ? afterNumbers(last) : '';
    for (const [place, text] of texts.entries()) {
      const ordered = text.replace(AFTER_ALL, () => afterNumbers(numbersTo(first - 1)));
      // Numbered, so that others can say after which they come.
      const label = String(first + place);
      roots.push(outlineNode('item', place === 0 ? ordered + then : ordered, { source: sentence, label }));
    }
    last = numbersTo(roots.length).slice(first - 1);
  }
  const isWork = roots.length >= MIN_TASKS && working >= sentences.length * WORK_SHARE;
  return isWork ? { title: null, intro: [intro.join(' ')], roots, format: 'running text' } : null;
}
