import type { ReadingContext } from './attribute.ts';
import type { Facts } from './facts.ts';
import { CUT, type ItemText } from './item-text.ts';
import { DEPENDENCY_START, readPiece, type Place } from './piece.ts';

const BRACKETS = /\(([^()[\]]{1,300})\)|\[([^()[\]]{1,300})\]|\{([^(){}[\]]{1,300})\}/gu;
const IN_BRACKETS = /\s*[,;|·•]\s*|\s+[/–—-]+\s+|\s*(?:\band\b)\s+(?=@|~|\d)|\s*→\s*/giu;
const TAG = /^[\p{L}][\p{L}\p{N}_./+-]*(?: [\p{L}\p{N}_./+-]+){0,2}$/u;

/** Reads what stands in brackets: `(2d, @ana)`, `[P1]`. */
export function readBrackets(text: ItemText, facts: Facts, context: ReadingContext): void {
  text.value = text.value.replace(BRACKETS, (match, round?: string, square?: string, curly?: string) => {
    const inner = round ?? square ?? curly ?? '';
    const single = readPiece(text.restore(inner), 'brackets', context);
    if (single && facts.add(single)) return CUT;
    const read = splitKeeping(inner, IN_BRACKETS).map((piece, index) => {
      if (index % 2 === 1) return piece;
      const attribute = readPiece(text.restore(piece), 'brackets', context);
      return attribute && facts.add(attribute) ? CUT : piece;
    });
    return read.some((piece) => piece === CUT) ? match[0] + read.join('') + match.at(-1) : match;
  });
}

/** Reads what is left in square brackets before or behind the title: `[design]`. Once before and once after the rest is cut. */
export function readTagBrackets(text: ItemText, facts: Facts): void {
  const whole = text.value;
  text.value = whole.replace(/\[([^()[\]]{1,100})\]/gu, (match, inner: string, offset: number) => {
    const tags = text.restore(inner).split(/\s*[,;|/]\s*/u);
    if (!isAtEdge(whole, offset, match.length) || !tags.every(isTag)) return match;
    facts.add({ kind: 'tags', tags });
    return CUT;
  });
}

function isTag(piece: string): boolean {
  return TAG.test(piece.trim()) && piece.trim().length <= 30 && !DEPENDENCY_START.test(piece.trim());
}

function isAtEdge(whole: string, offset: number, length: number): boolean {
  const before = whole.slice(0, offset).replace(BRACKETS, '');
  const after = whole.slice(offset + length).replace(BRACKETS, '');
  return /^[\s\u0001]*$/u.test(before) || /^[\s.,;\u0001]*$/u.test(after);
}

