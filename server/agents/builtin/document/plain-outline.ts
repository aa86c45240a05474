import { attributeKindOf } from '../inline/labelled.ts';
import { isCriteriaLabel, isDocumentKind, isListName, readCriteriaLine, splitLabel, withoutEdition } from './labels.ts';
import { outlineNode, type Outline, type OutlineNode } from './outline.ts';
import { readPlainLine, type PlainLine } from './plain-lines.ts';

interface Level {
  readonly indent: number;
  readonly node: OutlineNode;
  readonly isCriteria: boolean;
}

/** Reads an outline that is made by indentation, with or without bullets: deeper lines belong to the line above. */
export function readPlainOutline(source: string): Outline {
  const lines = source.split('\n').map(readPlainLine);
  const filled = lines.filter((line) => !line.isBlank);
  const head = headOfNumbered(filled);
  const title = head.length > 0 ? titleOf(head) : findTitle(lines);
  const intro: string[] = head.map(({ text }) => text).filter((text) => text !== title);
  const roots: OutlineNode[] = [];
  const levels: Level[] = [];
  let lastNode: OutlineNode | null = null;
  const titleLine = title === null ? null : filled[0]!;
  filled.forEach((line, index) => {
    if (line === titleLine || index < head.length) return;
    if (roots.length === 0 && HEADER.test(line.text)) {
      intro.push(line.text);
      return;
    }
    const place = placeOf(line);
    while (levels.length > 0 && levels.at(-1)!.indent >= place) levels.pop();
    const above = levels.at(-1) ?? null;
    const next = filled[index + 1];
    if (above?.isCriteria) {
      above.node.acceptanceCriteria.push(line.text);
      return;
    }
    const criteria = above ? readCriteriaLine(line.text) : null;
    if (above && criteria) above.node.acceptanceCriteria.push(...criteria);
    else if (above && isCriteriaLabel(line.text)) levels.push({ indent: place, node: above.node, isCriteria: true });
    else if (lastNode && isFactLabel(line)) lastNode.notes.push(line.text);
    else if (isProse(line, next))
      (above?.node.notes ?? (roots.length === 0 ? intro : (roots.at(-1)?.notes ?? intro))).push(line.text);
    else {
      const node = toNode(line);
      lastNode = node;
      (above?.node.children ?? roots).push(node);
      levels.push({ indent: place, node, isCriteria: false });
    }
  });
  return { title, intro, roots, format: 'a plain outline' };
}

const LONGEST_HEAD = 12;

/** The lines above "1." of a document whose parts are numbered through, "1.", "1.1", "2.": they say what it is, and by whom. */
function headOfNumbered(filled: readonly PlainLine[]): readonly PlainLine[] {
  const first = filled.findIndex(({ marker }) => marker !== '');
  if (first < 1 || first > LONGEST_HEAD || !/^1[.)]?$/u.test(filled[first]!.marker)) return [];
  const parts = filled.slice(first).filter(({ marker }) => /^\d/u.test(marker));
  const isNumberedThrough = parts.some(({ marker }) => /^\d+\.\d/u.test(marker)) && parts.some(({ marker }) => /^2[.)]?$/u.test(marker)); // prettier-ignore
  return isNumberedThrough ? filled.slice(0, first) : [];
}

function titleOf(head: readonly PlainLine[]): string | null {
  const line = head.find(({ text }) => !isDocumentKind(text) && !isListName(text));
  return line === undefined ? null : withoutEdition(line.text.replace(/\s*:$/u, ''));
}

/** Who was there and when, above the work. */
const HEADER =
  /^(?:present|attendees?|participants?|apologies|absent|from|to|cc|date|time|when|where|location|place|author|written by|anwesend|teilnehmer)\s*:\s*\S/iu;

/** A marked line belongs to an unmarked one of the same indentation right above it. */
function placeOf(line: PlainLine): number {
  // "1.1" lies below "1." even where nobody has indented it.
  const dots = /^\d+(?:\.\d+)+/u.exec(line.marker)?.[0].split('.').length ?? 1;
  return line.indent * 2 + (line.marker === '' ? 0 : dots);
}

function toNode(line: PlainLine): OutlineNode {
  const fromMarker = /[\p{L}\p{N}][\p{L}\p{N}.]*/u.exec(line.marker)?.[0].replace(/\.$/u, '') ?? null;
  const { label, text } = line.marker === '' ? splitLabel(line.text) : { label: fromMarker, text: line.text };
  return outlineNode('item', text.replace(/^(?:task|to-?do|action)\s*:\s+(?=\S)/iu, '').replace(/\s*:$/u, ''), {
    label,
    isChecked: line.isChecked,
  });
}

/** Whether a line says something about the task above it: `Owner: Ana`. */
function isFactLabel(line: PlainLine): boolean {
  const label = line.marker === '' ? /^([^:]{2,25}):\s+\S/u.exec(line.text)?.[1] : undefined;
  return label !== undefined && attributeKindOf(label) !== null;
}

/** Whether a line is a sentence rather than the name of a piece of work. */
function isProse(line: PlainLine, next: PlainLine | undefined): boolean {
  if (line.marker !== '' || line.isChecked !== null) return false;
  if (next && placeOf(next) > placeOf(line) && next.indent > line.indent) return false;
  const words = line.text.split(/\s+/u).length;
  // "Responsible is Ms Kästner." tells how things are.
  if (words >= 4 && /[.!]$/u.test(line.text) && /\s(?:is|are|was|were|ist|sind|war|waren)\s/u.test(line.text))
    return true;
  return (words >= 9 && /[.!?]$/u.test(line.text)) || words > 30 || /[.!?]\s+\p{Lu}.*[.!?]$/u.test(line.text);
}

/** The first line, where it stands alone above the work: all the rest is deeper, or a blank line and other groups follow. */
function findTitle(lines: readonly PlainLine[]): string | null {
  const firstIndex = lines.findIndex((line) => !line.isBlank);
  const first = lines[firstIndex];
  if (!first || first.marker !== '' || first.isChecked !== null || isProse(first, undefined)) return null;
  const rest = lines.slice(firstIndex + 1).filter((line) => !line.isBlank);
  if (rest.length === 0) return null;
  const isAboveAll = rest.every((line) => placeOf(line) > placeOf(first));
  const next = rest[0]!;
  const standsAlone =
    lines[firstIndex + 1]?.isBlank === true && placeOf(next) <= placeOf(first) && next.indent === first.indent;
  const hasGroups = rest.some((line) => placeOf(line) > placeOf(first));
  // Without a blank line, where all that stands beside it holds something, and it does not.
  const others = rest.flatMap((line, index) =>
    placeOf(line) === placeOf(first) && !HEADER.test(line.text) ? [{ line, below: rest[index + 1] ?? first }] : [],
  );
  const standsOut =
    others.length > 1 &&
    placeOf(next) <= placeOf(first) &&
    others.every(({ line, below }) => placeOf(below) > placeOf(line));
  // A block follows, and not just one line after the other with space between.
  const isAboveBlock = standsAlone && lines[firstIndex + 3]?.isBlank === false && !lines[firstIndex + 2]!.isBlank;
  if (!isAboveAll && !(standsAlone && hasGroups) && !standsOut && !isAboveBlock) return null;
  const { text } = splitLabel(first.text.replace(/\s*:$/u, ''));
  return isListName(text) ? null : text;
}
