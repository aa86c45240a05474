/** One line or sentence of a brief, small enough that tasks can be traced to it. */
export interface BriefSentence {
  /** 1, 2, 3, … in the order of the brief. */
  readonly number: number;
  /** Without the marks that make it a heading or a list item; a table's row keeps its bars. Spaces are single. */
  readonly text: string;
  /** Characters (UTF-16) of the brief from `start` up to, and without, `end`. */
  readonly start: number;
  readonly end: number;
  /** The heading or list item that it stands under; null at the top. */
  readonly parent: number | null;
}

type Kind = 'heading' | 'item' | 'row' | 'code' | 'plain';

interface Line {
  readonly kind: Kind;
  /** Of a heading 1 to 6; of an item or a plain line the width of what it is indented by. */
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(?=\S)/;
const ITEM = /^([ \t]*)(?:[-*+•–]|\d{1,9}[.)]|[a-z][.)])[ \t]+(?=\S)/;
const FENCE = /^ {0,3}(```+|~~~+)/;
/** Lines without words of their own: rules, underlines of headings, the line between a table's head and body. */
const ORNAMENT = /^[\s|:=_*\-–—+]*$/;

/**
 * The sentences of a brief: each heading, list item, table row and block of code is one, running text is split at the
 * ends of its sentences. Knows Markdown and takes everything else line by line. Linear in the length of the brief.
 */
export function briefSentences(brief: string): readonly BriefSentence[] {
  const found: BriefSentence[] = [];
  const headings: { readonly level: number; readonly number: number }[] = [];
  let items: { readonly indent: number; readonly number: number }[] = [];
  const add = (start: number, end: number, parent: number | null): number | null => {
    const text = brief.slice(start, end).trim();
    if (text === '') return null;
    const from = start + brief.slice(start, end).indexOf(text);
    const number = found.length + 1;
    found.push({ number, text: text.replaceAll(/\s+/gu, ' '), start: from, end: from + text.length, parent });
    return number;
  };
  for (const line of joined(brief, linesOf(brief))) {
    const heading = headings.at(-1)?.number ?? null;
    switch (line.kind) {
      case 'heading': {
        while (headings.length > 0 && headings.at(-1)!.level >= line.level) headings.pop();
        const number = add(line.start, line.end, headings.at(-1)?.number ?? null);
        if (number !== null) headings.push({ level: line.level, number });
        items = [];
        break;
      }
      case 'item': {
        items = items.filter(({ indent }) => indent < line.level);
        const number = add(line.start, line.end, items.at(-1)?.number ?? heading);
        if (number !== null) items.push({ indent: line.level, number });
        break;
      }
      case 'row':
      case 'code':
        add(line.start, line.end, heading);
        break;
      case 'plain': {
        // What is indented belongs to the item above it.
        items = items.filter(({ indent }) => indent < line.level);
        for (const [start, end] of sentencesWithin(brief, line.start, line.end))
          add(start, end, items.at(-1)?.number ?? heading);
      }
    }
  }
  return found;
}

function* linesOf(brief: string): Generator<Line | null> {
  let fence: { readonly mark: string; readonly start: number } | null = null;
  const rowMark = columnMark(brief);
  for (let start = 0; start < brief.length;) {
    const newline = brief.indexOf('\n', start);
    const end = newline === -1 ? brief.length : newline;
    const text = brief.slice(start, end);
    const mark = FENCE.exec(text)?.[1] ?? null;
    if (fence !== null) {
      if (mark?.startsWith(fence.mark) === true || newline === -1) {
        yield { kind: 'code', level: 0, start: fence.start, end };
        fence = null;
      }
    } else if (mark !== null && newline !== -1) fence = { mark, start };
    else yield lineOf(text, start, end, rowMark);
    start = end + 1;
  }
}

/** Null for a line that says nothing. */
function lineOf(text: string, start: number, end: number, rowMark: string | null): Line | null {
  if (ORNAMENT.test(text)) return null;
  const heading = HEADING.exec(text);
  if (heading) {
    const closing = /[ \t]+#+[ \t]*$/.exec(text)?.[0].length ?? 0;
    return { kind: 'heading', level: heading[1]!.length, start: start + heading[0].length, end: end - closing };
  }
  const item = ITEM.exec(text);
  if (item) return { kind: 'item', level: width(item[1]!), start: start + item[0].length, end };
  const isRow = /^\s*\|/.test(text) || (rowMark !== null && text.includes(rowMark));
  return { kind: isRow ? 'row' : 'plain', level: width(/^\s*/.exec(text)![0]), start, end };
}

/** Puts lines together that somebody broke for width: what goes on in small letters, or after a long line without an end. */
function joined(brief: string, lines: Iterable<Line | null>): readonly Line[] {
  const whole: Line[] = [];
  let above: Line | null = null;
  for (const line of lines) {
    const goes: boolean = above !== null && line?.kind === 'plain' && goesOn(brief, above, line);
    if (goes) whole[whole.length - 1] = { ...whole.at(-1)!, end: line!.end };
    else if (line !== null) whole.push(line);
    above = line === null ? null : whole.at(-1)!;
  }
  return whole;
}

const WIDE_LINE = 60;

function goesOn(brief: string, above: Line, below: Line): boolean {
  if (above.kind !== 'plain' && above.kind !== 'item') return false;
  const text = brief.slice(above.start, above.end).trimEnd();
  if (/[.!?:;]["”’)]*$/.test(text)) return false;
  // "3.2 Reading" begins a part of a numbered document.
  if (/^\s*\d{1,3}(?:\.\d{1,3})+[.)]?\s/.test(brief.slice(below.start, below.end))) return false;
  if (/^\s*\p{Ll}/u.test(brief.slice(below.start, below.end))) return true;
  // Indented under no item, lines are the parts of an outline rather than running text.
  if (above.kind === 'plain' && below.level > 0) return false;
  const last = text.slice(text.lastIndexOf('\n') + 1);
  return last.length >= WIDE_LINE;
}

/** What separates the columns of a brief that is a table without bars (CSV, or pasted from a sheet); null for all else. */
function columnMark(brief: string): string | null {
  const lines = brief.split('\n', 6).filter((line) => line.trim() !== '');
  if (lines.length < 2) return null;
  const count = (line: string, mark: string): number => line.split(mark).length - 1;
  return (
    ['\t', ';', ','].find((mark) => {
      const columns = count(lines[0]!, mark);
      return columns > 0 && lines.every((line) => count(line, mark) === columns);
    }) ?? null
  );
}

const SENTENCE_END = /[.!?…]+["”’)]*\s+(?=["“‘(]?[\p{Lu}\p{N}])/gu;
/** A full stop after these ends a word, and seldom a sentence. */
const ABBREVIATION =
  /(?:^|[\s("“])(?:\p{L}|\d{1,2}|e\.g|i\.e|z\.\s?B|d\.\s?h|u\.\s?a|[Dd]r|[Pp]rof|[Mm]rs?|[Mm]s|[Ss]t|[Nn]o|[Nn]r|[Aa]pprox|[Cc]a|vs|bzw|inkl|incl|min|max|Inc|Ltd)\.$/u;

function* sentencesWithin(brief: string, from: number, to: number): Generator<readonly [number, number]> {
  const text = brief.slice(from, to);
  let start = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].trimEnd().length;
    if (ABBREVIATION.test(text.slice(Math.max(start, end - 12), end))) continue;
    yield [from + start, from + end];
    start = match.index + match[0].length;
  }
  yield [from + start, to];
}

function width(indent: string): number {
  return indent.replaceAll('\t', '    ').length;
}