/** Splits at a global pattern; separators stand at the odd places. */
function splitKeeping(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let end = 0;
  for (const match of text.matchAll(separator)) {
    parts.push(text.slice(end, match.index), match[0]);
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return parts;
}

// A label before a colon, and the dot of an abbreviation, end no piece.
const LABELS =
  'est|estimates?|estimated|effort|duration|time|due|date|deadline|starts?|ends?|owner|owners|assignee|assigned|lead|responsible|who|priority|prio|severity|status|tags?|labels?|dri|eta|target|to|by|on|after|from|until|dependencies|deps?|prerequisites?|predecessors?|blockers?';
const ABBREVIATIONS = 'est|approx|no|vs|incl|e\\.g|i\\.e|ca|max|min|dept|dr|mr|ms|st';
const SEPARATORS = new RegExp(
  `\\s+(?:[–—/]|-{1,3}|=>|->|→|//)\\s+|\\s*[|;•·]\\s*|\\s+(?=[([]\\s*(?:only\\s+)?(?:after|once|depends|blocked|needs|requires|following|when|waits?)\\b)|,\\s+|(?<=[\\p{L}\\p{N})\\uF000-\\uF5FF])(?<!(?<!\\p{L})(?:${ABBREVIATIONS}))\\.\\s+|(?<=[\\p{L}\\p{N})\\uF000-\\uF5FF])(?<!(?<!\\p{L})(?:${LABELS}))\\s?:\\s+|—`,
  'giu',
);

function placeOf(separator: string): Place {
  return /[,.:]/u.test(separator) ? 'comma' : 'dash';
}

/** Whether a piece can mean one thing only, whatever stands behind it: `P2`, or the name of somebody known. */
function isPlainFact(piece: string, next: string, { names }: ReadingContext): boolean {
  const words = piece.replaceAll(CUT, ' ').trim();
  return /^P[0-4]$/u.test(words) || (names.isKnown(words) && !/^\s*(?:and|or|&)\s/iu.test(next));
}

const TRAILING_TAGS = /(?<=\S)(?:\s+#\p{L}[\p{L}\p{N}_/-]{0,49})+(?=[\s\u0001]*$)/gu;

/** Reads tags at the end, so that they hide no fact before them: `Dunning emails, 3d, P2 #email`. */
export function readTrailingTags(text: ItemText, facts: Facts): void {
  text.take(TRAILING_TAGS, ([words]) => facts.add({ kind: 'tags', tags: words.trim().split(/\s*#/u).slice(1) }));
}

/** Work that is done with people: one more name behind a comma may be one more of them. */
const SOCIAL =
  /^[\s\u0001]*(?:meet|call|phone|invite|interview|ask|thank|tell|inform|e-?mail|visit|pick\s+up|talk\s+(?:to|with)|speak\s+(?:to|with)|write\s+to|contact|introduce|remind|congratulate|send\s+\p{L}+\s+to)(?![\p{L}\p{N}])/iu;

/** Reads what stands behind the title, between separators: `Design the schema — 2d — Ana`. */
export function readSegments(text: ItemText, facts: Facts, context: ReadingContext): void {
  const parts = splitKeeping(text.value, SEPARATORS);
  if (parts.length < 3 || parts.length > 60) return;
  let isContiguous = true;
  let understood = 0;
  const waiting: { readonly index: number; readonly names: readonly string[] }[] = [];
  for (let index = parts.length - 1; index >= 2; index -= 2) {
    const piece = parts[index]!;
    const place = placeOf(parts[index - 1]!);
    if (/^[\s\u0001.]*$/u.test(piece)) continue;
    const isAside = place === 'comma' && !isContiguous;
    if (isAside && !isPlainFact(text.restore(piece), parts[index + 2] ?? '', context)) continue;
    // "Retention: 30 or 90 days?" asks something; it estimates nothing.
    if (piece.trim().endsWith('?') && parts[index - 1]!.includes(':')) continue;
    const attribute = readPiece(text.restore(piece.replaceAll(CUT, ' ')), place, context);
    const isLonePerson = attribute?.kind === 'people' && place === 'comma' && !piece.includes('@');
    if (attribute && isLonePerson) waiting.push({ index, names: attribute.names });
    else if (attribute && facts.add(attribute)) {
      parts[index] = CUT;
      understood++;
    } else if (!DEPENDENCY_START.test(piece.replace(/^[\s([]+/u, ''))) isContiguous = false;
  }
  // "Book the venue, Ana, 2d" gives the work to Ana; "Call Tom, Ana" alone could mean anything.
  const [lone, ...others] = waiting;
  if (
    lone &&
    others.length === 0 &&
    (understood > 0 ||
      facts.estimatedMinutes !== null ||
      facts.dueDate !== null ||
      (context.names.isKnown(parts[lone.index]!.replaceAll(CUT, ' ')) && !SOCIAL.test(parts[0]!)))
  ) {
    const before = parts[lone.index - 2]!.trim().split(/\s+/u).at(-1) ?? '';
    if (context.names.recognised(before) === null) {
      facts.add({ kind: 'people', names: lone.names });
      parts[lone.index] = CUT;
    }
  }
  text.value = parts.join('');
}
