import type { ReadingContext } from './attribute.ts';
import { Facts } from './facts.ts';
import { CUT, ItemText, tidy } from './item-text.ts';
import { readLabelled } from './labelled.ts';
import { readLeading } from './leading.ts';
import { DEPENDENCY_START, readPiece } from './piece.ts';
import { readLabelledLists, readPhrases } from './phrases.ts';
import { readBrackets, readSegments, readTagBrackets, readTrailingTags } from './segments.ts';

/** A longer text is prose: it becomes a title as it stands, and nothing is read out of it. */
const MAX_ITEM_LENGTH = 2000;

export interface ItemReading {
  /** What is left; phrases that may name dependencies are still in it. */
  readonly text: ItemText;
  readonly facts: Facts;
}

/**
 * Reads one heading, list item or line: estimates, dates, people, priority, tags. Dependencies come later. What is
 * `known` already, from the columns of a row, wins over the words.
 */
export function readItem(source: string, context: ReadingContext, known: Facts = new Facts()): ItemReading {
  const text = new ItemText(source);
  const facts = known.copy();
  if (source.length > MAX_ITEM_LENGTH) return { text, facts };
  readLabelledLists(text, facts, context);
  text.markDatesAndWork();
  readLeading(text, facts, context);
  readBrackets(text, facts, context);
  readTagBrackets(text, facts);
  readTrailingTags(text, facts);
  readSegments(text, facts, context);
  readPhrases(text, facts, context);
  readTagBrackets(text, facts);
  text.unmarkDatesAndWork();
  // Where nothing is left there is no task without its words: "2d" or "Friday" alone is a title.
  if (tidy(text.value) === '') return { text: new ItemText(source), facts: known.copy() };
  return { text, facts };
}

const PIECES =
  /\s*[;|·•]\s*|\s*,\s+(?=\p{L}+\s*:|@|#|due\b|by\b|after\b|depends\b|start|est|~?\d)|\s+[–—-]\s+|(?<=[\p{L}\p{N})])\.\s+/giu;
const STRONG_DEPENDENCY = /^(?:depend|(?:is\s+)?blocked|wait|relies)/iu;
const PLAIN_MARK =
  /^(?:due\b|by\b|deadline\b|start|begin|@\p{L}|#\p{L}|est|~|assigned|from\b|owned|until\b|priority|!)/iu;

/**
 * Reads a line that says nothing but facts about the task above it, such as `Owner: Ana, due 3 March` or
 * `Depends on: Design`; null where any part of it says anything else.
 */
export function readFactLine(source: string, context: ReadingContext): Facts | null {
  const line = source.trim().replace(/^\((.*)\)$/u, '$1');
  if (line === '' || line.length > 400) return null;
  const facts = new Facts();
  const whole = readFact(line, context, true);
  if (whole) return facts.add(whole) ? facts : null;
  const pieces = new ItemText(line).value.split(PIECES);
  if (pieces.length < 2 || pieces.length > 12 || line.includes(CUT)) return null;
  let isMarked = false;
  for (const piece of pieces) {
    const marked = readFact(piece, context, true);
    const fact = marked ?? readPiece(piece, 'brackets', context);
    if (!fact || !facts.add(fact)) return null;
    isMarked ||= marked !== null;
  }
  return isMarked ? facts : null;
}

function readFact(piece: string, context: ReadingContext, isMarkNeeded: boolean): ReturnType<typeof readPiece> {
  const text = piece.trim();
  const labelled = readLabelled(text, context);
  if (labelled) return labelled;
  const dependency = DEPENDENCY_START.exec(text);
  // "After sales" may be a task; "After: sales" and "Depends on sales" are not.
  if (dependency && (STRONG_DEPENDENCY.test(text) || /^\s*[:=]/u.test(text.slice(dependency[0].length)))) {
    const rest = text.slice(dependency[0].length).replace(/^[\s:=]+/u, '');
    return rest === '' ? null : { kind: 'dependencies', text: rest };
  }
  return !isMarkNeeded || PLAIN_MARK.test(text) ? readPiece(text, 'brackets', context) : null;
}
